import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { FAR_FUTURE, FAR_PAST } from "../../../calendar/civil";
import type { Resource } from "../../../calendar/resourceBook";
import type { Cancellation } from "../../../model/cancellation";
import { FULL_TIME } from "../../crew";
import { unlagged } from "../../forward";
import type { Leaf } from "../../leaf";
import { keepsDate } from "../../leafColumns";
import { FF, FIRST, FS, LEAF, SF, SS } from "../../network";
import { firstPossible } from "../bounds/destructiveBound";
import { FREE, type LevelModel } from "./levelModel";
import { rateOn } from "./rateOn";
import { FOLLOWS_CAPACITY, type Track } from "./track";

/** Work that only one resource can do, in its own time; that first which can begin first. */
interface Energy {
  readonly time: SegmentedCalendar;
  readonly works: readonly Work[];
}

interface Work {
  readonly node: number;
  /** What the resource has had time for before it can begin, and what it takes of that time. */
  readonly head: number;
  readonly amount: number;
}

/** Says of an instant whether it is certain that no levelled schedule ends by it. */
export type EndTest = (end: number) => boolean;

/**
 * An instant before which no levelled schedule ends: the end without limits, and for each resource the first time at
 * which it has had time for all that only it can do (the energy bound).
 */
export function earliestEnd(model: LevelModel): number {
  const { origin, early, counts, network: { endsAfter } } = model;
  const loose = looseStarts(model);
  // What may begin earlier ends no earlier than a date of its own says.
  const end = early.finish.reduce((last, finish, node) => (counts[node] === 1 ? Math.max(last, loose[node] === 0 ? finish : Math.min(finish, endsAfter[node] as number)) : last), origin);
  return energiesOf(model).reduce((last, { time, works }) => Math.max(last, time.endOfWork(Math.ceil(doneBy(works) - 1e-6))), end);
}

/**
 * Marks with 1 what may start before its early start: people who are booked elsewhere can make a task longer or shorter, or have it begin with
 * another crew, and so move what waits for its start or for a share of its length. So can a date or a link that holds the finish of many.
 */
function looseStarts({ network: { size, kind, inStart, inFrom, inType, inPercent, endsAfter }, role, special }: LevelModel): Uint8Array {
  const loose = new Uint8Array(size);
  for (let node = 0; node < size; node++) {
    const isSpecial = special[node] === 1;
    if (isSpecial && (endsAfter[node] as number) > -Infinity) loose[node] = 1;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const from = inFrom[e] as number;
      const type = inType[e] as number;
      const ofLength = inPercent[e] !== 0;
      const isFirm = kind[from] === LEAF ? special[from] === 0 && (role[from] === FREE || !ofLength) : !ofLength;
      if (loose[from] === 1 || (isSpecial && (type === FF || type === SF)) || (!isFirm && (ofLength || type === SS || type === SF))) loose[node] = 1;
    }
  }
  return loose;
}

/** What the time of a resource has come to when all of some works is done at the earliest. */
function doneBy(works: readonly Work[], ends?: Float64Array, last = Infinity): number {
  let done = -Infinity;
  for (let i = 0; i < works.length; i++) {
    if (ends !== undefined && (ends[i] as number) > last) continue;
    const { head, amount } = works[i] as Work;
    done = Math.max(done, head) + amount;
  }
  return done;
}

/** No schedule ends before, where one is known that ends at `upper`. */
export function earliestPossible(isTooEarly: EndTest, known: number, upper: number, cancellation: Cancellation): number {
  // Often what was found cannot be improved: then one look tells.
  return known < upper && isTooEarly(upper - 1) ? upper : firstPossible(isTooEarly, known, upper - 1, cancellation);
}

/**
 * Makes the test. In a plan that ends by an instant each task ends so early that what waits for it has time left, by the
 * calendars of both; and a resource must have time for any of its tasks between the first start and the last of these ends
 * (the test of overload: Carlier and Pinson 1989).
 */
export function createEndTest(model: LevelModel): EndTest {
  const energies = energiesOf(model).filter(({ works }) => works.length > 1);
  return (end) => {
    const ends = latestEnds(model, end);
    return energies.some((energy) => lacksTime(energy, ends));
  };
}

