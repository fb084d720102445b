import { createCalendarBook } from "../calendar/calendarBook";
import { durationMinutes, estimateMinutes, scaleOfWeek } from "../calendar/durations";
import { MINUTES_PER_DAY } from "../model/instant";
import type { DateValue, Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { DurationScale } from "../model/values";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { RoadmapConfidence } from "./roadmapData";

/** With less of the time to the promise in hand than this share, it is tight. */
export const TIGHT_BELOW = 0.1;

/** The instant at which a date written as an end is over. */
export function endOfDate(date: DateValue): Instant {
  return date.day * MINUTES_PER_DAY + (date.minute ?? MINUTES_PER_DAY);
}

/** Calendar days from a promise to a forecast, negative when it is early; midnight belongs to the day before. */
export function slipDays(promise: Instant, forecast: Instant): number {
  return lastDay(forecast) - lastDay(promise);
}

function lastDay(at: Instant): number {
  return Math.floor((at - 1) / MINUTES_PER_DAY);
}

/** How long a day and a week are in a plan. */
export function scaleOfPlan(plan: Plan): DurationScale {
  const { hoursPerDay, hoursPerWeek } = plan.settings;
  return scaleOfWeek(createCalendarBook(plan).week, hoursPerDay, hoursPerWeek);
}

/** What a promise is judged by. */
export interface PromiseFacts {
  readonly promise: Instant | undefined;
  readonly forecast: Instant | undefined;
  readonly today: Instant;
  /** Out, or all its work finished. */
  readonly over: boolean;
  readonly high: Instant | undefined;
  /** Of the promise in a simulation, 0..1. */
  readonly chance?: number | undefined;
}

/** With a lower chance a promise is tight. */
export const LIKELY = 0.8;

/**
 * Late: the forecast is beyond the promise. Tight: less than a tenth of the time to the promise is in hand, or the high
 * ends of the estimates on the way lead beyond it. Else on track. That is a rule; where the plan is simulated, tight is what fewer than eight of ten samples keep.
 */
export function confidenceOf({ promise, forecast, today, over, high, chance }: PromiseFacts): RoadmapConfidence {
  if (over) return { word: "done" };
  if (promise === undefined || forecast === undefined) return { word: "unknown" };
  const most = { ...(high === undefined ? {} : { high }), ...(chance === undefined ? {} : { chance }) };
  if (slipDays(promise, forecast) > 0) return { word: "late", ...most };
  const left = promise - today;
  const inHand = left <= 0 ? 0 : Math.min(1, Math.max(0, (promise - forecast) / left));
  const risky = high !== undefined && slipDays(promise, high) > 0;
  return { word: (chance === undefined ? inHand < TIGHT_BELOW || risky : chance < LIKELY) ? "tight" : "on-track", inHand, ...most };
}

/**
 * When the last of some work would be over if every estimate on the way that drives it came out at its high end;
 * undefined where no estimate on that way has one.
 */
export function highFinish(schedule: Schedule, leaves: readonly ScheduledTask[], scale: DurationScale): Instant | undefined {
  const last = lastOpen(leaves);
  if (last === undefined) return undefined;
  const met = new Set<number>();
  let more = 0;
  for (let task: ScheduledTask | undefined = last; task !== undefined && !task.finished && !met.has(task.index); task = drivingTask(schedule, task)) {
    met.add(task.index);
    more += moreAtHigh(schedule, task, scale);
  }
  return more === 0 ? undefined : last.clock.add(last.finish, Math.round(more));
}

function lastOpen(tasks: readonly ScheduledTask[]): ScheduledTask | undefined {
  let last: ScheduledTask | undefined;
  for (const task of tasks) if (!task.finished && (last === undefined || task.finish > last.finish)) last = task;
  return last;
}

/** The task that holds another one back the most; of a summary the part that is over last. */
function drivingTask({ plan, tasks }: Schedule, { drivers }: ScheduledTask): ScheduledTask | undefined {
  const [strongest] = drivers;
  if (strongest?.of === undefined || (strongest.kind !== "dependency" && strongest.kind !== "resource")) return undefined;
  const node = plan.tasks[plan.taskIndex.get(strongest.of) ?? -1];
  if (node === undefined) return undefined;
  return node.end === node.index + 1 ? tasks[node.index] : lastOpen(tasks.slice(node.index + 1, node.end).filter(({ kind }) => kind !== "summary"));
}

/** The working time that the rest of a task takes more at the high end of its estimate. */
function moreAtHigh({ plan, asOf }: Schedule, task: ScheduledTask, scale: DurationScale): number {
  const item = plan.tasks[task.index]?.item;
  const estimate = item?.effort ?? item?.duration;
  if (estimate === undefined || estimate.kind === "single") return 0;
  const figure = estimateMinutes(estimate, scale);
  const left = task.clock.between(Math.max(task.start, asOf ?? task.start), task.finish);
  return figure === 0 ? 0 : left * Math.max(0, durationMinutes(estimate.high, scale) / figure - 1);
}
