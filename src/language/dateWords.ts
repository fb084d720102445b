import { civilDate, dayNumber, daysInMonth, weekdayOf } from "../core/calendar/civil";
import type { DateValue, DayNumber } from "../core/model/instant";
import { parseClock } from "./parse/values/dates";
import { writeDay, writeTime } from "./write/writeValues";

/** How words are read that leave something open. */
export interface DateWordsOptions {
  /** Which day of a week, month, quarter or year is meant where only that is named. Default: `end`. */
  readonly edge?: "start" | "end";
  /** Where a weekday, or a day without its year, is looked for: from today on, or up to today. Default: `ahead`. */
  readonly direction?: "ahead" | "back";
}

/** No date takes more words than this: `the last day of the next month at 14:30`. */
const MOST_WORDS = 10;

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const WEEKDAY = "(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "([12]\\d{3})";
const DAY = "(\\d{1,2})(?:st|nd|rd|th|\\.)?";

/** What the readers of words know: today, and how to read what is left open. */
interface Now {
  readonly today: DayNumber;
  readonly year: number;
  readonly month: number;
  readonly edge: "start" | "end";
  readonly back: boolean;
}

type Span = readonly [first: DayNumber, last: DayNumber];
type DayReader = readonly [form: RegExp, read: (found: readonly (string | undefined)[], now: Now) => DayNumber | undefined];
type SpanReader = readonly [form: RegExp, read: (found: readonly (string | undefined)[], now: Now) => Span | undefined];

/**
 * Reads a date as people say it, in English: `fri`, `next friday`, `12 mar`, `in 2 weeks`, `end of q2`, `2026-03-05 14:30`.
 * A weekday is the next one (its own name today means in a week), `this` and `next` count in weeks from Monday, a week ends
 * on Friday. Undefined when the text is anything else, or no day that exists.
 */
export function readDateWords(text: string, today: DayNumber, options: DateWordsOptions = {}): DateValue | undefined {
  const plain = text.trim().toLowerCase().replace(/,(?=\s|$)/g, "").replace(/\s+/g, " ");
  if (plain === "" || plain.length > 80) return undefined;
  const timed = /^(.+?)(?: at | |t(?=\d\d:))(\d{1,2}:\d{2})$/.exec(plain);
  const now: Now = { today, ...civilDate(today), edge: options.edge ?? "end", back: options.direction === "back" };
  if (timed === null) return dayAlone(plain, now);
  const minute = parseClock((timed[2] ?? "").padStart(5, "0"));
  const date = dayAlone(timed[1] ?? "", now);
  return minute === undefined || date === undefined ? undefined : { ...date, minute };
}

/** The longest date in words that a text begins with, and the offset behind it. */
export function dateWordsAtStart(text: string, today: DayNumber, options: DateWordsOptions = {}): { readonly date: DateValue; readonly end: number } | undefined {
  const ends = [...text.slice(0, 200).matchAll(/\S+/g)].slice(0, MOST_WORDS).map(({ index, 0: word }) => index + word.length);
  for (const end of ends.reverse()) {
    const date = readDateWords(text.slice(0, end), today, options);
    if (date !== undefined) return { date, end: text[end - 1] === "," ? end - 1 : end };
  }
  return undefined;
}

function dayAlone(text: string, now: Now): DateValue | undefined {
  const words = text.replace(/^on /, "").replace(/\bthe /g, "");
  const day = firstRead(DAYS, words, now) ?? edgeOf(words, now);
  return day === undefined || day < FIRST_DAY || day > LAST_DAY ? undefined : { day };
}

