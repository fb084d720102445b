import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { Instant, Minutes } from "../../src/core/model/instant";

/** Working time as it came with the plan: pairs of from, to. Beyond both ends, every day is a working day from opening to closing. */
export interface WorkTime {
  readonly work: Int32Array;
  readonly opens: number;
  readonly closes: number;
}

/** Position of the first pair whose end is after an instant. */
function firstEndingAfter({ work }: WorkTime, at: Instant): number {
  let low = 0;
  let high = work.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((work[middle * 2 + 1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The working pairs that overlap [from, to), clipped. */
export function eachWorked(time: WorkTime, from: Instant, to: Instant, visit: (start: Instant, end: Instant) => void): void {
  const { work } = time;
  for (let pair = firstEndingAfter(time, from); pair * 2 < work.length; pair += 1) {
    const start = work[pair * 2] ?? 0;
    if (start >= to) return;
    visit(Math.max(start, from), Math.min(work[pair * 2 + 1] ?? 0, to));
  }
}

/** True when something of a civil day is worked; days outside the known time count as worked on Monday to Friday. */
export function isWorkingDay(time: WorkTime, at: Instant): boolean {
  const day = Math.floor(at / MINUTES_PER_DAY);
  if (!within(time, at)) return (day + 3) % 7 < 5;
  let worked = false;
  eachWorked(time, day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY, () => { worked = true; });
  return worked;
}

function within({ work }: WorkTime, at: Instant): boolean {
  return work.length > 0 && at >= startDay(work[0] ?? 0) && at < startDay(work[work.length - 1] ?? 0) + MINUTES_PER_DAY;
}

function startDay(at: Instant): Instant {
  return Math.floor(at / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

/** Working minutes in [from, to); negative when `to` is before `from`. */
export function workedBetween(time: WorkTime, from: Instant, to: Instant): Minutes {
  if (to < from) return -workedBetween(time, to, from);
  let sum = 0;
  eachWorked(time, from, to, (start, end) => { sum += end - start; });
  return sum;
}

/** The first working minute at or after an instant; the instant itself where none is known. */
export function nextWorked(time: WorkTime, at: Instant): Instant {
  const pair = firstEndingAfter(time, at);
  return pair * 2 < time.work.length ? Math.max(at, time.work[pair * 2] ?? at) : at;
}

/** The last end of work at or before an instant; the instant itself where none is known. */
export function previousWorked(time: WorkTime, at: Instant): Instant {
  const pair = firstEndingAfter(time, at - 1);
  const start = time.work[pair * 2];
  if (start !== undefined && start < at) return at;
  return pair > 0 ? (time.work[pair * 2 - 1] ?? at) : at;
}

/** The instant at which an amount of work is over when it begins at an instant; clock time where no work is known. */
export function addWorked(time: WorkTime, from: Instant, work: Minutes): Instant {
  let left = work;
  for (let pair = firstEndingAfter(time, from); pair * 2 < time.work.length; pair += 1) {
    const start = Math.max(from, time.work[pair * 2] ?? 0);
    const end = time.work[pair * 2 + 1] ?? 0;
    if (left <= end - start) return left <= 0 ? from : start + left;
    left -= end - start;
  }
  return from + left;
}
