import type { Resource } from "../../../calendar/resourceBook";
import { isSpread, unitsOf } from "../../bookings";
import { FULL_TIME } from "../../crew";
import type { LateDates } from "../../backward";
import type { EarlyDates } from "../../forward";
import type { Ground, PlanFrame } from "../../frame";
import type { Leaf } from "../../leaf";
import { crewOf, leafWork, type LeafWork } from "../../leafWork";
import { isFree, keepsDate, MARKS, NOBODY, OTHERS } from "../../leafColumns";
import { FF, LEAF, SF, type Network } from "../../network";
import { placeLeaf } from "../../placeLeaf";
import { createSpans, type Spans } from "./spans";
import { bookTrack, createTracks, firstConflict, FOLLOWS_CAPACITY, keepBase, resetTrack, type CapacityStep, type Track } from "./track";

/** Part of a node in levelling: follows from others; stands where links and its own dates put it; waits for people. */
export const COMPUTED = 0;
/** See `COMPUTED`. */
export const STAYS = 1;
/** See `COMPUTED`. */
export const FREE = 2;

/** So many units of a resource (a track) while a task runs. */
export interface Booked {
  readonly track: number;
  readonly units: number;
}

/** Some crew for a leaf: how it works, and what it takes. */
export interface CrewOption {
  readonly work: LeafWork;
  readonly demands: readonly Booked[];
}

/** A plan made ready for levelling. */
export interface LevelModel {
  readonly frame: PlanFrame;
  /** The plan's network with leaves and lags of its own: those of the pass without resource limits stay as they are. */
  readonly network: Network;
  readonly early: EarlyDates;
  readonly late: LateDates;
  readonly role: Uint8Array;
  /** Rank of importance by node, 0 first: that of its own priority, or of a more important one that waits for it. */
  readonly importance: Int32Array;
  /** How many ranks there are. */
  readonly ranks: number;
  readonly resources: readonly Resource[];
  readonly trackOf: ReadonlyMap<Resource, number>;
  /** The most that there ever is of each resource. */
  readonly most: readonly number[];
  readonly tracks: readonly Track[];
  /** What the crew of the pass without limits takes: demands[i] of node n for demandStart[n] <= i < demandStart[n + 1]. */
  readonly demandStart: Int32Array;
  readonly demandTrack: Int32Array;
  readonly demandUnits: Float64Array;
  /** Free leaves whose crew or pieces levelling chooses, or that work on several calendars. */
  readonly special: Uint8Array;
  /** The promised finish of a leaf; Infinity: none. */
  readonly due: Float64Array;
  /** What a leaf weighs in the sum of starts that breaks ties. */
  readonly weight: Float64Array;
  /** Leaves that count for the end of the plan: all that is done once. */
  readonly counts: Uint8Array;
  /** No free work begins before. */
  readonly origin: number;
  readonly spans: Spans;
}

/** True when somebody is booked on a leaf. */
function isStaffed({ plain, booking, leaves }: Network, node: number): boolean {
  if (plain[node] !== 0) return booking[node] !== NOBODY;
  const leaf = leaves[node];
  return leaf !== undefined && !leaf.inherited.dropped && (leaf.work.crew.length > 0 || leaf.staffing.choices.length > 0);
}

function anyStaffed(network: Network): boolean {
  for (let node = 0; node < network.size; node++) if (isStaffed(network, node)) return true;
  return false;
}

/** Prepares levelling; undefined when nobody is booked on anything. `before` are tracks of the same people on which nothing stays, to be used again. */
export function levelModelOf(frame: PlanFrame, network: Network, early: EarlyDates, late: LateDates, before?: readonly Track[]): LevelModel | undefined {
  if (frame.resources.resources.size === 0 || !anyStaffed(network)) return undefined;
  const own = ownNetwork(network);
  const standing = standingOf(frame, own);
  let origin = Infinity;
  for (let node = 0; node < network.size; node++) if ((early.start[node] as number) < origin && network.kind[node] === LEAF) origin = early.start[node] as number;
  return { frame, network: own, early, late, ...standing, ...tracksOf(frame, standing, before), spans: createSpans(), origin: Number.isFinite(origin) ? origin : frame.start };
}

