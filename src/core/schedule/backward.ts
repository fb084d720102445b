import { FAR_FUTURE, FAR_PAST } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { latestWith, movedEarly, type EarlyBefore, type EarlyDates } from "./forward";
import type { Leaf } from "./leaf";
import { beginBy, beginFor, beginFrom, endBefore, endFrom, fallbackWork } from "./leafWork";
import { PLAIN_MILESTONE } from "./leafColumns";
import { FF, FIRST, FS, LAST, LEAF, SS, type Network } from "./network";
import { sinksOf, type Sinks } from "./sinks";

/** Late dates by node; Infinity where nothing bounds a node that is no leaf. */
export interface LateDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Late dates with what they were found from. */
export interface LatePass extends LateDates {
  /** The late finish before it snaps back to working time: as late a link to the finish may ask for. Of what repeats what waits for it asks. */
  readonly reach: Float64Array;
  /** What waits for a node asks of its start and its finish. */
  readonly startsBy: Float64Array;
  readonly endsBy: Float64Array;
  readonly anchor: Anchor;
}

/** A network with the same nodes, and its dates. */
export interface LateBefore extends EarlyBefore {
  readonly late: LatePass;
}

/** From what the backward pass begins: one instant for all, or every open end for itself. */
export type Anchor = number | "ends";

/**
 * The backward pass: each node as late as what waits for it and its own dates allow. Leaves of the usual kind of which the
 * same is asked as before keep their dates.
 */
export function backwardPass(network: Network, early: EarlyDates, anchor: Anchor, before?: LateBefore): LatePass {
  if (before?.late.anchor === anchor && !before.carried.shares) return passAgain(network, early, anchor, before);
  const { size, kind, inStart, inFrom, inType, inLag, inCalendar, inLink, calendars } = network;
  const start = new Float64Array(size).fill(Infinity);
  const finish = new Float64Array(size).fill(Infinity);
  const late: LatePass = { start, finish, reach: new Float64Array(size), startsBy: new Float64Array(size), endsBy: new Float64Array(size), anchor };
  for (let node = size - 1; node >= 0; node--) {
    late.startsBy[node] = start[node] as number;
    late.endsBy[node] = finish[node] as number;
    if (before === undefined || !staysBound(network, node, early, late, before)) boundNode(network, node, early, late, anchor);
    const lateStart = start[node] as number;
    const lateFinish = kind[node] === LEAF ? (late.reach[node] as number) : (finish[node] as number);
    const end = inStart[node + 1] as number;
    const first = kind[node] === FIRST ? firstOf(network, early, node) : -1;
    const settled = settledOf(network, node);
    for (let e = inStart[node] as number; e < end; e++) {
      const type = inType[e] as number;
      if (settled !== 0 && !stillWaits(settled, type)) continue;
      let at = type === FS || type === SS ? lateStart : lateFinish;
      if (!(at < FAR_FUTURE) || (first >= 0 && e !== first)) continue;
      const lag = inLag[e] as number;
      if (lag !== 0) at = beforeLag(calendars, inCalendar[e] as number, at, lag, type);
      const bounds = type === FS || type === FF ? finish : start;
      const source = inFrom[e] as number;
      if (type !== FS && type !== FF && inLink[e] !== -1 && network.leaves[source]?.fixed === true) continue;
      if (at < (bounds[source] as number)) bounds[source] = at;
    }
  }
  return late;
}

/**
 * Which links a node no longer waits for: 0 none, 1 those to the start of what has begun, 2 all of what is done, dropped or repeats. Without a
 * status date what says when it began or ended by its links alone still waits for them.
 */
export function settledOf({ leaves, plain }: Network, node: number): 0 | 1 | 2 {
  const leaf = plain[node] === 0 ? leaves[node] : undefined;
  if (leaf === undefined) return 0;
  if (leaf.occurrences !== undefined || leaf.inherited.dropped) return 2;
  const { progress: { state }, dates, source: { frame } } = leaf;
  if (state === "todo" || (frame.asOf ?? dates.started ?? dates.finished) === undefined) return 0;
  return state === "done" ? 2 : 1;
}

