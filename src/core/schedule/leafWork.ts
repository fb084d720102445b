import { FAR_FUTURE, FAR_PAST, startOfDay } from "../calendar/civil";
import { durationMinutes, estimateMinutes, isElapsed } from "../calendar/durations";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Instant, Minutes } from "../model/instant";
import type { Task } from "../model/items";
import type { Assignee, Staffing } from "./assignees";
import { FULL_TIME, isFullTime } from "./crew";
import type { Ground } from "./frame";
import type { Inherited } from "./inheritance";

/** Work on one calendar: so many minutes of it, or units of a crew's. */
export interface WorkPart {
  readonly calendar: SegmentedCalendar;
  readonly amount: number;
}

/** How long a leaf takes, and who does it. */
export interface LeafWork {
  /** No length: it stands where it is put and never snaps. */
  readonly milestone: boolean;
  readonly elapsed: boolean;
  /** All begin together, the last one ends the task. Empty for a milestone. */
  readonly parts: readonly WorkPart[];
  /** On which slack and the length are counted, in minutes. */
  readonly clock: SegmentedCalendar;
  /** Person-time as stated; undefined where it follows from duration and shares. */
  readonly effort: Minutes | undefined;
  /** The stated duration, where one is. */
  readonly duration: Minutes | undefined;
  readonly crew: readonly Assignee[];
  /** Neither effort, duration nor points: counted as one day. */
  readonly missingEstimate: boolean;
}

/** What the work of a leaf is made from. */
export interface WorkSource {
  readonly frame: Ground;
  readonly item: Task;
  readonly inherited: Inherited;
  /** The stated effort; where own parts contradict it, what these are together. */
  readonly effort: Minutes | undefined;
  /** Working minutes that story points stand for, where they count. */
  readonly pointsDuration: Minutes | undefined;
}

/** The work of a leaf for a crew. */
export function leafWork(source: WorkSource, crew: readonly Assignee[]): LeafWork {
  const { item, frame, pointsDuration } = source;
  const { scale } = frame;
  const stated = source.effort ?? ownParts(crew);
  const length = item.duration === undefined ? pointsDuration : estimateMinutes(item.duration, scale);
  const missingEstimate = stated === undefined && length === undefined && item.milestone !== true;
  const duration = missingEstimate ? scale.day : length;
  // Nobody is booked for story points: velocity stands for the team.
  const booked = pointsDuration === undefined ? crew : [];
  if (item.milestone === true || duration === 0 || (duration === undefined && stated === 0)) {
    const clock = clockOf(source, []);
    return { milestone: true, elapsed: false, parts: [], clock, effort: stated, duration, crew: [], missingEstimate };
  }
  if (item.duration !== undefined && isElapsed(item.duration)) {
    const clock = paused(source, frame.calendars.elapsed);
    const parts = [{ calendar: clock, amount: duration ?? 0 }];
    return { milestone: false, elapsed: true, parts, clock, effort: stated, duration, crew: booked, missingEstimate };
  }
  const clock = paused(source, clockOf(source, booked));
  const made = duration === undefined ? effortParts(source, crew, stated) : durationParts(source, booked, duration);
  const parts = made.length === 0 ? [{ calendar: clock, amount: duration ?? stated ?? 0 }] : made;
  return { milestone: false, elapsed: false, parts, clock, effort: stated, duration, crew: booked, missingEstimate };
}

/** The own parts of the effort together; undefined where nobody has one. */
function ownParts(crew: readonly Assignee[]): Minutes | undefined {
  if (crew.length === 1) return crew[0]?.part;
  let sum: Minutes | undefined;
  for (const { part } of crew) if (part !== undefined) sum = (sum ?? 0) + part;
  return sum;
}

const NO_ONE: readonly Assignee[] = [];

function split(crew: readonly Assignee[]): { readonly people: readonly Assignee[]; readonly equipment: readonly Assignee[] } {
  const equipment = crew.some(({ resource }) => resource.kind === "equipment");
  if (!equipment) return { people: crew, equipment: NO_ONE };
  return {
    people: crew.filter(({ resource }) => resource.kind === "person"),
    equipment: crew.filter(({ resource }) => resource.kind === "equipment"),
  };
}

