import { beginOf, endOf } from "../calendar/dateEdges";
import { civilDate, dayNumber, dayOf, daysInMonth, FAR_FUTURE, startOfDay, weekdayOf } from "../calendar/civil";
import type { DayNumber, Instant } from "../model/instant";
import type { Task } from "../model/items";
import type { Repeat } from "../model/values";
import type { Ground } from "./frame";
import { beginFrom, endFrom, type LeafWork } from "./leafWork";

/** The occurrences of a repeating task, each from a start to a finish, in order. */
export type Occurrences = readonly (readonly [start: Instant, finish: Instant])[];

/** More occurrences than this are not laid out: a daily task of thirteen years. */
export const MOST_OCCURRENCES = 5000;

/** Lays a repeating task out; the list has at least one occurrence. */
export function occurrencesOf(frame: Ground, item: Task, repeat: Repeat, work: LeafWork): Occurrences {
  const calendar = frame.calendars.plan;
  const from = item.notBefore === undefined ? frame.start : beginOf(item.notBefore, calendar);
  const until = repeat.until === undefined ? openUntil(frame, repeat) : endOf(repeat.until, calendar);
  const bounded = repeat.until !== undefined || repeat.times !== undefined || frame.target !== undefined;
  const times = Math.max(1, Math.min(repeat.times ?? (bounded ? MOST_OCCURRENCES : 1), MOST_OCCURRENCES));
  const result: (readonly [Instant, Instant])[] = [];
  for (const day of daysOf(repeat, dayOf(from))) {
    if (result.length >= times || startOfDay(day) > until) break;
    const start = startOn(day, repeat, work);
    if (start >= from && start < until && start > (result[result.length - 1]?.[0] ?? -Infinity)) {
      result.push([start, endOn(work, start)]);
    }
  }
  if (result.length === 0) {
    const start = beginFrom(work, from);
    result.push([start, endOn(work, start)]);
  }
  return result;
}

/** Without an end of its own a repetition goes on until it has stood so often as it says, else until the plan's finish. */
function openUntil(frame: Ground, { times }: Repeat): Instant {
  return times === undefined ? (frame.target ?? FAR_FUTURE) : FAR_FUTURE;
}

/** At the time written, else with the working day; on a day off, on the next working one. */
function startOn(day: DayNumber, repeat: Repeat, work: LeafWork): Instant {
  // A milestone stands anywhere, but its occurrences are of working days.
  const first = work.milestone ? work.clock.nextWork(startOfDay(day)) : beginFrom(work, startOfDay(day));
  if (repeat.at === undefined || first >= FAR_FUTURE) return first;
  const worked = Math.max(day, dayOf(first));
  return startOfDay(worked) + repeat.at;
}

/** A duration ends with those who get through it on the day that the first one does: whoever is away does not keep them. */
function endOn(work: LeafWork, start: Instant): Instant {
  if (work.duration === undefined || work.parts.length < 2) return endFrom(work, start);
  const ends = work.parts.map(({ calendar, amount }) => calendar.add(start, amount));
  const day = dayOf(Math.min(...ends) - 1);
  return Math.max(...ends.filter(end => dayOf(end - 1) === day));
}

/** The days that a repetition names, from a day on; it ends after a bounded number of steps. */
function* daysOf(repeat: Repeat, from: DayNumber): Generator<DayNumber> {
  const count = Math.max(1, Math.floor(repeat.every.count));
  for (let step = 0; step < MOST_OCCURRENCES * 2; step++) {
    if (repeat.every.unit === "day") yield from + step * count;
    else if (repeat.every.unit === "week") yield* daysOfWeek(repeat, from, step * count);
    else yield* dayOfMonth(repeat, from, step * count);
  }
}

function* daysOfWeek(repeat: Repeat, from: DayNumber, weeks: number): Generator<DayNumber> {
  const monday = from - weekdayOf(from) + 7 * weeks;
  const weekdays = repeat.weekdays ?? [weekdayOf(from)];
  for (const weekday of [...weekdays].sort((a, b) => a - b)) if (monday + weekday >= from) yield monday + weekday;
}

function* dayOfMonth(repeat: Repeat, from: DayNumber, months: number): Generator<DayNumber> {
  const start = civilDate(from);
  const month = start.month - 1 + months;
  const year = start.year + Math.floor(month / 12);
  const day = dayIn(repeat, year, (month % 12) + 1, start.day);
  if (day >= from) yield day;
}

function dayIn(repeat: Repeat, year: number, month: number, usual: number): DayNumber {
  const { monthDay } = repeat;
  const length = daysInMonth(year, month);
  if (monthDay === undefined || typeof monthDay === "number") {
    return dayNumber(year, month, Math.min(monthDay ?? usual, length));
  }
  if (monthDay.nth < 0) {
    const last = dayNumber(year, month, length);
    return last - ((weekdayOf(last) - monthDay.weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  const nth = first + ((monthDay.weekday - weekdayOf(first) + 7) % 7) + 7 * (monthDay.nth - 1);
  return Math.min(nth, dayNumber(year, month, length));
}
