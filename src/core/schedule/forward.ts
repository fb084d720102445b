import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Carried } from "./compiled";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { FF, FS, GATE, LAST, LEAF, SF, SS, type Network } from "./network";
import { PLAIN_MILESTONE } from "./leafColumns";
import { placeLeaf } from "./placeLeaf";
import { sinksOf } from "./sinks";

/** Early dates by node. */
export interface EarlyDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** What links and gates ask of each leaf: its start at the earliest, its finish at the earliest; -Infinity: nothing. */
  readonly startBound: Float64Array;
  readonly finishBound: Float64Array;
}

/** A network with the same nodes, its dates, and what of it the one now has. */
export interface EarlyBefore {
  readonly network: Network;
  readonly early: EarlyDates;
  readonly carried: Carried;
  /** What passes found to be others than before, for those that come after them. */
  readonly moved?: Moved;
}

/** The nodes that stand elsewhere than before, as far as a pass has noted them: at least those. */
export interface Moved {
  early?: readonly number[];
  late?: readonly number[];
  free?: readonly number[];
  /** Those whose drivers were found anew. */
  driven?: Uint8Array;
}

/** The nodes with other early dates than before. */
export function movedEarly({ moved, early: was }: EarlyBefore, early: EarlyDates): readonly number[] {
  if (moved?.early !== undefined) return moved.early;
  const nodes: number[] = [];
  for (let node = 0; node < early.start.length; node++) if (early.start[node] !== was.start[node] || early.finish[node] !== was.finish[node]) nodes.push(node);
  return nodes;
}

/**
 * The forward pass, node after node: each as early as its links and dates allow. Leaves of the usual kind are placed
 * here on typed arrays, all others by `placeLeaf`. Those of which the same is asked as before stand where they stood.
 */
export function forwardPass(frame: PlanFrame, network: Network, before?: EarlyBefore): EarlyDates {
  if (before?.carried.shares === false) return passAgain(frame, network, before);
  const spans = new Set<number>();
  let dates = onePass(frame, network, spans, before);
  // How long a summary takes is only known behind the pass: a lag in percent of it asks for another one.
  for (let pass = 0; pass < MOST_PASSES && lagsOfSpans(network, dates, spans); pass++) dates = onePass(frame, network, spans);
  return dates;
}

/** Summaries that wait for a share of each other, one in the other, settle one a pass. */
const MOST_PASSES = 20;

/** One pass; notes in `spans` the edges whose lag is a share of a summary or a release. */
function onePass(frame: PlanFrame, network: Network, spans: Set<number>, before?: EarlyBefore): EarlyDates {
  const { size } = network;
  const dates = emptyDates(network);
  for (let node = 0; node < size; node++) {
    const least = gatherBounds(network, dates, node, spans);
    if (network.kind[node] !== LEAF) placeNode(frame, network, dates, node, least);
    else if (before === undefined || !staysPlaced(network, dates, node, before)) placeByLinks(frame, network, dates, node);
  }
  return dates;
}

/** The pass on the dates before: it places only what is another leaf or waits for what is, for other links or for what has moved. */
function passAgain(frame: PlanFrame, network: Network, { network: old, early, carried, moved }: EarlyBefore): EarlyDates {
  const { plain, size } = network;
  const made = plain.slice();
  plain.set(old.plain);
  for (const node of carried.leaves) plain[node] = made[node] as number;
  const dates = { start: early.start.slice(), finish: early.finish.slice(), startBound: early.startBound.slice(), finishBound: early.finishBound.slice() };
  const open = new Uint8Array(size);
  for (const node of [...carried.leaves, ...carried.waiting, ...carried.dated]) open[node] = 1;
  const sinks = sinksOf(network);
  const spans = new Set<number>();
  const nodes: number[] = [];
  if (moved !== undefined) moved.early = nodes;
  for (let node = open.indexOf(1); node >= 0; node = open.indexOf(1, node + 1)) {
    plain[node] = made[node] as number;
    dates.startBound[node] = dates.finishBound[node] = -Infinity;
    const least = gatherBounds(network, dates, node, spans);
    if (network.kind[node] === LEAF) placeByLinks(frame, network, dates, node);
    else placeNode(frame, network, dates, node, least);
    if (dates.start[node] === early.start[node] && dates.finish[node] === early.finish[node]) continue;
    nodes.push(node);
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) open[sinks.to[i] as number] = 1;
  }
  return dates;
}

