import type { Task } from "../core/model/items";
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
  for (const plan of snapshot.plans) {
    const add = (from: string, path: string): void => {
      const key = joinKeys(folderOf(from), path);
      if (/[*?[{]/.test(path)) folders.add(folderOf(key.replace(/[*?[{].*$/, "x")));
      else files.add(key);
    };
    const { include = [], peopleFrom } = plan.settings;
    for (const path of include) add(plan.file, path);
    if (peopleFrom !== undefined) add(plan.file, peopleFrom);
    for (const { item } of plan.tasks) {
      if (item.include !== undefined) add(snapshot.fileOf(item).path, item.include);
    }
    if (refersToUnknownPlan(plan, snapshot)) folders.add("");
  }
  return { files, folders };
}

function refersToUnknownPlan(plan: Plan, snapshot: Snapshot): boolean {
  return plan.tasks.some(({ item }) => otherPlansOf(item).some((id) => snapshot.planById(id) === undefined));
}

function otherPlansOf(task: Task): string[] {
  return (task.after ?? []).flatMap((dependency) => (dependency.on.plan === undefined ? [] : [dependency.on.plan]));
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