/** What of a model no date and no amount of work decides on. */
type Standing = Pick<LevelModel, "role" | "importance" | "ranks" | "resources" | "trackOf" | "most" | "demandStart" | "demandTrack" | "demandUnits" | "special" | "due" | "weight" | "counts">;

/**
 * What was made of leaves that all are of the usual kind, each with all of one person or nobody, and of which none is promised; links have no say
 * in it where all nodes are `alike`.
 */
interface KnownStanding extends Pick<Network, "kind" | "plain" | "marks" | "priority" | "inStart" | "inFrom"> {
  readonly ground: Ground;
  readonly standing: Standing;
  readonly alike: boolean;
}

/** By the bookings of a network. */
const known = new WeakMap<Int32Array, KnownStanding>();

function standingOf(frame: PlanFrame, network: Network): Standing {
  const { kind, plain, marks, priority, booking, inStart, inFrom } = network;
  const before = known.get(booking);
  if (before?.ground === frame.ground && before.kind === kind && before.marks === marks && before.priority === priority && (before.alike || (before.inStart === inStart && before.inFrom === inFrom))
    && plain.every((one, node) => one === before.plain[node])) return before.standing;
  const standing = { ...rolesOf(frame, network), ...demandsOfAll(frame, network) };
  const made: Standing = { ...standing, ...importanceOf(network, standing.role) };
  const usual = kind.every((one, node) => one !== LEAF || (plain[node] !== 0 && booking[node] !== OTHERS && ((marks[node] as number) & MARKS.promised) === 0));
  const alike = frame.away === undefined && made.role.every((role, node) => role === FREE && !keepsDate(network.leaves[node] as Leaf) && priority[node] === priority[0]);
  if (usual) known.set(booking, { ground: frame.ground, kind, plain: plain.slice(), marks, priority, inStart, inFrom, standing: made, alike });
  return made;
}

function rolesOf(frame: PlanFrame, network: Network): Pick<LevelModel, "role" | "special" | "due" | "weight" | "counts"> {
  const { size, kind, plain, marks, priority, leaves } = network;
  const role = new Uint8Array(size);
  const special = new Uint8Array(size);
  const counts = new Uint8Array(size);
  const due = new Float64Array(size).fill(Infinity);
  const weight = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    if (kind[node] !== LEAF) continue;
    const bits = marks[node] as number;
    const free = isFreeNode({ plain, marks, leaves }, node);
    role[node] = free ? FREE : STAYS;
    if (free && (plain[node] === 0 || (bits & MARKS.split) !== 0 || (frame.away !== undefined && isHeld(network, node)))) special[node] = 1;
    if ((bits & MARKS.live) !== 0) {
      // A series that goes on to the end of the plan would make all orders of the work beside it equal.
      counts[node] = leaves[node]?.occurrences === undefined ? 1 : 0;
      if ((bits & MARKS.promised) !== 0) due[node] = (leaves[node] as Leaf).dates.due ?? Infinity;
    }
    weight[node] = 1 + (priority[node] as number);
  }
  return { role, special, due, weight, counts };
}

/** True where something holds the finish: work that goes on around absences begins before its early start to reach that. */
function isHeld({ endsAfter, inStart, inType }: Network, node: number): boolean {
  return (endsAfter[node] as number) > -Infinity || inType.subarray(inStart[node], inStart[node + 1]).some(type => type === FF || type === SF);
}

/** Leaves of the usual kind keep the work that they were made with. */
function isFreeNode({ plain, marks, leaves }: Pick<Network, "plain" | "marks" | "leaves">, node: number): boolean {
  return plain[node] !== 0 ? ((marks[node] as number) & MARKS.free) !== 0 : isFree(leaves[node] as Leaf);
}

