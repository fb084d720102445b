import { shareOf, type HealthCheck } from "../check";

/** High float: open tasks with more total slack than a limit, which often means that a successor is missing. */
export const highSlack: HealthCheck = {
  name: "high-slack",
  unit: "share",
  bound: "most",
  limit: ({ highSlackTasks }) => highSlackTasks,
  settable: ["highSlackTasks", "highSlack"],
  measure: ({ leaves, limits }) => shareOf(
    leaves.filter(({ dates }) => dates.totalSlack > limits.highSlack).map(({ node, dates }) => ({ task: node.index, amount: dates.totalSlack })),
    leaves.length,
  ),
};
