import type { Plan } from "../core/model/plan";
import type { Snapshot } from "../language/snapshotTypes";

/** Files by key and folders (to be searched for plan files) that plans refer to. */
export interface NeededFiles {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** What the plans of a snapshot include, take people from or refer to, present or not. */
export function neededFiles(snapshot: Snapshot): NeededFiles {
  const files = new Set<string>();
  const folders = new Set<string>();
  const add = (from: string, path: string): void => {
    const key = joinKeys(folderOf(from), path);
    if (/[*?[{]/.test(path)) folders.add(folderOf(key.replace(/[*?[{].*$/, "x")));
    else files.add(key);
  };
  for (const file of snapshot.files.values()) {
    // The keys of the plan, or those that an included file says beside its items: paths count from the file that writes them.
    if (file.settings.keys.size === 0) continue;
    const { include = [], peopleFrom } = file.settings;
    for (const path of include) add(file.path, path);
    if (peopleFrom !== undefined) add(file.path, peopleFrom);
  }
  for (const plan of snapshot.plans) {
    for (const { item } of plan.tasks) {
      if (item.include !== undefined) add(snapshot.fileOf(item).path, item.include);
    }
    if (refersToUnknownPlan(plan, snapshot)) folders.add("");
  }
  return { files, folders };
}

function refersToUnknownPlan(plan: Plan, snapshot: Snapshot): boolean {
  for (const { item } of plan.tasks) {
    if (item.after === undefined) continue;
    for (const { on } of item.after) if (on.plan !== undefined && snapshot.planById(on.plan) === undefined) return true;
  }
  return false;
}

function folderOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf("/")));
}

/** Joins and shortens two keys; leading `..` stay, so that a way out of the root can be seen. */
function joinKeys(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path.replaceAll("\\", "/")}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
