import { valueAt, type Resource } from "../calendar/resourceBook";
import { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { combineSegments } from "../calendar/weekSegments";
import type { Instant } from "../model/instant";
import type { Assignee } from "./assignees";
import { isSpread, unitsOf } from "./bookings";
import { either } from "./crew";
import type { Forecast } from "./forecast";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { NOBODY, OTHERS } from "./leafColumns";
import type { Occurrences } from "./repeat";
import type { BookedSpan, Overload } from "./result";

/** One leaf's hold on one resource. */
interface Hold {
  readonly leaf: Leaf;
  readonly assignee: Assignee;
  readonly start: Instant;
  readonly finish: Instant;
}

/** Rounding of shares must not look like an overload. */
const TOLERANCE = 1e-6;

/** Overloads on the same ground before, and the forecast that they were of. */
export interface OverloadsBefore {
  readonly forecast: Forecast;
  readonly overloads: readonly Overload[];
}

/**
 * Where someone is booked beyond capacity, from the status date on, resource by resource in order of time. Of those
 * whose work is as before the overloads keep their objects.
 */
export function overloadsOf(frame: PlanFrame, forecast: Forecast, before?: OverloadsBefore): readonly Overload[] {
  if (frame.resources.resources.size === 0) return before?.overloads ?? [];
  const touched = before === undefined ? undefined : touchedBetween(before.forecast, forecast);
  if (before !== undefined && touched?.size === 0) return before.overloads;
  const holds = holdsOf(frame, forecast, touched ?? crowdedOf(frame, forecast));
  const result: Overload[] = [];
  const kept = byResource(touched === undefined ? [] : (before?.overloads ?? []));
  for (const resource of frame.resources.resources.values()) {
    if (touched?.has(resource) === false) result.push(...(kept.get(resource.id) ?? []));
    else result.push(...overloadsOfResource(frame, resource, holds.get(resource) ?? [], frame.context.booked?.get(resource.id) ?? []));
  }
  return result;
}

function byResource(overloads: readonly Overload[]): ReadonlyMap<string, readonly Overload[]> {
  const result = new Map<string, Overload[]>();
  for (const overload of overloads) {
    const list = result.get(overload.resource);
    if (list === undefined) result.set(overload.resource, [overload]);
    else list.push(overload);
  }
  return result;
}

/** The resources of which some work is other than before; undefined where the work does not stand in the same order. */
function touchedBetween(before: Forecast, now: Forecast): ReadonlySet<Resource> | undefined {
  const { firstNode, leaves, plain } = now.network;
  const old = before.network;
  if (old.firstNode.length !== firstNode.length) return undefined;
  const touched = new Set<Resource>();
  const whole = before.pieces.size === 0 && now.pieces.size === 0;
  for (let task = 0; task < firstNode.length; task++) {
    const node = firstNode[task] as number;
    const was = old.firstNode[task] as number;
    const a = old.leaves[was];
    const b = leaves[node];
    if ((a === undefined) !== (b === undefined)) return undefined;
    if (a === undefined || b === undefined) continue;
    const same = (a === b && plain[node] !== 0) || sameHold(a, b);
    if (same && before.start[was] === now.start[node] && before.finish[was] === now.finish[node] && (whole || (!before.pieces.has(was) && !now.pieces.has(node)))) continue;
    for (const { crew } of [a.made, a.work, b.work]) for (const { resource } of crew) touched.add(resource);
  }
  return touched;
}

/** More work of one resource than this is not put in order here. */
const MANY = 64;

/** The resources that may have two things at once; of all others it is plain at a glance that they do one after the other. */
function crowdedOf({ context: { booked }, resources: { resources, places } }: PlanFrame, { network, start, finish }: Forecast): ReadonlySet<Resource> {
  const { plain, booking, leaves } = network;
  const first = new Int32Array(places.size + 1);
  const crowded = new Set<Resource>();
  for (let node = 0; node < plain.length; node++) {
    const place = booking[node] as number;
    if (plain[node] !== 0 && place !== OTHERS) {
      if (place !== NOBODY) first[place] = (first[place] as number) + 1;
    } else for (const { resource } of leaves[node]?.work.crew ?? []) crowded.add(resource);
  }
  for (let place = 1; place <= places.size; place++) first[place] = (first[place] as number) + (first[place - 1] as number);
  const held = new Int32Array(first[places.size] as number);
  for (let node = plain.length - 1; node >= 0; node--) {
    const place = booking[node] as number;
    if (plain[node] === 0 || place < 0) continue;
    held[first[place] = (first[place] as number) - 1] = node;
  }
  let place = 0;
  for (const resource of resources.values()) {
    if (!isInTurn(held, first[place] as number, first[++place] as number, start, finish) || booked?.has(resource.id) === true) crowded.add(resource);
  }
  return crowded;
}

/** Puts nodes in order of their starts; true when none starts before the one before it is finished. */
function isInTurn(nodes: Int32Array, first: number, end: number, start: Float64Array, finish: Float64Array): boolean {
  if (end - first > MANY) return false;
  for (let i = first + 1; i < end; i++) {
    const node = nodes[i] as number;
    let at = i;
    for (; at > first && (start[nodes[at - 1] as number] as number) > (start[node] as number); at--) nodes[at] = nodes[at - 1] as number;
    nodes[at] = node;
  }
  for (let i = first + 1; i < end; i++) if ((start[nodes[i] as number] as number) < (finish[nodes[i - 1] as number] as number)) return false;
  return true;
}

/** A leaf that both have may have been given other work meanwhile: then it is not the work that it was made with. */
function sameHold(a: Leaf, b: Leaf): boolean {
  return a.source === b.source && a.task === b.task && a.work === b.work && b.work === b.made;
}

/** What resources are held by; of those named alone, where some are. */
function holdsOf(frame: PlanFrame, { network, start, finish, pieces }: Forecast, only: ReadonlySet<Resource> | undefined): ReadonlyMap<Resource, readonly Hold[]> {
  const holds = new Map<Resource, Hold[]>();
  const from = frame.asOf ?? -Infinity;
  const { firstNode, plain, booking, leaves } = network;
  const { places } = frame.resources;
  const others = new Uint8Array(places.size);
  if (only !== undefined) for (const [resource, place] of places) others[place] = only.has(resource) ? 0 : 1;
  // In the order of the plan, which a link more does not change.
  for (const node of firstNode) {
    // Leaves of the usual kind are done by whom they were made with.
    if (plain[node] !== 0 && booking[node] !== OTHERS && (booking[node] === NOBODY || others[booking[node] as number] === 1)) continue;
    const leaf = leaves[node];
    if (leaf === undefined || leaf.work.crew.length === 0) continue;
    if (only !== undefined && !leaf.work.crew.some(({ resource }) => only.has(resource))) continue;
    if (leaf.progress.state === "done" || leaf.inherited.dropped || leaf.work.milestone || leaf.noCapacity) continue;
    for (const assignee of leaf.work.crew) {
      if (only?.has(assignee.resource) === false) continue;
      const list = holds.get(assignee.resource) ?? [];
      if (list.length === 0) holds.set(assignee.resource, list);
      for (const [begin, end] of leaf.occurrences ?? pieces.get(node) ?? [[start[node] as number, finish[node] as number] as const]) {
        if (!(end > Math.max(begin, from))) continue;
        for (const [first, last] of besides(leaf, assignee.resource, Math.max(begin, from), end)) list.push({ leaf, assignee, start: first, finish: last });
      }
    }
  }
  return holds;
}

/** Of a stretch what is left when somebody is away for repeating work that the leaf goes on around. */
function besides(leaf: Leaf, resource: Resource, from: Instant, to: Instant): Occurrences {
  const spans = leaf.occurrences === undefined ? leaf.source.frame.away?.get(resource)?.spans : undefined;
  if (spans === undefined) return [[from, to]];
  const result: (readonly [Instant, Instant])[] = [];
  let begin = from;
  for (let i = firstAfter(spans, from); begin < to; i++) {
    const [start, finish] = spans[i] ?? [Infinity, Infinity];
    if (start > begin) result.push([begin, Math.min(start, to)]);
    begin = finish;
  }
  return result;
}

/** The first span that ends after an instant. */
function firstAfter(spans: Occurrences, at: Instant): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Occurrences[number])[1] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What is booked on a resource while time goes on. */
interface Load {
  readonly active: Set<Hold>;
  /** Shares that are written, in millionths so that sums are exact. */
  fixed: number;
  /** How many follow the capacity. */
  following: number;
  /** Shares in other plans, in millionths. */
  elsewhere: number;
}