/** The task's own calendar, else the working time of its people, else the plan's; while its equipment is there. */
function clockOf(source: WorkSource, crew: readonly Assignee[]): SegmentedCalendar {
  const { people, equipment } = split(crew);
  const { calendar } = source.inherited;
  if (people.length > 0) return source.frame.crews.union(people, equipment, calendar);
  const base = calendar === undefined ? undefined : source.frame.calendars.named(calendar);
  return source.frame.crews.gated(base ?? source.frame.calendars.plan, equipment, calendar);
}

function paused(source: WorkSource, calendar: SegmentedCalendar): SegmentedCalendar {
  const { pauses } = source.item;
  return pauses === undefined || pauses.length === 0 ? calendar : source.frame.crews.paused(calendar, pauses);
}

/** Effort from one pot, and own parts beside it. */
function effortParts(source: WorkSource, crew: readonly Assignee[], effort: Minutes | undefined): readonly WorkPart[] {
  const { people, equipment } = split(crew);
  const { calendar } = source.inherited;
  const only = people[0];
  if (only !== undefined && people.length === 1 && only.part === undefined) return (effort ?? 0) > 0 ? workOf(source, people, equipment, effort ?? 0) : [];
  const result: WorkPart[] = [];
  const sharing = people.filter(({ part }) => part === undefined);
  for (const person of people) {
    if (person.part !== undefined && person.part > 0) result.push(...workOf(source, [person], equipment, person.part));
  }
  const pot = (effort ?? 0) - (ownParts(people) ?? 0);
  if (sharing.length > 0 && pot > 0) result.push(...workOf(source, sharing, equipment, pot));
  if (people.length === 0 && calendar === undefined && equipment.length === 0) return [];
  return result;
}

/** Effort of people at their shares, which may change with the capacity, while equipment is there. */
export function workOf(
  source: WorkSource,
  people: readonly Assignee[],
  equipment: readonly Assignee[],
  effort: Minutes,
): readonly [WorkPart] {
  const { calendar } = source.inherited;
  const only = people[0];
  if (only !== undefined && people.length === 1 && isFullTime(only)) {
    return [{ calendar: paused(source, source.frame.crews.time(only, equipment, calendar)), amount: effort }];
  }
  return [{ calendar: paused(source, source.frame.crews.work(people, equipment, calendar)), amount: effort * FULL_TIME }];
}

/** A duration runs on the task's calendar, else on that of each of its people, else on the plan's. */
function durationParts(source: WorkSource, crew: readonly Assignee[], duration: Minutes): readonly WorkPart[] {
  if (crew.length === 0) return [];
  const { people, equipment } = split(crew);
  const seen = new Set<SegmentedCalendar>();
  for (const person of people) seen.add(source.frame.crews.time(person, equipment, source.inherited.calendar));
  return [...seen].map(calendar => ({ calendar: paused(source, calendar), amount: duration }));
}

/** When work begins that may begin at an instant: the first working minute of any part. */
export function beginFrom(work: LeafWork, at: Instant): Instant {
  const { parts } = work;
  let first = Infinity;
  for (let i = 0, { length } = parts; i < length; i++) {
    const next = (parts[i] as WorkPart).calendar.nextWork(at);
    if (next < first) first = next;
  }
  return first === Infinity ? at : first;
}

/** The last instant at which work can begin that may not begin after one: in free time the last minute of work of any part before it. */
export function beginBy(work: LeafWork, at: Instant): Instant {
  return endBefore(work, at + 1) - 1;
}

/** When work ends that begins at an instant. */
export function endFrom(work: LeafWork, start: Instant): Instant {
  let last = start;
  for (const { calendar, amount } of work.parts) last = Math.max(last, calendar.add(start, amount));
  return last;
}

/** The latest start from which work is over at an instant. */
export function beginFor(work: LeafWork, finish: Instant): Instant {
  let first = finish;
  for (const { calendar, amount } of work.parts) first = Math.min(first, calendar.subtract(finish, amount));
  return first;
}

