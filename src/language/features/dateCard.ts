import { dayOf, weekdayOf } from "../../core/calendar/civil";
import { createCalendarBook } from "../../core/calendar/calendarBook";
import type { WorkCalendar } from "../../core/calendar/workCalendar";
import { MINUTES_PER_DAY, type DateSpan, type DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Analysis } from "../analysisTypes";
import { parseDate } from "../parse/values/dates";
import { dayInWords, shown, startDay } from "../rules/wording";
import { ours, theirs, type Hover, type HoverLine } from "./hoverParts";
import { daysAway } from "./taskWords";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The weekday's name. */
export function weekdayName(day: DayNumber): string {
  return WEEKDAYS[weekdayOf(day)] ?? "";
}

/** What to know about the date at an offset: its weekday, its number among the plan's working days, how far away it is. */
export function dateCard(analysis: Analysis, path: string, offset: number): Hover | undefined {
  const text = analysis.snapshot.files.get(path)?.text;
  const plan = analysis.snapshot.planOfFile(path);
  if (text === undefined || plan === undefined) return undefined;
  const found = dateAt(text, offset);
  const parsed = found === undefined ? undefined : parseDate(found.text.slice(0, 10));
  if (found === undefined || parsed === undefined || !("value" in parsed)) return undefined;
  return { start: found.start, end: found.end, lines: linesOf(analysis, plan, parsed.value.day) };
}

/** The date whose letters hold the offset, with its time when one is written. */
function dateAt(text: string, offset: number): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, offset - 16);
  for (const match of text.slice(from, offset + 16).matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?(?!\d)/g)) {
    const start = from + match.index;
    if (start <= offset && offset <= start + match[0].length) return { text: match[0], start, end: start + match[0].length };
  }
  return undefined;
}

function linesOf(analysis: Analysis, plan: Plan, day: DayNumber): readonly HoverLine[] {
  const schedule = analysis.schedules.get(plan.id);
  const lines: HoverLine[] = [[ours(`${weekdayName(day)}, ${dayInWords(day)}`)], workingLine(plan, plan.settings.start?.day ?? (schedule === undefined ? undefined : startDay(schedule.start)), day)];
  const today = startDay(analysis.context.now);
  const asOf = schedule?.asOf === undefined ? undefined : startDay(schedule.asOf);
  const status = asOf === undefined || asOf === today ? "" : ` · ${asOf === day ? "the status date" : daysAway(day, asOf).replace(/^in (.*)$/, "$1 after the status date").replace(/ ago$/, " before the status date")}`;
  return [...lines, [ours(`${daysAway(day, today).replace(/^./, letter => letter.toUpperCase())}${status}`)]];
}

/** Days are not counted further than this from the plan's start. */
const FARTHEST = 20 * 366;

function workingLine(plan: Plan, start: DayNumber | undefined, day: DayNumber): HoverLine {
  const calendar = createCalendarBook(plan).plan;
  const midnight = day * MINUTES_PER_DAY;
  if (calendar.between(midnight, midnight + MINUTES_PER_DAY) <= 0) {
    const name = dayOff(plan, day);
    return name === undefined ? [ours("A day off")] : [ours("A day off: "), theirs(shown(name, 80))];
  }
  if (start === undefined || Math.abs(day - start) > FARTHEST) return [ours("A working day")];
  if (day < start) return [ours(`A working day, ${workingDays(calendar, day, start)} before the plan's start`)];
  return [ours(`Working day ${String(countDays(calendar, start, day + 1))} of the plan`)];
}

function workingDays(calendar: WorkCalendar, from: DayNumber, to: DayNumber): string {
  const count = countDays(calendar, from, to);
  return `${String(count)} working day${count === 1 ? "" : "s"}`;
}

/** Days with working time in [from, to). */
function countDays(calendar: WorkCalendar, from: DayNumber, to: DayNumber): number {
  let count = 0;
  let last = -Infinity;
  calendar.eachInterval(from * MINUTES_PER_DAY, to * MINUTES_PER_DAY, (start, end) => {
    const first = Math.max(dayOf(start), last + 1);
    last = Math.max(last, dayOf(end - 1));
    count += Math.max(0, last - first + 1);
  });
  return count;
}

/** What the plan's calendar calls a day off. */
function dayOff(plan: Plan, day: DayNumber): string | undefined {
  return (plan.settings.calendar?.holidays ?? []).find(({ span }) => holds(span, day))?.name;
}

function holds({ from, to, yearly }: DateSpan, day: DayNumber): boolean {
  return yearly !== true && (from === undefined || from.day <= day) && (to === undefined || day <= to.day);
}
