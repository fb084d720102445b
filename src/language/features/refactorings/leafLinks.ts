import type { Plan, TaskNode } from "../../../core/model/plan";
import type { PlanChange } from "../../../core/model/planChange";
import { code, counted } from "../../rules/wording";
import { all, lagOf, type RefactoringMaker } from "./refactoring";

const MOST_LEAVES = 20;

/** A link on a summary becomes links on those of its tasks that nothing in it waits for. */
export const leafLinks: RefactoringMaker = ({ snapshot, plan, node }) => {
  if (node === undefined) return [];
  return (node.item.after ?? []).flatMap((link) => {
    const summary = plan.tasks[plan.taskIndex.get(link.on.id) ?? -1];
    if (link.on.plan !== undefined || summary?.item.summary !== true || (link.type !== "FS" && link.type !== "SS")) return [];
    const [first, ...others] = link.type === "FS" ? lastLeaves(plan, summary) : firstLeaves(plan, summary);
    if (first === undefined || others.length >= MOST_LEAVES) return [];
    const lag = lagOf(snapshot, node.item, link);
    const how = { plan: plan.id, task: node.item.id, type: link.type, ...(lag === "" ? {} : { lag }) };
    const change = all(
      plan,
      { kind: "change-link", ...how, on: link.on.id, newOn: first },
      ...others.map((on): PlanChange => ({ kind: "add-link", ...how, on })),
    );
    return [{ title: `Wait for ${counted(others.length + 1, "task")} of ${code(link.on.id)} instead of the summary`, kind: "rewrite" as const, change }];
  });
};

function leavesOf(plan: Plan, summary: TaskNode): readonly TaskNode[] {
  return plan.tasks.slice(summary.index + 1, summary.end).filter(({ item, index, end }) => !item.summary && end === index + 1 && item.status !== "dropped");
}

/** Leaves that no task of the summary waits for. */
function lastLeaves(plan: Plan, summary: TaskNode): readonly string[] {
  const awaited = new Set(plan.tasks.slice(summary.index + 1, summary.end).flatMap(({ item }) => (item.after ?? []).filter(({ type }) => type === "FS" || type === "FF").map(({ on }) => on.id)));
  return leavesOf(plan, summary).map(({ item }) => item.id).filter(id => !awaited.has(id));
}

/** Leaves that wait for no task of the summary. */
function firstLeaves(plan: Plan, summary: TaskNode): readonly string[] {
  const inside = new Set(plan.tasks.slice(summary.index + 1, summary.end).map(({ item }) => item.id));
  return leavesOf(plan, summary).filter(({ item }) => !(item.after ?? []).some(({ on }) => inside.has(on.id))).map(({ item }) => item.id);
}