/**
 * The first start from which work goes on until an instant, free time before it apart. Of parts on different calendars one has to
 * reach it: whoever does not work then by the minute that they have left after it.
 */
export function beginToReach(work: LeafWork, until: Instant): Instant {
  if (work.parts.length < 2) return beginFor(work, until);
  const last = endBefore(work, until);
  let first = Infinity;
  for (const { calendar, amount } of work.parts) {
    const begin = calendar.subtract(last, amount) + (calendar.previousWork(last) < last ? 1 : 0);
    first = Math.min(first, Math.max(begin, calendar.nextWork(FAR_PAST)));
  }
  return first;
}

/** A start is cut to its minute, and that minute of one share is at most so many of another: by so many it may have to be later. */
export const MOST_MINUTES = 2;

/** The start that an instant at which work has to end at the earliest asks for, where `start` is the one that was found. */
export function startToReach(work: LeafWork, until: Instant, start: Instant): Instant {
  const asked = beginToReach(work, until);
  if (asked >= start || work.milestone) return asked;
  const begin = beginFrom(work, asked);
  const minutes = work.clock.between(begin, start);
  return minutes > 0 && minutes <= MOST_MINUTES && work.clock.between(endFrom(work, begin), until) > 0 ? start : asked;
}

/**
 * As late as work can stand that ends by one instant and starts by another; undefined where there is no such time. What has to
 * begin by an instant of free time begins before it, in the last minute of work of any part.
 */
export function latestSpan(work: LeafWork, by: Instant, startsBy: Instant): readonly [start: Instant, finish: Instant] | undefined {
  const ends = endBefore(work, startsBy < FAR_FUTURE ? Math.min(by, endFrom(work, startsBy)) : by);
  if (!(Math.abs(ends) < FAR_FUTURE)) return undefined;
  let start = beginFor(work, ends);
  if (start > startsBy) start = beginBy(work, startsBy);
  return start > FAR_PAST ? [start, endFrom(work, start)] : undefined;
}

/** Where a late finish snaps back to: the last end of work of any part. */
export function endBefore(work: LeafWork, at: Instant): Instant {
  let last = -Infinity;
  for (const { calendar } of work.parts) last = Math.max(last, calendar.previousWork(at));
  return last === -Infinity ? at : last;
}

/** True when work can go on at some time of a day; a milestone needs none. */
export function worksOn({ parts }: LeafWork, day: number): boolean {
  return parts.length === 0 || parts.some(({ calendar }) => calendar.between(startOfDay(day), startOfDay(day + 1)) > 0);
}

/** The work left when only a share of it remains, or a stated remaining duration. */
export function partOf(work: LeafWork, share: number): LeafWork {
  return { ...work, parts: work.parts.map(({ calendar, amount }) => ({ calendar, amount: Math.ceil(amount * share - 1e-6) })) };
}

/** The same work on a calendar that always has time: for people who never do. */
export function fallbackWork(source: WorkSource, work: LeafWork): LeafWork {
  const { calendars } = source.frame;
  const clock = calendars.plan.empty ? calendars.elapsed : calendars.plan;
  const amount = work.duration ?? work.effort ?? source.frame.scale.day;
  return { ...work, parts: [{ calendar: clock, amount }], clock };
}

/** The whole duration that remains by `remaining`, as a share of the estimate; undefined where it cannot be told. */
export function remainingShare(work: LeafWork, item: Task, frame: Ground): number | undefined {
  if (item.remaining === undefined) return undefined;
  const left = durationMinutes(item.remaining, frame.scale);
  const whole = work.duration ?? work.effort;
  return whole === undefined || whole === 0 ? undefined : left / whole;
}

/** The crew of a leaf once its choices are made: those named and those chosen, nobody twice. */
export function crewOf(staffing: Staffing, chosen: readonly Assignee[]): readonly Assignee[] {
  const crew = [...staffing.named];
  for (const assignee of chosen) {
    if (!crew.some(({ resource }) => resource === assignee.resource)) crew.push(assignee);
  }
  return crew;
}
