import { countOf, type HealthCheck, type Hit } from "../check";

/** Merge points: open tasks that wait for many others. Each of them has to be in time, so the point is later than any one of them says. */
export const merges: HealthCheck = {
  name: "merges",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["predecessors"],
  measure({ waiting, limits, leaves }) {
    const hits: Hit[] = [];
    for (const { item, index } of waiting) {
      const amount = item.after?.length ?? 0;
      if (amount > limits.predecessors) hits.push({ task: index, amount });
    }
    return countOf(hits, leaves.length);
  },
};
