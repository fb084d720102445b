import type { Plan, TaskNode } from "../../../core/model/plan";
import type { PlanChange, TaskPlace } from "../../../core/model/planChange";
import { code } from "../../rules/wording";
import type { Refactoring, RefactoringMaker } from "./refactoring";

/** Which way a task goes in the tree. */
export type Way = "up" | "down" | "into" | "out";

/** Up, down, into the task above and out of the summary. */
export const moveInTree: RefactoringMaker = ({ plan, node }) => {
  if (node === undefined) return [];
  return (["up", "down", "into", "out"] as const).flatMap((way): readonly Refactoring[] => {
    const to = placeOf(plan, node, way);
    return to === undefined ? [] : [{ title: titleOf(plan, node, way, to), kind: "move", change: moveChange(plan, node, to) }];
  });
};

/** The change that moves a task one step; undefined where there is nowhere to go. */
export function moveStep(plan: Plan, node: TaskNode, way: Way): PlanChange | undefined {
  const to = placeOf(plan, node, way);
  return to === undefined ? undefined : moveChange(plan, node, to);
}

function moveChange(plan: Plan, node: TaskNode, to: TaskPlace): PlanChange {
  return { kind: "relocate-task", plan: plan.id, task: node.item.id, to };
}

function placeOf(plan: Plan, node: TaskNode, way: Way): TaskPlace | undefined {
  if (node.risk !== undefined) return undefined;
  const siblings = plan.tasks.filter(({ parent, risk }) => parent === node.parent && risk === undefined);
  const at = siblings.indexOf(node);
  const above = siblings[at - 1];
  const below = siblings[at + 1];
  const parent = plan.tasks[node.parent];
  switch (way) {
    case "up": return above === undefined ? undefined : { before: above.item.id };
    case "down": return below === undefined ? undefined : { behind: below.item.id };
    case "into": return above === undefined || above.item.milestone === true || !above.item.summary ? undefined : { into: above.item.id };
    case "out": return parent === undefined ? undefined : { behind: parent.item.id };
  }
}

function titleOf(plan: Plan, node: TaskNode, way: Way, to: TaskPlace): string {
  const task = code(node.item.id);
  if ("into" in to) return `Move ${task} into ${code(to.into)}`;
  return way === "out" ? `Move ${task} out of ${code(plan.tasks[node.parent]?.item.id ?? "")}` : `Move ${task} ${way}`;
}
