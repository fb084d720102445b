import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { settledOf, stillWaits } from "./backward";
import { latestWith, percentLag } from "./forward";
import type { Leaf } from "./leaf";
import { MARKS } from "./leafColumns";
import { latestSpan } from "./leafWork";
import { FF, FS, GATE, FIRST, LAST, LEAF, SS, type Network } from "./network";
import { sinksOf } from "./sinks";

/** Forecast dates by node. */
export interface ForecastDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Dates of which some are moved late, and by when what waits for a node needs its start and its finish. */
interface LateDates extends ForecastDates {
  readonly startsBy: Float64Array;
  readonly endsBy: Float64Array;
}

/** A start and a finish. */
type Span = readonly [start: number, finish: number];

/** How leaves are moved late. */
export interface LateMoves {
  /** As late as a leaf can stand that ends by one instant and starts by another; undefined: nowhere. */
  latest(node: number, leaf: Leaf, by: number, startsBy: number): Span | undefined;
  /** Takes back (-1) what a leaf is booked, or books it again (1). */
  book?(node: number, start: number, finish: number, sign: 1 | -1): void;
}

const BY_WORK: LateMoves = { latest: (_, { work }, by, startsBy) => latestSpan(work, by, startsBy) };

/**
 * Forecast dates: the early ones, but `alap` leaves moved as late as they can without moving what waits for them, nor
 * past their own `due` or `finish-by`, nor past the end. `order` names all nodes, each after those that it waits for.
 */
export function forecastDates(network: Network, early: ForecastDates, end: number, order?: Int32Array, moves = BY_WORK): ForecastDates {
  if (!namesAlap(network)) return { start: early.start, finish: early.finish };
  const { size } = network;
  const late: LateDates = {
    start: early.start.slice(), finish: early.finish.slice(), startsBy: new Float64Array(size).fill(Infinity), endsBy: new Float64Array(size).fill(Infinity),
  };
  for (let k = size - 1; k >= 0; k--) {
    const node = order === undefined ? k : (order[k] as number);
    const leaf = network.leaves[node];
    if (leaf !== undefined && ((network.marks[node] as number) & MARKS.alap) !== 0) moveLate(network, node, leaf, late, end, moves);
    boundAwaited(network, node, late);
  }
  rollUpNodes(network, late);
  return { start: late.start, finish: late.finish };
}

/** Hands on to what a node waits for by when it must start and end, so that the node can stay where it is. */
function boundAwaited(network: Network, node: number, late: LateDates): void {
  const { inStart, inFrom, inType, inLag } = network;
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const at = askedOver(network, e, node, inLag[e] as number, late);
    const bounds = inType[e] === FS || inType[e] === FF ? late.endsBy : late.startsBy;
    const source = inFrom[e] as number;
    if (at < (bounds[source] as number)) bounds[source] = at;
  }
}

/** What a node asks with some lag of one that it waits for; Infinity: nothing. */
function askedOver(network: Network, edge: number, node: number, lag: number, { start, finish, startsBy, endsBy }: LateDates): number {
  const { kind, inFrom, inType, inCalendar, calendars } = network;
  const type = inType[edge] as number;
  if (!stillWaits(settledOf(network, node), type)) return Infinity;
  const isLeaf = kind[node] === LEAF;
  const isGate = kind[node] === GATE;
  let at: number;
  if (type === FS || type === SS || isGate) {
    // A gate is an instant: what asks of the finish of an empty summary asks of its gate.
    at = isLeaf ? (start[node] as number) : isGate ? Math.min(startsBy[node] as number, endsBy[node] as number) : (startsBy[node] as number);
  } else at = isLeaf ? (finish[node] as number) : Math.min(endsBy[node] as number, network.lastDates.get(node) ?? Infinity);
  // An empty summary has no leaf that stays where it is: it stays itself.
  if (!isLeaf && !isGate && kind[inFrom[edge] as number] === GATE) at = Math.min(at, start[node] as number);
  if (!(at < FAR_FUTURE)) return Infinity;
  return lag === 0 ? at : latestWith(calendars[inCalendar[edge] as number] as SegmentedCalendar, at, lag, type);
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

/** A task that is of another length where it is moved to is tried so often with lags that are a share of it. */
const MOST_TRIES = 20;

function moveLate(network: Network, node: number, leaf: Leaf, late: LateDates, end: number, { latest, book }: LateMoves): void {
  const { work, dates } = leaf;
  let startsBy = Math.min(late.startsBy[node] as number, dates.startBy ?? Infinity);
  let by = Math.min(end, late.endsBy[node] as number, dates.due ?? Infinity, dates.finishBy ?? Infinity);
  const early = late.start[node] as number;
  if (work.milestone) {
    const at = Math.min(by, startsBy);
    if (at > early && at < FAR_FUTURE) late.start[node] = late.finish[node] = at;
    return;
  }
  book?.(node, early, late.finish[node] as number, -1);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const span = latest(node, leaf, by, startsBy);
    if (span === undefined || span[0] <= early) break;
    const asked = askedOfShares(network, node, span, late);
    if (span[0] <= asked.startsBy && span[1] <= asked.endsBy) {
      [late.start[node], late.finish[node]] = span;
      break;
    }
    startsBy = Math.min(startsBy, asked.startsBy);
    by = Math.min(by, asked.endsBy);
  }
  book?.(node, late.start[node] as number, late.finish[node] as number, 1);
}

/** What waits for a leaf with a share of its length as lag asks of it where it is of another length. */
function askedOfShares(network: Network, node: number, [start, finish]: Span, late: LateDates): { readonly startsBy: number; readonly endsBy: number } {
  const sinks = sinksOf(network);
  const asked = { startsBy: Infinity, endsBy: Infinity };
  for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) {
    const edge = sinks.edge[i] as number;
    if (network.inPercent[edge] === 0) continue;
    const at = askedOver(network, edge, sinks.to[i] as number, percentLag(network, edge, start, finish), late);
    const key = network.inType[edge] === FS || network.inType[edge] === FF ? "endsBy" : "startsBy";
    asked[key] = Math.min(asked[key], at);
  }
  return asked;
}

/** First starts and last finishes of summaries once more, from the moved leaves. */
function rollUpNodes(network: Network, { start, finish }: ForecastDates): void {
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
