import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { Resource } from "../../../calendar/resourceBook";
import type { ForecastDates } from "../../alap";
import type { Drivers } from "../../drivers";
import { lagged, type EarlyDates } from "../../forward";
import type { Leaf } from "../../leaf";
import { MARKS } from "../../leafColumns";
import { beginFrom, startToReach } from "../../leafWork";
import { FF, FS, SS, type Network } from "../../network";
import type { BookedSpan, Driver } from "../../result";
import type { Decoded } from "./decodeAgain";
import type { Decoder } from "./decoder";
import { FREE, STAYS, type LevelModel } from "./levelModel";
import type { LevelledPlan } from "./levelPlan";

/**
 * Who is on what after levelling: those on track t are `node[i]` until `finish[i]` for `first[t] <= i < first[t + 1]`, by
 * finish, then by node.
 */
export interface Holdings {
  readonly first: Int32Array;
  readonly node: Int32Array;
  readonly finish: Float64Array;
  /** Puts those on a track in order; to be asked before they are looked at. */
  sort(track: number): void;
  /** The tracks that a leaf is on. */
  tracksOf(node: number): readonly number[] | Int32Array;
}

/** Lists all that is booked after levelling. */
export function holdingsOf(decoder: Decoder, { dates, pieces }: { readonly dates: ForecastDates; readonly pieces: LevelledPlan["pieces"] }): Holdings {
  const { model, chosen } = decoder;
  const { demandStart, demandTrack, network, role, tracks } = model;
  // Most leaves are on one track, of which each is asked for often.
  const alone = tracks.map((_, track): readonly number[] => [track]);
  const tracksOf = (node: number): readonly number[] | Int32Array => {
    const option = chosen[node];
    if (option !== undefined) return option.demands.map(({ track }) => track);
    // Of what stays the choice follows its dates, which links may have moved.
    const leaf = network.plain[node] === 0 && role[node] === STAYS ? network.leaves[node] : undefined;
    if (leaf !== undefined && leaf.staffing.choices.length > 0) return leaf.work.crew.flatMap(({ resource }) => model.trackOf.get(resource) ?? []);
    const first = demandStart[node] as number;
    const end = demandStart[node + 1] as number;
    return end === first + 1 ? (alone[demandTrack[first] as number] as readonly number[]) : demandTrack.subarray(first, end);
  };
  const held: Held = { count: 0, track: new Int32Array(demandTrack.length + 16), node: new Int32Array(demandTrack.length + 16), finish: new Float64Array(demandTrack.length + 16) };
  for (let node = 0; node < network.size; node++) {
    if (role[node] !== FREE && role[node] !== STAYS) continue;
    if (network.plain[node] !== 0 && model.special[node] === 0) {
      for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) hold(held, demandTrack[d] as number, node, dates.finish[node] as number);
      continue;
    }
    const leaf = network.leaves[node] as Leaf;
    if (leaf.progress.state === "done") continue;
    const spans = pieces.get(node) ?? leaf.occurrences;
    for (const track of Array.from(tracksOf(node))) {
      if (spans === undefined) hold(held, track, node, dates.finish[node] as number);
      else for (const [, finish] of spans) hold(held, track, node, finish);
    }
  }
  return { ...byTrack(held, tracks.length), tracksOf };
}

/** What is held, in the order of nodes; the columns grow. */
interface Held {
  count: number;
  track: Int32Array;
  node: Int32Array;
  finish: Float64Array;
}

function hold(held: Held, track: number, node: number, finish: number): void {
  if (held.count === held.node.length) {
    const more = { track: new Int32Array(2 * held.count), node: new Int32Array(2 * held.count), finish: new Float64Array(2 * held.count) };
    more.track.set(held.track);
    more.node.set(held.node);
    more.finish.set(held.finish);
    Object.assign(held, more);
  }
  held.track[held.count] = track;
  held.node[held.count] = node;
  held.finish[held.count++] = finish;
}

/** In the order of nodes most is in the order of time as well: who comes too late moves forward, until that takes too long. */
const MOST_MOVES = 64;

function byTrack(held: Held, tracks: number): Omit<Holdings, "tracksOf"> {
  const first = new Int32Array(tracks + 1);
  for (let i = 0; i < held.count; i++) first[(held.track[i] as number) + 1] = (first[(held.track[i] as number) + 1] as number) + 1;
  for (let t = 0; t < tracks; t++) first[t + 1] = (first[t + 1] as number) + (first[t] as number);
  const next = first.slice();
  const node = new Int32Array(held.count);
  const finish = new Float64Array(held.count);
  for (let i = 0; i < held.count; i++) {
    const track = held.track[i] as number;
    const at = next[track] as number;
    next[track] = at + 1;
    finish[at] = held.finish[i] as number;
    node[at] = held.node[i] as number;
  }
  const sorted = new Uint8Array(tracks);
  const sort = (track: number): void => {
    if (sorted[track] === 1) return;
    sorted[track] = 1;
    sortPart(node, finish, first[track] as number, first[track + 1] as number);
  };
  return { first, node, finish, sort };
}

