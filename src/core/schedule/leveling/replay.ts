import type { EnergyBounds } from "./bounds/energyBound";
import { book, bookOne, clearOne, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import type { Instance } from "./instance";
import { linkBound } from "./linkBound";
import type { Side } from "./side";
import { tasksByResource, type ByResource } from "./tasksByResource";

/** As that of a generator: forward or backward. */
type Direction = 0 | 1;

/** One serial pass: its list, and the starts that came of it. */
export interface Pass {
  readonly direction: Direction;
  readonly list: Int32Array;
  readonly start: Int32Array;
}

/** The serial passes of a run, by number among all passes, for the next run on nearly the same project. */
export interface Tape {
  readonly sides: readonly [Side, Side];
  readonly passes: (Pass | undefined)[];
}

/** The tape of the run before, and that of this one. */
export interface Recording {
  readonly before: Recording | undefined;
  taken?: Tape;
  energy?: EnergyBounds;
}

/** Makes passes again from those of the run before, and takes them down for the next one. */
export interface Player {
  /** Writes the starts and returns the makespan; undefined where the pass is to be made from nothing. */
  again(count: number, direction: Direction, list: Int32Array, start: Int32Array): number | undefined;
  note(count: number, direction: Direction, list: Int32Array, start: Int32Array): void;
}

const NOTHING = new Int32Array(0);

/** Plays the tape before and records. Profiles by unit of time are as quick from nothing. */
export function createPlayer(sides: readonly [Side, Side], recording: Recording): Player {
  const before = recording.before?.taken;
  const taken: Tape = { sides, passes: [] };
  recording.taken = taken;
  const changes: (Changes | undefined)[] = [];
  const known = new Uint8Array(2);
  const changesIn = (direction: Direction): Changes | undefined => {
    if (known[direction] === 0) changes[direction] = before && changesOf(sides[direction].instance, before.sides[direction].instance);
    known[direction] = 1;
    return changes[direction];
  };
  return {
    again(count, direction, list, start) {
      const pass = before?.passes[count];
      const changed = pass?.direction === direction ? changesIn(direction) : undefined;
      return pass === undefined || changed === undefined ? undefined : serialAgain(sides[direction], list, pass, changed, start);
    },
    note(count, direction, list, start) {
      if (sides[direction].breakpoints === undefined) return;
      const pass = before?.passes[count];
      const [oldList, oldStart] = pass?.direction === direction ? [pass.list, pass.start] : [NOTHING, NOTHING];
      taken.passes[count] = { direction, list: sameValues(list, oldList) ? oldList : list.slice(), start: sameValues(start, oldStart) ? oldStart : start.slice() };
    },
  };
}

/**
 * What replayed passes share in one direction: 1 for tasks of which something is other than in the run before, 1 for the resources
 * that these need or needed, and the tasks of each resource.
 */
export interface Changes extends ByResource {
  readonly other: Uint8Array;
  readonly touched: Uint8Array;
  /** Working arrays. */
  readonly place: Int32Array;
  readonly was: Int32Array;
}

/** More tasks than one in so many that stand elsewhere in a list, and the pass is made from nothing. */
const MOST_MOVED = 8;

/** What is other in a direction than in the run before; undefined where passes are better made from nothing. */
export function changesOf(now: Instance, then: Instance): Changes | undefined {
  if (now.size !== then.size || !sameValues(now.capacity, then.capacity)) return undefined;
  const other = new Uint8Array(now.size);
  const touched = new Uint8Array(now.capacity.length);
  noteOtherFigures(now, then, other);
  for (let j = other.indexOf(1); j >= 0; j = other.indexOf(1, j + 1)) for (const of of [now, then]) markNeeded(of, j, touched);
  return { other, touched, place: new Int32Array(now.size), was: new Int32Array(now.size), ...tasksByResource(now.capacity.length, now.demandStart, now.demandResource) };
}

/** Notes tasks of which something is other. Columns that are the same arrays are not looked at. */
function noteOtherFigures(now: Instance, then: Instance, other: Uint8Array): void {
  for (let j = 0; j < other.length; j++) if (now.duration[j] !== then.duration[j] || now.release[j] !== then.release[j]) other[j] = 1;
  if (now.inFrom === then.inFrom && now.inStart === then.inStart) {
    for (let j = 0, e = 0; e < now.inDelay.length; e++) {
      if (now.inDelay[e] === then.inDelay[e]) continue;
      while ((now.inStart[j + 1] as number) <= e) j++;
      other[j] = 1;
    }
  } else {
    noteOtherStretches(linksOf(now), linksOf(then), other);
  }
  if (now.demandResource === then.demandResource && now.demandUnits === then.demandUnits && now.demandStart === then.demandStart) return;
  noteOtherStretches(needsOf(now), needsOf(then), other);
}

function markNeeded({ demandStart, demandResource }: Instance, task: number, marks: Uint8Array): void {
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) marks[demandResource[d] as number] = 1;
}

