import { dayNumber, daysInMonth } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type Instant, type Minutes } from "../../core/model/instant";
import type { XmlElement } from "./xml";

/** The first child's text by element name, for rows with many small fields. */
export interface Fields {
  text(name: string): string;
  number(name: string): number | undefined;
  /** `1` or `true`. */
  flag(name: string, ifAbsent?: boolean): boolean;
  instant(name: string): Instant | undefined;
  /** Never negative. */
  minutes(name: string): Minutes | undefined;
  child(name: string): XmlElement | undefined;
}

/** What the letters of a duration mean in minutes of work. */
export interface DurationLetters {
  readonly day: Minutes;
  readonly month: Minutes;
}

/** Opens a row for reading by element name; of equal names the first counts. */
export function fieldsOf(row: XmlElement, letters: DurationLetters): Fields {
  const first = new Map<string, XmlElement>();
  for (const element of row.children) if (!first.has(element.name)) first.set(element.name, element);
  const text = (name: string): string => first.get(name)?.text ?? "";
  return {
    text,
    number: (name) => parseNumber(text(name)),
    flag: (name, ifAbsent = false) => {
      const value = text(name).trim();
      return value === "" ? ifAbsent : value === "1" || value === "true";
    },
    instant: (name) => parseInstant(text(name)),
    minutes: (name) => {
      const minutes = parseMinutes(text(name), letters);
      return minutes === undefined ? undefined : Math.max(0, minutes);
    },
    child: (name) => first.get(name),
  };
}

/** The child elements of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** A finite number, else undefined. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?/;

/** Later dates are none: the last that plans can say, and some thousands of years after Microsoft Project's last. */
const LAST_YEAR = 9000;

/**
 * A date as Microsoft Project writes it, local and without a zone. Seconds count as a begun minute;
 * `NA`, dates that do not exist and anything else are undefined.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = DATE.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? "0"));
  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month) || hour > 24 || minute > 59 || second > 59) return undefined;
  const at = dayNumber(year, month, date) * MINUTES_PER_DAY + hour * 60 + minute;
  return second > 0 ? at + 1 : at;
}

/** A time of day in minutes after midnight; `24:00` and a missing time are undefined apart. */
export function parseTime(text: string): Minutes | undefined {
  const match = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(text.trim());
  if (match === null) return undefined;
  const [hour = 0, minute = 0] = match.slice(1, 3).map(Number);
  return hour <= 24 && minute < 60 ? Math.min(hour * 60 + minute, MINUTES_PER_DAY) : undefined;
}

const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

/** The longest duration that is read, about a thousand years, in whole hours. */
const LONGEST: Minutes = 599_999_940;

/**
 * A duration in minutes; seconds become a fraction. Hours are hours of work; the letters for days and months,
 * which Microsoft Project itself does not write, mean working days and months.
 */
export function parseMinutes(text: string, letters: DurationLetters): Minutes | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null) return undefined;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? "0"));
  const total = (years * 12 + months) * letters.month + days * letters.day + hours * 60 + minutes + seconds / 60;
  if (!Number.isFinite(total)) return undefined;
  return match[1] === "-" ? -Math.min(total, LONGEST) : Math.min(total, LONGEST);
}

/** A reference by number; -1 and the like say that there is none. */
export function referenceTo(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}