/** Puts a leaf of the usual kind where it stood before, when the same is asked of it. */
function staysPlaced(network: Network, dates: EarlyDates, node: number, { network: old, early }: EarlyBefore): boolean {
  if (network.plain[node] === 0 || old.plain[node] === 0 || network.leaves[node] !== old.leaves[node]) return false;
  if (dates.startBound[node] !== early.startBound[node] || dates.finishBound[node] !== early.finishBound[node]) return false;
  dates.start[node] = early.start[node] as number;
  dates.finish[node] = early.finish[node] as number;
  return true;
}

/** Dates that nothing is placed in yet; bounds as other plans contribute them. */
export function emptyDates(network: Network): EarlyDates {
  return { start: new Float64Array(network.size), finish: new Float64Array(network.size), ...externalBounds(network) };
}

/**
 * Writes what the links into a node ask of it, its predecessors being placed; returns the least start that they lead
 * to. Edges whose lag is a share of a summary or a release are noted in `spans`.
 */
export function gatherBounds(network: Network, dates: EarlyDates, node: number, spans: Set<number>): number {
  const { kind, inStart, inFrom, inType, inLag, inPercent, inCalendar, calendars } = network;
  const { start, finish, startBound, finishBound } = dates;
  let from = startBound[node] as number;
  let until = finishBound[node] as number;
  let least = Infinity;
  const end = inStart[node + 1] as number;
  for (let e = inStart[node] as number; e < end; e++) {
    const source = inFrom[e] as number;
    const type = inType[e] as number;
    let at = (type === FS || type === FF ? finish[source] : start[source]) as number;
    if (inPercent[e] !== 0) {
      if (kind[source] === LEAF) inLag[e] = percentLag(network, e, start[source] as number, finish[source] as number);
      else spans.add(e);
    }
    const lag = inLag[e] as number;
    if (lag !== 0 && at > -FAR_FUTURE) at = lagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    if (type === FS || type === SS) {
      if (at > from) from = at;
      if (at < least) least = at;
    } else if (at > until) until = at;
  }
  startBound[node] = from;
  finishBound[node] = until;
  return least;
}

/** Places a leaf by links, calendars and its own dates alone. */
export function placeByLinks(frame: PlanFrame, network: Network, dates: EarlyDates, node: number): void {
  if (network.plain[node] === 0 || !placePlain(network, dates, node)) placeOther(frame, network, dates, node);
}

/** Places a leaf that only links, its calendar and its own dates decide on; false when its calendar ends before. */
function placePlain(network: Network, dates: EarlyDates, node: number): boolean {
  const ends = Math.max(dates.finishBound[node] as number, network.endsAfter[node] as number);
  let start = Math.max(dates.startBound[node] as number, network.startsAfter[node] as number);
  if (network.plain[node] === PLAIN_MILESTONE) {
    start = Math.max(start, ends);
    if (!(start > -FAR_FUTURE)) return false;
    dates.start[node] = dates.finish[node] = start;
    return true;
  }
  const calendar = network.calendars[network.workCalendar[node] as number] as SegmentedCalendar;
  const amount = network.workAmount[node] as number;
  if (ends > -Infinity) start = Math.max(start, calendar.subtract(ends, amount));
  if (!(start > -FAR_FUTURE)) return false;
  const work = calendar.workAt(start);
  start = calendar.startOfWork(work);
  let finish = calendar.endOfWork(work + amount);
  if (finish >= FAR_FUTURE || start >= FAR_FUTURE) return false;
  if (ends > finish) {
    // Shares that do not divide a minute may end a minute short of what is asked.
    if (calendar.workAt(ends) > calendar.workAt(finish)) return false;
    // What is asked of the finish is met to the minute: when only free time lies before it, that is when the task ends.
    finish = ends;
  }
  dates.start[node] = start;
  dates.finish[node] = finish;
  return true;
}

