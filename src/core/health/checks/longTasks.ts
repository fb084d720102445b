import { isElapsed } from "../../calendar/durations";
import type { Task } from "../../model/items";
import type { ScheduledTask } from "../../schedule/result";
import { hitsAmong, itemOf, shareOf, type HealthCheck } from "../check";

/** High duration: open tasks that take longer than a limit, too long to see how far they are. */
export const longTasks: HealthCheck = {
  name: "long-tasks",
  unit: "share",
  bound: "most",
  limit: ({ longTasks: most }) => most,
  settable: ["longTasks", "longTask"],
  measure: (input) => shareOf(
    hitsAmong(input.leaves, dates => {
      const amount = lengthOf(itemOf(input, dates), dates);
      return amount > input.limits.longTask ? { task: dates.index, amount } : undefined;
    }),
    input.leaves.length,
  ),
};

/** Working minutes also where the task is written in clock time. */
function lengthOf({ duration }: Task, dates: ScheduledTask): number {
  return duration !== undefined && isElapsed(duration) ? dates.clock.between(dates.start, dates.finish) : dates.duration;
}
