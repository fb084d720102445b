import type { Instant } from "../model/instant";
import type { Equipment, Person } from "../model/items";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Dated, Ref } from "../model/values";
import type { CalendarBook } from "./calendarBook";
import { withinSpan, withoutSpan } from "./daySpans";
import { NO_WORK } from "./weekPattern";
import { SegmentedCalendar } from "./segmentedCalendar";
import { changeDays, type WeekSegments } from "./weekSegments";

/** A value from an instant on; the first of a list also holds before. */
export interface Step<T> {
  readonly from: Instant;
  readonly value: T;
}

/** Someone or something that can be booked. */
export interface Resource {
  readonly id: string;
  readonly kind: "person" | "equipment";
  readonly item: Person | Equipment;
  /** Share of full time over time, 1 = 100 %. */
  readonly capacity: readonly Step<number>[];
}

/** The people and the equipment of a plan with their working time, each calendar built once. */
export interface ResourceBook {
  readonly resources: ReadonlyMap<string, Resource>;
  /** The place of each among all. */
  readonly places: ReadonlyMap<Resource, number>;
  /** Working time of a resource: its own calendar (or the task's instead), without leave, what is not available and no capacity. */
  availability(resource: Resource, taskCalendar: string | undefined): SegmentedCalendar;
}

/** Builds the resources of a plan. */
export function createResourceBook(plan: Plan, calendars: CalendarBook): ResourceBook {
  const resources = new Map<string, Resource>();
  for (const [id, item] of plan.equipment) resources.set(id, { id, kind: "equipment", item, capacity: stepsOf(item.capacity, 1) });
  for (const [id, item] of plan.people) resources.set(id, { id, kind: "person", item, capacity: stepsOf(item.capacity, 1) });
  /** By task calendar (undefined: none), then by resource. */
  const built = new Map<string | undefined, Map<Resource, SegmentedCalendar>>();
  return {
    resources,
    places: new Map([...resources.values()].map((resource, place) => [resource, place])),
    availability(resource, taskCalendar) {
      let ofCalendar = built.get(taskCalendar);
      if (ofCalendar === undefined) {
        ofCalendar = new Map();
        built.set(taskCalendar, ofCalendar);
      }
      let calendar = ofCalendar.get(resource);
      if (calendar === undefined) {
        calendar = buildAvailability(resource, taskCalendar, calendars);
        ofCalendar.set(resource, calendar);
      }
      return calendar;
    },
  };
}

/** The steps of a dated value in the order of time. */
export function stepsOf<T>(dated: Dated<T> | undefined, otherwise: T): readonly Step<T>[] {
  if (dated === undefined || dated.steps.length === 0) return [{ from: -Infinity, value: otherwise }];
  const steps = dated.steps.map(({ from, value }) => ({
    from: from === undefined ? -Infinity : from.day * MINUTES_PER_DAY + (from.minute ?? 0),
    value,
  }));
  steps.sort((a, b) => a.from - b.from);
  return steps;
}

/** The value that holds at an instant. */
export function valueAt<T>(steps: readonly Step<T>[], at: Instant): T {
  let value = (steps[0] as Step<T>).value;
  if (steps.length === 1) return value;
  for (const step of steps) {
    if (step.from > at) break;
    value = step.value;
  }
  return value;
}

function buildAvailability(resource: Resource, taskCalendar: string | undefined, calendars: CalendarBook): SegmentedCalendar {
  const { item } = resource;
  const own = taskCalendar === undefined ? undefined : calendars.named(taskCalendar);
  const base = own?.segments ?? ownSegments(item.calendar, calendars);
  let segments = base;
  const available = "available" in item ? item.available : undefined;
  if (available !== undefined) segments = withinSpan(segments, available, calendars.years);
  for (const { span } of item.leave ?? []) segments = withoutSpan(segments, span, calendars.years);
  segments = withoutNone(segments, resource.capacity);
  if (segments === calendars.plan.segments) return calendars.plan;
  return own !== undefined && segments === own.segments ? own : new SegmentedCalendar(segments);
}

/** Working time without the days on which the capacity is nothing: whoever has none is not there, as on leave. */
function withoutNone(segments: WeekSegments, capacity: Resource["capacity"]): WeekSegments {
  let result = segments;
  capacity.forEach(({ from, value }, i) => {
    if (value > 0) return;
    const end = capacity[i + 1]?.from ?? Infinity;
    result = changeDays(result, i === 0 ? -Infinity : Math.floor(from / MINUTES_PER_DAY), Math.floor(end / MINUTES_PER_DAY), () => NO_WORK);
  });
  return result;
}

function ownSegments(dated: Dated<Ref> | undefined, calendars: CalendarBook): WeekSegments {
  const segmentsOf = (ref: Ref): WeekSegments => (calendars.named(ref.id) ?? calendars.plan).segments;
  if (dated === undefined || dated.steps.length === 0) return calendars.plan.segments;
  const steps = stepsOf(dated, undefined);
  let result = segmentsOf((steps[0] as Step<Ref>).value);
  for (const { from, value } of steps.slice(1) as readonly Step<Ref>[]) {
    result = switchedTo(result, segmentsOf(value), Math.floor(from / MINUTES_PER_DAY));
  }
  return result;
}

/** One until a day, another from that day on. */
function switchedTo(before: WeekSegments, after: WeekSegments, day: number): WeekSegments {
  let result = before;
  after.patterns.forEach((pattern, i) => {
    const from = Math.max(day, after.days[i] as number);
    result = changeDays(result, from, after.days[i + 1] ?? Infinity, () => pattern);
  });
  return result;
}