/** A network whose leaves, lags and kinds may be set without the given one being touched. */
function ownNetwork(network: Network): Network {
  const leaves = network.leaves.slice();
  const ownLeaf = (node: number): Leaf => {
    const leaf = leaves[node] as Leaf;
    return leaf === network.leaves[node] ? (leaves[node] = { ...leaf }) : leaf;
  };
  return { ...network, leaves, ownLeaf, plain: network.plain.slice(), inLag: network.inLag.slice() };
}

type Demanded = Pick<LevelModel, "resources" | "trackOf" | "most" | "demandStart" | "demandTrack" | "demandUnits">;

/** What each leaf takes of whom. */
function demandsOfAll(frame: PlanFrame, network: Network): Demanded {
  const resources = [...frame.resources.resources.values()];
  const trackOf = frame.resources.places;
  const most = capacitiesOf(resources).map(mostOf);
  const demandStart = new Int32Array(network.size + 1);
  let demandTrack = new Int32Array(network.size + 16);
  let demandUnits = new Float64Array(network.size + 16);
  let count = 0;
  const add = (track: number, units: number): void => {
    if (count === demandTrack.length) {
      const [tracks, all] = [new Int32Array(2 * count), new Float64Array(2 * count)];
      tracks.set(demandTrack);
      all.set(demandUnits);
      [demandTrack, demandUnits] = [tracks, all];
    }
    demandTrack[count] = track;
    demandUnits[count++] = units;
  };
  for (let node = 0; node < network.size; node++) {
    if (network.plain[node] !== 0 && network.booking[node] !== OTHERS) {
      if (network.booking[node] !== NOBODY) add(network.booking[node] as number, FOLLOWS_CAPACITY);
    } else if (network.kind[node] === LEAF) {
      const leaf = network.leaves[node] as Leaf;
      // What nobody can ever do books nobody.
      if (!leaf.noCapacity) for (const { track, units } of demandsOf(leaf, leaf.work, most, trackOf)) add(track, units);
    }
    demandStart[node + 1] = count;
  }
  return { resources, trackOf, most, demandStart, demandTrack: demandTrack.slice(0, count), demandUnits: demandUnits.slice(0, count) };
}

function capacitiesOf(resources: readonly Resource[]): readonly (readonly CapacityStep[])[] {
  return resources.map(({ capacity }) => capacity.map(({ from, value }) => ({ from, units: Math.round(value * FULL_TIME) })));
}

/** Tracks of all resources, with what other plans book on them. */
function tracksOf(frame: PlanFrame, { resources, demandTrack }: Demanded, before: readonly Track[] | undefined): Pick<LevelModel, "tracks"> {
  const tracks = before ?? newTracks(resources, demandTrack);
  if (before !== undefined) for (const track of before) resetTrack(track);
  for (const [resource, spans] of frame.context.booked ?? []) {
    const track = tracks[resources.findIndex(({ id }) => id === resource)];
    if (track === undefined) continue;
    for (const { from, to, units } of spans) bookTrack(track, Math.round(units * FULL_TIME), from, to, 1);
    keepBase(track);
  }
  return { tracks };
}

function newTracks(resources: readonly Resource[], demandTrack: Int32Array): readonly Track[] {
  const uses = new Int32Array(resources.length);
  for (let d = 0, { length } = demandTrack; d < length; d++) {
    const track = demandTrack[d] as number;
    uses[track] = (uses[track] as number) + 1;
  }
  return createTracks(capacitiesOf(resources), uses);
}

function mostOf(steps: readonly CapacityStep[]): number {
  let most = 0;
  for (const { units } of steps) most = Math.max(most, units);
  return most;
}

