import { weekdayOf } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type DayNumber, type Instant, type Minutes } from "../../core/model/instant";
import type { DayHours, WeekHours } from "../../core/model/values";
import type { MspdiCalendar, MspdiWeekDay } from "./project";
import { exceptionRank, expandRecurrence, MAX_OCCURRENCES } from "./recurrence";

/** A span of days with other hours than the week's, in place of all that is weaker; no hours at all: off. */
export interface Override {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly name: string;
  readonly hours: DayHours | WeekHours;
}

/** A calendar with nothing left to look up: its week, and overrides in order that never overlap. */
export interface WorkingTime {
  readonly week: WeekHours;
  /** What the calendar itself adds to its base. */
  readonly own: readonly Override[];
  /** All of them, those of its bases included. */
  readonly overrides: readonly Override[];
  /** True when it states weekdays of its own. */
  readonly ownWeek: boolean;
}

/** Microsoft Project's standard calendar, for what a file leaves out. */
const STANDARD_DAY: DayHours = [[480, 720], [780, 1020]];
const STANDARD_WEEK: WeekHours = [STANDARD_DAY, STANDARD_DAY, STANDARD_DAY, STANDARD_DAY, STANDARD_DAY, [], []];

/** Looks calendars up by number, each resolved once; an unknown number is the standard calendar. */
export function createCalendarTable(calendars: readonly MspdiCalendar[]): (uid: number | undefined) => WorkingTime {
  const byUid = new Map(calendars.map((calendar) => [calendar.uid, calendar]));
  const resolved = new Map<number, WorkingTime>();
  const standard: WorkingTime = { week: STANDARD_WEEK, own: [], overrides: [], ownWeek: false };
  const resolve = (uid: number | undefined, below: readonly number[]): WorkingTime => {
    const calendar = uid === undefined || below.includes(uid) ? undefined : byUid.get(uid);
    if (uid === undefined || calendar === undefined) return standard;
    const known = resolved.get(uid);
    if (known !== undefined) return known;
    const time = workingTime(calendar, resolve(calendar.baseUid, [...below, uid]));
    resolved.set(uid, time);
    return time;
  };
  return (uid) => resolve(uid, []);
}

function workingTime(calendar: MspdiCalendar, base: WorkingTime): WorkingTime {
  const week = weekWith(base.week, calendar.weekDays);
  const ranked = [
    ...calendar.workWeeks.map((own) => ({ rank: -1, override: { ...span(own), name: own.name, hours: weekWith(week, own.days) } })),
    ...(calendar.recurrences.length > 0
      ? calendar.recurrences.flatMap((one) => expandRecurrence(one).map((override) => ({ rank: exceptionRank(one), override })))
      : calendar.dated.map((override) => ({ rank: 4, override }))),
  ].slice(0, 4 * MAX_OCCURRENCES);
  const own = withoutOverlaps(inOrder(ranked));
  const overrides = base.overrides.length === 0 ? own : withoutOverlaps([...base.overrides, ...own]);
  return { week, own, overrides, ownWeek: calendar.weekDays.length > 0 };
}

function span(of: { readonly from: DayNumber; readonly to: DayNumber }): { readonly from: DayNumber; readonly to: DayNumber } {
  return { from: of.from, to: of.to };
}

function inOrder(ranked: readonly { readonly rank: number; readonly override: Override }[]): Override[] {
  return [...ranked].sort((a, b) => a.rank - b.rank).map(({ override }) => override);
}

function weekWith(week: WeekHours, days: readonly MspdiWeekDay[]): WeekHours {
  const result = [...week];
  for (const { weekday, hours } of days) result[weekday] = hours;
  return result as unknown as WeekHours;
}

