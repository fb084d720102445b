import type { Plan } from "../../src/core/model/plan";
import type { Schedule, ScheduledTask } from "../../src/core/schedule/result";
import { capacityFaults } from "./check/checkCapacity";
import { linkFaults } from "./check/checkLinks";
import { workFaults } from "./check/checkWork";
import { ScheduledPlan } from "./check/scheduledPlan";

/**
 * What is wrong with a schedule by the plan alone, counted minute by minute from what is written: links, dates, the
 * amount of work, who does it, capacity, and summaries. Shares nothing with the engine but the plan's data. Repeating
 * tasks and story points are passed over.
 */
export function checkSchedule(plan: Plan, schedule: Schedule, levelled = schedule.levelling !== undefined): readonly string[] {
  const checked = new ScheduledPlan(plan, schedule);
  return [...summaryFaults(plan, schedule), ...linkFaults(checked), ...workFaults(checked), ...capacityFaults(checked, levelled)];
}

/** S13: a summary goes from the first start to the last finish in it. */
function summaryFaults(plan: Plan, { tasks }: Schedule): string[] {
  if (tasks.length !== plan.tasks.length) return [`${String(tasks.length)} of ${String(plan.tasks.length)} tasks have dates`];
  return plan.tasks.flatMap(({ item, index, end }) => {
    const task = tasks[index] as ScheduledTask;
    const faults = task.start <= task.finish ? [] : [`${task.id} ends before it starts`];
    const inside = tasks.slice(index + 1, end).filter(one => plan.tasks[one.index]?.end === one.index + 1 && (!one.dropped || task.dropped));
    if (!item.summary || inside.length === 0) return faults;
    const spans = task.start === Math.min(...inside.map(one => one.start)) && task.finish === Math.max(...inside.map(one => one.finish));
    return spans ? faults : [...faults, `${task.id} does not span what is in it`];
  });
}
