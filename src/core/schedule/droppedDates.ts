import { dayOf, startOfDay } from "../calendar/civil";
import { createCalendarBook } from "../calendar/calendarBook";
import { beginOf } from "../calendar/dateEdges";
import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant, Minutes } from "../model/instant";
import type { Plan } from "../model/plan";
import { inherit } from "./inheritance";
import type { ScheduledTask } from "./result";

/** The length with which a task that stays where it starts is over at an instant, on the time that it is counted on. */
export function durationUntil(task: ScheduledTask, finish: Instant): Minutes {
  return task.clock.between(task.start, finish);
}

/**
 * Where a task starts that is put at an instant: its next working time. At the beginning of somebody's day it is the
 * beginning of that day by the calendar of the task's dates, so that the date alone says it.
 */
export function startWhenPutAt(plan: Plan, task: ScheduledTask, at: Instant): Instant {
  const dates = calendarOfDates(plan, task.index);
  if (isElapsed(plan, task)) return at;
  if (task.kind === "milestone") return isDayOff(dates, at) ? dates.nextWork(at) : at;
  const { clock } = task;
  if (clock.empty) return at;
  const start = clock.nextWork(at);
  const day = dayOf(start);
  const bare = beginOf({ day }, dates);
  return clock.nextWork(startOfDay(day)) === start && dayOf(bare) === day && clock.nextWork(bare) === start ? bare : start;
}

function isElapsed(plan: Plan, { index }: ScheduledTask): boolean {
  const duration = plan.tasks[index]?.item.duration;
  return duration?.kind === "single" && duration.likely.elapsed;
}

function isDayOff(calendar: WorkCalendar, at: Instant): boolean {
  const day = startOfDay(dayOf(at));
  return !calendar.empty && calendar.between(day, startOfDay(dayOf(at) + 1)) === 0;
}

/** The calendar by which the dates written at a task are read. */
function calendarOfDates(plan: Plan, index: number): WorkCalendar {
  const book = createCalendarBook(plan);
  const named = inherit(plan)[index]?.calendar;
  return (named === undefined ? undefined : book.named(named)) ?? book.plan;
}
