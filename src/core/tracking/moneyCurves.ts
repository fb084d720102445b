import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant } from "../model/instant";
import { periodsOf, type PeriodStep } from "../schedule/load/periods";
import type { Schedule } from "../schedule/result";
import type { Baseline } from "../model/baseline";
import { baselineOf } from "./baseline";
import { planCalendar, plannedShare } from "./money";
import { taskCosts } from "./taskCosts";

/** Money up to an instant, all that came before included. */
export interface CurvePoint {
  /** The end of the period; of the one that the status date lies in, that date. */
  readonly at: Instant;
  readonly pv: number;
  /** Null after the status date. */
  readonly ev: number | null;
  readonly ac: number | null;
  /** Actual cost, and from the status date on what the work left costs by the schedule. */
  readonly forecast: number;
}

/** One line of the curves: an amount that grows evenly over a stretch of working time. */
interface Rise {
  readonly start: Instant;
  readonly finish: Instant;
  readonly amount: number;
}

/**
 * Planned value, earned value and actual cost period by period, each over all that came before. What is not known day by
 * day falls evenly on working time: value as planned between the dates of the baseline; value earned and cost between a
 * task's start and its finish or the status date.
 */
export function moneyCurves(schedule: Schedule, baseline?: Baseline, step: PeriodStep = "week"): readonly CurvePoint[] {
  const { asOf } = schedule;
  const against = baseline ?? baselineOf(schedule, schedule.plan.title);
  const { pv, ev, ac, left } = rises(schedule, against);
  const all = [...pv, ...ev, ...ac, ...left];
  if (all.length === 0) return [];
  const from = all.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = all.reduce((most, { finish }) => Math.max(most, finish), -Infinity);
  const { bounds } = periodsOf(from, Math.max(to, from + 1), step);
  const calendar = planCalendar(schedule);
  const instants = [...bounds.slice(1)];
  if (asOf !== undefined && asOf > from && asOf < to && !instants.includes(asOf)) instants.push(asOf);
  instants.sort((a, b) => a - b);
  const [planned, earned, actual, rest] = [pv, ev, ac, left].map((list) => sums(list, instants, calendar)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  return instants.map((at, i) => {
    const known = asOf !== undefined && at <= asOf;
    const [spent = 0, more = 0] = [actual[i], rest[i]];
    return { at, pv: planned[i] ?? 0, ev: known ? (earned[i] ?? 0) : null, ac: known ? spent : null, forecast: spent + more };
  });
}

/** What has come together by each instant; a rise costs no more than the instants that it touches. */
function sums(list: readonly Rise[], instants: readonly Instant[], calendar: Pick<WorkCalendar, "between">): Float64Array {
  const steps = new Float64Array(instants.length);
  for (const rise of list) {
    let before = 0;
    for (let i = firstFrom(instants, rise.start); i < instants.length && before < 1; i++) {
      const share = plannedShare(rise, instants[i] as number, calendar);
      steps[i] = (steps[i] as number) + rise.amount * (share - before);
      before = share;
    }
  }
  steps.forEach((step, i) => { steps[i] = step + (steps[i - 1] ?? 0); });
  return steps;
}

/** Place of the first instant that is not before another one. */
function firstFrom(instants: readonly Instant[], at: Instant): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rises(schedule: Schedule, against: Baseline): { readonly pv: readonly Rise[]; readonly ev: readonly Rise[]; readonly ac: readonly Rise[]; readonly left: readonly Rise[] } {
  const { plan, asOf, tasks } = schedule;
  const costs = taskCosts(schedule);
  const pv: Rise[] = [];
  const ev: Rise[] = [];
  for (const { id, kind, start, finish, planned, cost, dropped } of against.tasks) {
    const now = tasks[plan.taskIndex.get(id) ?? -1];
    const amount = planned ?? (kind === undefined && now?.kind !== "summary" ? (cost ?? costs[now?.index ?? -1]?.planned ?? 0) : 0);
    const end = finish ?? start;
    if (dropped === true || amount === 0 || end === undefined) continue;
    pv.push({ start: start ?? end, finish: end, amount });
    if (now !== undefined && now.progress > 0) ev.push({ start: now.start, finish: until(now.finish, now.finished, asOf), amount: amount * (now.finished ? 1 : now.progress) });
  }
  const ac: Rise[] = [];
  const left: Rise[] = [];
  for (const { index, start, finish, finished } of tasks) {
    const { actual = 0, forecast = 0 } = costs[index] ?? {};
    if (actual !== 0) ac.push({ start: Math.min(start, until(finish, finished, asOf)), finish: until(finish, finished, asOf), amount: actual });
    if (forecast !== actual) left.push({ start: finished ? finish : Math.max(start, asOf ?? start), finish, amount: forecast - actual });
  }
  return { pv, ev, ac, left };
}

/** What is done was done by the status date. */
function until(finish: Instant, finished: boolean, asOf: Instant | undefined): Instant {
  return finished || asOf === undefined ? finish : Math.min(finish, asOf);
}