/** Of overlapping overrides the later in the list counts; what remains is cut up, in the order of days. */
function withoutOverlaps(overrides: readonly Override[]): Override[] {
  const bounds = [...new Set(overrides.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const starting = new Map<DayNumber, number[]>();
  overrides.forEach(({ from }, index) => starting.set(from, [...(starting.get(from) ?? []), index]));
  let active: number[] = [];
  const result: { source: number; from: DayNumber; to: DayNumber }[] = [];
  bounds.forEach((from, at) => {
    const end = bounds[at + 1];
    active = [...active, ...(starting.get(from) ?? [])].filter((index) => (overrides[index] as Override).to >= from);
    if (end === undefined || active.length === 0) return;
    const source = Math.max(...active);
    const last = result.at(-1);
    if (last?.source === source && last.to === from - 1) last.to = end - 1;
    else result.push({ source, from, to: end - 1 });
  });
  return result.map(({ source, from, to }) => ({ ...(overrides[source] as Override), from, to }));
}

/** True for hours by weekday, false for the hours of a day. */
export function isWeek(hours: DayHours | WeekHours): hours is WeekHours {
  return hours.length === 7 && (hours as readonly (readonly unknown[])[]).every((day) => typeof day[0] !== "number");
}

/** The hours worked on a day. */
export function hoursOn(time: WorkingTime, day: DayNumber): DayHours {
  const override = overrideOn(time.overrides, day);
  const hours = override?.hours ?? time.week;
  return isWeek(hours) ? (hours[weekdayOf(day)] ?? []) : hours;
}

function overrideOn(overrides: readonly Override[], day: DayNumber): Override | undefined {
  let low = 0;
  let high = overrides.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((overrides[middle] as Override).to < day) low = middle + 1;
    else high = middle;
  }
  const found = overrides[low];
  return found !== undefined && found.from <= day ? found : undefined;
}

/** Longer gaps are not counted minute by minute. */
const LONGEST_COUNT = 20_000;

/** Working minutes between two instants; spans beyond some fifty years count as clock time. */
export function workBetween(time: WorkingTime, from: Instant, to: Instant): Minutes {
  const first = Math.floor(from / MINUTES_PER_DAY);
  const last = Math.floor(to / MINUTES_PER_DAY);
  if (last - first > LONGEST_COUNT) return to - from;
  let work = 0;
  for (let day = first; day <= last; day += 1) {
    const midnight = day * MINUTES_PER_DAY;
    for (const [begin, end] of hoursOn(time, day)) {
      work += Math.max(0, Math.min(to, midnight + end) - Math.max(from, midnight + begin));
    }
  }
  return work;
}

/** The instant at which that much work is over when it begins then; undefined where it takes beyond some fifty years. */
export function workEnds(time: WorkingTime, from: Instant, work: Minutes): Instant | undefined {
  const first = Math.floor(from / MINUTES_PER_DAY);
  let left = work;
  for (let day = first; day <= first + LONGEST_COUNT; day += 1) {
    const midnight = day * MINUTES_PER_DAY;
    for (const [begin, end] of hoursOn(time, day)) {
      const start = Math.max(from, midnight + begin);
      if (start >= midnight + end) continue;
      if (left <= midnight + end - start) return start + left;
      left -= midnight + end - start;
    }
  }
  return undefined;
}

/** The first working minute at or after an instant; the instant itself where none is near. */
export function nextWork(time: WorkingTime, from: Instant): Instant {
  const first = Math.floor(from / MINUTES_PER_DAY);
  for (let day = first; day <= first + LONGEST_COUNT; day += 1) {
    for (const [begin, end] of hoursOn(time, day)) {
      if (from < day * MINUTES_PER_DAY + end) return Math.max(from, day * MINUTES_PER_DAY + begin);
    }
  }
  return from;
}

/** The last end of work at or before an instant; the instant itself where none is near. */
export function previousWork(time: WorkingTime, to: Instant): Instant {
  const first = Math.floor(to / MINUTES_PER_DAY);
  for (let day = first; day >= first - LONGEST_COUNT; day -= 1) {
    for (const [begin, end] of [...hoursOn(time, day)].reverse()) {
      if (to > day * MINUTES_PER_DAY + begin) return Math.min(to, day * MINUTES_PER_DAY + end);
    }
  }
  return to;
}
