import type { EnergyBounds } from "./bounds/energyBound";
import { book, bookOne, clearOne, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import { changesOf, mirrorAgain, sameValues, type Changes } from "./changes";
import type { Direction, Draft } from "./draft";
import { mirrorOf, type Instance } from "./instance";
import { linkBound } from "./linkBound";
import { createSide, type Side } from "./side";
import { sortedAgain, type PlacedList } from "./sortedAgain";

/** One pass: its list where it was a serial one, and the starts that came of it. */
export interface Pass {
  readonly direction: Direction;
  readonly list: Int32Array;
  readonly start: Int32Array;
  /** The pass whose starts gave the list; absent where something else did. */
  readonly from?: number | undefined;
  /** The place of each task in the list, once it was asked for. */
  place?: Int32Array | undefined;
}

/** The passes of a run, by number, for the next run on nearly the same project. */
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
  readonly sides: readonly [Side, Side];
  /** Fills in a serial pass; false where it is to be made from nothing. */
  again(count: number, list: Int32Array, draft: Draft): boolean;
  /** Takes down a finished pass. */
  note(count: number, list: Int32Array | undefined, draft: Draft): void;
  /** The list for a pass in a direction in the order of the starts of a draft; undefined where it is to be sorted from nothing. */
  listAgain(count: number, draft: Draft, direction: Direction): Int32Array | undefined;
  /** A draft that has the starts of another one. */
  copied(draft: Draft, of: Draft): void;
}

/** What a draft is of: a pass, and the tasks that start otherwise than in the run before; undefined where that is not known. */
interface Origin {
  readonly pass: number;
  readonly changed: readonly number[] | undefined;
}

const NOTHING = new Int32Array(0);

/** Plays the tape before and records. Profiles by unit of time are as quick from nothing. */
export function createPlayer(instance: Instance, recording: Recording): Player {
  const before = recording.before?.taken;
  const forward = before && changesOf(instance, before.sides[0].instance);
  const changes = before && forward && [forward, mirrorAgain(forward, before.sides[1].instance)];
  const sides = [createSide(instance, "fitting", before?.sides[0]), createSide(changes?.[1]?.now ?? mirrorOf(instance), "fitting", before?.sides[1])] as const;
  const taken: Tape = { sides, passes: [] };
  recording.taken = taken;
  const origins = new Map<Draft, Origin>();
  let last: Replayed | undefined;
  let from: number | undefined;
  const passBefore = (count: number, direction: Direction): Pass | undefined => {
    const pass = before?.passes[count];
    return pass?.direction === direction ? pass : undefined;
  };
  return {
    sides,
    again(count, list, draft) {
      const pass = passBefore(count, draft.direction);
      const changed = changes?.[draft.direction];
      last = pass?.list.length !== list.length || changed === undefined ? undefined : serialAgain(sides[draft.direction], list, pass, changed, draft.start);
      if (last !== undefined) draft.makespan = last.makespan;
      return last !== undefined;
    },
    note(count, list = NOTHING, draft) {
      const { direction, start } = draft;
      if (sides[direction].breakpoints === undefined) return;
      const pass = passBefore(count, direction);
      const changed = last?.changed ?? (pass && differing(start, pass.start));
      const same = pass !== undefined && changed?.length === 0;
      taken.passes[count] = { direction, list: pass !== undefined && sameValues(list, pass.list) ? pass.list : list.slice(), start: same ? pass.start : start.slice(), place: last?.place, from };
      origins.set(draft, { pass: count, changed });
      last = from = undefined;
    },
    listAgain(count, draft, direction) {
      const origin = origins.get(draft);
      from = origin?.pass;
      const pass = passBefore(count, direction);
      const [changed, source] = [changes?.[direction], before?.passes[origin?.pass ?? -1]];
      if (origin?.changed === undefined || pass?.from !== origin.pass || changed?.sameOrder !== true || source?.direction !== (taken.passes[origin.pass] as Pass).direction) return undefined;
      return sortedAgain(changed.now, placed(pass), draft, direction, new Set([...origin.changed, ...changed.other]));
    },
    copied(draft, of) {
      const origin = origins.get(of);
      if (origin !== undefined) origins.set(draft, origin);
    },
  };
}

function differing(a: Int32Array, b: Int32Array): readonly number[] {
  const found: number[] = [];
  for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) found.push(j);
  return found;
}

/** More tasks than one in so many that stand elsewhere in a list, and the pass is made from nothing. */
const MOST_MOVED = 8;

/** Writes the place of each task in a list. */
export function placesIn(list: Int32Array, place: Int32Array): Int32Array {
  for (let k = 0; k < list.length; k++) place[list[k] as number] = k;
  return place;
}

function placed(pass: Pass): PlacedList {
  return { list: pass.list, place: (pass.place ??= placesIn(pass.list, new Int32Array(pass.list.length))) };
}

/** The stretch in which two lists differ. */
function stretchOf(now: Int32Array, then: Int32Array): readonly [from: number, until: number] {
  let from = 0;
  let until = now.length;
  while (from < until && now[from] === then[from]) from++;
  while (until > from && now[until - 1] === then[until - 1]) until--;
  return [from, until];
}

/** The places in a list, from those in another one. */
function placesFrom(list: Int32Array, then: Int32Array, was: Int32Array): Int32Array {
  const [from, until] = stretchOf(list, then);
  if (from === until) return was;
  const place = was.slice();
  for (let k = from; k < until; k++) place[list[k] as number] = k;
  return place;
}

