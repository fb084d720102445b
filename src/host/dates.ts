import { env } from "vscode";
import { MINUTES_PER_DAY, type Instant } from "../core/model/instant";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(withYear: boolean): Intl.DateTimeFormat {
  const key = `${env.language} ${String(withYear)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = formatOf(env.language, withYear);
    formats.set(key, format);
  }
  return format;
}

function formatOf(language: string, withYear: boolean): Intl.DateTimeFormat {
  // Day before month, as plans are read in every language but American English.
  const locale = language === "en" ? "en-GB" : language;
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  if (withYear) options.year = "numeric";
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat("en-GB", options);
  }
}

/** A day for people: `12 Mar`, with the year when it is not that of `today`. */
export function dayText(at: Instant, today: Instant): string {
  const date = new Date(at * 60_000);
  return formatter(date.getUTCFullYear() !== new Date(today * 60_000).getUTCFullYear()).format(date);
}

/** The day on which work ends: midnight belongs to the day before. */
export function finishDayText(at: Instant, today: Instant): string {
  return dayText(at - 1, today);
}

/** Whole days between two finishes, as people count them on a calendar. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.floor((to - 1) / MINUTES_PER_DAY) - Math.floor((from - 1) / MINUTES_PER_DAY);
}

/** An instant as a date of the plan language. */
export function isoDay(at: Instant): string {
  return new Date(at * 60_000).toISOString().slice(0, 10);
}
