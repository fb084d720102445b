import type { DayNumber, Instant } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";

/** A date of the Gregorian calendar, extended to all years. */
export interface CivilDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** Later than any date that a plan can name: the answer of a calendar that has no working time left. */
export const FAR_FUTURE: Instant = 4_223_371_680;

/** Earlier than any date that a plan can name: the answer of a calendar that had no working time before. */
export const FAR_PAST: Instant = -1_036_162_080;

/**
 * The day number of a date. Counts years from March, so that the leap day is the last of its year
 * (Howard Hinnant, "chrono-compatible low-level date algorithms").
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function civilDate(day: DayNumber): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The day that an instant lies in. */
export function dayOf(at: Instant): DayNumber {
  return Math.floor(at / MINUTES_PER_DAY);
}

/** The first minute of a day. */
export function startOfDay(day: DayNumber): Instant {
  return day * MINUTES_PER_DAY;
}

/** True for a year with a 29th of February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28..31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of `2026-02-02`, with or without a time behind it, as it stands as a key; undefined for anything else. */
export function dayOfText(text: unknown): DayNumber | undefined {
  const found = typeof text === "string" ? /^(\d{4})-(\d{2})-(\d{2})/.exec(text) : null;
  return found === null ? undefined : dayNumber(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** A day as `2026-01-05`. */
export function formatDay(day: DayNumber): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

/** An instant as `2026-01-05T09:00`. */
export function formatInstant(at: Instant): string {
  const day = dayOf(at);
  return `${formatDay(day)}T${formatTime(at - startOfDay(day))}`;
}

/** Minutes after midnight as `09:00`. */
export function formatTime(minute: number): string {
  return `${padded(Math.floor(minute / 60), 2)}:${padded(minute % 60, 2)}`;
}

function padded(value: number, width: number): string {
  const digits = String(Math.abs(value)).padStart(width, "0");
  return value < 0 ? `-${digits}` : digits;
}
