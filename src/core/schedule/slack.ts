import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Minutes } from "../model/instant";
import { latestWith, movedEarly, type EarlyBefore, type EarlyDates } from "./forward";
import { settledOf, stillWaits, type LateDates } from "./backward";
import { FF, FS, GATE, LEAF, SS, type Network } from "./network";
import { sinksOf, type Sinks } from "./sinks";

/**
 * Total slack of a leaf: the smaller of the work between early and late start and between early and late finish; of a
 * running or fixed one the latter.
 */
export function totalSlack(network: Network, early: EarlyDates, late: LateDates, node: number): Minutes {
  const leaf = network.leaves[node];
  const clock = leaf?.work.clock ?? (network.calendars[0] as SegmentedCalendar);
  const byFinish = clock.between(early.finish[node] as number, late.finish[node] as number);
  if (leaf?.fixed === true || leaf?.progress.state === "running") return byFinish;
  return Math.min(clock.between(early.start[node] as number, late.start[node] as number), byFinish);
}

/** Free slack by node, with what it was found from: by when what waits for a node needs its start and its finish, and the end. */
export interface FreeSlacks {
  readonly slack: Float64Array;
  readonly startsBy: Float64Array;
  readonly endsBy: Float64Array;
  readonly end: number;
}

/** A network with the same nodes, its dates and its free slack. */
export interface FreeBefore extends EarlyBefore {
  readonly free: FreeSlacks;
}

/**
 * Free slack by node: how far a leaf can move before it moves what waits for it; where nothing waits, before it moves
 * the end that late dates are counted from. What is done, dropped or recurs has none. Leaves of the usual kind of which the same is asked
 * as before keep theirs.
 */
export function freeSlacks(network: Network, early: EarlyDates, end: number, before?: FreeBefore): FreeSlacks {
  if (before?.free.end === end && !before.carried.shares) return slacksAgain(network, early, end, before);
  const { size, kind, inStart, inFrom, inType, inLag, inCalendar, calendars } = network;
  const startsBy = new Float64Array(size).fill(Infinity);
  const endsBy = new Float64Array(size).fill(Infinity);
  const slack = new Float64Array(size);
  const free: FreeSlacks = { slack, startsBy, endsBy, end };
  for (let node = size - 1; node >= 0; node--) {
    const isLeaf = kind[node] === LEAF;
    const ownStart = isLeaf ? (early.start[node] as number) : (startsBy[node] as number);
    const ownFinish = isLeaf ? (early.finish[node] as number) : (endsBy[node] as number);
    if (isLeaf && before !== undefined && staysFree(network, early, free, node, before)) slack[node] = before.free.slack[node] as number;
    else if (isLeaf) slack[node] = freeSlack(network, early, node, startsBy[node] as number, endsBy[node] as number, end);
    const settled = settledOf(network, node);
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const type = inType[e] as number;
      if (settled !== 0 && !stillWaits(settled, type)) continue;
      let at = type === FS || type === SS || kind[node] === GATE ? ownStart : ownFinish;
      if (!(at < FAR_FUTURE)) continue;
      const lag = inLag[e] as number;
      if (lag !== 0) at = latestWith(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
      const bounds = type === FS || type === FF ? endsBy : startsBy;
      const source = inFrom[e] as number;
      if (at < (bounds[source] as number)) bounds[source] = at;
    }
  }
  return free;
}

