import { civilDate, dayNumber, dayOf, startOfDay, weekdayOf } from "../../calendar/civil";
import { MINUTES_PER_DAY, type Instant } from "../../model/instant";

/** How long a period is: a civil day, a week from Monday, a civil month. */
export type PeriodStep = "day" | "week" | "month";

/** Consecutive periods of time. Period `i` goes from `bounds[i]` to `bounds[i + 1]`. */
export interface Periods {
  readonly step: PeriodStep;
  readonly bounds: Float64Array;
}

/** More periods than this are of no use to anybody: longer ones are taken instead. */
const MOST_PERIODS = 5000;

/** The periods that cover a span of time, the first one with its whole beginning; longer ones where there would be more than 5,000. */
export function periodsOf(from: Instant, to: Instant, step: PeriodStep): Periods {
  const days = (to - from) / MINUTES_PER_DAY;
  if (step === "day" && days > MOST_PERIODS) return periodsOf(from, to, "week");
  if (step === "week" && days / 7 > MOST_PERIODS) return periodsOf(from, to, "month");
  const bounds = [startOfPeriod(dayOf(from), step)];
  for (let last = bounds[0] as number; last < to && bounds.length <= MOST_PERIODS; bounds.push(last)) last = nextPeriod(last, step);
  if (bounds.length === 1) bounds.push(nextPeriod(bounds[0] as number, step));
  return { step, bounds: Float64Array.from(bounds) };
}

function startOfPeriod(day: number, step: PeriodStep): Instant {
  if (step === "day") return startOfDay(day);
  if (step === "week") return startOfDay(day - weekdayOf(day));
  const { year, month } = civilDate(day);
  return startOfDay(dayNumber(year, month, 1));
}

function nextPeriod(start: Instant, step: PeriodStep): Instant {
  if (step === "day") return start + MINUTES_PER_DAY;
  if (step === "week") return start + 7 * MINUTES_PER_DAY;
  const { year, month } = civilDate(dayOf(start));
  return startOfDay(month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1));
}

/** The first period that an instant lies in or before. */
export function periodAt({ bounds }: Periods, at: Instant): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bounds[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