/** Sorts a part by finish, then by node. */
function sortPart(node: Int32Array, finish: Float64Array, first: number, end: number): void {
  for (let i = first + 1; i < end; i++) {
    const last = finish[i] as number;
    const held = node[i] as number;
    let at = i;
    const least = Math.max(first, i - MOST_MOVES);
    for (; at > least && (finish[at - 1] as number) > last; at--) {
      finish[at] = finish[at - 1] as number;
      node[at] = node[at - 1] as number;
    }
    finish[at] = last;
    node[at] = held;
    if (at > first && at === least) {
      sortWhole(node, finish, first, end);
      return;
    }
  }
}

function sortWhole(node: Int32Array, finish: Float64Array, first: number, end: number): void {
  const [nodes, finishes] = [node.slice(first, end), finish.slice(first, end)];
  const order = Array.from(nodes.keys()).sort((a, b) => (finishes[a] as number) - (finishes[b] as number) || (nodes[a] as number) - (nodes[b] as number));
  order.forEach((place, i) => {
    node[first + i] = nodes[place] as number;
    finish[first + i] = finishes[place] as number;
  });
}

/** Those on a track who leave just before somebody begins: places among all that are held, the last to leave first. */
function leaving({ first, node, finish, sort }: Holdings, track: number, leaf: Leaf, except: number, start: number): readonly number[] {
  sort(track);
  const begin = first[track] as number;
  let low = begin;
  let high = first[track + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((finish[middle] as number) <= start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = low - 1; i >= begin; i--) {
    if (beginFrom(leaf.work, finish[i] as number) !== start) break;
    if (node[i] !== except) found.push(i);
  }
  return found;
}

/** The reasons before, where a project said all of the plan then and now, and nodes have the places that they had. */
export interface WaitsBefore {
  readonly forecast: { readonly asap: EarlyDates; readonly drivers: Drivers; readonly linkDrivers: Drivers; readonly network: Network };
  readonly decoded: Decoded;
}

/** The dates before anything is moved late, and what links and dates decide after that, where something is. */
interface Standing extends Pick<LevelledPlan, "dates"> {
  readonly late: Drivers | undefined;
}

/** The reasons of leaves that neither a link nor a date holds: they wait for somebody. Those who wait for the same keep theirs. */
export function withResources(drivers: Drivers, decoder: Decoder, holdings: Holdings, { dates, late }: Standing, before?: WaitsBefore): Drivers {
  const { model: { role, network, demandStart, demandTrack }, booked } = decoder;
  const of = drivers.of.slice();
  const touched = before && touchedSince(decoder, dates, before);
  const isKept = (node: number, { forecast, decoded }: WaitsBefore, marks: Uint8Array): boolean => {
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) if (marks[demandTrack[d] as number] === 1) return false;
    return decoded.booked[node] === 1 && network.leaves[node] === forecast.network.leaves[node] && dates.start[node] === forecast.asap.start[node];
  };
  for (let node = 0; node < of.length; node++) {
    if (role[node] !== FREE || booked[node] === 0) continue;
    if (before !== undefined && touched !== undefined && of[node] === before.forecast.linkDrivers.of[node] && isKept(node, before, touched)) {
      of[node] = before.forecast.drivers.of[node] as readonly Driver[];
      continue;
    }
    if ((of[node] as readonly Driver[]).length > 0) continue;
    const start = dates.start[node] as number;
    of[node] = waitsOf(decoder.model, holdings, node, start);
    if (late === undefined || of[node]?.[0]?.of !== undefined) continue;
    // What has been moved late leaves its people free, but still holds what waits for it.
    if ((late.of[node] as readonly Driver[]).length > 0) of[node] = late.of[node] as readonly Driver[];
    else if (((network.marks[node] as number) & MARKS.alap) !== 0) of[node] = [{ kind: "constraint", key: "schedule", until: start }];
  }
  return { ...drivers, of };
}

/** 1 for tracks on which somebody else is, or until another time. */
function touchedSince({ model }: Decoder, dates: LevelledPlan["dates"], { forecast, decoded }: WaitsBefore): Uint8Array {
  const { leaves, size } = model.network;
  const touched = new Uint8Array(model.tracks.length);
  for (let node = 0; node < size; node++) {
    if (leaves[node] === forecast.network.leaves[node] && dates.finish[node] === forecast.asap.finish[node]) continue;
    for (const { demandStart, demandTrack } of [model, decoded.model]) {
      for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) touched[demandTrack[d] as number] = 1;
    }
  }
  return touched;
}

