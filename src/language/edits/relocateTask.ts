import type { Plan, TaskNode } from "../../core/model/plan";
import type { RelocateTask, TaskPlace } from "../../core/model/planChange";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { anchorOf, landingOf, moveText } from "./landing";
import { findTask } from "./target";

/** Puts a task elsewhere in the tree of its plan: its lines with the comments that belong to it, moved to the new depth. */
export function relocateTask(snapshot: Snapshot, change: RelocateTask): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { plan, node } = target;
  if (node.risk !== undefined) return refuse(`${code(change.task)} is an action of the risk ${code(node.risk)}: move it in the file.`);
  const obstacle = standsInside(plan, node, change.to);
  if (obstacle !== undefined) return obstacle;
  if (isAt(plan, change.task, change.to)) return NOTHING_TO_DO;
  const landing = landingOf(snapshot, change.plan, change.to);
  if (landing.kind === "refused") return landing;
  const edits = moveText(target, landing, chunk => chunk);
  if (edits === undefined) return refuse(`${code(change.task)} or its new place is written in a form that cannot be changed from here: move it in the file.`);
  const moved = { section: "tasks" as const, id: change.task, ...(landing.parent === undefined ? {} : { parent: landing.parent }) };
  return { kind: "edits", edits, intent: { moved, freeOfCircles: change.task, holds: after => isAt(after, change.task, change.to) } };
}

/** Why a task cannot stand there: it is the place itself or holds it. */
function standsInside(plan: Plan, node: TaskNode, to: TaskPlace): Refusal | undefined {
  const id = anchorOf(to);
  const index = plan.taskIndex.get(id);
  if (index === undefined || index < node.index || index >= node.end) return undefined;
  const name = code(node.item.id);
  return refuse(index === node.index ? `${name} cannot be moved to itself.` : `${name} cannot be moved into itself: ${code(id)} is part of it.`);
}

/** True when the task stands at the place. */
export function isAt(plan: Plan, id: string, to: TaskPlace): boolean {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  if (node === undefined || node.risk !== undefined) return false;
  if ("before" in to) return siblingAt(plan, node, node.end)?.item.id === to.before;
  const siblings = plan.tasks.filter(({ parent, risk }) => parent === node.parent && risk === undefined);
  if ("into" in to) return (plan.tasks[node.parent]?.item.id ?? "") === to.into && siblings.at(-1) === node;
  return siblings[siblings.indexOf(node) - 1]?.item.id === to.behind;
}

function siblingAt(plan: Plan, node: TaskNode, index: number): TaskNode | undefined {
  const next = plan.tasks[index];
  return next?.parent === node.parent && next.risk === undefined ? next : undefined;
}

