import { FAR_FUTURE } from "../../../calendar/civil";
import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { emptyDates, gatherBounds, placeByLinks, placeNode, unlagged, type EarlyDates } from "../../forward";
import type { Leaf } from "../../leaf";
import { beginFor, endBefore, endFrom } from "../../leafWork";
import { keepsDate } from "../../leafColumns";
import { FF, FIRST, FS, LAST, LEAF, SS, type Network } from "../../network";
import { decodeAgain, type DecodedBefore } from "./decodeAgain";
import { latestFree, latestPlainFree } from "./latest";
import { bookNode, bookStaying, FREE, STAYS, type CrewOption, type LevelModel } from "./levelModel";
import { createMovedPins, type MovedPins } from "./movedPins";
import { createLeftOut, type LeftOut } from "./leftOut";
import { createCrewOptions, placePlainFree, placeSpecialFree, type FreePlace } from "./placeFree";
import type { Stretch } from "./pieces";
import { asThereIs, bookTrack, isOverbooked, resetTrack, type Track } from "./track";

/**
 * What is asked of a schedule, the first before the second: minutes that promised tasks are late, minutes to the last finish. A task
 * whose people have not the time any more, and had it in another order, counts as `OVERLOADED` minutes late.
 */
export interface Score {
  readonly late: number;
  readonly span: number;
}

/**
 * Makes dates from lists of all nodes, each after its predecessors: forward each task in turn as early, backward as late
 * as its links, its dates and its people allow. Keeps the dates of the last list.
 */
export interface Decoder {
  readonly model: LevelModel;
  readonly dates: EarlyDates;
  /** Crews of special leaves as they were chosen last. */
  readonly chosen: readonly (CrewOption | undefined)[];
  /** Free leaves that are booked: 0 for one whose people never have the time, `SHORT` for one that takes as much of them as there is. */
  readonly booked: Uint8Array;
  /** Leaves whose people had not the time any more when it was their turn, be they pinned. */
  readonly overloaded: ReadonlySet<number>;
  /** Pieces of leaves that were interrupted. */
  readonly pieces: ReadonlyMap<number, readonly Stretch[]>;
  /** Edges whose lag is a share of a summary or release: they ask for another pass. */
  readonly spans: ReadonlySet<number>;
  /** `before` where a project says all of the plan, now and then. */
  forward(list: Int32Array, before?: DecodedBefore): Score;
  /** The list whose dates these are; undefined where they were made backward. */
  placed(): Int32Array | undefined;
  /** Places a booked free leaf anew by the bounds in some dates, if that lets it begin or end earlier. */
  replace(node: number, dates: EarlyDates): void;
  /** Dates that end by an instant; a task that finds no place keeps its early dates. */
  backward(list: Int32Array, end: number): void;
}

/** In `Decoder.booked`. */
export const SHORT = 2;

/** More than all promised tasks of a plan that is of any use are late together. */
export const OVERLOADED = 2 ** 24;

/** So often a list is placed anew because pinned work has moved that was in the way of what it waits for: once without it, once more where that was worse. */
const MOST_AGAIN = 2;

/** A decoder with its own working arrays; what stays is booked already. */
export function createDecoder(model: LevelModel): Decoder {
  const { network } = model;
  const dates = emptyDates(network);
  const bounds = { start: dates.startBound.slice(), finish: dates.finishBound.slice() };
  const options = createCrewOptions(model);
  const state: State = {
    model, dates, bounds, options, chosen: new Array<CrewOption | undefined>(network.size).fill(undefined), booked: new Uint8Array(network.size),
    pieces: new Map(), spans: new Set(), startsBy: new Float64Array(network.size), endsBy: new Float64Array(network.size),
    pins: createMovedPins(model), again: false, overloaded: new Set(), hopeless: createHopeless(model), leftOut: createLeftOut(model, options),
  };
  const choices = network.leaves.some(leaf => leaf !== undefined && leaf.staffing.choices.length > 0);
  let placed: Int32Array | undefined;
  return {
    model, dates, chosen: state.chosen, booked: state.booked, overloaded: state.overloaded, pieces: state.pieces, spans: state.spans,
    forward(list, before) {
      placed = list;
      if (before !== undefined && decodeAgain(model, dates, state.booked, list, before)) return scoreOf(model, dates);
      state.leftOut.clear();
      placeList(state, list);
      if (choices) giveWay(state, list);
      const { late, span } = scoreOf(model, dates);
      return { late: late + OVERLOADED * state.overloaded.size, span };
    },
    placed: () => placed,
    replace: (node, at) => { replaceFree({ ...state, dates: at }, node); },
    backward(list, end) {
      placed = undefined;
      for (const track of model.tracks) resetTrack(track);
      state.startsBy.fill(Infinity);
      state.endsBy.fill(Infinity);
      for (let k = list.length - 1; k >= 0; k--) placeBackward(state, list[k] as number, end);
    },
  };
}

