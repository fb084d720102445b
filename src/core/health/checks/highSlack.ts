import { hitsAbove, shareOf, type HealthCheck } from "../check";

/** High float: open tasks with more total slack than a limit, which often means that a successor is missing. */
export const highSlack: HealthCheck = {
  name: "high-slack",
  unit: "share",
  bound: "most",
  limit: ({ highSlackTasks }) => highSlackTasks,
  settable: ["highSlackTasks", "highSlack"],
  measure: (input) => shareOf(
    hitsAbove(input, input.marks.slack, input.limits.highSlack),
    input.open,
  ),
};
