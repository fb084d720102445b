import type { Plan } from "../../model/plan";
import { shareOf, type HealthCheck, type HealthInput, type Hit, type OpenLeaf } from "../check";

const BEFORE = 1;
const AFTER = 2;

/**
 * Logic: open tasks that lack a predecessor or a successor. Links of a summary hold for the tasks in it; what carries a
 * release leads to it, an action leads to its risk. A task that has begun needs no predecessor. A plan begins and ends
 * somewhere: its first and its last task may.
 */
export const openEnds: HealthCheck = {
  name: "open-ends",
  unit: "share",
  bound: "most",
  limit: ({ openEnds: most }) => most,
  settable: ["openEnds"],
  measure(input) {
    const { leaves } = input;
    const linked = linkedTasks(input);
    const first = firstOf(leaves);
    const last = lastOf(leaves);
    const hits = leaves.flatMap(({ node, dates }): Hit[] => {
      const has = linked[node.index] ?? 0;
      const before = (has & BEFORE) !== 0 || dates.started || node.index === first;
      const after = (has & AFTER) !== 0 || dates.release !== undefined || node.risk !== undefined || node.index === last;
      if (before && after) return [];
      return [{ task: node.index, lacks: before ? "after" : after ? "before" : "both" }];
    });
    return shareOf(hits, leaves.length);
  },
};

/** By task, whether it or a summary above waits for something, and whether something waits for it. */
function linkedTasks({ plan, schedule }: HealthInput): Uint8Array {
  const linked = new Uint8Array(plan.tasks.length);
  for (const node of plan.tasks) {
    if (schedule.tasks[node.index]?.dropped === true) continue;
    for (const { on } of node.item.after ?? []) {
      linked[node.index] = (linked[node.index] ?? 0) | BEFORE;
      const other = on.plan === undefined || on.plan === plan.id ? plan.taskIndex.get(on.id) : undefined;
      if (other !== undefined) linked[other] = (linked[other] ?? 0) | AFTER;
    }
  }
  handDown(plan, linked);
  return linked;
}

/** Parents stand before their children. */
function handDown(plan: Plan, linked: Uint8Array): void {
  for (const { index, parent } of plan.tasks) if (parent >= 0) linked[index] = (linked[index] ?? 0) | (linked[parent] ?? 0);
}

/** The open task that begins first; of several the first in the file. */
function firstOf(leaves: readonly OpenLeaf[]): number {
  let first: OpenLeaf | undefined;
  for (const leaf of leaves) if (first === undefined || leaf.dates.start < first.dates.start) first = leaf;
  return first?.node.index ?? -1;
}

/** The open task that ends last; of several the last in the file. */
function lastOf(leaves: readonly OpenLeaf[]): number {
  let last: OpenLeaf | undefined;
  for (const leaf of leaves) if (last === undefined || leaf.dates.finish >= last.dates.finish) last = leaf;
  return last?.node.index ?? -1;
}