function waitsOf(model: LevelModel, holdings: Holdings, node: number, start: number): readonly Driver[] {
  const { leaves } = model.network;
  const tracks = Array.from(holdings.tracksOf(node));
  const waits = tracks.flatMap((track): readonly Driver[] => {
    const [holder] = [...leaving(holdings, track, leaves[node] as Leaf, node, start)]
      .sort((a, b) => (holdings.finish[b] as number) - (holdings.finish[a] as number) || byImportance(leaves, holdings.node[a] as number, holdings.node[b] as number));
    if (holder === undefined) return waitElsewhere(model, track, leaves[node] as Leaf, start);
    return [{ kind: "resource", resource: resourceOf(model, track), of: (leaves[holdings.node[holder] as number] as Leaf).item.id, until: holdings.finish[holder] as number }];
  });
  if (waits.length > 0) return waits.sort((a, b) => b.until - a.until);
  const [first] = tracks;
  return first === undefined ? [] : [{ kind: "resource", resource: resourceOf(model, first), until: start }];
}

/** What another plan has somebody on who is there from then on. */
function waitElsewhere(model: LevelModel, track: number, { work }: Leaf, start: number): readonly Driver[] {
  const resource = resourceOf(model, track);
  let last: BookedSpan | undefined;
  for (const span of model.frame.context.booked?.get(resource) ?? []) {
    if (span.to <= start && span.to > (last?.to ?? -Infinity) && beginFrom(work, span.to) === start) last = span;
  }
  return last?.of === undefined ? [] : [{ kind: "resource", resource, of: last.of, until: last.to }];
}

/** Who interrupted work waited for before its last piece. */
export function interruptedBy({ model }: Decoder, holdings: Holdings, { pieces }: Pick<LevelledPlan, "pieces">): ReadonlyMap<number, readonly Driver[]> {
  return new Map([...pieces].map(([node, spans]) => [node, waitsOf(model, holdings, node, spans[spans.length - 1]?.[0] ?? 0)]));
}

function resourceOf({ resources }: LevelModel, track: number): string {
  return (resources[track] as Resource).id;
}

function byImportance(leaves: readonly (Leaf | undefined)[], a: number, b: number): number {
  return (leaves[b]?.inherited.priority ?? 0) - (leaves[a]?.inherited.priority ?? 0) || a - b;
}

/**
 * The leaves that hold the end of a levelled plan: walked back from what finishes last over the links and the people
 * that leave no room.
 */
export function holdTheEnd(decoder: Decoder, holdings: Holdings, { dates }: Pick<LevelledPlan, "dates">): Uint8Array {
  const { model: { network, counts } } = decoder;
  const reached = new Uint8Array(network.size);
  const open: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] === 1) return;
    reached[node] = 1;
    open.push(node);
  };
  let last = -Infinity;
  for (let node = 0; node < network.size; node++) if (counts[node] === 1) last = Math.max(last, dates.finish[node] as number);
  for (let node = 0; node < network.size; node++) if (counts[node] === 1 && dates.finish[node] === last) reach(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const leaf = network.leaves[node];
    reachTight(decoder, dates, node, reach);
    if (leaf === undefined || leaf.work.milestone) continue;
    const start = dates.start[node] as number;
    const tracks = holdings.tracksOf(node);
    for (const track of tracks) for (const place of leaving(holdings, track, leaf, node, start)) reach(holdings.node[place] as number);
  }
  return reached;
}

/** Reaches what a node waits for without room: the sources of its tight links, and of those of the gates above it. */
function reachTight({ model: { network } }: Decoder, dates: LevelledPlan["dates"], node: number, reach: (node: number) => void): void {
  const { inStart, inFrom, inType, inLag, inCalendar, calendars, leaves } = network;
  const start = dates.start[node] as number;
  const finish = dates.finish[node] as number;
  const leaf = leaves[node];
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const from = inFrom[e] as number;
    const type = inType[e] as number;
    let at = (type === FS || type === FF ? dates.finish[from] : dates.start[from]) as number;
    const lag = inLag[e] as number;
    if (lag !== 0 && Number.isFinite(at)) at = lagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    if (isTight(type, at, start, finish, leaf)) reach(from);
  }
}

function isTight(type: number, at: number, start: number, finish: number, leaf: Leaf | undefined): boolean {
  if (leaf === undefined) return at === start || at === finish;
  if (leaf.progress.state !== "todo") return false;
  if (leaf.work.milestone) return at === start;
  return type === FS || type === SS ? beginFrom(leaf.work, at) === start : at === finish || beginFrom(leaf.work, startToReach(leaf.work, at, start)) === start;
}
