import type { RenameId, TextEdit } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import { idRange, referencesTo } from "../references";
import type { FileRange, Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { idFault } from "./idFault";
import { findPlan, isRefusal } from "./target";

/** Renames an id where it is defined and wherever any plan file names it. */
export function renameId(snapshot: Snapshot, change: RenameId): Attempt {
  const found = findPlan(snapshot, change.plan);
  if (isRefusal(found as { kind?: unknown })) return found as Refusal;
  const plan = found as Plan;
  const item = change.id === "" ? undefined : plan.byId.get(change.id);
  if (item === undefined) return refuse(`There is no ${code(change.id)} in this plan (any more).`);
  if (change.id === change.newId) return NOTHING_TO_DO;
  const fault = idFault(plan, change.newId);
  if (fault !== undefined) return refuse(fault);
  const places: FileRange[] = [idRange(snapshot, item, { id: change.id, at: item.idSpan }), ...referencesTo(snapshot, plan, change.id).map(({ range }) => range)];
  for (const { file, start, end } of places) {
    if (snapshot.files.get(file)?.text.slice(start, end) !== change.id) {
      return refuse(`${code(change.id)} is named in a form that cannot be renamed from here: rename it in the file.`);
    }
  }
  const edits: TextEdit[] = places.map(place => ({ ...place, newText: change.newId }));
  return { kind: "edits", edits, intent: { renamed: { from: change.id, to: change.newId } } };
}
