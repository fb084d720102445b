import type { TaskNode } from "../model/plan";
import { foundOf } from "../schedule/found";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { HealthInput } from "./check";
import { limitsOf } from "./limits";

/** Collects what the checks look at; undefined where the schedule is not whole or came as data from elsewhere. */
export function healthInput(schedule: Schedule): HealthInput | undefined {
  const { plan } = schedule;
  const found = foundOf(schedule);
  if (found === undefined || schedule.tasks.length !== plan.tasks.length) return undefined;
  const live: ScheduledTask[] = [];
  const leaves: ScheduledTask[] = [];
  const waiting: TaskNode[] = [];
  let links = 0;
  for (const dates of schedule.tasks) {
    const node = plan.tasks[dates.index] as TaskNode;
    if (dates.dropped) continue;
    const { after, summary, repeat } = node.item;
    if (!summary && repeat === undefined) {
      live.push(dates);
      if (!dates.finished) leaves.push(dates);
    }
    if (dates.finished || after === undefined || after.length === 0) continue;
    waiting.push(node);
    links += after.length;
  }
  const { scale } = found.frame;
  return { plan, schedule, found, scale, limits: limitsOf(plan, scale), asOf: schedule.asOf, leaves, live, waiting, links };
}
