import type { Task } from "../../core/model/items";
import type { Snapshot } from "../snapshotTypes";
import type { NamedItem } from "./codeReferences";
import { matchesPattern } from "./matchPattern";

/**
 * The tasks whose `files` name a source file, in the order of the plans. Patterns count from the folder of the plan file
 * that they stand in, `../` goes up, and a `/` in front counts from `root`, the folder of the workspace. Files are named as
 * the snapshot names its own.
 */
export function tasksOfFile(snapshot: Snapshot, file: string, root: string): readonly NamedItem[] {
  const found: NamedItem[] = [];
  for (const plan of snapshot.plans) {
    for (const { item } of plan.tasks) {
      if (item.files !== undefined && item.files.length > 0 && namesFile(snapshot, item, file, root)) found.push({ plan, item });
    }
  }
  return found;
}

function namesFile(snapshot: Snapshot, item: Task, file: string, root: string): boolean {
  const home = folderOf(snapshot.fileOf(item).path);
  return (item.files ?? []).some(pattern => {
    let base = pattern.startsWith("/") ? withSlash(root) : home;
    let rest = pattern.replace(/^\/+/, "");
    while (rest.startsWith("../")) {
      base = folderOf(base.slice(0, -1));
      rest = rest.slice(3);
    }
    return file.startsWith(base) && matchesPattern(rest, file.slice(base.length));
  });
}

/** Up to the last slash, which stays; empty for a file without a folder. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function withSlash(folder: string): string {
  return folder === "" || folder.endsWith("/") ? folder : `${folder}/`;
}
