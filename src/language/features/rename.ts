import type { Analysis } from "../analysisTypes";
import { changeToEdits, type EditResult } from "../edits/applyChange";
import { code } from "../rules/wording";
import type { FileRange } from "../snapshotTypes";
import { namedThingAt } from "./namedThing";

/** What can be renamed at a place, or one sentence why nothing can. */
export type RenameTarget =
  | { readonly kind: "id"; readonly range: FileRange; readonly plan: string; readonly id: string }
  | { readonly kind: "refused"; readonly message: string };

/** Says what a rename at an offset is about. */
export function prepareRename(analysis: Analysis, path: string, offset: number): RenameTarget {
  const thing = namedThingAt(analysis.snapshot, path, offset);
  if (thing === undefined) return { kind: "refused", message: "Only ids can be renamed: put the cursor on the id of a task, person, release or other item." };
  return { kind: "id", range: thing.range, plan: thing.plan.id, id: thing.item.id };
}

/** The edits that rename the id at an offset in all plan files, or one sentence why not. */
export function rename(analysis: Analysis, path: string, offset: number, newName: string): EditResult {
  const target = prepareRename(analysis, path, offset);
  if (target.kind === "refused") return target;
  const newId = newName.trim();
  if (newId === "") return { kind: "refused", message: `${code(target.id)} needs a new name.` };
  return changeToEdits(analysis.snapshot, { kind: "rename-id", plan: target.plan, id: target.id, newId });
}