/** More ends than this are not looked at of one resource; any choice of them gives a bound that holds. */
const MOST_ENDS = 200;

function lacksTime({ time, works }: Energy, latest: Float64Array): boolean {
  const ends = Float64Array.from(works, ({ node }) => time.workAt(latest[node] as number));
  const sorted = ends.slice().sort();
  const step = Math.ceil(sorted.length / MOST_ENDS);
  for (let k = 0; k < sorted.length; k += step) if (doneBy(works, ends, sorted[k]) > (sorted[k] as number) + 1e-6) return true;
  return false;
}

/** When work has to end in a plan that ends by an instant. Only links from and to work that levelling moves and that keeps no date ask for anything. */
function latestEnds({ network, role, special, counts }: LevelModel, end: number): Float64Array {
  const { size, kind, leaves, workCalendar, workAmount, calendars, inStart, inFrom, inType, inLag, inPercent, inCalendar } = network;
  const starts = new Float64Array(size).fill(FAR_FUTURE);
  const ends = new Float64Array(size).fill(FAR_FUTURE);
  for (let node = size - 1; node >= 0; node--) {
    if (kind[node] === FIRST || (kind[node] === LEAF && (role[node] !== FREE || keepsDate(leaves[node] as Leaf)))) continue;
    if (kind[node] === LEAF) {
      if (counts[node] === 1) ends[node] = Math.min(ends[node] as number, end);
      const amount = special[node] === 0 ? (workAmount[node] as number) : 0;
      boundWork(calendars[workCalendar[node] as number] as SegmentedCalendar, amount, node, starts, ends);
    }
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const type = inType[e] as number;
      let at = (type === FS || type === SS ? starts[node] : ends[node]) as number;
      if (at === FAR_FUTURE || inPercent[e] !== 0) continue;
      const lag = inLag[e] as number;
      if (lag !== 0) at = unlagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag);
      const bounds = type === FS || type === FF ? ends : starts;
      const from = inFrom[e] as number;
      if (at > FAR_PAST && at < (bounds[from] as number)) bounds[from] = at;
    }
  }
  return ends;
}

function boundWork(calendar: SegmentedCalendar, amount: number, node: number, starts: Float64Array, ends: Float64Array): void {
  const start = starts[node] as number;
  if (amount > 0 && start < FAR_FUTURE) ends[node] = Math.min(ends[node] as number, calendar.add(start, amount));
  const reach = ends[node] as number;
  const begin = amount > 0 && reach < FAR_FUTURE ? calendar.startOfWork(calendar.workAt(reach) - amount) : reach;
  if (begin > FAR_PAST) starts[node] = Math.min(start, begin);
}

/** By resource, as far as its capacity does not end: what somebody who leaves does not come to is not done at all. */
function energiesOf(model: LevelModel): Energy[] {
  const { frame, network, early, origin, demandStart, demandTrack, demandUnits, role, special, counts, tracks, resources } = model;
  const loose = looseStarts(model);
  const found = new Map<number, { time: SegmentedCalendar; works: Work[] }>();
  for (let node = 0; node < network.size; node++) {
    if (role[node] !== FREE || special[node] !== 0 || counts[node] === 0) continue;
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      const track = demandTrack[d] as number;
      const { capacity } = (tracks[track] as Track).base;
      const most = capacity.reduce((a, b) => Math.max(a, b), 0);
      let energy = found.get(track);
      if (energy === undefined) found.set(track, energy = { time: frame.resources.availability(resources[track] as Resource, undefined), works: [] });
      const rate = rateOn(energy.time, network.calendars[network.workCalendar[node] as number] as SegmentedCalendar);
      if (rate === 0 || capacity.at(-1) !== most) continue;
      const written = demandUnits[d] as number;
      const units = written === FOLLOWS_CAPACITY ? Math.min(FULL_TIME, most) : written;
      energy.works.push({ node, head: energy.time.workAt(loose[node] === 1 ? origin : (early.start[node] as number)), amount: (Math.floor((network.workAmount[node] as number) / rate) * units) / Math.max(1, most) });
    }
  }
  const energies = [...found.values()];
  for (const { works } of energies) works.sort((a, b) => a.head - b.head);
  return energies.filter(({ time, works }) => time.endOfWork(doneBy(works)) < FAR_FUTURE);
}
