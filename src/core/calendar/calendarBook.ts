import type { Task } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { CalendarSpec, DayHours, WeekHours } from "../model/values";
import type { DateValue } from "../model/instant";
import { civilDate } from "./civil";
import { dayRanges, withoutSpan, type YearRange } from "./daySpans";
import { SegmentedCalendar } from "./segmentedCalendar";
import { ALL_HOURS, patternOfWeek, type WeekPattern } from "./weekPattern";
import { changeDays, everyWeek, type WeekSegments } from "./weekSegments";

/** Monday to Friday, 09:00 to 17:00: the week of a plan that names none. */
export const USUAL_WEEK: WeekHours = [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []];

/** The calendars of one plan, each built once. */
export interface CalendarBook {
  /** The plan's own. */
  readonly plan: SegmentedCalendar;
  /** All hours of all days, for elapsed time. */
  readonly elapsed: SegmentedCalendar;
  /** The plan's own week. */
  readonly week: WeekHours;
  /** The years for which yearly days are laid out. */
  readonly years: YearRange;
  /** A calendar by id; undefined when the plan has none of that id. */
  named(id: string): SegmentedCalendar | undefined;
}

/** Builds the calendars of a plan; those by id when they are first asked for. */
export function createCalendarBook(plan: Plan, years: YearRange = yearsOf(plan)): CalendarBook {
  const own = plan.settings.calendar === undefined ? [] : specsOf(plan, plan.settings.calendar);
  const week = weekOf(own, USUAL_WEEK);
  const planCalendar = new SegmentedCalendar(chain(own, week, years));
  const built = new Map<string, SegmentedCalendar>();
  return {
    plan: planCalendar,
    elapsed: new SegmentedCalendar(everyWeek(ALL_HOURS)),
    week,
    years,
    named(id) {
      const known = built.get(id);
      if (known !== undefined) return known;
      const spec = plan.calendars.get(id);
      if (spec === undefined) return undefined;
      const calendar = new SegmentedCalendar(chain(specsOf(plan, spec), week, years));
      built.set(id, calendar);
      return calendar;
    },
  };
}

/** A calendar and what it is based on, the calendar itself first; a circle ends where it closes. */
function specsOf(plan: Plan, spec: CalendarSpec): readonly CalendarSpec[] {
  const specs: CalendarSpec[] = [];
  let at: CalendarSpec | undefined = spec;
  while (at !== undefined && !specs.includes(at)) {
    specs.push(at);
    const base: CalendarSpec["basedOn"] = at.basedOn;
    if (base === undefined) {
      at = plan.settings.calendar;
      continue;
    }
    at = "none" in base ? undefined : plan.calendars.get(base.calendar.id);
  }
  return specs;
}

/** The first week named; a day of it that could not be read is that of the next. */
function weekOf(specs: readonly CalendarSpec[], otherwise: WeekHours): WeekHours {
  const of = (day: number): DayHours => specs.find(({ week }) => week?.[day] !== undefined)?.week?.[day] ?? (otherwise[day] as DayHours);
  return [of(0), of(1), of(2), of(3), of(4), of(5), of(6)];
}

/** The first week named, then the days off and working days from the last calendar of the chain to the first. */
function chain(specs: readonly CalendarSpec[], planWeek: WeekHours, years: YearRange): WeekSegments {
  let segments = everyWeek(patternOfWeek(weekOf(specs, planWeek)));
  for (let i = specs.length - 1; i >= 0; i--) segments = withExceptions(segments, specs[i] as CalendarSpec, years);
  return segments;
}

function withExceptions(segments: WeekSegments, spec: CalendarSpec, years: YearRange): WeekSegments {
  let result = segments;
  for (const { span } of spec.holidays ?? []) result = withoutSpan(result, span, years);
  const changes = (spec.working ?? []).flatMap(({ span, hours }) =>
    dayRanges(span, years).map(range => ({ range, pattern: patternOfHours(hours) })),
  );
  // A shorter span is the exception to a longer one; of equal ones the first counts, so it is laid on last.
  changes.reverse().sort((a, b) => b.range[1] - b.range[0] - (a.range[1] - a.range[0]));
  for (const { range, pattern } of changes) result = changeDays(result, range[0], range[1], () => pattern);
  return result;
}

function patternOfHours(hours: DayHours | WeekHours): WeekPattern {
  return patternOfWeek(isWeek(hours) ? hours : [hours, hours, hours, hours, hours, hours, hours]);
}

/** A week is seven lists of hours; the hours of a day are pairs of numbers. */
function isWeek(hours: DayHours | WeekHours): hours is WeekHours {
  return hours.length === 7 && (hours as readonly (readonly unknown[])[]).every(day => typeof day[0] !== "number");
}

/** For each task of a list, 1 when it names a date. */
const knownDated = new WeakMap<readonly TaskNode[], Uint8Array>();

function namesDate({ started, finished, notBefore, startOn, finishOn, due }: Task): boolean {
  return (started ?? finished ?? notBefore ?? startOn ?? finishOn ?? due) !== undefined;
}

/** The tasks that name dates; of those that a list before has in their places it is known. */
function datedOf(tasks: readonly TaskNode[], before: readonly TaskNode[]): Uint8Array {
  const then = before.length === tasks.length ? knownDated.get(before) : undefined;
  const dated = then?.slice() ?? new Uint8Array(tasks.length);
  for (let i = 0; i < tasks.length; i++) {
    const node = tasks[i] as TaskNode;
    if (then === undefined || node !== before[i]) dated[i] = namesDate(node.item) ? 1 : 0;
  }
  knownDated.set(tasks, dated);
  return dated;
}

/** From the year before the first date that the plan names to forty years after its last; `before` are the tasks of a text before. */
export function yearsOf(plan: Plan, before: readonly TaskNode[] = []): YearRange {
  let first = Infinity;
  let last = -Infinity;
  const see = (date: DateValue | undefined): void => {
    if (date === undefined) return;
    first = Math.min(first, date.day);
    last = Math.max(last, date.day);
  };
  const { start, finish, asOf } = plan.settings;
  see(start);
  see(finish);
  if (asOf !== "none") see(asOf);
  const dated = datedOf(plan.tasks, before);
  for (let i = dated.indexOf(1); i >= 0; i = dated.indexOf(1, i + 1)) {
    const { item } = plan.tasks[i] as TaskNode;
    see(item.started);
    see(item.finished);
    see(item.notBefore);
    see(item.startOn);
    see(item.finishOn);
    see(item.due);
  }
  if (first > last) return { first: 1970, last: 2070 };
  const firstYear = civilDate(first).year - 1;
  return { first: firstYear, last: Math.min(civilDate(last).year, firstYear + 200) + 40 };
}
