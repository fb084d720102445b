import { hitsOfLeaves, shareOf, type HealthCheck } from "../check";

/** High duration: open tasks that take longer than a limit, too long to see how far they are. */
export const longTasks: HealthCheck = {
  name: "long-tasks",
  unit: "share",
  bound: "most",
  limit: ({ longTasks: most }) => most,
  settable: ["longTasks", "longTask"],
  measure: (input) => shareOf(
    hitsOfLeaves(input, task => (input.marks.length[task] as number) > input.limits.longTask, ({ index }) => ({ task: index, amount: input.marks.length[index] as number })),
    input.leaves.length,
  ),
};
