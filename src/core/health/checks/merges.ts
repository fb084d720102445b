import { countOf, type HealthCheck } from "../check";

/** Merge points: open tasks that wait for many others. Each of them has to be in time, so the point is later than any one of them says. */
export const merges: HealthCheck = {
  name: "merges",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["predecessors"],
  measure({ links, limits, leaves }) {
    const counts = new Map<number, number>();
    for (const { task } of links) counts.set(task, (counts.get(task) ?? 0) + 1);
    return countOf([...counts].filter(([, count]) => count > limits.predecessors).map(([task, amount]) => ({ task, amount })), leaves.length);
  },
};
