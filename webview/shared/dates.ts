import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { Instant, Minutes } from "../../src/core/model/instant";

/** Civil parts of an instant. */
export interface Civil {
  readonly year: number;
  /** 0..11 */
  readonly month: number;
  readonly day: number;
  /** Monday = 0. */
  readonly weekday: number;
  readonly minute: number;
}

const MS_PER_MINUTE = 60_000;

export function civilOf(at: Instant): Civil {
  const date = new Date(at * MS_PER_MINUTE);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
    minute: date.getUTCHours() * 60 + date.getUTCMinutes(),
  };
}

/** The first minute of a civil day; months and days beyond their range carry over. */
export function instantOf(year: number, month: number, day: number): Instant {
  return Date.UTC(year, month, day) / MS_PER_MINUTE;
}

/** The names of months and weekdays in the language of the window. */
export interface DateWords {
  readonly months: readonly string[];
  readonly longMonths: readonly string[];
  readonly weekdays: readonly string[];
}

export function dateWords(language: string): DateWords {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
    } catch {
      return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
    }
  };
  const names = (count: number, form: Intl.DateTimeFormat, day: (index: number) => number): string[] =>
    Array.from({ length: count }, (_, index) => form.format(day(index)).replace(/\.$/, "").slice(0, 12));
  const month = (index: number): number => Date.UTC(2024, index, 1);
  return {
    months: names(12, format({ month: "short" }), month),
    longMonths: names(12, format({ month: "long" }), month),
    weekdays: names(7, format({ weekday: "short" }), (index) => Date.UTC(2024, 0, 1 + index)),
  };
}

/** Dates in words, with the year only when it is not this one. */
export interface DateFormat {
  readonly words: DateWords;
  /** A day on which something begins: "12 Mar". */
  day(at: Instant): string;
  /** A day on which something ends; midnight belongs to the day before. */
  end(at: Instant): string;
  /** With the time: "12 Mar 14:30". */
  minute(at: Instant): string;
  /** "5 Jan – 9 Jan", one date when both are the same day. */
  span(from: Instant, to: Instant): string;
}

export function dateFormat(words: DateWords, now: Instant): DateFormat {
  const thisYear = civilOf(now).year;
  const day = (at: Instant): string => {
    const { year, month, day: number } = civilOf(at);
    return `${number} ${words.months[month] ?? ""}${year === thisYear ? "" : ` ${year}`}`;
  };
  const end = (at: Instant): string => day(at - 1);
  return {
    words,
    day,
    end,
    minute: (at) => `${day(at)} ${clock(civilOf(at).minute)}`,
    span: (from, to) => {
      const [first, last] = [day(from), to > from ? end(to) : day(to)];
      return first === last ? first : `${first} – ${last}`;
    },
  };
}

/** "09:05" */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** A length of working time in days, or in hours below a day: "3d", "1.5d", "4h", "0d". */
export function durationText(minutes: Minutes, dayMinutes: Minutes): string {
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? "−" : "";
  if (size === 0) return "0d";
  if (size < 60) return `${sign}${size}m`;
  if (size < dayMinutes) return `${sign}${round(size / 60)}h`;
  return `${sign}${round(size / dayMinutes)}d`;
}

/** How much later: "+3d", counted in days begun. */
export function slipText(minutes: Minutes, dayMinutes: Minutes): string {
  return `+${Math.max(1, Math.ceil(minutes / dayMinutes))}d`;
}

function round(value: number): string {
  return String(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
}

export function startOfDay(at: Instant): Instant {
  return Math.floor(at / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}