const MILLION = 1_000_000;

/** `others` is what plans before this one book: an overload is where this one books something beside it. */
function overloadsOfResource(frame: PlanFrame, resource: Resource, holds: readonly Hold[], others: readonly BookedSpan[]): readonly Overload[] {
  const starts = [...holds].sort((a, b) => a.start - b.start);
  if (holds.length === 0 || (others.length === 0 && isOneByOne(starts))) return [];
  const cuts = new Set<number>(resource.capacity.flatMap(({ from }) => (Number.isFinite(from) ? [from] : [])));
  for (const { start, finish } of holds) cuts.add(start).add(finish);
  const taken = new Map<number, number>();
  for (const { from, to, units } of others) {
    cuts.add(from).add(to);
    const millionths = Math.round(units * MILLION);
    taken.set(from, (taken.get(from) ?? 0) + millionths);
    taken.set(to, (taken.get(to) ?? 0) - millionths);
  }
  const times = [...cuts].sort((a, b) => a - b);
  const finishes = [...holds].sort((a, b) => a.finish - b.finish);
  const load: Load = { active: new Set(), fixed: 0, following: 0, elsewhere: 0 };
  const clock = clocksOf(frame, resource);
  const stretches = createStretches(resource.id, active => clock([...active].flatMap(({ leaf }) => leaf.inherited.calendar ?? [])));
  let started = 0;
  let finished = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    const at = times[i] as number;
    const arrived: Hold[] = [];
    for (let hold = finishes[finished]; hold !== undefined && hold.finish <= at; hold = finishes[++finished]) change(load, hold, -1);
    for (let hold = starts[started]; hold !== undefined && hold.start <= at; hold = starts[++started]) {
      change(load, hold, 1);
      arrived.push(hold);
    }
    load.elsewhere += taken.get(at) ?? 0;
    const capacity = valueAt(resource.capacity, at);
    const booked = load.active.size === 0 ? 0 : (load.fixed + load.elsewhere) / MILLION + load.following * Math.min(1, capacity);
    stretches.see(at, times[i + 1] as number, booked, capacity, load.active, arrived);
  }
  const found = stretches.done();
  return others.length === 0 ? found : found.map(one => ({ ...one, elsewhere: elsewhereIn(one, others) }));
}