interface State {
  readonly model: LevelModel;
  readonly dates: EarlyDates;
  /** What other plans ask. */
  readonly bounds: Readonly<Record<"start" | "finish", Float64Array>>;
  readonly options: ReturnType<typeof createCrewOptions>;
  readonly chosen: (CrewOption | undefined)[];
  readonly booked: Uint8Array;
  readonly pieces: Map<number, readonly Stretch[]>;
  readonly spans: Set<number>;
  readonly startsBy: Float64Array;
  readonly endsBy: Float64Array;
  readonly pins: MovedPins;
  /** True when the list is to be placed anew. */
  again: boolean;
  readonly overloaded: Set<number>;
  readonly hopeless: Hopeless;
  readonly leftOut: LeftOut;
  /** The units of all demands, or as much as there is. */
  mostUnits?: Float64Array;
}

/** True for a leaf whose people have not the time even when all others leave it to them. */
type Hopeless = (node: number, options: State["options"]) => boolean;

function createHopeless(model: LevelModel): Hopeless {
  const known = new Map<number, boolean>();
  const { early, network: { size } } = model;
  let alone: LevelModel | undefined;
  return (node, options) => {
    let found = known.get(node);
    if (found !== undefined) return found;
    alone ??= { ...model, tracks: model.tracks.map(({ base }) => ({ ...base, count: base.time.length, base })) };
    const dates = { ...early, start: new Float64Array(size), finish: new Float64Array(size) };
    found = model.special[node] === 0 ? !placePlainFree(alone, dates, node) : placeSpecialFree(alone, options, dates, node)?.short !== false;
    known.set(node, found);
    return found;
  };
}

function placeList(state: State, list: Int32Array): void {
  const { model, dates, bounds } = state;
  state.pins.clear();
  for (let pass = 0; pass <= MOST_AGAIN; pass++) {
    dates.startBound.set(bounds.start);
    dates.finishBound.set(bounds.finish);
    state.booked.fill(0);
    for (const track of model.tracks) resetTrack(track);
    state.pieces.clear();
    state.leftOut.again();
    state.again = false;
    state.overloaded.clear();
    for (let i = 0, { length } = list; i < length; i++) placeForward(state, list[i] as number);
    if (!state.again) break;
  }
}

/** So often time is kept for work that was left out. */
const MOST_WAYS = 3;

/** Where people have not the time any more, what others could do gives way to it as long as that is less often so then. */
function giveWay(state: State, list: Int32Array): void {
  const { leftOut, overloaded } = state;
  for (let way = 0; way < MOST_WAYS && overloaded.size > 0; way++) {
    const left = overloaded.size;
    const kept = leftOut.keep(overloaded);
    placeList(state, list);
    if (overloaded.size < left) continue;
    leftOut.release(kept);
    placeList(state, list);
    return;
  }
}

function placeForward(state: State, node: number): void {
  const { model, dates } = state;
  const { frame, network } = model;
  const least = gatherBounds(network, dates, node, state.spans);
  if (network.kind[node] !== LEAF) {
    placeNode(frame, network, dates, node, least);
    return;
  }
  if (model.role[node] === STAYS) {
    placeByLinks(frame, network, dates, node);
    if (model.demandStart[node] !== model.demandStart[node + 1]) placeStaying(state, node);
    return;
  }
  state.pins.book(node, -1);
  placeFree(state, node);
  state.leftOut.placed(node);
  state.pins.book(node, 1);
}

/** Books what stays where its links have put it. */
function placeStaying(state: State, node: number): void {
  const { model, dates, pins } = state;
  const { early, tracks, demandStart, demandTrack, frame } = model;
  const start = dates.start[node] as number;
  const finish = dates.finish[node] as number;
  const hasMoved = start !== early.start[node] || finish !== early.finish[node];
  if (hasMoved) {
    bookStaying(model, node, early.start[node] as number, early.finish[node] as number, -1);
    if (model.network.leaves[node]?.noCapacity !== true) bookStaying(model, node, start, finish, 1);
  }
  const from = Math.max(start, frame.asOf ?? -Infinity);
  const over = demandTrack.subarray(demandStart[node], demandStart[node + 1]).some(track => isOverbooked(tracks[track] as Track, from, finish));
  if (pins.note(node, hasMoved, over)) state.again = true;
  else if (hasMoved && over && pins.isInTheWay(node, other => state.booked[other] !== 0 && (dates.start[other] as number) < finish && (dates.finish[other] as number) > from)) state.overloaded.add(node);
}

