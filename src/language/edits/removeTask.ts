import type { PlanChange, RemoveTask } from "../../core/model/planChange";
import { referencesTo } from "../references";
import { code } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { cutEntry } from "./chunk";
import { findEntry } from "./findEntry";
import { removeKeepingComments } from "./removeKeepingComments";
import { inFile } from "./replacement";
import { branch } from "./sameModel";
import { findTask } from "./target";

/** The links of others to a task and to all below it, to be cut before it goes; refused when something else names one of them. */
export function linksToCut(snapshot: Snapshot, change: RemoveTask): readonly PlanChange[] | Refusal {
  const plan = snapshot.planById(change.plan);
  if (plan === undefined) return [];
  const going = branch(plan, change.task);
  const cuts = new Map<string, PlanChange>();
  for (const id of going) {
    for (const { item } of referencesTo(snapshot, plan, id)) {
      const own = snapshot.planOfFile(snapshot.fileOf(item).path);
      if (own === undefined || (own === plan && going.has(item.id))) continue;
      const on = own === plan ? id : `${plan.id}/${id}`;
      const waits = own.tasks[own.taskIndex.get(item.id) ?? -1]?.item.after?.some(({ on: ref }) => ref.id === id && (ref.plan ?? own.id) === plan.id);
      if (waits !== true) return refuse(`${item.section === "plan" ? "The plan" : code(item.id)} names ${code(id)}: take it out there first.`);
      cuts.set(`${own.id}/${item.id} ${on}`, { kind: "remove-link", plan: own.id, task: item.id, on });
    }
  }
  return [...cuts.values()];
}

/** Takes a task away with all below it and the comments that belong to it. */
export function removeTask(snapshot: Snapshot, change: RemoveTask): Attempt {
  const plan = snapshot.planById(change.plan);
  if (plan?.byId.has(change.task) === false) return NOTHING_TO_DO;
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const includes = target.plan.tasks.slice(target.node.index, target.node.end).find(({ item }) => item.include !== undefined);
  if (includes !== undefined) return refuse(`The tasks of ${code(includes.item.id)} stand in another file: take it away in the file.`);
  const found = target.owner === undefined ? undefined : findEntry(target.text, target.owner.entry.keyRange.start);
  if (found === undefined) return refuse(`${code(change.task)} cannot be found in its file as keys and values: take it away there.`);
  const edits = change.keepComments === true ? removeKeepingComments(target.text, found.map, found.entry) : cutEntry(target.text, found);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { removed: [...branch(target.plan, change.task)] } };
}