/** What a crew takes; no more of anyone than there ever is, since nothing could be done about that. */
function demandsOf(leaf: Leaf, work: LeafWork, most: readonly number[], trackOf: ReadonlyMap<Resource, number>): readonly Booked[] {
  if (leaf.inherited.dropped || work.crew.length === 0) return NOTHING;
  const spread = isSpread(leaf);
  const shown = leaf.work === work ? leaf : { ...leaf, work };
  const demands: Booked[] = [];
  for (const assignee of work.crew) {
    const track = trackOf.get(assignee.resource);
    if (track === undefined) continue;
    if (assignee.share === undefined && !spread) demands.push({ track, units: FOLLOWS_CAPACITY });
    else {
      const at = leaf.dates.started ?? leaf.source.frame.start;
      const units = Math.round(unitsOf(shown, assignee, at) * FULL_TIME);
      demands.push({ track, units: Math.min(units, most[track] as number) });
    }
  }
  return demands;
}

const NOTHING: readonly Booked[] = [];

/** What a crew other than that of the pass without limits takes. */
export function optionOf(model: LevelModel, leaf: Leaf, work: LeafWork): CrewOption {
  return { work, demands: demandsOf(leaf, work, model.most, model.trackOf) };
}

/**
 * Books what levelling does not move, where the pass without limits puts it, and makes that the base of all tracks. Who is named is booked
 * before any choice is made anew, the more important first; true when one is another then.
 */
export function bookWhatStays(model: LevelModel): boolean {
  const { network: { size, leaves, priority }, role, frame, early, demandStart, demandTrack, tracks } = model;
  const booked = new Uint8Array(tracks.length);
  const open: number[] = [];
  const book = (node: number): void => {
    bookStaying(model, node, early.start[node] as number, early.finish[node] as number, 1);
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) booked[demandTrack[d] as number] = 1;
  };
  for (let node = 0; node < size; node++) {
    if (role[node] !== STAYS || demandStart[node] === demandStart[node + 1]) continue;
    const { staffing, progress } = leaves[node] as Leaf;
    // Who is away for what repeats follows from choices that are made.
    if (staffing.choices.length > 0 && progress.state !== "done" && frame.away === undefined) open.push(node);
    else book(node);
  }
  const place = (node: number): number => (leaves[node] as Leaf).task;
  open.sort((a, b) => (priority[b] as number) - (priority[a] as number) || (early.start[a] as number) - (early.start[b] as number) || place(a) - place(b));
  const other = open.filter((node) => {
    const chosen = chooseFree(model, node);
    book(node);
    return chosen;
  });
  tracks.forEach((track, at) => {
    if (booked[at] === 1) keepBase(track);
  });
  return other.length > 0;
}

/** Where the crew of a leaf that stays has something else on then, who has not is chosen instead, if its dates stay; true when somebody is. */
function chooseFree({ frame, network, early, tracks, most, trackOf, demandStart, demandTrack, demandUnits }: LevelModel, node: number): boolean {
  const leaf = network.leaves[node] as Leaf;
  const { source, staffing: { named, choices }, occurrences = [[early.start[node] as number, early.finish[node] as number]] } = leaf;
  const demands = (own: Leaf): readonly Booked[] => demandsOf(own, own.work, most, trackOf);
  const busy = (own: Leaf): number => demands(own).filter(({ track, units }) =>
    occurrences.some(([from, to]) => firstConflict(tracks[track] as Track, units, Math.max(from, frame.asOf ?? from), to) < to)).length;
  const moves = (own: Leaf): boolean => {
    const { start, finish } = placeLeaf(frame, own, early.startBound[node] as number, early.finishBound[node] as number);
    return start !== early.start[node] || finish !== early.finish[node];
  };
  const before = busy(leaf);
  if (before === 0) return false;
  const ranked = choices.map(({ count, candidates }) => ({ count, candidates: candidates.map((candidate) => {
    const crew = crewOf(leaf.staffing, [candidate]);
    const own = { ...leaf, staffing: { named: crew, choices: [] }, work: leafWork(source, crew) };
    const moved = moves(own) ? 1 : 0;
    return { candidate, rank: 2 * busy(own) + moved };
  }).sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate) }));
  const own = { ...leaf, staffing: { named, choices: ranked } };
  const first = demandStart[node] as number;
  if (moves(own) || busy(own) >= before || demands(own).length !== (demandStart[node + 1] as number) - first) return false;
  demands(own).forEach(({ track, units }, i) => {
    demandTrack[first + i] = track;
    demandUnits[first + i] = units;
  });
  // In this order the same are chosen again wherever links move it.
  Object.assign(network.ownLeaf?.(node) ?? {}, own);
  return true;
}