function placeFree(state: State, node: number): void {
  const { model, dates } = state;
  if (model.special[node] !== 0) placeSpecial(state, node);
  else if (placePlainFree(model, dates, node)) {
    state.booked[node] = 1;
    bookFree(state, node, 1);
  } else {
    state.mostUnits ??= model.demandUnits.map(asThereIs);
    state.booked[node] = placePlainFree(model, dates, node, state.mostUnits) ? SHORT : 0;
    if (state.booked[node] === SHORT) bookFree(state, node, 1);
    else leaveOut(state, node);
    noteOverload(state, node);
  }
}

function noteOverload(state: State, node: number): void {
  if (!state.hopeless(node, state.options)) state.overloaded.add(node);
}

/** What its people never have the time for, or no longer, stands where links put it. */
function leaveOut({ model: { frame, network }, dates, leftOut }: State, node: number): void {
  leftOut.note(node);
  placeByLinks(frame, network, dates, node);
}

/** The place of a leaf with choices or pieces; a choice keeps clear of time that is kept for others, where that leaves anybody. */
function specialPlace({ model, options, dates, leftOut }: State, node: number): FreePlace | undefined {
  const kept = (model.network.leaves[node] as Leaf).staffing.choices.length > 0 && leftOut.book(node, 1);
  const place = placeSpecialFree(model, options, dates, node);
  if (!kept) return place;
  leftOut.book(node, -1);
  return place?.short === false ? place : placeSpecialFree(model, options, dates, node);
}

/** What must keep a date and was left out stands where that puts it: others find no more than it leaves. */
function heldPlace({ model: { network }, dates, options }: State, node: number): FreePlace | undefined {
  const leaf = network.leaves[node] as Leaf;
  const { work: { crew }, noCapacity } = leaf;
  return noCapacity || !keepsDate(leaf) ? undefined : { option: options.of(node, crew, false), start: dates.start[node] as number, finish: dates.finish[node] as number, segments: undefined, short: true };
}

/** A leaf with choices or pieces; where its people never have the time again it stands where links put it. */
function placeSpecial(state: State, node: number): void {
  let place = specialPlace(state, node);
  if (place?.short !== false) noteOverload(state, node);
  if (place === undefined) {
    leaveOut(state, node);
    place = heldPlace(state, node);
  }
  state.booked[node] = place === undefined ? 0 : 1;
  state.chosen[node] = place?.option;
  if (place === undefined) return;
  putSpecial(state, node, place);
  bookFree(state, node, 1);
}

function putSpecial({ model, dates, chosen, pieces }: State, node: number, { option, start, finish, segments }: FreePlace): void {
  chosen[node] = option;
  (model.network.ownLeaf?.(node) ?? (model.network.leaves[node] as Leaf)).work = option.work;
  dates.start[node] = start;
  dates.finish[node] = finish;
  if (segments !== undefined) pieces.set(node, segments);
  else pieces.delete(node);
}

/** Books a free leaf where it stands, or takes that back. */
function bookFree({ model, dates, chosen, booked, pieces, mostUnits }: State, node: number, sign: 1 | -1): void {
  const [start, finish] = [dates.start[node] as number, dates.finish[node] as number];
  if (model.special[node] === 0) bookNode(model, node, start, finish, sign, booked[node] === SHORT ? mostUnits : undefined);
  else for (const [from, to] of pieces.get(node) ?? [[start, finish] as const]) for (const { track, units } of chosen[node]?.demands ?? []) bookTrack(model.tracks[track] as Track, units, from, to, sign);
}

/** Where pinned work has moved onto it the place that it has may be taken. */
function replaceFree(state: State, node: number): void {
  const { model, dates } = state;
  const [start, finish] = [dates.start[node] as number, dates.finish[node] as number];
  const isBetter = (place: Readonly<Record<"start" | "finish", number>>): boolean => place.start <= start && place.finish <= finish;
  bookFree(state, node, -1);
  if (model.special[node] === 0) {
    placePlainFree(model, dates, node, state.booked[node] === SHORT ? state.mostUnits : undefined);
    if (!isBetter({ start: dates.start[node] as number, finish: dates.finish[node] as number })) [dates.start[node], dates.finish[node]] = [start, finish];
  } else {
    const place = specialPlace(state, node);
    if (place !== undefined && isBetter(place)) putSpecial(state, node, place);
  }
  bookFree(state, node, 1);
}

