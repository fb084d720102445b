import { civilDate, dayNumber, dayOf, weekdayOf } from "../calendar/civil";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant, Minutes } from "../model/instant";

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

/** The civil parts of an instant. */
export function civilOf(at: Instant): Civil {
  const day = dayOf(at);
  const { year, month, day: number } = civilDate(day);
  return { year, month: month - 1, day: number, weekday: weekdayOf(day), minute: at - day * MINUTES_PER_DAY };
}

/** The first minute of a civil day; months and days beyond their range carry over. */
export function instantOf(year: number, month: number, day: number): Instant {
  const years = Math.floor(month / 12);
  return (dayNumber(year + years, month - years * 12 + 1, 1) + day - 1) * MINUTES_PER_DAY;
}

/** The names of months and weekdays in the language of the window. */
export interface DateWords {
  readonly months: readonly string[];
  readonly longMonths: readonly string[];
  readonly weekdays: readonly string[];
}

/** Names a month or weekday of an instant, in the language of whoever asks; the core itself knows no language. */
export type DateNamer = (part: "short month" | "long month" | "weekday", at: Instant) => string;

/** The names of all months and weekdays; an abbreviation goes without its full stop. */
export function dateWordsBy(name: DateNamer): DateWords {
  const names = (count: number, part: Parameters<DateNamer>[0], at: (index: number) => Instant): string[] =>
    Array.from({ length: count }, (_, index) => name(part, at(index)).replace(/\.$/, "").slice(0, 12));
  const month = (index: number): Instant => instantOf(2024, index, 1);
  return {
    months: names(12, "short month", month),
    longMonths: names(12, "long month", month),
    weekdays: names(7, "weekday", (index) => instantOf(2024, 0, 1 + index)),
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

/** Dates in the words of a language, seen from a day. */
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

/** The first minute of the day that an instant lies in. */
export function startOfDay(at: Instant): Instant {
  return Math.floor(at / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}
