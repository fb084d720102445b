import { civilDate, dayNumber, daysInMonth } from "../calendar/civil";
import type { DayNumber } from "../model/instant";

/** How long the periods of a cohort table are. */
export type PeriodUnit = "day" | "week" | "month" | "quarter";

const MONTHS: Readonly<Record<PeriodUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3 };
const DAYS: Readonly<Record<PeriodUnit, number>> = { day: 1, week: 7, month: 0, quarter: 0 };

/**
 * How long the periods of cohorts are: as long as the least time between two that follow each other, where all of them
 * begin at such steps, as each new group is followed in the steps in which groups are formed. Undefined where they do
 * not, and of one cohort alone.
 */
export function periodUnit(cohorts: readonly { readonly day: DayNumber }[]): PeriodUnit | undefined {
  const days = cohorts.map(({ day }) => day);
  const [first] = days;
  if (first === undefined || days.length < 2) return undefined;
  return (["quarter", "month", "week", "day"] as const).find((unit) => {
    const steps = days.slice(1).map((day, at) => stepsBetween(days[at] ?? first, day, unit));
    return steps.every((count) => count > 0 && Number.isInteger(count)) && steps.includes(1);
  });
}

/** The day on which a period of a cohort begins. */
export function dayOfPeriod(day: DayNumber, unit: PeriodUnit, period: number): DayNumber {
  if (DAYS[unit] > 0) return day + period * DAYS[unit];
  const { year, month, day: ofMonth } = civilDate(day);
  const months = year * 12 + month - 1 + period * MONTHS[unit];
  const [to, of] = [Math.floor(months / 12), (months % 12) + 1];
  return dayNumber(to, of, Math.min(ofMonth, daysInMonth(to, of)));
}

function stepsBetween(from: DayNumber, to: DayNumber, unit: PeriodUnit): number {
  if (DAYS[unit] > 0) return (to - from) / DAYS[unit];
  const [a, b] = [civilDate(from), civilDate(to)];
  return a.day === b.day ? ((b.year - a.year) * 12 + b.month - a.month) / MONTHS[unit] : Number.NaN;
}
