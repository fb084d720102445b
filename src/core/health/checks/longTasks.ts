import { hitsAbove, shareOf, type HealthCheck } from "../check";

/** High duration: open tasks that take longer than a limit, too long to see how far they are. */
export const longTasks: HealthCheck = {
  name: "long-tasks",
  unit: "share",
  bound: "most",
  limit: ({ longTasks: most }) => most,
  settable: ["longTasks", "longTask"],
  measure: (input) => shareOf(
    hitsAbove(input, input.marks.length, input.limits.longTask),
    input.open,
  ),
};
