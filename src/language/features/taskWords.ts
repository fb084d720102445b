import { durationMinutes } from "../../core/calendar/durations";
import { civilDate } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type DayNumber, type Instant, type Minutes } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Duration, DurationScale, Estimate, ShareEstimate } from "../../core/model/values";
import type { ScheduledTask } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { scaleOf } from "../edits/workingDay";
import { dayInWords, distance, finishDay, startDay } from "../rules/wording";

/** What a simulation says of a task, where one has run. */
export interface TaskOutlook {
  /** The finish that eight of ten runs keep. */
  readonly p80?: Instant;
  /** Share of the runs in which it was critical, 0..1. */
  readonly criticality?: number;
  /** Finishes that one, five and nine of ten runs keep. */
  readonly p10?: Instant;
  readonly p50?: Instant;
  readonly p90?: Instant;
  /** Share of the runs that keep its own promise, 0..1. */
  readonly chance?: number;
}

/** Gives what a simulation says of a task of a plan; undefined while there is none. */
export type Outlook = (plan: string, task: string) => TaskOutlook | undefined;

/** The day that words are shortened by: dates of its year go without the year. */
export function todayOf(analysis: Analysis, plan: Plan): DayNumber {
  return startDay(analysis.schedules.get(plan.id)?.asOf ?? analysis.context.now);
}

/** A day in few words: `12 Mar`, with the year when it is another one than today's. */
export function shortDay(day: DayNumber, today: DayNumber): string {
  const words = dayInWords(day);
  return civilDate(day).year === civilDate(today).year ? words.replace(/ -?\d+$/, "") : words;
}

/** From when to when, in few words; one day alone for what begins and ends on it. */
export function shortSpan({ start, finish, kind }: ScheduledTask, today: DayNumber): string {
  const last = shortDay(finishDay(finish), today);
  const first = shortDay(startDay(start), today);
  return kind === "milestone" || first === last ? last : `${first} – ${last}`;
}

/** How much a task can slip, to a tenth of a day (or of an hour below a day), such as `slack 3d`. */
export function slackWords(minutes: Minutes, scale: DurationScale): string {
  return `slack ${roughDuration(minutes, scale)}`;
}

/** Working time in few words: days to a tenth, below a day hours to a tenth. */
export function roughDuration(minutes: Minutes, { day }: DurationScale): string {
  const [size, unit] = Math.abs(minutes) >= day ? [day, "d"] as const : [60, "h"] as const;
  const figure = Math.round((minutes / size) * 10) / 10;
  return figure === 0 ? "0d" : `${String(figure)}${unit}`;
}

/** How late a task is by its deadline; undefined when it is not. */
export function lateWords(dates: ScheduledTask): string | undefined {
  if (dates.due === undefined || dates.finish <= dates.due.at) return undefined;
  return `${distance(dates.due.at, dates.finish)} late`;
}

/** A share of samples, "28 %": figures of a simulation are no more exact. */
export function wholePercent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}

/** What a simulation says, in few words. */
export function outlookWords(outlook: TaskOutlook | undefined, today: DayNumber): string[] {
  const { p80, criticality } = outlook ?? {};
  return [
    ...(p80 === undefined ? [] : [`P80 ${shortDay(finishDay(p80), today)}`]),
    ...(criticality === undefined ? [] : [`${wholePercent(criticality)} critical`]),
  ];
}

const scales = new WeakMap<Plan, DurationScale>();

/** How long `1d` and `1w` are in a plan, remembered. */
export function planScale(plan: Plan): DurationScale {
  const known = scales.get(plan) ?? scaleOf(plan);
  scales.set(plan, known);
  return known;
}

/** The dates of a task by its id; none when they are of a moment ago and of another task. */
export function datesOf(analysis: Analysis, plan: Plan, id: string): ScheduledTask | undefined {
  const index = plan.taskIndex.get(id);
  const dates = index === undefined ? undefined : analysis.schedules.get(plan.id)?.tasks[index];
  return dates?.id === id ? dates : undefined;
}

/** Whole days from one day to another in words: `today`, `in 3 days`, `3 days ago`. */
export function daysAway(day: DayNumber, today: DayNumber): string {
  const days = day - today;
  if (days === 0) return "today";
  const count = `${String(Math.abs(days))} day${Math.abs(days) === 1 ? "" : "s"}`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}

/** The first minute of a day. */
export function midnight(day: DayNumber): Instant {
  return day * MINUTES_PER_DAY;
}

/** An estimate in few words: `5d`, `3d..8d`, `5d/10d/20d`; shares as `20%` or `10%..30%`. */
export function estimateWords(estimate: Estimate | ShareEstimate, scale: DurationScale): string {
  const share = (value: number): string => `${String(Math.round(value * 1000) / 10)}%`;
  if (estimate.kind === "share") return share(estimate.likely);
  if (estimate.kind === "share-range") return `${share(estimate.low)}..${share(estimate.high)}`;
  if (estimate.kind === "share-points") return `${share(estimate.low)}/${share(estimate.likely)}/${share(estimate.high)}`;
  const words = (duration: Duration): string => (duration.elapsed
    ? roughDuration(durationMinutes(duration, scale), { day: MINUTES_PER_DAY, week: 7 * MINUTES_PER_DAY }).replace(/([dh])$/, "e$1")
    : roughDuration(durationMinutes(duration, scale), scale));
  if (estimate.kind === "single") return words(estimate.likely);
  return estimate.kind === "range" ? `${words(estimate.low)}..${words(estimate.high)}` : `${words(estimate.low)}/${words(estimate.likely)}/${words(estimate.high)}`;
}