/** Free slack as it was before, found anew for other leaves, for what has moved, and for what waits no longer for the same. */
function slacksAgain(network: Network, early: EarlyDates, end: number, before: FreeBefore): FreeSlacks {
  const { network: old, free: then, carried, moved } = before;
  const { size, kind, plain, inStart, inFrom } = network;
  const free: FreeSlacks = { slack: then.slack.slice(), startsBy: then.startsBy.slice(), endsBy: then.endsBy.slice(), end };
  const open = new Uint8Array(size);
  const sinks = sinksOf(network);
  const openSources = (of: Network, node: number): void => {
    for (let e = of.inStart[node] as number; e < (of.inStart[node + 1] as number); e++) open[of.inFrom[e] as number] = 1;
  };
  for (const node of carried.leaves) open[node] = 1;
  for (const node of carried.waiting) for (const of of [network, old]) openSources(of, node);
  const openLeaf = (node: number): void => {
    if (kind[node] !== LEAF) return;
    open[node] = 1;
    openSources(network, node);
  };
  for (const column of [plain, old.plain]) for (let node = column.indexOf(0); node >= 0; node = column.indexOf(0, node + 1)) openLeaf(node);
  for (const node of movedEarly(before, early)) openLeaf(node);
  const nodes: number[] = [];
  if (moved !== undefined) moved.free = nodes;
  for (let node = open.lastIndexOf(1); node >= 0; node = node === 0 ? -1 : open.lastIndexOf(1, node - 1)) {
    nodes.push(node);
    gatherBounds(network, early, free, sinks, node);
    const [startsBy, endsBy] = [free.startsBy[node] as number, free.endsBy[node] as number];
    if (kind[node] === LEAF) free.slack[node] = freeSlack(network, early, node, startsBy, endsBy, end);
    else if (startsBy !== then.startsBy[node] || endsBy !== then.endsBy[node]) for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) open[inFrom[e] as number] = 1;
  }
  return free;
}

/** Writes by when all that waits for a node needs its start and its finish. */
function gatherBounds(network: Network, early: EarlyDates, free: FreeSlacks, { start, to, edge }: Sinks, node: number): void {
  const { kind, inType, inLag, inCalendar, calendars } = network;
  let startsBy = Infinity;
  let endsBy = Infinity;
  for (let i = start[node] as number; i < (start[node + 1] as number); i++) {
    const sink = to[i] as number;
    const e = edge[i] as number;
    const type = inType[e] as number;
    if (!stillWaits(settledOf(network, sink), type)) continue;
    const own = type === FS || type === SS || kind[sink] === GATE;
    let at = (kind[sink] === LEAF ? (own ? early.start[sink] : early.finish[sink]) : own ? free.startsBy[sink] : free.endsBy[sink]) as number;
    if (!(at < FAR_FUTURE)) continue;
    const lag = inLag[e] as number;
    if (lag !== 0) at = latestWith(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    if (type === FS || type === FF) endsBy = Math.min(endsBy, at);
    else startsBy = Math.min(startsBy, at);
  }
  free.startsBy[node] = startsBy;
  free.endsBy[node] = endsBy;
}

function staysFree(network: Network, early: EarlyDates, free: FreeSlacks, node: number, { network: old, early: was, free: then }: FreeBefore): boolean {
  return network.plain[node] !== 0 && old.plain[node] !== 0 && network.leaves[node] === old.leaves[node]
    && early.start[node] === was.start[node] && early.finish[node] === was.finish[node]
    && free.startsBy[node] === then.startsBy[node] && free.endsBy[node] === then.endsBy[node]
    && (free.end === then.end || free.endsBy[node] !== Infinity);
}

function freeSlack(
  network: Network,
  early: EarlyDates,
  node: number,
  startsBy: number,
  endsBy: number,
  end: number,
): Minutes {
  const leaf = network.leaves[node];
  // Neither what has happened nor what is dropped or recurs can move.
  if (leaf?.progress.state === "done" || leaf?.inherited.dropped === true || leaf?.occurrences !== undefined) return 0;
  const clock = leaf?.work.clock ?? (network.calendars[0] as SegmentedCalendar);
  const start = early.start[node] as number;
  const finish = early.finish[node] as number;
  // In free time work has to begin before it.
  const byStart = startsBy === Infinity ? Infinity : clock.between(start, leaf?.work.milestone === false ? clock.previousWork(startsBy + 1) - 1 : startsBy);
  // What only waits for its start lets it end as late as the plan does.
  const byFinish = clock.between(finish, endsBy === Infinity ? Math.max(finish, end) : endsBy);
  return Math.max(0, Math.min(byStart, byFinish));
}