/** Tasks without which two lists are in the same order; undefined when there are too many. Where the lists part, the task that has come further has been moved. */
export function movedIn(now: Int32Array, then: Int32Array, place: Int32Array, was: Int32Array): readonly number[] | undefined {
  const [from, until] = now === then ? [0, 0] : stretchOf(now, then);
  const moved = new Set<number>();
  for (let i = from, k = from; i < until && k < until;) {
    const a = now[i] as number;
    const b = then[k] as number;
    if (a === b) {
      i++;
      k++;
    } else if (moved.has(a)) i++;
    else if (moved.has(b)) k++;
    else {
      moved.add((was[a] as number) - k > (place[b] as number) - i ? a : b);
      if (moved.size > now.length / MOST_MOVED) return undefined;
    }
  }
  return [...moved];
}

/** A pass made again: its makespan, the places in its list, and the tasks that start otherwise than before. */
export interface Replayed {
  readonly makespan: number;
  readonly place: Int32Array;
  readonly changed: readonly number[];
}

/**
 * The serial pass that `serialSchedule` makes, from one before: only tasks are placed anew of which something is other, that stand elsewhere in the list, that share a
 * resource with such a task and come after it, or that wait for one that has moved. Writes the starts; undefined where that is no less work.
 */
export function serialAgain(side: Side, list: Int32Array, pass: Pass, changes: Changes, start: Int32Array): Replayed | undefined {
  const { instance, breakpoints } = side;
  if (breakpoints === undefined) return undefined;
  const { size, duration, outStart, outTo } = instance;
  const was = placed(pass).place;
  const place = placesFrom(list, pass.list, was);
  const moved = movedIn(list, pass.list, place, was);
  if (moved === undefined) return undefined;
  start.set(pass.start);
  const again: Again = { instance, profiles: breakpoints, changes, place, live: new Uint8Array(instance.capacity.length), start, then: pass.start, anew: new Uint8Array(size), open: new Int32Array((size + 31) >> 5) };
  begin(again, moved);
  const changed: number[] = [];
  for (let w = 0; w < again.open.length; w++) {
    // What is opened meanwhile comes after.
    for (let bits = again.open[w] as number; bits !== 0; bits = again.open[w] as number) {
      const bit = bits & -bits;
      again.open[w] = bits ^ bit;
      const j = list[32 * w + 31 - Math.clz32(bit)] as number;
      const at = placeAgain(again, j);
      if (at === pass.start[j]) continue;
      start[j] = at;
      changed.push(j);
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) openAt(again, place[outTo[e] as number] as number);
    }
  }
  let makespan = 0;
  for (let j = 0; j < size; j++) {
    const end = (start[j] as number) + (duration[j] as number);
    if (end > makespan) makespan = end;
  }
  return { makespan, place, changed };
}

/** A resource on which all that comes is placed anew, and what is before is to be looked at or is booked. */
const TOUCHED = 1;
const LIVE = 2;

interface Again {
  readonly instance: Instance;
  readonly profiles: BreakpointProfiles;
  readonly changes: Changes;
  /** The place of each task in the list. */
  readonly place: Int32Array;
  readonly live: Uint8Array;
  readonly start: Int32Array;
  readonly then: Int32Array;
  /** 1 for tasks that are placed anew whatever they wait for. */
  readonly anew: Uint8Array;
  /** Bits of places that are to be looked at. */
  readonly open: Int32Array;
}

function openAt({ open }: Again, at: number): void {
  open[at >> 5] = (open[at >> 5] as number) | (1 << (at & 31));
}

/** Opens what is other, what has moved, and what shares resources with the latter. */
function begin(again: Again, moved: readonly number[]): void {
  const { instance: { demandStart, demandResource }, changes, place, anew } = again;
  for (const j of changes.waiting) openAt(again, place[j] as number);
  for (const j of changes.other) {
    anew[j] = 1;
    openAt(again, place[j] as number);
  }
  for (const r of changes.touched) touch(again, r, TOUCHED, -1);
  for (const j of moved) for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) touch(again, demandResource[d] as number, TOUCHED, -1);
}

/** Opens what needs a resource from a place on. */
function touch(again: Again, resource: number, how: number, from: number): void {
  const { changes: { first, task }, place, live } = again;
  if (live[resource] === 0) {
    for (let i = first[resource] as number; i < (first[resource + 1] as number); i++) if ((place[task[i] as number] as number) > from) openAt(again, place[task[i] as number] as number);
  }
  live[resource] = how;
}

function isLive({ instance: { demandStart, demandResource }, live }: Again, task: number): boolean {
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) if (live[demandResource[d] as number] !== 0) return true;
  return false;
}

/** Places a task, all of what is before it in the list standing; without looking at its resources where all is as it was. */
function placeAgain(again: Again, task: number): number {
  const { instance, profiles, changes, live, place, start, then, anew } = again;
  const { demandStart, demandResource } = instance;
  const bound = linkBound(instance, start, task);
  const anyway = anew[task] === 1 || isLive(again, task);
  if (!anyway && bound === linkBound(changes.then, then, task)) return then[task] as number;
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) if (live[demandResource[d] as number] !== LIVE) lookAt(again, demandResource[d] as number, task);
  const at = earliestFit(profiles, instance, task, bound);
  // Where it stands as before, others are not concerned.
  if (!anyway && at === then[task]) return at;
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) touch(again, demandResource[d] as number, LIVE, place[task] as number);
  book(profiles, instance, task, at);
  return at;
}

/** Books all that uses a resource and stands before a task. */
function lookAt({ instance, profiles, changes, place, start }: Again, resource: number, task: number): void {
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
