import type { SegmentedCalendar } from "../calendar/segmentedCalendar";

const DAY = 1440;

/**
 * A calendar laid out day by day over a span: the same answers as the calendar's, each a few look-ups. Days of the same hours share
 * one table of their minutes, so that all of it stays close at hand.
 */
export interface CalendarTable {
  /** Instants that it answers for; whole days. */
  readonly from: number;
  readonly to: number;
  /** What the calendar calls the work of `from`, and the work of the whole span. */
  readonly zero: number;
  readonly total: number;
  /** Work before each day, and after the last. */
  readonly base: Int32Array;
  /** Which hours a day has, as the first place of its minutes in the tables below. */
  readonly hours: Int32Array;
  /** Work before a minute of such a day. */
  readonly done: Uint16Array;
  /** The minute of such a day in which so much work is done that the next begins. */
  readonly minutes: Uint16Array;
  /** The day in which each 64th minute of work begins. */
  readonly days: Uint16Array;
}

/** No longer span is laid out. */
const LONGEST = 40 * 366;
/** Different days of work are at most so many. */
const MOST_HOURS = 200;

/** Lays a calendar out over a span; undefined where it counts other than whole minutes of work, or has none there. */
export function calendarTable(calendar: SegmentedCalendar, from: number, to: number): CalendarTable | undefined {
  if (!calendar.segments.patterns.every(({ rates }) => rates.every(rate => rate === 1))) return undefined;
  const first = Math.floor(from / DAY);
  const count = Math.min(LONGEST, Math.ceil(to / DAY) - first);
  if (!(count > 0)) return undefined;
  const known = new Map<string, number>();
  const tables: { readonly done: Uint16Array; readonly minutes: Uint16Array }[] = [];
  const base = new Int32Array(count + 1);
  const hours = new Int32Array(count);
  const spans = spansByDay(calendar, first, count);
  for (let day = 0; day < count; day++) {
    const own = spans[day] ?? [];
    const key = own.join();
    const at = known.get(key) ?? tables.push(minutesOf(own)) - 1;
    known.set(key, at);
    hours[day] = at * DAY;
    base[day + 1] = (base[day] as number) + own.reduce((sum, span, i) => (i % 2 === 1 ? sum + span - (own[i - 1] as number) : sum), 0);
  }
  const total = base[count] as number;
  if (total <= 0 || tables.length > MOST_HOURS) return undefined;
  const joined = { done: new Uint16Array(tables.length * DAY), minutes: new Uint16Array(tables.length * DAY) };
  tables.forEach(({ done, minutes }, i) => {
    joined.done.set(done, i * DAY);
    joined.minutes.set(minutes, i * DAY);
  });
  return { from: first * DAY, to: (first + count) * DAY, zero: calendar.workAt(first * DAY), total, base, hours, ...joined, days: daysByWork(base, total) };
}

/** Begin and end of each stretch of work, in minutes of the day. */
function spansByDay(calendar: SegmentedCalendar, first: number, count: number): readonly (readonly number[] | undefined)[] {
  const spans: number[][] = [];
  calendar.eachInterval(first * DAY, (first + count) * DAY, (start, end) => {
    for (let at = start; at < end;) {
      const day = Math.floor(at / DAY);
      const until = Math.min(end, (day + 1) * DAY);
      (spans[day - first] ??= []).push(at - day * DAY, until - day * DAY);
      at = until;
    }
  });
  return spans;
}

function minutesOf(spans: readonly number[]): { readonly done: Uint16Array; readonly minutes: Uint16Array } {
  const done = new Uint16Array(DAY);
  const minutes = new Uint16Array(DAY);
  let work = 0;
  let at = 0;
  for (let i = 0; i < spans.length; i += 2) {
    for (; at < (spans[i] as number); at++) done[at] = work;
    for (; at < (spans[i + 1] as number); at++) {
      done[at] = work;
      minutes[work++] = at;
    }
  }
  done.fill(work, at);
  return { done, minutes };
}

function daysByWork(base: Int32Array, total: number): Uint16Array {
  const days = new Uint16Array((total >> 6) + 1);
  let day = 0;
  for (let i = 0; i < days.length; i++) {
    while ((base[day + 1] as number) <= i << 6 && day < base.length - 2) day++;
    days[i] = day;
  }
  return days;
}

/** Work done by an instant of the span, from `from` on. */
export function tableWork({ from, base, hours, done }: CalendarTable, at: number): number {
  const minute = (at - from) | 0;
  const day = (minute / DAY) | 0;
  return day < hours.length ? (base[day] as number) + (done[(hours[day] as number) + minute - day * DAY] as number) : (base[day] as number);
}

/** The last instant before which no more than so much work is done; `work` is from 0 on and less than the total. */
export function tableStart({ from, base, hours, minutes, days }: CalendarTable, work: number): number {
  let day = days[work >> 6] as number;
  while ((base[day + 1] as number) <= work) day++;
  return from + day * DAY + (minutes[(hours[day] as number) + work - (base[day] as number)] as number);
}

/** Pieces of work side by side: when each may begin, how long it is, and where its begin and end are written from a place on. */
export interface WorkLine {
  readonly asked: Float64Array;
  readonly amounts: Int32Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Places the first `count` pieces of work, from `offset` on. Ends at the first that it does not answer for and says how many came before it. */
export function placeOnTable({ from, to, total, base, hours, done, minutes, days }: CalendarTable, { asked, amounts, start, finish }: WorkLine, count: number, offset: number): number {
  for (let k = 0; k < count; k++) {
    const at = asked[k] as number;
    const amount = amounts[k] as number;
    if (!(at >= from && at < to) || amount <= 0) return k;
    const minute = (at - from) | 0;
    let day = (minute / DAY) | 0;
    const work = (base[day] as number) + (done[(hours[day] as number) + minute - day * DAY] as number);
    const last = work + amount - 1;
    if (last >= total) return k;
    while ((base[day + 1] as number) <= work) day++;
    start[offset + k] = from + day * DAY + (minutes[(hours[day] as number) + work - (base[day] as number)] as number);
    if ((base[day + 1] as number) <= last) {
      day = days[last >> 6] as number;
      while ((base[day + 1] as number) <= last) day++;
    }
    finish[offset + k] = from + day * DAY + (minutes[(hours[day] as number) + last - (base[day] as number)] as number) + 1;
  }
  return count;
}