function scoreOf({ counts, due, origin, network: { size } }: LevelModel, { finish }: EarlyDates): Score {
  let last = origin;
  let late = 0;
  for (let node = 0; node < size; node++) {
    if (counts[node] === 0) continue;
    const at = finish[node] as number;
    if (at > last) last = at;
    if (at > (due[node] as number)) late += at - (due[node] as number);
  }
  return { late, span: last - origin };
}

function placeBackward(state: State, node: number, end: number): void {
  const { model, dates, startsBy, endsBy } = state;
  const { network, role, early } = model;
  if (network.kind[node] === LEAF) {
    if (role[node] === FREE) placeLate(state, node, end);
    else if (movesWithLinks(network.leaves[node] as Leaf)) placeLateByLinks(state, node, end);
    else {
      dates.start[node] = early.start[node] as number;
      dates.finish[node] = early.finish[node] as number;
    }
  } else {
    dates.start[node] = startsBy[node] as number;
    dates.finish[node] = network.kind[node] === LAST ? Math.min(endsBy[node] as number, network.lastDates.get(node) ?? Infinity) : (endsBy[node] as number);
  }
  boundSources(network, early, dates, node, startsBy, endsBy);
}

function movesWithLinks(leaf: Leaf): boolean {
  return leaf.progress.state === "todo" && !leaf.fixed && leaf.occurrences === undefined && !leaf.inherited.dropped;
}

/** Hands on what a node asks of its predecessors. */
function boundSources(network: Network, early: EarlyDates, dates: EarlyDates, node: number, startsBy: Float64Array, endsBy: Float64Array): void {
  const { inStart, inFrom, inType, inLag, inCalendar, calendars, kind } = network;
  const first = kind[node] === FIRST ? firstOf(network, early, node) : -1;
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const type = inType[e] as number;
    let at = (type === FS || type === SS ? dates.start[node] : dates.finish[node]) as number;
    if (!(Math.abs(at) < FAR_FUTURE) || (first >= 0 && e !== first)) continue;
    const lag = inLag[e] as number;
    if (lag !== 0) at = unlagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag);
    const bounds = type === FS || type === FF ? endsBy : startsBy;
    const source = inFrom[e] as number;
    if (at < (bounds[source] as number)) bounds[source] = at;
  }
}

function firstOf({ inStart, inFrom }: Network, early: EarlyDates, node: number): number {
  let first = -1;
  let least = Infinity;
  for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
    const at = early.start[inFrom[e] as number] as number;
    if (at < least) {
      least = at;
      first = e;
    }
  }
  return first;
}

function placeLate(state: State, node: number, end: number): void {
  const { model, dates } = state;
  const leaf = model.network.leaves[node] as Leaf;
  const by = Math.min(end, state.endsBy[node] as number, model.due[node] as number);
  const starts = state.startsBy[node] as number;
  const option = state.chosen[node];
  const place = model.special[node] === 0
    ? latestPlainFree(model, node, by, starts)
    : latestFree(model.tracks, leaf.work, option?.demands ?? [], by, starts);
  if (place === undefined) {
    dates.start[node] = model.early.start[node] as number;
    dates.finish[node] = model.early.finish[node] as number;
    return;
  }
  const [start, finish] = place;
  dates.start[node] = start;
  dates.finish[node] = finish;
  if (model.special[node] === 0) bookNode(model, node, start, finish, 1);
  else for (const { track, units } of option?.demands ?? []) bookTrack(model.tracks[track] as Track, units, start, finish, 1);
}

/** What nobody is booked on, as late as what waits for it allows. */
function placeLateByLinks({ model, dates, startsBy, endsBy }: State, node: number, end: number): void {
  const { work } = model.network.leaves[node] as Leaf;
  let by = Math.min(end, endsBy[node] as number, model.due[node] as number);
  const starts = startsBy[node] as number;
  if (starts < FAR_FUTURE) by = Math.min(by, endFrom(work, starts));
  const finish = work.milestone ? by : endBefore(work, by);
  dates.finish[node] = finish;
  dates.start[node] = work.milestone ? finish : beginFor(work, finish);
}

