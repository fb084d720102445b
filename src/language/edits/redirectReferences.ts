import type { RedirectReferences, TextEdit } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import { referencesTo } from "../references";
import { code } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { findPlan, isRefusal } from "./target";

/** Writes another id wherever any plan file names an item; where it is defined it stays. */
export function redirectReferences(snapshot: Snapshot, change: RedirectReferences): Attempt {
  const found = findPlan(snapshot, change.plan);
  if (isRefusal(found as { kind?: unknown })) return found as Refusal;
  const plan = found as Plan;
  const [from, to] = [plan.byId.get(change.id), plan.byId.get(change.instead)];
  if (from === undefined || to === undefined) return refuse(`There is no ${code(from === undefined ? change.id : change.instead)} in this plan (any more).`);
  if (from.section !== to.section) return refuse(`${code(change.instead)} cannot be named in place of ${code(change.id)}: they are not of one kind.`);
  const places = referencesTo(snapshot, plan, change.id).map(({ range }) => range);
  if (places.length === 0 || from === to) return NOTHING_TO_DO;
  for (const { file, start, end } of places) {
    if (snapshot.files.get(file)?.text.slice(start, end) !== change.id) return refuse(`${code(change.id)} is named in a form that cannot be changed from here: edit it in the file.`);
  }
  const edits: TextEdit[] = places.map(place => ({ ...place, newText: change.instead }));
  return { kind: "edits", edits, intent: { redirected: { from: change.id, to: change.instead }, freeOfCircles: change.instead } };
}
