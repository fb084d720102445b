import { formatDay } from "../../core/calendar/civil";
import type { DateValue, DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { readDateWords, writeDate, type DateWordsOptions } from "../dateWords";
import { dayInWords, shown } from "../rules/wording";
import type { CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";
import { weekdayName } from "./dateCard";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"] as const;
const QUARTERS = ["q1", "q2", "q3", "q4"] as const;

/** What is offered before anything is typed, behind the days of the coming week. */
const USUAL = ["next monday", "next friday", "in 1 week", "in 2 weeks", "end of month", "end of next month", "end of quarter", "end of year"] as const;

/** What is looked through for what is typed, the likelier first. */
const PHRASES: readonly string[] = [
  "today", "tomorrow", ...DAYS, ...USUAL, "yesterday", "day after tomorrow", ...DAYS.map(day => `next ${day}`), ...DAYS.map(day => `this ${day}`), ...DAYS.map(day => `last ${day}`),
  "in 3 days", "in 3 weeks", "in 4 weeks", "in a month", "in 2 months", "in 3 months", "in 6 months", "in a year",
  "start of next week", "end of week", "end of next week", "start of next month", "start of next quarter", "end of next quarter", "start of next year",
  ...QUARTERS.map(quarter => `end of ${quarter}`), ...QUARTERS.map(quarter => `start of ${quarter}`),
  ...MONTHS.map(month => `end of ${month}`), ...MONTHS.map(month => `start of ${month}`), ...MONTHS.map(month => `mid ${month}`),
];

/** More would only be scrolled through. */
const MOST_PHRASES = 24;

/**
 * Days by their names in speech ("next friday", "in 2 weeks", "end of q2"), written as dates, and the dates that the plan
 * already speaks of. `edge` and `direction` say how a key reads what is left open.
 */
export function completeDates(today: DayNumber, { start, end, before }: CursorContext, plan: Plan | undefined, options: DateWordsOptions = {}): readonly CompletionItem[] {
  const typed = before.trim().toLowerCase().replace(/\s+/g, " ");
  const offered = new Map<string, CompletionItem>();
  const offer = (date: DateValue, name: string, filter: string): void => {
    const label = writeDate(date);
    const doc = `${weekdayName(date.day)}, ${dayInWords(date.day)}`;
    if (!offered.has(label)) offered.set(label, { label, kind: "date", insert: label, snippet: false, detail: name, doc, filter, start, end });
  };
  const read = (words: string): DateValue | undefined => readDateWords(words, today, options);
  const said = typed === "" ? undefined : read(typed);
  if (said !== undefined) offer(said, typed, before);
  if (typed === "") for (const [day, name] of comingWeek(today)) offer({ day }, name, `${formatDay(day)} ${name}`);
  for (const phrase of phrasesFor(typed)) {
    const date = read(phrase);
    if (date !== undefined) offer(date, DAYS.some(day => day === phrase) ? weekdayName(date.day) : phrase, typed === "" ? `${writeDate(date)} ${phrase}` : phrase);
  }
  for (const [day, name] of plan === undefined ? [] : datesOf(plan)) {
    const label = formatDay(day);
    if (typed === "" || label.startsWith(typed) || name.toLowerCase().includes(typed)) offer({ day }, name, typed === "" || label.startsWith(typed) ? `${label} ${name}` : name);
  }
  if (/^\d{3,4}(?:-|$)/.test(typed)) for (const day of daysAhead(today)) if (formatDay(day).startsWith(typed)) offer({ day }, weekdayName(day), formatDay(day));
  return [...offered.values()];
}

/** The phrases that go on with what is typed; for a number its weeks, days and months. */
function phrasesFor(typed: string): readonly string[] {
  if (typed === "") return USUAL;
  const count = /^(?:in )?(\d{1,3})(?: ([a-z]*))?$/.exec(typed);
  const counted = count === null ? [] : ["days", "weeks", "months"].filter(unit => unit.startsWith(count[2] ?? "")).map(unit => `in ${count[1] ?? ""} ${unit}`);
  return [...counted, ...PHRASES.filter(phrase => phrase.startsWith(typed) || phrase.includes(` ${typed}`))].slice(0, MOST_PHRASES);
}

function comingWeek(today: DayNumber): (readonly [DayNumber, string])[] {
  return Array.from({ length: 8 }, (_, ahead) => [today + ahead, ahead === 0 ? "today" : ahead === 1 ? "tomorrow" : weekdayName(today + ahead)] as const);
}

/** The days around today that are likely to be meant by the beginning of a date. */
function daysAhead(today: DayNumber): readonly DayNumber[] {
  return Array.from({ length: 31 }, (_, ahead) => today + ahead);
}

function datesOf(plan: Plan): (readonly [DayNumber, string])[] {
  const dates: (readonly [DayNumber, string])[] = [];
  for (const release of plan.releases.values()) if (release.date !== undefined) dates.push([release.date.day, `release ${shown(release.title ?? release.id, 40)}`]);
  if (plan.settings.finish !== undefined) dates.push([plan.settings.finish.day, "the plan's finish"]);
  if (plan.settings.start !== undefined) dates.push([plan.settings.start.day, "the plan's start"]);
  return dates;
}

const BEGINS: ReadonlySet<string> = new Set(["start", "as-of", "not-before", "start-by", "start-on", "started"]);
const HAPPENED: ReadonlySet<string> = new Set(["started", "finished", "released"]);

/** How a key reads a date in words: keys that begin something take the first day of a span, what has happened lies behind. */
export function wordsFor(key: string): DateWordsOptions {
  return { edge: BEGINS.has(key) ? "start" : "end", direction: HAPPENED.has(key) ? "back" : "ahead" };
}