/** True when a link of a type holds back what is settled so far. */
export function stillWaits(settled: 0 | 1 | 2, type: number): boolean {
  return settled === 0 || (settled === 1 && type !== FS && type !== SS);
}

/** Makes the dates of a node from what is asked of its start and finish. */
function boundNode(network: Network, node: number, early: EarlyDates, late: LatePass, anchor: Anchor): void {
  if (network.kind[node] !== LEAF) {
    if (network.kind[node] === LAST) late.finish[node] = Math.min(late.finish[node] as number, network.lastDates.get(node) ?? Infinity);
  } else if (network.plain[node] !== 0) boundPlain(network, node, early, late, anchor);
  else boundLeaf(network.leaves[node] as Leaf, node, early, late, anchor);
}

/**
 * The pass on the dates before, from the same end: it bounds only what is another leaf, has moved or has other links, and
 * what waits no longer for the same.
 */
function passAgain(network: Network, early: EarlyDates, anchor: Anchor, before: LateBefore): LatePass {
  const { network: old, late: then, carried, moved } = before;
  const { size, kind, plain, inStart, inFrom } = network;
  const late: LatePass = { start: then.start.slice(), finish: then.finish.slice(), reach: then.reach.slice(), startsBy: then.startsBy.slice(), endsBy: then.endsBy.slice(), anchor };
  const open = new Uint8Array(size);
  const sinks = sinksOf(network);
  const openSources = (of: Network, node: number): void => {
    for (let e = of.inStart[node] as number; e < (of.inStart[node + 1] as number); e++) open[of.inFrom[e] as number] = 1;
  };
  for (const node of [...carried.leaves, ...carried.dated]) open[node] = 1;
  for (const node of carried.waiting) for (const of of [network, old]) openSources(of, node);
  // What has begun since, or is no longer said to have, asks for something else at the same dates.
  for (const node of carried.leaves) if (settledOf(network, node) !== settledOf(old, node)) openSources(network, node);
  for (const column of [plain, old.plain]) for (let node = column.indexOf(0); node >= 0; node = column.indexOf(0, node + 1)) if (kind[node] === LEAF) open[node] = 1;
  for (const node of movedEarly(before, early)) {
    open[node] = 1;
    // Which of the tasks of a summary starts first may be another one.
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) if (kind[sinks.to[i] as number] === FIRST) openSources(network, sinks.to[i] as number);
  }
  const nodes: number[] = [];
  if (moved !== undefined) moved.late = nodes;
  for (let node = open.lastIndexOf(1); node >= 0; node = node === 0 ? -1 : open.lastIndexOf(1, node - 1)) {
    gatherBounds(network, early, late, sinks, node);
    late.start[node] = late.startsBy[node] as number;
    late.finish[node] = late.endsBy[node] as number;
    boundNode(network, node, early, late, anchor);
    if (late.start[node] === then.start[node] && late.finish[node] === then.finish[node] && (kind[node] !== LEAF || late.reach[node] === then.reach[node])) continue;
    nodes.push(node);
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) open[inFrom[e] as number] = 1;
  }
  return late;
}

/** As `latestWith`, on the plan's calendar where that of the lag had no time before. */
export function beforeLag(calendars: readonly SegmentedCalendar[], calendar: number, at: number, lag: number, type: number): number {
  for (const one of [calendar, 0]) {
    const by = latestWith(calendars[one] as SegmentedCalendar, at, lag, type);
    if (by > FAR_PAST) return by;
  }
  return at;
}

