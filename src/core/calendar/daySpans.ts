import type { DateSpan, DayNumber } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";
import { civilDate, dayNumber, daysInMonth } from "./civil";
import { NO_WORK, withoutHours, type WeekPattern } from "./weekPattern";
import { changeDays, type WeekSegments } from "./weekSegments";

/** The years for which yearly holidays are laid out. */
export interface YearRange {
  readonly first: number;
  readonly last: number;
}

/** A span of whole days, the last one not included; open sides are infinite. */
export type DayRange = readonly [from: DayNumber, to: DayNumber];

/** The days of a span; a yearly one once for each year (29 February becomes the last day of a shorter February). */
export function dayRanges(span: DateSpan, years: YearRange): readonly DayRange[] {
  const from = span.from?.day ?? -Infinity;
  const to = span.to?.day ?? Infinity;
  if (span.yearly !== true || !Number.isFinite(from) || !Number.isFinite(to)) return to >= from ? [[from, to + 1]] : [];
  const ranges: DayRange[] = [];
  const overNewYear = to < from ? 1 : 0;
  for (let year = years.first - overNewYear; year <= years.last; year++) {
    const first = inYear(from, year);
    const last = inYear(to, year + overNewYear);
    if (last >= first) ranges.push([first, last + 1]);
  }
  return ranges;
}

function inYear(day: DayNumber, year: number): DayNumber {
  const { month, day: dayOfMonth } = civilDate(day);
  return dayNumber(year, month, Math.min(dayOfMonth, daysInMonth(year, month)));
}

/** Takes a span out of working time: whole days, and with times only the hours of its first and last day. */
export function withoutSpan(segments: WeekSegments, span: DateSpan, years: YearRange): WeekSegments {
  const opens = span.from?.minute ?? 0;
  const closes = span.to?.minute ?? MINUTES_PER_DAY;
  let result = segments;
  for (const [from, to] of dayRanges(span, years)) {
    const last = to - 1;
    if (from === last) {
      result = changeDays(result, from, to, hoursOff(opens, closes));
      continue;
    }
    const firstWhole = opens > 0 ? from + 1 : from;
    const endWhole = closes < MINUTES_PER_DAY ? last : to;
    if (opens > 0) result = changeDays(result, from, from + 1, hoursOff(opens, MINUTES_PER_DAY));
    result = changeDays(result, firstWhole, endWhole, () => NO_WORK);
    if (closes < MINUTES_PER_DAY) result = changeDays(result, last, to, hoursOff(0, closes));
  }
  return result;
}

function hoursOff(from: number, to: number): (pattern: WeekPattern) => WeekPattern {
  if (from <= 0 && to >= MINUTES_PER_DAY) return () => NO_WORK;
  return pattern => withoutHours(pattern, from, to);
}

/** Keeps only what lies in a span. */
export function withinSpan(segments: WeekSegments, span: DateSpan, years: YearRange): WeekSegments {
  let result = segments;
  if (span.from !== undefined) {
    const { day, minute } = span.from;
    result = withoutSpan(result, minute === undefined ? { to: { day: day - 1 } } : { to: { day, minute } }, years);
  }
  if (span.to !== undefined) {
    const { day, minute } = span.to;
    result = withoutSpan(result, minute === undefined ? { from: { day: day + 1 } } : { from: { day, minute } }, years);
  }
  return result;
}
