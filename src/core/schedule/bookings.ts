import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { stepsOf } from "../calendar/resourceBook";
import type { Instant, Minutes } from "../model/instant";
import type { Assignee } from "./assignees";
import { shareAt } from "./crew";
import type { Leaf } from "./leaf";
import { workOf } from "./leafWork";
import type { BookedAssignment } from "./result";

/** Where a leaf is worked on. */
export type Stretches = readonly (readonly [start: Instant, finish: Instant])[];

/** One resource on one task over a span of time. */
export interface Booking {
  readonly task: number;
  readonly assignee: Assignee;
  readonly start: Instant;
  readonly finish: Instant;
  /** Share of full time at an instant. */
  units(at: Instant): number;
}

/** Who is booked on a leaf that is worked on in some stretches, at which share, for how much work; equipment does none. */
export function assignmentsOf(leaf: Leaf, stretches: Stretches, effort: Minutes): readonly BookedAssignment[] {
  const start = stretches[0]?.[0] ?? 0;
  const { crew } = leaf.work;
  const only = crew[0];
  if (only === undefined) return NO_ONE;
  if (crew.length === 1) return [{ resource: only.resource.id, units: unitsOf(leaf, only, start), effort: ownEffort(leaf, only, stretches, effort) }];
  const weights = leaf.work.crew.map(assignee => weightOf(leaf, assignee, stretches));
  const own = leaf.work.crew.reduce((sum, { part }) => sum + (part ?? 0), 0);
  const shared = leaf.work.crew.reduce((sum, { part }, i) => sum + (part === undefined ? (weights[i] as number) : 0), 0);
  const pot = Math.max(0, effort - own);
  // What was given to those before: whole minutes that come to the pot.
  let weight = 0;
  let given = 0;
  const shareOf = (one: number): Minutes => {
    const before = given;
    weight += one;
    given = Math.round((pot * weight) / shared);
    return given - before;
  };
  return leaf.work.crew.map((assignee, i) => ({
    resource: assignee.resource.id,
    units: unitsOf(leaf, assignee, start),
    effort: assignee.resource.kind === "equipment"
      ? 0
      : (assignee.part ?? (shared > 0 ? shareOf(weights[i] as number) : 0)),
  }));
}

const NO_ONE: readonly BookedAssignment[] = [];
const NO_CREW: readonly Assignee[] = [];

/** The same of a leaf that recurs: in each occurrence the effort is shared among those who have the time in it. */
export function assignmentsOfOccurrences(leaf: Leaf, occurrences: Stretches, effort: (from: Instant, to: Instant) => Minutes): readonly BookedAssignment[] {
  const each = occurrences.map(([from, to]) => assignmentsOf(leaf, [[from, to]], effort(from, to)));
  return (each[0] ?? NO_ONE).map((first, i) => ({ ...first, effort: each.reduce((sum, booked) => sum + (booked[i]?.effort ?? 0), 0) }));
}

/** The work of somebody who is alone on a task: all of it, where they have the time. */
function ownEffort(leaf: Leaf, assignee: Assignee, stretches: Stretches, effort: Minutes): Minutes {
  if (assignee.resource.kind === "equipment") return 0;
  if (assignee.part !== undefined) return assignee.part;
  const weight = weightOf(leaf, assignee, stretches);
  return weight > 0 ? Math.round((Math.max(0, effort) * weight) / weight) : 0;
}

/** Share-weighted working minutes of one resource on a task. */
function weightOf(leaf: Leaf, assignee: Assignee, stretches: Stretches): number {
  if (assignee.resource.kind === "equipment") return 0;
  const first = stretches[0];
  // Whatever the calendars.
  if (isSpread(leaf)) return shareAt(assignee, first?.[0] ?? 0);
  if (first !== undefined && stretches.length === 1) return weightedTime(leaf, assignee, first[0], first[1]);
  return stretches.reduce((sum, [from, to]) => sum + weightedTime(leaf, assignee, from, to), 0);
}

/** Working minutes of an assignee between two instants times the share, which may change with the capacity. */
export function weightedTime(leaf: Leaf, assignee: Assignee, start: Instant, finish: Instant): number {
  const time = timeOf(leaf, assignee);
  const steps = assignee.resource.capacity;
  if (assignee.share !== undefined || steps.length === 1) return time.between(start, finish) * shareAt(assignee, start);
  let sum = 0;
  let from = start;
  for (const at of [...steps.map(step => step.from).filter(step => step > start && step < finish), finish]) {
    sum += time.between(from, at) * shareAt(assignee, from);
    from = at;
  }
  return sum;
}