/** Writes what all that waits for a node asks of its start and its finish. */
function gatherBounds(network: Network, early: EarlyDates, late: LatePass, { start, to, edge }: Sinks, node: number): void {
  const { kind, inType, inLag, inCalendar, inLink, calendars } = network;
  const fixed = network.leaves[node]?.fixed === true;
  let startsBy = Infinity;
  let endsBy = Infinity;
  for (let i = start[node] as number; i < (start[node + 1] as number); i++) {
    const sink = to[i] as number;
    const e = edge[i] as number;
    const type = inType[e] as number;
    if (!stillWaits(settledOf(network, sink), type)) continue;
    let at = (type === FS || type === SS ? late.start[sink] : kind[sink] === LEAF ? late.reach[sink] : late.finish[sink]) as number;
    if (!(at < FAR_FUTURE) || (kind[sink] === FIRST && e !== firstOf(network, early, sink))) continue;
    const lag = inLag[e] as number;
    if (lag !== 0) at = beforeLag(calendars, inCalendar[e] as number, at, lag, type);
    if (type === FS || type === FF) endsBy = Math.min(endsBy, at);
    else if (!fixed || inLink[e] === -1) startsBy = Math.min(startsBy, at);
  }
  late.startsBy[node] = startsBy;
  late.endsBy[node] = endsBy;
}

/** Of what a summary holds only the first start bounds who waits for its start. */
function firstOf(network: Network, early: EarlyDates, node: number): number {
  let first = -1;
  let least = Infinity;
  for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
    const at = early.start[network.inFrom[e] as number] as number;
    if (at < least) {
      least = at;
      first = e;
    }
  }
  return first;
}

/** Gives a leaf of the usual kind its dates before, when the same is asked of it. */
function staysBound(network: Network, node: number, early: EarlyDates, late: LatePass, { network: old, early: was, late: then }: LateBefore): boolean {
  if (network.kind[node] !== LEAF || network.plain[node] === 0 || old.plain[node] === 0 || network.leaves[node] !== old.leaves[node]) return false;
  if (early.start[node] !== was.start[node] || early.finish[node] !== was.finish[node]) return false;
  if (late.startsBy[node] !== then.startsBy[node] || late.endsBy[node] !== then.endsBy[node]) return false;
  const by = late.endsBy[node] as number;
  // Another end of the plan is nothing to a leaf that has to end before it.
  if (late.anchor !== then.anchor && !(typeof late.anchor === "number" && typeof then.anchor === "number" && by <= late.anchor && by <= then.anchor)) return false;
  late.start[node] = then.start[node] as number;
  late.finish[node] = then.finish[node] as number;
  late.reach[node] = then.reach[node] as number;
  return true;
}

/** As `boundLeaf`, for leaves of the usual kind, on typed arrays. */
function boundPlain(network: Network, node: number, early: EarlyDates, late: LatePass, anchor: Anchor): void {
  const finishes = late.finish[node] as number;
  const starts = late.start[node] as number;
  const open = finishes === Infinity && starts === Infinity;
  const last = anchor === "ends" ? (open ? (early.finish[node] as number) : Infinity) : anchor;
  let finish = reachable(Math.min(last, finishes, network.endsBefore[node] as number), early, node);
  const before = network.startsBefore[node] as number;
  if (network.plain[node] === PLAIN_MILESTONE) {
    late.start[node] = late.finish[node] = late.reach[node] = Math.min(finish, starts, before);
    return;
  }
  const calendar = network.calendars[network.workCalendar[node] as number] as SegmentedCalendar;
  const amount = network.workAmount[node] as number;
  const start = Math.min(before, starts < FAR_FUTURE ? calendar.previousWork(starts + 1) - 1 : starts);
  // From such a start it may be asked to end in free time behind its work.
  if (start < FAR_FUTURE) finish = Math.min(finish, calendar.startOfWork(calendar.workAt(start) + amount));
  late.reach[node] = finish;
  const work = calendar.workAt(finish);
  finish = calendar.endOfWork(work);
  if (finish <= FAR_PAST) {
    boundBefore(network.leaves[node] as Leaf, node, early, late);
    return;
  }
  late.finish[node] = finish;
  const begin = calendar.startOfWork(work - amount);
  const earlyStart = early.start[node] as number;
  // A task that cannot end later has no room: that a rounded minute more or less gives the same end is no slack.
  const rounded = begin > earlyStart && finish === early.finish[node] && calendar.add(begin, amount) === calendar.add(earlyStart, amount);
  late.start[node] = rounded ? earlyStart : sinceEver(begin, earlyStart, finish);
}

