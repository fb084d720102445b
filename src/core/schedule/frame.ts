import { createCalendarBook, type CalendarBook } from "../calendar/calendarBook";
import { beginOf, endOf } from "../calendar/dateEdges";
import { durationMinutes, scaleOfWeek } from "../calendar/durations";
import { dayOf } from "../calendar/civil";
import { createResourceBook, type ResourceBook } from "../calendar/resourceBook";
import type { DateValue, Instant, Minutes } from "../model/instant";
import type { Plan } from "../model/plan";
import type { DurationScale } from "../model/values";
import type { ScheduleContext } from "./result";

/** What holds for the whole plan: its calendars and people, its scale, and its own dates as instants. */
export interface PlanFrame {
  readonly plan: Plan;
  readonly context: ScheduleContext;
  readonly calendars: CalendarBook;
  readonly resources: ResourceBook;
  readonly scale: DurationScale;
  readonly start: Instant;
  /** The status date; undefined when the clock pushes nothing. */
  readonly asOf: Instant | undefined;
  /** The plan's `finish`. */
  readonly target: Instant | undefined;
  readonly honourConstraints: boolean;
  readonly criticalSlack: Minutes;
}

/** Resolves the plan's own keys. */
export function frameOf(plan: Plan, context: ScheduleContext): PlanFrame {
  const { settings } = plan;
  const calendars = createCalendarBook(plan);
  const scale = scaleOfWeek(calendars.week, settings.hoursPerDay, settings.hoursPerWeek);
  const asOf = statusDate(plan, context, calendars);
  return {
    plan,
    context,
    calendars,
    resources: createResourceBook(plan, calendars),
    scale,
    start: planStart(plan, calendars, asOf, context.now),
    asOf,
    target: settings.finish === undefined ? undefined : endOf(settings.finish, calendars.plan),
    honourConstraints: settings.honourConstraints === true,
    criticalSlack: settings.criticalSlack === undefined ? 0 : durationMinutes(settings.criticalSlack, scale),
  };
}

function statusDate(plan: Plan, context: ScheduleContext, calendars: CalendarBook): Instant | undefined {
  const { asOf } = plan.settings;
  if (context.asOf !== undefined) return context.asOf === "none" ? undefined : beginOf(context.asOf, calendars.plan);
  if (asOf === "none") return undefined;
  return beginOf(asOf ?? { day: dayOf(context.now) }, calendars.plan);
}

/** `start`, else the earliest actual or fixed start that is written, else the status date, else today. */
function planStart(plan: Plan, calendars: CalendarBook, asOf: Instant | undefined, now: Instant): Instant {
  if (plan.settings.start !== undefined) return beginOf(plan.settings.start, calendars.plan);
  let earliest = Infinity;
  const see = (date: DateValue | undefined): void => {
    if (date !== undefined) earliest = Math.min(earliest, beginOf(date, calendars.plan));
  };
  for (const { item } of plan.tasks) {
    see(item.started);
    see(item.startOn);
    see(item.notBefore);
  }
  if (earliest < Infinity) return earliest;
  return asOf ?? beginOf({ day: dayOf(now) }, calendars.plan);
}