/** Books a leaf that stays, or takes it back: its occurrences, or all of it that is not past or done. */
export function bookStaying(model: LevelModel, node: number, start: number, finish: number, sign: 1 | -1): void {
  const leaf = model.network.leaves[node] as Leaf;
  if (leaf.progress.state === "done" || leaf.inherited.dropped || leaf.work.milestone) return;
  const from = model.frame.asOf ?? -Infinity;
  const { occurrences } = leaf;
  if (occurrences === undefined) {
    bookNode(model, node, Math.max(start, from), finish, sign);
    return;
  }
  const { tracks, resources, demandStart, demandTrack, demandUnits, frame: { away } } = model;
  for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
    const track = demandTrack[d] as number;
    // Who is away for it has no working time then: nothing is to be kept out of it.
    if (away?.get(resources[track] as Resource)?.series.includes(occurrences) === true) continue;
    for (const [begin, end] of occurrences) bookTrack(tracks[track] as Track, demandUnits[d] as number, Math.max(begin, from), end, sign);
  }
}

/** Books the crew of the pass without limits between two instants, or takes it back. */
export function bookNode({ tracks, demandStart, demandTrack, demandUnits }: LevelModel, node: number, from: number, to: number, sign: 1 | -1, units = demandUnits): void {
  for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
    bookTrack(tracks[demandTrack[d] as number] as Track, units[d] as number, from, to, sign);
  }
}

/** More than any priority that can be written. */
const BEFORE_ALL = 1001;

/** Pinned work that its links may move still has its place before all that could wait for it. */
function isMovedByLinks({ dates, fixed, progress, inherited, occurrences, work }: Leaf): boolean {
  const starts = progress.state === "todo" || (progress.state === "running" && dates.started === undefined);
  return starts && !fixed && !inherited.dropped && occurrences === undefined && work.crew.length > 0;
}

/** Ranks of importance: what has to keep a date before all, and what an important task waits for is as important. So no task ranks before what it waits for. */
function importanceOf(network: Network, role: Uint8Array): { readonly importance: Int32Array; readonly ranks: number } {
  const { size, inStart, inFrom } = network;
  const priority = new Float64Array(size).fill(-1);
  for (let node = size - 1; node >= 0; node--) {
    if (role[node] === FREE) priority[node] = Math.max(priority[node] as number, keepsDate(network.leaves[node] as Leaf) ? BEFORE_ALL : (network.priority[node] as number));
    if (role[node] === STAYS && isMovedByLinks(network.leaves[node] as Leaf)) priority[node] = BEFORE_ALL;
    const own = priority[node] as number;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const from = inFrom[e] as number;
      if ((priority[from] as number) < own) priority[from] = own;
    }
  }
  const found = new Set<number>();
  for (let node = 0; node < size; node++) if (node === 0 || priority[node] !== priority[node - 1]) found.add(priority[node] as number);
  const kinds = [...found].sort((a, b) => b - a);
  const rank = new Map(kinds.map((value, i) => [value, i]));
  const importance = new Int32Array(size);
  for (let node = 0; node < size; node++) importance[node] = kinds.length === 1 ? 0 : (rank.get(priority[node] as number) ?? 0);
  return { importance, ranks: kinds.filter(value => value >= 0).length };
}
