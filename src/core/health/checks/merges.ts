import { countOf, type HealthCheck } from "../check";

/** Merge points: open tasks that wait for many others. Each of them has to be in time, so the point is later than any one of them says. */
export const merges: HealthCheck = {
  name: "merges",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["predecessors"],
  measure: ({ merges: many, open }) => countOf(many.map(({ item, index }) => ({ task: index, amount: item.after?.length ?? 0 })), open),
};
