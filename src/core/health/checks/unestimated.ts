import { shareOf, type HealthCheck } from "../check";

/** Open tasks that nobody has estimated: each counts as one day. */
export const unestimated: HealthCheck = {
  name: "unestimated",
  unit: "share",
  bound: "most",
  limit: ({ unestimated: most }) => most,
  settable: ["unestimated"],
  measure: ({ leaves }) => shareOf(
    leaves.filter(({ node: { item }, dates }) =>
      dates.kind !== "milestone" && item.effort === undefined && item.duration === undefined && item.points === undefined && item.remaining === undefined)
      .map(({ node }) => ({ task: node.index })),
    leaves.length,
  ),
};