/** What other plans book in an overload, each once. */
function elsewhereIn(overload: Overload, others: readonly BookedSpan[]): readonly string[] {
  return [...new Set(others.flatMap(({ of, from, to }) => (of !== undefined && from < overload.to && to > overload.from ? [of] : [])))];
}

/** True for one thing after the other, each at full time or the capacity, whichever is less: then nothing is beyond it. */
function isOneByOne(holds: readonly Hold[]): boolean {
  let free = -Infinity;
  for (const { leaf, assignee, start, finish } of holds) {
    if (start < free || assignee.share !== undefined || isSpread(leaf)) return false;
    free = finish;
  }
  return true;
}

/** The time at which someone works by their own calendar or by the named ones of tasks that they are on. */
export function clocksOf(frame: PlanFrame, resource: Resource): (calendars: Iterable<string>) => SegmentedCalendar {
  const own = frame.resources.availability(resource, undefined);
  const known = new Map<string, SegmentedCalendar>();
  return calendars => {
    const names = [...new Set(calendars)].sort();
    if (names.length === 0) return own;
    const key = names.join(" ");
    const clock = known.get(key) ?? new SegmentedCalendar(
      names.reduce((segments, name) => combineSegments(segments, frame.resources.availability(resource, name).segments, either), own.segments),
    );
    known.set(key, clock);
    return clock;
  };
}

function change(load: Load, hold: Hold, sign: 1 | -1): void {
  if (sign > 0) load.active.add(hold);
  else load.active.delete(hold);
  const { leaf, assignee, start } = hold;
  if (assignee.share === undefined && !isSpread(leaf)) load.following += sign;
  else load.fixed += sign * Math.round(unitsOf(leaf, assignee, start) * MILLION);
}

/** An overload that may still go on. */
interface OpenOverload {
  from: Instant;
  to: Instant;
  booked: number;
  readonly capacity: number;
  readonly tasks: Set<number>;
}

/** Joins stretches of overload when no working time lies between them. */
function createStretches(resource: string, clockOf: (active: ReadonlySet<Hold>) => SegmentedCalendar): {
  see(from: Instant, to: Instant, booked: number, capacity: number, active: ReadonlySet<Hold>, arrived: readonly Hold[]): void;
  done(): readonly Overload[];
} {
  const result: OpenOverload[] = [];
  let open = false;
  return {
    see(from, to, booked, capacity, active, arrived) {
      if (booked <= capacity + TOLERANCE) {
        // Who works at night by the calendar of a task, and is not overbooked then, ends what the day left open.
        open &&= clockOf(active).between(from, to) <= 0;
        return;
      }
      const clock = clockOf(active);
      if (clock.between(from, to) <= 0) return;
      const last = result[result.length - 1];
      const goesOn = open && last?.capacity === capacity && clock.between(last.to, from) === 0;
      open = true;
      if (!goesOn) {
        const tasks = new Set([...active].map(({ leaf }) => leaf.task));
        result.push({ from: clock.nextWork(from), to: clock.previousWork(to), booked, capacity, tasks });
        return;
      }
      // Without a gap only who came since then is new; over a night someone may have come and stayed.
      for (const { leaf } of last.to === from ? arrived : active) last.tasks.add(leaf.task);
      last.to = clock.previousWork(to);
      last.booked = Math.max(last.booked, booked);
    },
    done: () => result.map(({ tasks, ...overload }) => ({ resource, ...overload, tasks: [...tasks].sort((a, b) => a - b) })),
  };
}