function placeOther(frame: PlanFrame, network: Network, dates: EarlyDates, node: number): void {
  const leaf = network.ownLeaf?.(node) ?? (network.leaves[node] as Leaf);
  const placed = placeLeaf(frame, leaf, dates.startBound[node] as number, dates.finishBound[node] as number);
  dates.start[node] = placed.start;
  dates.finish[node] = placed.finish;
  // A leaf whose people have no time, or whose work was rounded, is no longer what its columns say.
  network.plain[node] = 0;
}

/** The gate, the first start or the last finish of a summary. */
export function placeNode(frame: PlanFrame, network: Network, dates: EarlyDates, node: number, least: number): void {
  const kind = network.kind[node];
  let at = least;
  if (kind === GATE) at = Math.max(dates.startBound[node] as number, network.gateDates.get(node) ?? -Infinity);
  else if (kind === LAST) at = dates.finishBound[node] as number;
  dates.start[node] = dates.finish[node] = kind === GATE || Number.isFinite(at) ? at : frame.start;
}

/** An instant moved by a lag; a lead before a finish ends with work instead of before the next. */
export function lagged(calendar: SegmentedCalendar, at: number, lag: number, type: number): number {
  const moved = calendar.add(at, lag);
  return lag < 0 && (type === FF || type === SF) ? calendar.previousWork(moved) : moved;
}

/** The latest instant that, moved by a lag, is not after an instant. */
export function unlagged(calendar: SegmentedCalendar, at: number, lag: number): number {
  return lag > 0 ? calendar.subtract(at, lag) : calendar.startOfWork(calendar.workAt(at) - lag);
}

/** The latest instant from which a link with this lag still lets its successor be where it is, in free time as well. */
export function latestWith(calendar: SegmentedCalendar, at: number, lag: number, type: number): number {
  const latest = unlagged(calendar, at, lag);
  return lag < 0 && lagged(calendar, latest, lag, type) > at ? calendar.startOfWork(calendar.workAt(latest) - 1) : latest;
}

/** Percent of a length; a fraction of a minute goes away from zero. */
export function percentOf(length: number, percent: number): number {
  const share = (length * percent) / 100;
  return share < 0 ? -Math.ceil(-share - 1e-6) : Math.ceil(share - 1e-6);
}

/** Percent of the predecessor's scheduled duration, counted on its own clock. */
export function percentLag(network: Network, edge: number, start: number, finish: number): number {
  const clock = network.leaves[network.inFrom[edge] as number]?.work.clock ?? (network.calendars[0] as SegmentedCalendar);
  return percentOf(clock.between(start, finish), network.inPercent[edge] as number);
}

/** Sets the lags in percent of summaries and releases, first start to last finish; true when one of them changed. */
export function lagsOfSpans(network: Network, dates: EarlyDates, spans: ReadonlySet<number>): boolean {
  let changed = false;
  for (const edge of spans) {
    const { from = [] } = network.links[network.inLink[edge] as number] ?? {};
    const start = from.reduce((at, task) => Math.min(at, dates.start[network.firstNode[task] as number] as number), Infinity);
    const finish = from.reduce((at, task) => Math.max(at, dates.finish[network.lastNode[task] as number] as number), -Infinity);
    const lag = start < finish ? percentLag(network, edge, start, finish) : 0;
    if (lag === network.inLag[edge]) continue;
    network.inLag[edge] = lag;
    changed = true;
  }
  return changed;
}

/** What other plans contribute. */
function externalBounds(network: Network): { readonly startBound: Float64Array; readonly finishBound: Float64Array } {
  const startBound = new Float64Array(network.size).fill(-Infinity);
  const finishBound = new Float64Array(network.size).fill(-Infinity);
  for (const { to, type, at } of network.external) {
    const bounds = type === FS || type === SS ? startBound : finishBound;
    const node = network.gateNode[to] as number;
    bounds[node] = Math.max(bounds[node] as number, at);
  }
  return { startBound, finishBound };
}
