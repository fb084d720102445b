import { hitsAmong, shareOf, type HealthCheck } from "../check";

/** Negative float: open tasks that cannot keep a date that is promised or fixed. */
export const negativeSlack: HealthCheck = {
  name: "negative-slack",
  unit: "share",
  bound: "most",
  limit: ({ negativeSlack: most }) => most,
  settable: ["negativeSlack"],
  measure: ({ leaves }) => shareOf(
    hitsAmong(leaves, ({ index, totalSlack }) => (totalSlack < 0 ? { task: index, amount: totalSlack } : undefined)),
    leaves.length,
  ),
};
