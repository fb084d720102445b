import { MINUTES_PER_DAY, type DateSpan, type Instant, type Minutes } from "../../model/instant";
import type { Plan } from "../../model/plan";
import { valueAt, type Resource } from "../../calendar/resourceBook";
import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import { weightedTime } from "../bookings";
import { foundOf, type Found } from "../found";
import { clocksOf } from "../overloads";
import type { Schedule } from "../result";
import { intoPeriods } from "./intoPeriods";
import { periodsOf, type Periods, type PeriodStep } from "./periods";
import { clipped, leafBehind, spreadOfAssignee, weighted, type Spread } from "./workInTime";

/** What is booked of one task in one period, in working minutes. */
export interface LoadPart {
  readonly task: number;
  readonly period: number;
  readonly minutes: Minutes;
}

/** What is booked against what there is, period by period, in working minutes (of a full-time person or of one machine). */
export interface LoadRow {
  readonly kind: "person" | "team" | "role" | "equipment";
  readonly id: string;
  readonly booked: Float64Array;
  readonly capacity: Float64Array;
  /** On which tasks, by period and then in document order, each once a period. */
  readonly parts: readonly LoadPart[];
}

/** The load of everybody and everything that can be booked. */
export interface PlanLoad {
  readonly periods: Periods;
  /** People, then teams, roles and equipment, each in the order of the plan. */
  readonly rows: readonly LoadRow[];
}

/** Someone for a time: of a team for as long as they are in it. */
interface Member {
  readonly resource: Resource;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Load against capacity. A person's work on a task falls on their own working time (leave, calendar and capacity
 * respected) at their share, so all periods together are the effort; equipment is booked for as long as the task runs.
 * A team has the load and capacity of its members for the time that they are in it, a role that of all who have it.
 * Dropped work books nobody. Empty where the schedule was cancelled.
 */
export function loadOf(schedule: Schedule, step: PeriodStep): PlanLoad {
  const periods = periodsOf(schedule.start, schedule.finish, step);
  const found = foundOf(schedule);
  if (found === undefined) return { periods, rows: [] };
  const { plan, resources } = found.frame;
  const works = worksByResource(found, schedule);
  const wholes = new Map<Resource, readonly LoadPart[]>();
  // Of somebody who is in it for a time what is booked in that time counts.
  const parts = ({ resource, from, to }: Member): readonly LoadPart[] => {
    const own = works.get(resource) ?? [];
    if (from > -Infinity || to < Infinity) return partsOf(own.map(work => workBetween(work, from, to)), periods);
    const known = wholes.get(resource) ?? partsOf(own, periods);
    wholes.set(resource, known);
    return known;
  };
  const always = (resource: Resource): Member => ({ resource, from: -Infinity, to: Infinity });
  const capacities = new Map<Resource, CapacityOf>();
  const capacityOf = (resource: Resource): CapacityOf => {
    const known = capacities.get(resource) ?? capacityIn(found, resource, works.get(resource) ?? []);
    capacities.set(resource, known);
    return known;
  };
  const row = (kind: LoadRow["kind"], id: string, members: readonly Member[]): LoadRow => rowOf(periods, parts, capacityOf, kind, id, members);
  const all = [...resources.resources.values()];
  const roles = new Map<string, Resource[]>();
  for (const person of plan.people.values()) {
    const resource = resources.resources.get(person.id);
    for (const role of resource === undefined ? [] : (person.role ?? [])) roles.set(role, [...(roles.get(role) ?? []), resource as Resource]);
  }
  return {
    periods,
    rows: [
      ...[...plan.people.keys()].flatMap(id => all.filter(one => one.id === id).map(one => row("person", id, [always(one)]))),
      ...[...plan.teams.keys()].map(id => row("team", id, membersOf(plan, id, resources.resources))),
      ...[...roles].map(([role, people]) => row("role", role, people.map(always))),
      ...all.filter(({ kind }) => kind === "equipment").map(one => row("equipment", one.id, [always(one)])),
    ],
  };
}

/** The work of somebody on a task, and how it falls on time. */
interface BookedWork {
  readonly task: number;
  /** The task's own calendar, where it has one. */
  readonly calendar: string | undefined;
  readonly spread: Spread;
  readonly minutes: Minutes;
}

function worksByResource(found: Found, schedule: Schedule): ReadonlyMap<Resource, readonly BookedWork[]> {
  const result = new Map<Resource, BookedWork[]>();
  for (const task of schedule.tasks) {
    const leaf = leafBehind(found, task.index);
    if (leaf === undefined || task.dropped || leaf.noCapacity) continue;
    for (const assignee of leaf.work.crew) {
      const spread = spreadOfAssignee(leaf, task, assignee);
      const booked = assignee.resource.kind === "equipment"
        ? spread.stretches.reduce((sum, [from, to]) => sum + weightedTime(leaf, assignee, from, to), 0)
        : (task.assignments.find(({ resource }) => resource === assignee.resource.id)?.effort ?? 0);
      if (!(booked > 0)) continue;
      let own = result.get(assignee.resource);
      if (own === undefined) result.set(assignee.resource, own = []);
      own.push({ task: task.index, calendar: leaf.inherited.calendar, spread, minutes: booked });
    }
  }
  return result;
}

/** What of some work falls between two instants. */
function workBetween({ spread, minutes, ...work }: BookedWork, from: Instant, to: Instant): BookedWork {
  const inside = clipped(spread.stretches, from, to);
  const total = inside.reduce((sum, [begin, end]) => sum + spread.weigh(begin, end), 0);
  return { ...work, spread: { ...spread, stretches: inside, total }, minutes: spread.total > 0 ? (minutes * total) / spread.total : 0 };
}

