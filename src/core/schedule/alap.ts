import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { lagged, unlagged, type EarlyDates } from "./forward";
import type { Leaf } from "./leaf";
import { MARKS } from "./leafColumns";
import { beginFor, beginFrom, endBefore, endFrom, lastWorkBy } from "./leafWork";
import { FF, FS, GATE, FIRST, LAST, LEAF, SS, type Network } from "./network";

/** Forecast dates by node. */
export interface ForecastDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/**
 * Forecast dates: the early ones, but `alap` leaves moved as late as they can without moving what waits for them, nor
 * past their own `due` or `finish-by`, nor past the end.
 */
export function forecastDates(network: Network, early: EarlyDates, end: number): ForecastDates {
  if (!namesAlap(network)) return { start: early.start, finish: early.finish };
  const start = early.start.slice();
  const finish = early.finish.slice();
  const { size } = network;
  const startsBy = new Float64Array(size).fill(Infinity);
  const endsBy = new Float64Array(size).fill(Infinity);
  for (let node = size - 1; node >= 0; node--) {
    const leaf = network.leaves[node];
    if (leaf !== undefined && ((network.marks[node] as number) & MARKS.alap) !== 0) moveLate(leaf, node, { start, finish }, startsBy, endsBy, end);
    boundAwaited(network, node, { start, finish }, startsBy, endsBy);
  }
  rollUpNodes(network, start, finish);
  return { start, finish };
}

/** Hands on to what a node waits for by when it must start and end, so that the node can stay where it is. */
export function boundAwaited(network: Network, node: number, { start, finish }: ForecastDates, startsBy: Float64Array, endsBy: Float64Array): void {
  const { kind, inStart, inFrom, inType, inLag, inCalendar, calendars } = network;
  const isLeaf = kind[node] === LEAF;
  const isGate = kind[node] === GATE;
  // A gate is an instant: what asks of the finish of an empty summary asks of its gate.
  const ownStart = isLeaf ? (start[node] as number) : isGate ? Math.min(startsBy[node] as number, endsBy[node] as number) : (startsBy[node] as number);
  const ownFinish = isLeaf ? (finish[node] as number) : Math.min(endsBy[node] as number, network.lastDates.get(node) ?? Infinity);
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const type = inType[e] as number;
    let at = type === FS || type === SS || isGate ? ownStart : ownFinish;
    // An empty summary has no leaf that stays where it is: it stays itself.
    if (!isLeaf && !isGate && kind[inFrom[e] as number] === GATE) at = Math.min(at, start[node] as number);
    if (!(at < FAR_FUTURE)) continue;
    const lag = inLag[e] as number;
    if (lag !== 0) at = latestWith(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    const bounds = type === FS || type === FF ? endsBy : startsBy;
    const source = inFrom[e] as number;
    if (at < (bounds[source] as number)) bounds[source] = at;
  }
}

/** The latest instant from which a link with this lag still lets its successor be where it is, in free time as well. */
function latestWith(calendar: SegmentedCalendar, at: number, lag: number, type: number): number {
  const latest = unlagged(calendar, at, lag);
  return lagged(calendar, latest, lag, type) > at ? calendar.startOfWork(calendar.workAt(latest) - 1) : latest;
}

/** True when a leaf is planned as late as possible. */
export function namesAlap({ marks }: Network): boolean {
  let any = known.get(marks);
  if (any === undefined) {
    any = false;
    for (let node = 0; node < marks.length && !any; node++) any = ((marks[node] as number) & MARKS.alap) !== 0;
    known.set(marks, any);
  }
  return any;
}

/** By the marks of a network's leaves. */
const known = new WeakMap<Uint8Array, boolean>();

function moveLate(
  leaf: Leaf,
  node: number,
  dates: ForecastDates,
  startsBy: Float64Array,
  endsBy: Float64Array,
  end: number,
): void {
  const { work } = leaf;
  const early = dates.start[node] as number;
  const starts = Math.min(startsBy[node] as number, leaf.dates.startBy ?? Infinity);
  let latest = Math.min(end, endsBy[node] as number, leaf.dates.due ?? Infinity, leaf.dates.finishBy ?? Infinity);
  if (starts < FAR_FUTURE) latest = Math.min(latest, endFrom(work, starts));
  if (!(latest < FAR_FUTURE)) return;
  if (work.milestone) {
    if (latest > early) dates.start[node] = dates.finish[node] = latest;
    return;
  }
  const latestStart = beginFrom(work, beginFor(work, endBefore(work, latest)));
  // What has to begin by an instant of free time begins before it, not when work goes on.
  const start = latestStart > starts ? lastWorkBy(work, starts) : latestStart;
  if (start <= early) return;
  dates.start[node] = start;
  dates.finish[node] = endFrom(work, start);
}

/** First starts and last finishes of summaries once more, from the moved leaves. */
export function rollUpNodes(network: Network, start: Float64Array, finish: Float64Array): void {
  const { size, kind, inStart, inFrom } = network;
  for (let node = 0; node < size; node++) {
    if (kind[node] !== FIRST && kind[node] !== LAST) continue;
    const from = kind[node] === FIRST ? start : finish;
    let at = kind[node] === FIRST ? Infinity : -Infinity;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const other = from[inFrom[e] as number] as number;
      at = kind[node] === FIRST ? Math.min(at, other) : Math.max(at, other);
    }
    if (Number.isFinite(at)) start[node] = finish[node] = at;
  }
}