function sameValues(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Entries of each task in two columns. */
interface Stretches {
  readonly start: Int32Array;
  readonly one: Int32Array;
  readonly two: Int32Array;
}

/** True when a task has the same entries. */
function sameStretch(now: Stretches, then: Stretches, j: number): boolean {
  const first = now.start[j] as number;
  const end = now.start[j + 1] as number;
  const shift = (then.start[j] as number) - first;
  if (end + shift !== then.start[j + 1]) return false;
  for (let i = first; i < end; i++) if (now.one[i] !== then.one[i + shift] || now.two[i] !== then.two[i + shift]) return false;
  return true;
}

function linksOf({ inStart, inFrom, inDelay }: Instance): Stretches {
  return { start: inStart, one: inFrom, two: inDelay };
}

function needsOf({ demandStart, demandResource, demandUnits }: Instance): Stretches {
  return { start: demandStart, one: demandResource, two: demandUnits };
}

/** Notes tasks that have other entries. */
function noteOtherStretches(now: Stretches, then: Stretches, other: Uint8Array): void {
  for (let j = 0; j < other.length; j++) if (!sameStretch(now, then, j)) other[j] = 1;
}

/** Writes the place of each task in a list. */
export function placesIn(list: Int32Array, place: Int32Array): Int32Array {
  for (let k = 0; k < list.length; k++) place[list[k] as number] = k;
  return place;
}

/** Notes tasks without which two lists are in the same order; false when there are too many. Where the lists part, the task that has come further has been moved. */
export function noteMoved(now: Int32Array, then: Int32Array, place: Int32Array, was: Int32Array, moved: Uint8Array): boolean {
  const most = now.length / MOST_MOVED;
  let count = 0;
  let i = 0;
  while (i < now.length && now[i] === then[i]) i++;
  let k = i;
  if (i < now.length) placesIn(then, was);
  while (i < now.length && k < then.length) {
    const a = now[i] as number;
    const b = then[k] as number;
    if (a === b) {
      i++;
      k++;
    } else if (moved[a] === 1) i++;
    else if (moved[b] === 1) k++;
    else {
      moved[(was[a] as number) - k > (place[b] as number) - i ? a : b] = 1;
      if (++count > most) return false;
    }
  }
  return true;
}

/**
 * The serial pass that `serialSchedule` makes, from one before: only tasks are placed anew of which something is other, that stand elsewhere in the list, that share a
 * resource with such a task, or that wait for one that has moved. Writes the starts; undefined where that is no less work.
 */
export function serialAgain(side: Side, list: Int32Array, { list: oldList, start: then }: Pass, changes: Changes, start: Int32Array): number | undefined {
  const { instance, breakpoints } = side;
  if (breakpoints === undefined) return undefined;
  const { size, duration, outStart, outTo } = instance;
  const moved = new Uint8Array(size);
  const place = placesIn(list, changes.place);
  if (!noteMoved(list, oldList, place, changes.was, moved)) return undefined;
  const open = changes.other.slice();
  // What is touched is looked at as soon as a task comes that needs it.
  const again: Again = { instance, profiles: breakpoints, changes, place, live: changes.touched.slice(), start };
  for (let j = moved.indexOf(1); j >= 0; j = moved.indexOf(1, j + 1)) markNeeded(instance, j, again.live);
  start.set(then);
  let makespan = 0;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    if (open[j] === 1 || isLive(again, j)) {
      const at = placeAgain(again, j, open[j] === 1 ? then : undefined);
      if (at !== then[j]) {
        start[j] = at;
        for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) open[outTo[e] as number] = 1;
      }
    }
    const end = (start[j] as number) + (duration[j] as number);
    if (end > makespan) makespan = end;
  }
  return makespan;
}

/** A resource on which all that comes is placed anew: what is before is booked. Less than that: it is to be looked at. */
const LIVE = 2;

interface Again {
  readonly instance: Instance;
  readonly profiles: BreakpointProfiles;
  readonly changes: Changes;
  /** The place of each task in the list. */
  readonly place: Int32Array;
  readonly live: Uint8Array;
  readonly start: Int32Array;
}

function isLive({ instance: { demandStart, demandResource }, live }: Again, task: number): boolean {
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) if (live[demandResource[d] as number] !== 0) return true;
  return false;
}

/** Places a task, all of what is before it in the list standing; without looking at its resources where all is as it was. */
function placeAgain(again: Again, task: number, then: Int32Array | undefined): number {
  const { instance, profiles, changes, live, start } = again;
  const { demandStart, demandResource } = instance;
  const bound = linkBound(instance, start, task);
  if (then !== undefined && changes.other[task] === 0 && !isLive(again, task) && bound === linkBound(instance, then, task)) return then[task] as number;
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) {
    const r = demandResource[d] as number;
    if (live[r] !== LIVE) lookAt(again, r, task);
  }
  const at = earliestFit(profiles, instance, task, bound);
  book(profiles, instance, task, at);
  return at;
}

/** Books all that uses a resource and stands before a task. */
function lookAt({ instance, profiles, changes, place, live, start }: Again, resource: number, task: number): void {
  live[resource] = LIVE;
  clearOne(profiles, resource);
  for (let i = changes.first[resource] as number; i < (changes.first[resource + 1] as number); i++) {
    const j = changes.task[i] as number;
    if ((place[j] as number) < (place[task] as number)) bookOn(profiles, instance, j, start[j] as number, resource);
  }
}

function bookOn(profiles: BreakpointProfiles, { duration, demandStart, demandResource, demandUnits }: Instance, task: number, at: number, resource: number): void {
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) {
    if (demandResource[d] === resource) bookOne(profiles, resource, at, at + (duration[task] as number), demandUnits[d] as number);
  }
}