/** When an assignee can work on a leaf: their own time without leave and pauses, while the equipment is there. */
export function timeOf(leaf: Leaf, assignee: Assignee): SegmentedCalendar {
  const { crews } = leaf.source.frame;
  const own = crews.time(assignee, equipmentOf(leaf, assignee), leaf.inherited.calendar);
  const { pauses } = leaf.item;
  return pauses === undefined || pauses.length === 0 ? own : crews.paused(own, pauses);
}

/** What has to be there for somebody's work. */
function equipmentOf(leaf: Leaf, { resource: { kind } }: Assignee): readonly Assignee[] {
  return kind === "equipment" ? NO_CREW : leaf.work.crew.filter(({ resource }) => resource.kind === "equipment");
}

/** Of the stretches of a leaf those in which an assignee works: whoever has an own part of the effort that is not spread is free when it is done, whatever the others still do. */
export function ownStretches(leaf: Leaf, assignee: Assignee, stretches: Stretches): Stretches {
  if (assignee.part === undefined || isSpread(leaf)) return stretches;
  const [{ calendar, amount }] = workOf(leaf.source, [assignee], equipmentOf(leaf, assignee), assignee.part);
  let left = amount;
  return stretches.flatMap(([from, to]): Stretches => {
    if (!(left > 0)) return [];
    const end = Math.min(to, calendar.add(from, left));
    left -= calendar.between(from, end);
    return [[from, end]];
  });
}

/** True for effort that is spread over a stated duration: it goes by the shares, and is booked at those that this asks for. */
export function isSpread({ item }: Pick<Leaf, "item">): boolean {
  return item.effort !== undefined && item.duration !== undefined;
}

/** The share booked: with both effort and duration, what the own part or the rest of the effort asks of the duration. */
export function unitsOf(leaf: Leaf, assignee: Assignee, at: Instant): number {
  const share = shareAt(assignee, at);
  if (!isSpread(leaf) || assignee.resource.kind === "equipment") return share;
  const { crew, duration, effort = 0 } = leaf.work;
  let shares = 0;
  let pot = effort;
  for (const one of crew) {
    if (one.part !== undefined) pot -= one.part;
    else if (one.resource.kind === "person") shares += shareAt(one, at);
  }
  const asked = assignee.part ?? (shares > 0 ? (Math.max(0, pot) * share) / shares : undefined);
  return asked === undefined ? share : asked / Math.max(1, duration ?? 1);
}

/** Person-time of a leaf: as stated, else the booked shares of its people over its duration. */
export function effortOf(leaf: Leaf, start: Instant, finish: Instant): Minutes {
  if (leaf.inherited.dropped || leaf.work.milestone) return 0;
  if (leaf.work.effort !== undefined) return leaf.work.effort;
  if (leaf.work.crew.length === 0) return 0;
  const people = leaf.work.crew.filter(({ resource }) => resource.kind === "person");
  return Math.round(people.reduce((sum, person) => sum + weightedTime(leaf, person, start, finish), 0));
}

/** The cost of booked work: per use, and per time at the rate of each day that the work falls on. */
export function assignmentCost(leaf: Leaf, assignee: Assignee, work: Minutes, whole: Stretches): number {
  const { rate } = assignee.resource.item;
  if (rate === undefined) return 0;
  const steps = stepsOf(rate, {});
  const stretches = steps.length > 1 ? ownStretches(leaf, assignee, whole) : whole;
  const timeIn = (from: Instant, to: Instant): number => stretches.reduce(
    (sum, [begin, end]) => (Math.min(end, to) > Math.max(begin, from) ? sum + weightedTime(leaf, assignee, Math.max(begin, from), Math.min(end, to)) : sum),
    0,
  );
  const total = timeIn(-Infinity, Infinity);
  let cost = steps[0]?.value.perUse ?? 0;
  steps.forEach((step, i) => {
    const first = i === 0;
    const part = timeIn(first ? -Infinity : step.from, steps[i + 1]?.from ?? Infinity);
    const share = total > 0 ? part / total : Number(first);
    cost += work * share * ratePerMinute(leaf, step.value.perTime);
  });
  return cost;
}

/** Cost of a working minute at a rate. */
export function ratePerMinute(
  leaf: Leaf,
  perTime: { readonly amount: number; readonly per: { readonly minutes: number; readonly days: number; readonly weeks: number; readonly months: number } } | undefined,
): number {
  if (perTime === undefined) return 0;
  const { scale } = leaf.source.frame;
  const { minutes, days, weeks, months } = perTime.per;
  const per = minutes + days * scale.day + (weeks + 4 * months) * scale.week;
  return per > 0 ? perTime.amount / per : 0;
}
