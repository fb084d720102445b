import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { NamedSpan } from "../model/values";
import type { GanttData } from "./ganttData";
import { joinTexts } from "./joined";

/** The named days off of the plan's own calendar that touch [from, to). */
export function holidayColumns(plan: Plan, from: Instant, to: Instant): Pick<GanttData, "holidays" | "holidayNames"> {
  const spans: number[] = [];
  const names: string[] = [];
  for (const holiday of plan.settings.calendar?.holidays ?? []) {
    for (const [start, end] of daysOf(holiday, from, to)) {
      spans.push(start, end);
      names.push(holiday.name);
    }
  }
  return { holidays: Int32Array.from(spans), holidayNames: joinTexts(names) };
}

/** A named span as instants, whole days; a yearly one once for each year of [from, to). */
function daysOf({ span }: NamedSpan, from: Instant, to: Instant): readonly (readonly [Instant, Instant])[] {
  if (span.from === undefined || span.to === undefined) return [];
  const start = span.from.day * MINUTES_PER_DAY;
  const end = (span.to.day + 1) * MINUTES_PER_DAY;
  if (span.yearly !== true) return end > from && start < to ? [[start, end]] : [];
  // Written in the year 2000; the Gregorian calendar repeats by civil years, so each year's days are found by counting.
  const result: [Instant, Instant][] = [];
  for (let year = yearOf(from) - 1; year <= yearOf(to); year += 1) {
    const shift = (day: number): number => sameDayOf(year, day) * MINUTES_PER_DAY;
    const first = shift(span.from.day);
    const last = shift(span.to.day) + MINUTES_PER_DAY;
    const closes = last > first ? last : sameDayOf(year + 1, span.to.day) * MINUTES_PER_DAY + MINUTES_PER_DAY;
    if (closes > from && first < to) result.push([first, closes]);
  }
  return result;
}

/** Days from 1970-01-01 to 2000-01-01. */
const DAYS_TO_2000 = 10_957;

function yearOf(at: Instant): number {
  const days = Math.floor(at / MINUTES_PER_DAY) - DAYS_TO_2000;
  let year = 2000 + Math.floor(days / 365.2425);
  while (firstDayOf(year + 1) <= days + DAYS_TO_2000) year += 1;
  while (firstDayOf(year) > days + DAYS_TO_2000) year -= 1;
  return year;
}

/** Number of the first day of a year. */
function firstDayOf(year: number): number {
  const before = year - 1;
  return 365 * (year - 1970) + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day of a year that has the month and day of a day of the leap year 2000 (29 February becomes 1 March). */
function sameDayOf(year: number, dayIn2000: number): number {
  const ofYear = dayIn2000 - DAYS_TO_2000;
  return firstDayOf(year) + (ofYear >= 60 && !isLeap(year) ? ofYear - 1 : ofYear);
}
