import { createCalendarBook } from "../../core/calendar/calendarBook";
import { actualBegin, beginOf } from "../../core/calendar/dateEdges";
import { dayOf, formatDay, formatTime, startOfDay } from "../../core/calendar/civil";
import { scaleOfWeek } from "../../core/calendar/durations";
import type { WorkCalendar } from "../../core/calendar/workCalendar";
import type { Instant } from "../../core/model/instant";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { DurationScale } from "../../core/model/values";
import { inherit } from "../../core/schedule/inheritance";

/** The calendar by which the dates of a task are read: its own or inherited one, else the plan's. */
export function calendarOf(plan: Plan, node: TaskNode): WorkCalendar {
  const book = createCalendarBook(plan);
  const named = inherit(plan)[node.index]?.calendar;
  return (named === undefined ? undefined : book.named(named)) ?? book.plan;
}

/** How long `1d` and `1w` are in the plan. */
export function scaleOf(plan: Plan): DurationScale {
  const { hoursPerDay, hoursPerWeek } = plan.settings;
  return scaleOfWeek(createCalendarBook(plan).week, hoursPerDay, hoursPerWeek);
}

/**
 * A beginning as plan text: the day alone when the instant is where a bare day begins, else the day and the time.
 * `old` is the text that it replaces, whose style (a time always, `T` before it) it keeps.
 */
export function writeBegin(at: Instant, calendar: WorkCalendar, old: string | undefined, actual: boolean): string {
  const day = dayOf(at);
  const bare = actual ? actualBegin({ day }, calendar) : beginOf({ day }, calendar);
  const timed = old !== undefined && /\d:\d/.test(old);
  if (bare === at && !timed) return formatDay(day);
  const join = old !== undefined && /\dT\d/.test(old) ? "T" : " ";
  return `${formatDay(day)}${join}${formatTime(at - startOfDay(day))}`;
}
