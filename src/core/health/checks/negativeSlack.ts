import { shareOf, type HealthCheck } from "../check";

/** Negative float: open tasks that cannot keep a date that is promised or fixed. */
export const negativeSlack: HealthCheck = {
  name: "negative-slack",
  unit: "share",
  bound: "most",
  limit: ({ negativeSlack: most }) => most,
  settable: ["negativeSlack"],
  measure: ({ leaves }) => shareOf(
    leaves.filter(({ dates }) => dates.totalSlack < 0).map(({ node, dates }) => ({ task: node.index, amount: dates.totalSlack })),
    leaves.length,
  ),
};