/** Where nothing within reach bounds a task, it bounds itself. */
function reachable(finish: number, early: EarlyDates, node: number): number {
  return finish < FAR_FUTURE ? finish : (early.finish[node] as number);
}

/** As `boundPlain` does: that a rounded minute more or less gives the same end is no slack. */
function withoutRounding(leaf: Leaf, node: number, early: EarlyDates, finish: number, start: number): number {
  const earlyStart = early.start[node] as number;
  const rounded = start > earlyStart && finish === early.finish[node] && endFrom(leaf.work, start) === endFrom(leaf.work, earlyStart);
  return rounded ? earlyStart : sinceEver(start, earlyStart, finish);
}

/** Whoever had no time before has no late start either: the early one stands for it. */
function sinceEver(start: number, earlyStart: number, finish: number): number {
  return start > FAR_PAST ? start : Math.min(earlyStart, finish);
}

/** Where its people had no time yet by then, the late dates are those of the plan's calendar. */
function boundBefore(leaf: Leaf, node: number, early: EarlyDates, late: LatePass): void {
  const work = fallbackWork(leaf.source, leaf.work);
  const by = late.reach[node] as number;
  const ends = endBefore(work, by);
  const finish = ends > FAR_PAST ? ends : by;
  const earlyStart = early.start[node] as number;
  late.finish[node] = finish;
  late.start[node] = leaf.progress.state === "running" ? earlyStart : sinceEver(beginFor(work, finish), earlyStart, finish);
}

/**
 * Turns what successors ask of a leaf into its late dates. A fixed leaf is bounded by those that wait for its finish
 * alone, and its late finish does not snap, as in Microsoft Project's manual tasks.
 */
function boundLeaf(leaf: Leaf, node: number, early: EarlyDates, late: LatePass, anchor: Anchor): void {
  const { work, dates } = leaf;
  const finishes = late.finish[node] as number;
  const starts = late.start[node] as number;
  if (leaf.progress.state === "done" || leaf.inherited.dropped || leaf.occurrences !== undefined) {
    late.start[node] = early.start[node] as number;
    late.finish[node] = early.finish[node] as number;
    late.reach[node] = leaf.occurrences === undefined ? (late.finish[node] as number) : finishes;
    return;
  }
  const open = finishes === Infinity && starts === Infinity;
  const last = anchor === "ends" ? (open ? (early.finish[node] as number) : Infinity) : anchor;
  if (leaf.fixed) {
    late.finish[node] = late.reach[node] = reachable(Math.min(last, finishes, dates.due ?? Infinity), early, node);
    late.start[node] = leaf.progress.state === "running" ? (early.start[node] as number) : sinceEver(beginFor(work, late.finish[node] as number), early.start[node] as number, late.finish[node] as number);
    return;
  }
  const ends = Math.min(dates.due ?? Infinity, dates.finishBy ?? Infinity, dates.finishOn ?? Infinity);
  let finish = reachable(Math.min(last, finishes, ends), early, node);
  const start = Math.min(work.milestone || !(starts < FAR_FUTURE) ? starts : beginBy(work, starts), dates.startBy ?? Infinity, dates.startOn ?? Infinity);
  if (start < FAR_FUTURE) finish = Math.min(finish, beginFrom(work, endFrom(work, start)));
  if (work.milestone) {
    late.start[node] = late.finish[node] = late.reach[node] = finish;
    return;
  }
  late.reach[node] = finish;
  finish = endBefore(work, finish);
  if (finish <= FAR_PAST) {
    boundBefore(leaf, node, early, late);
    return;
  }
  late.finish[node] = finish;
  // What has begun cannot begin later: only its finish has slack.
  late.start[node] = leaf.progress.state === "running"
    ? (early.start[node] as number)
    : withoutRounding(leaf, node, early, finish, beginFor(work, finish));
}