const FIRST_DAY = dayNumber(1, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

function firstRead<T>(readers: readonly (readonly [RegExp, (found: readonly (string | undefined)[], now: Now) => T | undefined])[], words: string, now: Now): T | undefined {
  for (const [form, read] of readers) {
    const found = form.exec(words);
    if (found !== null) return read(found, now);
  }
  return undefined;
}

/** The wanted edge of a span of days, or the one that is named: `end of march`, `mid march`. */
function edgeOf(words: string, now: Now): DayNumber | undefined {
  const named = /^(?:(start|beginning|first day|end|last day)(?: of)? |(mid|middle)(?: of |-| )|(eo)(?=[wmqy]$))(.+)$/.exec(words);
  const letter = named?.[3] === undefined ? undefined : LETTERS[named[4] ?? ""];
  const span = firstRead(SPANS, letter ?? named?.[4] ?? words, now);
  if (span === undefined) return undefined;
  if (named?.[2] !== undefined) return Math.floor((span[0] + span[1]) / 2);
  const first = named === null ? now.edge === "start" : /^(start|beginning|first)/.test(named[1] ?? "");
  return first ? span[0] : span[1];
}

const LETTERS: Readonly<Record<string, string>> = { w: "week", m: "month", q: "quarter", y: "year" };

const DAYS: readonly DayReader[] = [
  [/^(?:today|now)$/, (_, { today }) => today],
  [/^(?:tomorrow|tmrw?)$/, (_, { today }) => today + 1],
  [/^yesterday$/, (_, { today }) => today - 1],
  [/^day after tomorrow$/, (_, { today }) => today + 2],
  [/^day before yesterday$/, (_, { today }) => today - 2],
  [new RegExp(`^(?:(this|next|last) )?${WEEKDAY}$`), ([, which, name], now) => weekday(which, indexOf(WEEKDAYS, name), now)],
  [/^in (\d{1,4}|an?|one|two|three|four|five|six) ?(days?|d|weeks?|w|months?|mo|years?|y)$/, ([, count, unit], now) => away(count, unit, now, 1)],
  [/^(\d{1,4}|an?|one|two|three|four|five|six) (days?|weeks?|months?|years?) (?:from now|from today)$/, ([, count, unit], now) => away(count, unit, now, 1)],
  [/^(\d{1,4}|an?|one|two|three|four|five|six) (days?|weeks?|months?|years?) ago$/, ([, count, unit], now) => away(count, unit, now, -1)],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([, year, month, day]) => realDay(Number(year), Number(month), Number(day))],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/, ([, day, month, year], now) => dayOfMonth(day, Number(month), year, now)],
  [/^(\d{2})-(\d{2})$/, ([, month, day], now) => dayOfMonth(day, Number(month), undefined, now)],
  [new RegExp(`^${DAY}(?: of)? ?${MONTH}(?: ${YEAR})?$`), ([, day, month, year], now) => dayOfMonth(day, indexOf(MONTHS, month) + 1, year, now)],
  [new RegExp(`^${MONTH} ${DAY}(?: ${YEAR})?$`), ([, month, day, year], now) => dayOfMonth(day, indexOf(MONTHS, month) + 1, year, now)],
  [/^(\d{1,2})(?:st|nd|rd|th)$/, ([, day], now) => nearestDayOfMonth(Number(day), now)],
];

const SPANS: readonly SpanReader[] = [
  [/^(?:(this|next|last) )?week$/, ([, which], { today }) => workWeek(today - weekdayOf(today) + 7 * steps(which))],
  [/^(?:(this|next|last) )?month$/, ([, which], { year, month }) => monthSpan(year, month + steps(which))],
  [/^(?:(this|next|last) )?quarter$/, ([, which], { year, month }) => quarterSpan(year, Math.floor((month - 1) / 3) + steps(which))],
  [/^(?:(this|next|last) )?year$/, ([, which], { year }) => yearSpan(year + steps(which))],
  [new RegExp(`^q([1-4])(?:[ /-]?${YEAR})?$`), ([, quarter, year], now) => nearestSpan(year, now, (of) => quarterSpan(of, Number(quarter) - 1))],
  [new RegExp(`^${YEAR}[ -/]?q([1-4])$`), ([, year, quarter], now) => nearestSpan(year, now, (of) => quarterSpan(of, Number(quarter) - 1))],
  [new RegExp(`^(?:calendar week|week|cw|w) ?(\\d{1,2})(?: ${YEAR})?$`), ([, week, year], now) => nearestSpan(year, now, (of) => isoWeek(of, Number(week)))],
  [new RegExp(`^${YEAR}-?w(\\d{1,2})$`), ([, year, week], now) => nearestSpan(year, now, (of) => isoWeek(of, Number(week)))],
  [new RegExp(`^${MONTH}(?: ${YEAR})?$`), ([, month, year], now) => nearestSpan(year, now, (of) => monthSpan(of, indexOf(MONTHS, month) + 1))],
  [new RegExp(`^${YEAR}$`), ([, year]) => yearSpan(Number(year))],
];