function partsOf(works: readonly BookedWork[], periods: Periods): readonly LoadPart[] {
  const parts: LoadPart[] = [];
  for (const { task, spread, minutes } of works) {
    if (minutes > 0) intoPeriods(periods, spread, minutes, (period, own) => void parts.push({ task, period, minutes: own }));
  }
  return parts;
}

/** What there is of somebody between two instants. */
type CapacityOf = (from: Instant, to: Instant) => Minutes;

/** Working time times capacity: their own time, and while they are on a task with a calendar that of it too. */
function capacityIn({ frame }: Found, resource: Resource, works: readonly BookedWork[]): CapacityOf {
  const own = frame.resources.availability(resource, undefined);
  const steps = resource.capacity.map(step => step.from);
  const within = (time: SegmentedCalendar, from: Instant, to: Instant): Minutes => weighted(time, steps, from, to, at => valueAt(resource.capacity, at));
  const spans = spansByCalendar(works, clocksOf(frame, resource));
  return (from, to) => {
    let sum = within(own, from, to);
    let low = 0;
    for (let high = spans.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as ClockSpan).to <= from) low = middle + 1;
      else high = middle;
    }
    for (let span = spans[low]; span !== undefined && span.from < to; span = spans[++low]) {
      const [begin, end] = [Math.max(span.from, from), Math.min(span.to, to)];
      sum += within(span.time, begin, end) - within(own, begin, end);
    }
    return sum;
  };
}

/** A time in which someone works by other calendars than their own alone. */
interface ClockSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly time: SegmentedCalendar;
}

/** The times in which someone is on tasks with calendars of their own, one after the other. */
function spansByCalendar(works: readonly BookedWork[], clockOf: (calendars: Iterable<string>) => SegmentedCalendar): readonly ClockSpan[] {
  const edges = works.flatMap(({ calendar, spread }) => (calendar === undefined ? [] : spread.stretches.flatMap(([from, to]) => [{ at: from, calendar, sign: 1 }, { at: to, calendar, sign: -1 }])));
  edges.sort((a, b) => a.at - b.at || a.sign - b.sign);
  const spans: ClockSpan[] = [];
  const active = new Map<string, number>();
  edges.forEach(({ at, calendar, sign }, i) => {
    const count = (active.get(calendar) ?? 0) + sign;
    if (count === 0) active.delete(calendar);
    else active.set(calendar, count);
    const to = edges[i + 1]?.at ?? at;
    if (to > at && active.size > 0) spans.push({ from: at, to, time: clockOf(active.keys()) });
  });
  return spans;
}

function rowOf(
  periods: Periods, partsOfMember: (member: Member) => readonly LoadPart[], capacityOf: (resource: Resource) => CapacityOf, kind: LoadRow["kind"], id: string, members: readonly Member[],
): LoadRow {
  const { bounds } = periods;
  const booked = new Float64Array(bounds.length - 1);
  const capacity = new Float64Array(bounds.length - 1);
  const parts: LoadPart[] = [];
  for (const member of members) {
    const { resource, from, to } = member;
    const capacityIn = capacityOf(resource);
    for (let period = 0; period < capacity.length; period++) {
      const begin = Math.max(from, bounds[period] as number);
      const end = Math.min(to, bounds[period + 1] as number);
      if (end > begin) capacity[period] = (capacity[period] as number) + capacityIn(begin, end);
    }
    for (const part of partsOfMember(member)) {
      booked[part.period] = (booked[part.period] as number) + part.minutes;
      parts.push(part);
    }
  }
  return { kind, id, booked, capacity, parts: together(parts) };
}

/** By period and task, each pair once: occurrences in one period, and members of a team on one task, are one part. */
function together(parts: LoadPart[]): readonly LoadPart[] {
  const result: LoadPart[] = [];
  for (const part of parts.sort((a, b) => a.period - b.period || a.task - b.task)) {
    const last = result[result.length - 1];
    if (last?.period === part.period && last.task === part.task) result[result.length - 1] = { ...last, minutes: last.minutes + part.minutes };
    else result.push(part);
  }
  return result;
}

/** Everybody in a team and in the teams in it, each once, with the time that they are in it. */
function membersOf(plan: Plan, id: string, resources: ReadonlyMap<string, Resource>): readonly Member[] {
  const result = new Map<Resource, Member>();
  const seen = new Set<string>();
  const open: { readonly id: string; readonly span: DateSpan | undefined }[] = [{ id, span: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id: at, span } = next;
    const resource = resources.get(at);
    if (resource !== undefined && !result.has(resource)) result.set(resource, { resource, ...timeOf(span) });
    const team = plan.teams.get(at);
    if (resource !== undefined || team === undefined || seen.has(at)) continue;
    seen.add(at);
    open.push(...team.members.map(member => ({ id: member.ref.id, span: member.span ?? span })).reverse());
  }
  return [...result.values()];
}

function timeOf(span: DateSpan | undefined): { readonly from: Instant; readonly to: Instant } {
  const { from, to } = span ?? {};
  return {
    from: from === undefined ? -Infinity : from.day * MINUTES_PER_DAY + (from.minute ?? 0),
    to: to === undefined ? Infinity : to.day * MINUTES_PER_DAY + (to.minute ?? MINUTES_PER_DAY),
  };
}
