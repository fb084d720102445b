import { FAR_FUTURE, startOfDay } from "../calendar/civil";
import { withoutSpan } from "../calendar/daySpans";
import type { CalendarBook } from "../calendar/calendarBook";
import { valueAt, type ResourceBook } from "../calendar/resourceBook";
import { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { combinePatterns, scalePattern, type WeekPattern } from "../calendar/weekPattern";
import { changeDays, combineSegments, type WeekSegments } from "../calendar/weekSegments";
import type { NamedSpan } from "../model/values";
import type { Assignee } from "./assignees";

/** Units of work a minute at full time on the calendar of a crew: shares down to a thousandth of a percent are exact. */
export const FULL_TIME = 100_000;

/** Calendars made for tasks, each distinct one built once. */
export interface CrewCalendars {
  /** Working minutes of one resource on a task, while the equipment is there. */
  time(assignee: Assignee, equipment: readonly Assignee[], taskCalendar: string | undefined): SegmentedCalendar;
  /** Work of all people at their shares, `FULL_TIME` units for a minute of one full-time person. */
  work(people: readonly Assignee[], equipment: readonly Assignee[], taskCalendar: string | undefined): SegmentedCalendar;
  /** Working minutes at which any of the people works. */
  union(people: readonly Assignee[], equipment: readonly Assignee[], taskCalendar: string | undefined): SegmentedCalendar;
  /** A calendar without the pauses of a task. */
  paused(calendar: SegmentedCalendar, pauses: readonly NamedSpan[]): SegmentedCalendar;
  /** A calendar cut to the time at which the equipment is available for a task: without a calendar of its own, by the task's. */
  gated(calendar: SegmentedCalendar, equipment: readonly Assignee[], taskCalendar: string | undefined): SegmentedCalendar;
}

const both = (a: WeekPattern, b: WeekPattern): WeekPattern => combinePatterns(a, b, (x, y) => (y > 0 ? x : 0));
const sum = (a: WeekPattern, b: WeekPattern): WeekPattern => combinePatterns(a, b, (x, y) => x + y);
/** Works when one of two patterns does. */
export const either = (a: WeekPattern, b: WeekPattern): WeekPattern => combinePatterns(a, b, (x, y) => (x > 0 || y > 0 ? 1 : 0));

/** The calendars of crews in a plan. */
export function createCrewCalendars(resources: ResourceBook, { years }: Pick<CalendarBook, "years">): CrewCalendars {
  const built = new Map<string, SegmentedCalendar>();
  const once = (key: string, build: () => WeekSegments): SegmentedCalendar => {
    let calendar = built.get(key);
    if (calendar === undefined) {
      calendar = new SegmentedCalendar(build());
      built.set(key, calendar);
    }
    return calendar;
  };
  const gate = (segments: WeekSegments, equipment: readonly Assignee[], taskCalendar: string | undefined): WeekSegments =>
    equipment.reduce(
      (gated, { resource }) =>
        combineSegments(gated, resources.availability(resource, resource.item.calendar === undefined ? taskCalendar : undefined).segments, both),
      segments,
    );
  const all: CrewCalendars = {
    time(assignee, equipment, taskCalendar) {
      const own = resources.availability(assignee.resource, taskCalendar);
      if (equipment.length === 0) return own;
      return once(`time ${keyOf([assignee], equipment, taskCalendar)}`, () => gate(own.segments, equipment, taskCalendar));
    },
    work(people, equipment, taskCalendar) {
      return once(`work ${keyOf(people, equipment, taskCalendar)}`, () =>
        gate(
          people
            .map(person => atShare(resources.availability(person.resource, taskCalendar).segments, person))
            .reduce((a, b) => combineSegments(a, b, sum)),
          equipment,
          taskCalendar,
        ),
      );
    },
    union(people, equipment, taskCalendar) {
      const [first] = people;
      if (first !== undefined && people.length === 1) return all.time(first, equipment, taskCalendar);
      return once(`any ${people.map(({ resource }) => resource.id).join(" ")}|${keyOf([], equipment, taskCalendar)}`, () =>
        gate(
          people
            .map(({ resource }) => resources.availability(resource, taskCalendar).segments)
            .reduce((a, b) => combineSegments(a, b, either)),
          equipment,
          taskCalendar,
        ),
      );
    },
    paused(calendar, pauses) {
      return new SegmentedCalendar(
        pauses.reduce((segments, { span }) => withoutSpan(segments, span, years), calendar.segments),
      );
    },
    gated(calendar, equipment, taskCalendar) {
      return equipment.length === 0 ? calendar : new SegmentedCalendar(gate(calendar.segments, equipment, taskCalendar));
    },
  };
  return all;
}

function keyOf(people: readonly Assignee[], equipment: readonly Assignee[], taskCalendar: string | undefined): string {
  const shares = people.map(({ resource, share }) => `${resource.id} ${String(share ?? "")}`).join(",");
  return `${shares}|${equipment.map(({ resource }) => resource.id).join(" ")}|${taskCalendar ?? ""}`;
}

/** The share of full time at which someone works at an instant. */
export function shareAt({ resource, share }: Assignee, at: number): number {
  return share ?? Math.min(1, valueAt(resource.capacity, at));
}

/** The people of a crew at an instant, each by their share. */
export function peopleAt(crew: readonly Assignee[], at: number): number {
  let sum = 0;
  for (const one of crew) if (one.resource.kind === "person") sum += shareAt(one, at);
  return sum;
}

/** True when someone works at full time throughout. */
export function isFullTime({ resource, share }: Assignee): boolean {
  return share === undefined ? resource.capacity.every(({ value }) => value >= 1) : share === 1;
}

/** Working time weighted by the share, which follows the capacity where none is written. */
function atShare(segments: WeekSegments, assignee: Assignee): WeekSegments {
  const weighted = (share: number) => (pattern: WeekPattern) => scalePattern(pattern, Math.round(share * FULL_TIME));
  if (assignee.share !== undefined) return changeDays(segments, -Infinity, Infinity, weighted(assignee.share));
  const steps = assignee.resource.capacity;
  let result = segments;
  steps.forEach((step, i) => {
    const from = i === 0 ? -Infinity : Math.floor(step.from / startOfDay(1));
    const next = steps[i + 1];
    const to = next === undefined ? Infinity : Math.floor(next.from / startOfDay(1));
    result = changeDays(result, from, to, weighted(Math.min(1, step.value)));
  });
  return result;
}

/** True when an instant is one that a plan can reach. */
export function isReached(at: number): boolean {
  return at < FAR_FUTURE && at > -FAR_FUTURE;
}
