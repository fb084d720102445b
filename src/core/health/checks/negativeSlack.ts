import { hitsOfLeaves, shareOf, type HealthCheck } from "../check";

/** Negative float: open tasks that cannot keep a date that is promised or fixed. */
export const negativeSlack: HealthCheck = {
  name: "negative-slack",
  unit: "share",
  bound: "most",
  limit: ({ negativeSlack: most }) => most,
  settable: ["negativeSlack"],
  measure: (input) => shareOf(
    hitsOfLeaves(input, task => (input.marks.slack[task] as number) < 0, ({ index, totalSlack }) => ({ task: index, amount: totalSlack })),
    input.open,
  ),
};
