import { createCalendarBook, yearsOf, type CalendarBook } from "../calendar/calendarBook";
import { beginOf, endOf } from "../calendar/dateEdges";
import { durationMinutes, scaleOfWeek } from "../calendar/durations";
import { dayOf } from "../calendar/civil";
import type { YearRange } from "../calendar/daySpans";
import { createResourceBook, type Resource, type ResourceBook } from "../calendar/resourceBook";
import type { DateValue, Instant, Minutes } from "../model/instant";
import type { Plan } from "../model/plan";
import type { DurationScale } from "../model/values";
import { createCrewCalendars, type CrewCalendars } from "./crew";
import type { ScheduleContext } from "./result";
import { withStaff } from "./sharedStaff";
import { velocitiesOf, type Velocities } from "./velocity";

/** What a task is resolved with besides what it inherits: calendars and people, the scale, and the plan's own dates as instants. */
export interface Ground {
  readonly calendars: CalendarBook;
  readonly resources: ResourceBook;
  readonly crews: CrewCalendars;
  readonly velocities: Velocities;
  readonly scale: DurationScale;
  readonly start: Instant;
  /** The status date; undefined when the clock pushes nothing. */
  readonly asOf: Instant | undefined;
  /** The plan's `finish`. */
  readonly target: Instant | undefined;
  readonly honourConstraints: boolean;
  readonly criticalSlack: Minutes;
  /** Who is away for repeating work, where calendars leave that out: the ground of work that levelling places around it. */
  readonly away?: ReadonlyMap<Resource, Away>;
}

/** From an instant to another. */
type Span = readonly [start: Instant, finish: Instant];

/** Repeating work that takes all of somebody: the ids and the occurrences of each, and when that is, in the order of time. */
export interface Away {
  readonly ids: readonly string[];
  readonly series: readonly (readonly Span[])[];
  readonly spans: readonly Span[];
}

/** What holds for the whole plan. */
export interface PlanFrame extends Ground {
  /** The plan, with the people and calendars that it shares with others. */
  readonly plan: Plan;
  readonly context: ScheduleContext;
  /** The same object from one text to the next, as long as nothing but tasks has changed. */
  readonly ground: Ground;
  /** The sections and dates that the ground was made of. */
  readonly madeOf: readonly unknown[];
}

/** Resolves the plan's own keys; where nothing but tasks has changed since the frame before, its ground is kept. */
export function frameOf(written: Plan, context: ScheduleContext, before?: PlanFrame): PlanFrame {
  const years = yearsOf(written, before?.plan.tasks);
  const madeOf = sourcesOf(written, context, years);
  const kept = before !== undefined && sameList(before.madeOf, madeOf) ? before : undefined;
  if (kept !== undefined && planStart(written, kept.ground.calendars, kept.ground.asOf, context.now) === kept.start) {
    const plan = context.staff === undefined ? written : withStaffOf(written, kept.plan);
    return { ...kept.ground, plan, context, ground: kept.ground, madeOf };
  }
  const plan = context.staff === undefined ? written : withStaff(written, context.staff);
  const ground = groundOf(plan, context, years);
  return { ...ground, plan, context, ground, madeOf };
}

function groundOf(plan: Plan, context: ScheduleContext, years: YearRange): Ground {
  const { settings } = plan;
  const calendars = createCalendarBook(plan, years);
  const resources = createResourceBook(plan, calendars);
  const scale = scaleOfWeek(calendars.week, settings.hoursPerDay, settings.hoursPerWeek);
  const asOf = statusDate(plan, context, calendars);
  return {
    calendars,
    resources,
    crews: createCrewCalendars(resources, calendars),
    velocities: velocitiesOf(plan, calendars, scale),
    scale,
    start: planStart(plan, calendars, asOf, context.now),
    asOf,
    target: settings.finish === undefined ? undefined : endOf(settings.finish, calendars.plan),
    honourConstraints: settings.honourConstraints === true,
    criticalSlack: settings.criticalSlack === undefined ? 0 : durationMinutes(settings.criticalSlack, scale),
  };
}

/** Everything that the ground is made of, the start of a plan that names none left out. */
function sourcesOf(plan: Plan, { now, asOf, staff }: ScheduleContext, { first, last }: YearRange): readonly unknown[] {
  const sources: unknown[] = [plan.settings, first, last, dayOf(now)];
  if (typeof asOf === "object") sources.push(asOf.day, asOf.minute);
  else sources.push(asOf);
  const add = (section: ReadonlyMap<string, unknown> | undefined): void => {
    for (const item of section?.values() ?? []) sources.push(item);
    sources.push(undefined);
  };
  for (const { calendars, people, teams, equipment } of staff === undefined ? [plan] : [plan, staff]) {
    for (const section of [calendars, people, teams, equipment]) add(section);
  }
  add(plan.releases);
  add(plan.kept.get("materials"));
  return sources;
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A plan with the sections that another has together with those it shares. */
function withStaffOf(plan: Plan, { calendars, people, teams, equipment }: Plan): Plan {
  return { ...plan, calendars, people, teams, equipment };
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