function indexOf(names: readonly string[], name: string | undefined): number {
  return names.indexOf((name ?? "").slice(0, 3));
}

function steps(which: string | undefined): number {
  return which === "next" ? 1 : which === "last" ? -1 : 0;
}

function weekday(which: string | undefined, index: number, { today, back }: Now): DayNumber {
  const here = weekdayOf(today);
  if (which === "this" || which === "next") return today - here + index + (which === "next" ? 7 : 0);
  const ago = (here - index + 7) % 7;
  if (which === "last") return today - (ago === 0 ? 7 : ago);
  return back ? today - ago : today + 7 - ago;
}

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

function away(word: string | undefined, unit: string | undefined, { today }: Now, sign: 1 | -1): DayNumber {
  const count = sign * (COUNTS[word ?? ""] ?? Number(word));
  if (unit?.startsWith("d") === true) return today + count;
  if (unit?.startsWith("w") === true) return today + count * 7;
  const { year, month, day } = civilDate(today);
  const months = year * 12 + month - 1 + count * (unit?.startsWith("m") === true ? 1 : 12);
  const there = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  return dayNumber(there.year, there.month, Math.min(day, daysInMonth(there.year, there.month)));
}

function realDay(year: number, month: number, day: number): DayNumber | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

/** A day of a month in the year that is named, else the nearest one in the direction that is looked in; today counts. */
function dayOfMonth(day: string | undefined, month: number, year: string | undefined, now: Now): DayNumber | undefined {
  if (year !== undefined) return realDay(Number(year), month, Number(day));
  // A 29th of February may be eight years away.
  const found = Array.from({ length: 9 }, (_, step) => realDay(now.year + (now.back ? -step : step), month, Number(day)));
  return found.find((one) => one !== undefined && (now.back ? one <= now.today : one >= now.today));
}

function nearestDayOfMonth(day: number, now: Now): DayNumber | undefined {
  for (let step = 0; step <= 2; step += 1) {
    const month = now.month + (now.back ? -step : step);
    const found = realDay(now.year + Math.floor((month - 1) / 12), ((month + 11) % 12) + 1, day);
    if (found !== undefined && (now.back ? found <= now.today : found >= now.today)) return found;
  }
  return undefined;
}

/** A span of the year that is named, else the nearest that is not over (that has begun, looking back). */
function nearestSpan(year: string | undefined, now: Now, spanOf: (year: number) => Span | undefined): Span | undefined {
  if (year !== undefined) return spanOf(Number(year));
  const here = spanOf(now.year);
  if (here === undefined) return undefined;
  if (now.back) return here[0] > now.today ? spanOf(now.year - 1) : here;
  return here[1] < now.today ? spanOf(now.year + 1) : here;
}

/** From Monday to Friday. */
function workWeek(monday: DayNumber): Span {
  return [monday, monday + 4];
}

/** The ISO 8601 week: week 1 holds the 4th of January. */
function isoWeek(year: number, week: number): Span | undefined {
  const fourth = dayNumber(year, 1, 4);
  const monday = fourth - weekdayOf(fourth) + (week - 1) * 7;
  const lastWeek = dayNumber(year, 12, 28);
  return week < 1 || monday > lastWeek ? undefined : workWeek(monday);
}

/** Months beyond December or before January belong to the years around. */
function monthSpan(year: number, month: number): Span {
  const of = { year: year + Math.floor((month - 1) / 12), month: ((((month - 1) % 12) + 12) % 12) + 1 };
  return [dayNumber(of.year, of.month, 1), dayNumber(of.year, of.month, daysInMonth(of.year, of.month))];
}

function quarterSpan(year: number, quarter: number): Span {
  return [monthSpan(year, quarter * 3 + 1)[0], monthSpan(year, quarter * 3 + 3)[1]];
}

function yearSpan(year: number): Span {
  return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
}

/** A date as plan text: `2026-03-05`, `2026-03-05 14:30`. */
export function writeDate({ day, minute }: DateValue): string {
  return minute === undefined ? writeDay(day) : `${writeDay(day)} ${writeTime(minute)}`;
}
