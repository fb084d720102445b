import type { PlanSettings, Task } from "../core/model/items";
import type { Plan } from "../core/model/plan";
import type { Item } from "../core/model/source";
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
    for (const { include = [], peopleFrom } of file.items.filter(isSettings)) {
      for (const path of include) add(file.path, path);
      if (peopleFrom !== undefined) add(file.path, peopleFrom);
    }
  }
  for (const plan of snapshot.plans) {
    for (const { item } of plan.tasks) {
      if (item.include !== undefined) add(snapshot.fileOf(item).path, item.include);
    }
    if (refersToUnknownPlan(plan, snapshot)) folders.add("");
  }
  return { files, folders };
}

/** The keys of the plan, or those that an included file says beside its items: paths count from the file that writes them. */
function isSettings(item: Item): item is PlanSettings {
  return item.section === "plan";
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
