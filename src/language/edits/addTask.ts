import type { AddTask } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { refuse, type Attempt, type Refusal } from "./attempt";
import { entryOf } from "./findEntry";
import { idFault } from "./idFault";
import { addBehind, addInside } from "./newEntry";
import { inFile, type Replacement } from "./replacement";
import { findPlan, findTarget, findTask, isRefusal } from "./target";

/** Adds a task behind a sibling, at the end of a summary, or at the end of the plan's tasks. */
export function addTask(snapshot: Snapshot, change: AddTask): Attempt {
  const plan = findPlan(snapshot, change.plan);
  if (isRefusal(plan as { kind?: unknown })) return plan as Refusal;
  const fault = idFault(plan as Plan, change.id);
  if (fault !== undefined) return refuse(fault);
  const place = placeOf(snapshot, change);
  if (place.kind === "refused") return place;
  const edits = place.edits;
  if (edits === undefined) return refuse("The tasks there are written in a form that cannot be added to from here: add the task in the file.");
  const parent = place.parent === undefined ? {} : { parent: place.parent };
  return { kind: "edits", edits: inFile(place.file, edits), intent: { added: { section: "tasks", ids: [change.id], ...parent } } };
}

type Placed = { readonly kind: "placed"; readonly file: string; readonly parent?: string; readonly edits: Replacement[] | undefined };

function placeOf(snapshot: Snapshot, change: AddTask): Placed | Refusal {
  const { plan, afterSibling, parent } = change;
  if (afterSibling !== undefined) {
    const sibling = findTask(snapshot, plan, afterSibling);
    if (sibling.kind === "refused") return sibling;
    const above = sibling.plan.tasks[sibling.node.parent]?.item.id ?? sibling.node.risk;
    const edits = sibling.owner === undefined ? undefined : addBehind(sibling.text, undefined, sibling.owner.map, sibling.owner.entry, [change]);
    return { kind: "placed", file: sibling.file.path, edits, ...(above === undefined ? {} : { parent: above }) };
  }
  const target = findTarget(snapshot, plan, parent ?? "");
  if (target.kind === "refused") return target;
  if (parent !== undefined && target.node === undefined && target.item.section !== "risks") return refuse(`${code(parent)} is neither a task nor a risk.`);
  if (parent !== undefined && target.map !== undefined && entryOf(target.map, "include") !== undefined) {
    return refuse(`The tasks of ${code(parent)} stand in another file: add the task there, after one of its tasks.`);
  }
  const key = target.item.section === "risks" && target.node === undefined ? "actions" : "tasks";
  return { kind: "placed", file: target.file.path, edits: addInside(target, key, [change]), ...(parent === undefined ? {} : { parent }) };
}
