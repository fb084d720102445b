import { civilDate, dayNumber, daysInMonth, weekdayOf } from "../../core/calendar/civil";
import type { DayNumber } from "../../core/model/instant";
import type { MspdiException, MspdiRecurrence } from "./project";

/** More dates than this of one exception are not expanded; no real calendar comes near. */
export const MAX_OCCURRENCES = 2000;

/**
 * The dates of a recurring exception, in order, each as a span of days. Weeks begin on Sunday, and weeks,
 * months and years are counted from the one in which the exception begins; a date before its first day or
 * after its last does not count. Judged against Microsoft Project's own expansion.
 */
export function expandRecurrence(recurrence: MspdiRecurrence): MspdiException[] {
  const { name, hours, from, to, type } = recurrence;
  if (type === 1 || type === 9 || !STEPS.has(type)) return [{ name, hours, from, to }];
  const days: MspdiException[] = [];
  const most = recurrence.byOccurrences && recurrence.occurrences > 0 ? recurrence.occurrences : MAX_OCCURRENCES;
  for (const day of occurrences(recurrence)) {
    if (day > to || days.length >= Math.min(most, MAX_OCCURRENCES)) break;
    if (day >= from) days.push({ name, hours, from: day, to: day });
  }
  return days;
}

type Step = (recurrence: MspdiRecurrence, index: number) => readonly DayNumber[];

const STEPS: ReadonlyMap<number, Step> = new Map([
  [2, ({ from, month, monthDay }, index) => [dayInMonth(civilDate(from).year + index, month + 1, monthDay)]],
  [3, (recurrence, index) => relativeDay(recurrence, civilDate(recurrence.from).year + index, recurrence.month + 1)],
  [4, (recurrence, index) => {
    const [year, month] = monthAfter(recurrence, index);
    return [dayInMonth(year, month, recurrence.monthDay)];
  }],
  [5, (recurrence, index) => relativeDay(recurrence, ...monthAfter(recurrence, index))],
  [6, (recurrence, index) => daysOfWeek(recurrence, index)],
  [7, ({ from, period }, index) => [from + index * period]],
  [8, ({ from, period }, index) => {
    const day = from + index * period;
    return weekdayOf(day) < 5 ? [day] : [];
  }],
]);

/** Days in order until well after the exception's last day. */
function* occurrences(recurrence: MspdiRecurrence): Generator<DayNumber> {
  const step = STEPS.get(recurrence.type);
  if (step === undefined) return;
  // Each step moves at least a day on; a step may give no day (a fifth Monday that a month lacks).
  const steps = Math.min(recurrence.to - recurrence.from + 2, MAX_OCCURRENCES * 7);
  for (let index = 0; index <= steps; index += 1) yield* step(recurrence, index);
}

function monthAfter({ from, period }: MspdiRecurrence, index: number): [year: number, month: number] {
  const first = civilDate(from);
  const months = first.year * 12 + first.month - 1 + index * period;
  return [Math.floor(months / 12), (months % 12) + 1];
}

/** The day of a month; a 31st that the month lacks is its last day. */
function dayInMonth(year: number, month: number, day: number): DayNumber {
  return dayNumber(year, month, Math.min(Math.max(1, day), daysInMonth(year, month)));
}

function daysOfWeek({ from, period, daysOfWeek: bits }: MspdiRecurrence, index: number): DayNumber[] {
  const sunday = from - ((weekdayOf(from) + 1) % 7) + index * period * 7;
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => (bits & (1 << day)) !== 0).map((day) => sunday + day);
}

/** The first to fourth or last day, weekday, weekend day or named day of a month. */
function relativeDay({ monthItem, monthPosition }: MspdiRecurrence, year: number, month: number): DayNumber[] {
  const first = dayNumber(year, month, 1);
  const matching: DayNumber[] = [];
  for (let day = first; day < first + daysInMonth(year, month); day += 1) {
    if (isItem(monthItem, weekdayOf(day))) matching.push(day);
  }
  const found = monthPosition >= 4 ? matching.at(-1) : matching[monthPosition];
  return found === undefined ? [] : [found];
}

/** `item`: 0 any day, 1 Monday to Friday, 2 weekend, 3 Sunday .. 9 Saturday. */
function isItem(item: number, weekday: number): boolean {
  if (item === 0) return true;
  if (item === 1) return weekday < 5;
  if (item === 2) return weekday >= 5;
  return weekday === (item + 3) % 7;
}

/**
 * How strong an exception is against others of the same calendar: a date of its own wins over yearly,
 * monthly and weekly ones, in this order.
 */
export function exceptionRank(recurrence: MspdiRecurrence): number {
  if (recurrence.from === recurrence.to) return 5;
  const rank = new Map([[6, 0], [4, 1], [5, 1], [2, 2], [3, 2], [7, 3], [8, 3]]).get(recurrence.type);
  return rank ?? 4;
}
