import type { Minutes } from "../model/instant";
import type { Duration, DurationScale, Estimate, WeekHours } from "../model/values";

/** The longest duration that is counted, about a thousand years: longer ones are cut so that sums stay exact. */
const LONGEST: Minutes = 500_000_000;

/** The scale of a week of five days of eight hours. */
export const USUAL_SCALE: DurationScale = { day: 480, week: 2400 };

/**
 * How long `1d` and `1w` are: the mean working day of the week and the whole week, unless hours are stated.
 * A week without working time counts as five days of eight hours.
 */
export function scaleOfWeek(week: WeekHours, hoursPerDay?: number, hoursPerWeek?: number): DurationScale {
  let total = 0;
  let workingDays = 0;
  for (const day of week) {
    const minutes = day.reduce((sum, [from, to]) => sum + to - from, 0);
    total += minutes;
    if (minutes > 0) workingDays++;
  }
  const usual = workingDays === 0 ? USUAL_SCALE : { day: total / workingDays, week: total };
  return { day: stated(hoursPerDay) ?? usual.day, week: stated(hoursPerWeek) ?? usual.week };
}

function stated(hours: number | undefined): number | undefined {
  return hours !== undefined && Number.isFinite(hours) && hours > 0 ? hours * 60 : undefined;
}

/** A duration in minutes (working, or clock minutes when it is elapsed); a fraction of a minute rounds up. */
export function durationMinutes(duration: Duration, scale: DurationScale): Minutes {
  const exact =
    duration.minutes + duration.days * scale.day + (duration.weeks + 4 * duration.months) * scale.week;
  return wholeMinutes(exact);
}

/** Rounds a fraction of a minute up, forgiving the error of binary fractions; never NaN, negative or beyond reason. */
export function wholeMinutes(exact: number): Minutes {
  if (!(exact > 0)) return 0;
  return Math.min(LONGEST, Math.ceil(exact - 1e-6));
}

/** The figure of an estimate that the schedule takes: the figure, the geometric mean of a range, the most likely. */
export function estimateMinutes(estimate: Estimate, scale: DurationScale): Minutes {
  if (estimate.kind !== "range") return durationMinutes(estimate.likely, scale);
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  return wholeMinutes(Math.sqrt(low * high));
}

/** True when an estimate is in clock time. */
export function isElapsed(estimate: Estimate): boolean {
  return estimate.kind === "range" ? estimate.high.elapsed : estimate.likely.elapsed;
}
