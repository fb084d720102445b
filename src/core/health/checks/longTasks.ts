import { isElapsed } from "../../calendar/durations";
import { shareOf, type HealthCheck, type Hit, type OpenLeaf } from "../check";

/** High duration: open tasks that take longer than a limit, too long to see how far they are. */
export const longTasks: HealthCheck = {
  name: "long-tasks",
  unit: "share",
  bound: "most",
  limit: ({ longTasks: most }) => most,
  settable: ["longTasks", "longTask"],
  measure: ({ leaves, limits }) => shareOf(
    leaves.flatMap((leaf): Hit[] => {
      const amount = lengthOf(leaf);
      return amount > limits.longTask ? [{ task: leaf.node.index, amount }] : [];
    }),
    leaves.length,
  ),
};

/** Working minutes also where the task is written in clock time. */
function lengthOf({ node, dates }: OpenLeaf): number {
  const { duration } = node.item;
  return duration !== undefined && isElapsed(duration) ? dates.clock.between(dates.start, dates.finish) : dates.duration;
}
