import type { DeadlineChance } from "../risk/riskResult";
import type { Schedule } from "../schedule/result";
import type { ForecastFigures } from "./forecastData";

/** A simulation with the schedule that it was made of. */
export interface SimulatedSchedule {
  readonly schedule: Schedule;
  readonly figures: ForecastFigures;
}

/** What a simulation says about one task. */
export interface TaskChances {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  readonly criticality: number;
}

/**
 * What a simulation says about a task of a schedule that may be a newer one: while the next simulation runs, the figures of the
 * last one hold for tasks whose dates are the same. Undefined for others, and for what is finished or dropped.
 */
export function chancesOf({ schedule, figures: { tasks } }: SimulatedSchedule, current: Schedule, id: string): TaskChances | undefined {
  const now = current.tasks[current.plan.taskIndex.get(id) ?? -1];
  const index = schedule.plan.taskIndex.get(id) ?? -1;
  const then = schedule.tasks[index];
  if (now === undefined || then === undefined || now.finished || now.dropped || now.start !== then.start || now.finish !== then.finish) return undefined;
  const figure = (column: Float64Array): number => column[index] ?? 0;
  return { p10: figure(tasks.p10), p50: figure(tasks.p50), p80: figure(tasks.p80), p90: figure(tasks.p90), criticality: figure(tasks.criticality) };
}

/** The promises whose chances hold for a schedule that may be a newer one: made for the same instant, and forecast for the same one. */
export function promisesFor({ schedule, figures: { deadlines } }: SimulatedSchedule, current: Schedule): readonly DeadlineChance[] {
  return schedule === current ? deadlines : deadlines.filter((one) => {
    const [then, now] = [promiseIn(schedule, one), promiseIn(current, one)];
    return now !== undefined && then !== undefined && then.due === now.due && then.finish === now.finish;
  });
}

/** What a promise is for, as something to compare, and the finish that is forecast. */
function promiseIn({ plan, tasks, target, finish }: Schedule, { kind, id }: DeadlineChance): { readonly due: number | undefined; readonly finish: number } | undefined {
  if (kind === "plan") return { due: target, finish };
  if (kind === "release") {
    const date = plan.releases.get(id)?.date;
    return date === undefined ? undefined : { due: date.day * 1440 + (date.minute ?? 1440), finish: releaseFinish(tasks, id) };
  }
  const task = tasks[plan.taskIndex.get(id) ?? -1];
  return task === undefined ? undefined : { due: task.due?.at, finish: task.finish };
}

/** The last finish of what a release carries. */
export function releaseFinish(tasks: Schedule["tasks"], id: string): number {
  return tasks.reduce((latest, task) => (task.release === id && task.kind !== "summary" && !task.dropped ? Math.max(latest, task.finish) : latest), -Infinity);
}
