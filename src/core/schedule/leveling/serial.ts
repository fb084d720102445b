import { book, clearBreakpoints, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import { byBits } from "./busyBits";
import type { Instance } from "./instance";
import { byIntervals } from "./intervals";
import { linkBound } from "./linkBound";
import type { Side, UnitProfile } from "./side";

/** No makespan is as long. */
const NEVER = 0x7fffffff;

/**
 * Serial schedule generation: each task of the list, in turn, as early as links and free capacity allow. The list must
 * keep the links. Writes the starts and returns the makespan. By unit of time it may give up, with Infinity, once it is sure to be
 * longer than `most`.
 */
export function serialSchedule(side: Side, list: Int32Array, start: Int32Array, most = NEVER): number {
  const { instance, unit, breakpoints, busy, bits } = side;
  if (bits !== undefined) return byBits(bits, list, start, undefined, most);
  if (busy !== undefined) return byIntervals(instance, busy, list, start);
  if (unit === undefined) return byBreakpoints(instance, breakpoints as BreakpointProfiles, list, start);
  return unit.words === 1 ? byOneWord(side, unit, list, start, most) : byWords(instance, unit, list, start);
}

/**
 * The same, with starts of a schedule that the list is in the order of: none begins later than there, where from that start on all that it
 * needs is free, so that only what lies before is tested. No release, no link that goes back in time.
 */
export function serialBefore(side: Side, list: Int32Array, start: Int32Array, latest: Int32Array): number {
  if (side.bits !== undefined) return byBits(side.bits, list, start, latest, NEVER);
  return side.unit?.words === 1 ? byOneWordBefore(side.instance, side.unit, list, start, latest) : serialSchedule(side, list, start);
}

/** Makes all capacity of a unit profile free. */
export function clearUnits(unit: UnitProfile): void {
  const { words, full, free, used } = unit;
  if (words === 1) free.fill(full[0] as number, 0, used);
  else for (let k = 0; k < used * words; k++) free[k] = full[k % words] as number;
  unit.used = 0;
}

/**
 * The window [at, until) of a task is tested from its end: where a unit lacks capacity, the window moves behind it, and
 * what was tested since stays known, so that no unit is tested twice and many are not tested at all.
 */
function byOneWord({ instance, tail }: Side, unit: UnitProfile, list: Int32Array, start: Int32Array, most: number): number {
  const { size, duration, release, inStart, inFrom, inDelay } = instance;
  const { need, free } = unit;
  const guard = unit.guard[0] as number;
  clearUnits(unit);
  let makespan = 0;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    let at = release[j] as number;
    for (let e = inStart[j] as number, last = inStart[j + 1] as number; e < last; e++) {
      const bound = (start[inFrom[e] as number] as number) + (inDelay[e] as number);
      if (bound > at) at = bound;
    }
    const d = duration[j] as number;
    const want = need[j] as number;
    let until = at + d;
    if (want !== 0) {
      let known = at;
      for (let x = until - 1; x >= known;) {
        if (((((free[x] as number) | guard) - want) & guard) === guard) x--;
        else {
          at = x + 1;
          known = until;
          until = at + d;
          x = until - 1;
        }
      }
      for (let x = at; x < until; x++) free[x] = (free[x] as number) - want;
    }
    start[j] = at;
    if (until > makespan) makespan = until;
    if (at + (tail[j] as number) > most) {
      unit.used = makespan;
      return Infinity;
    }
  }
  unit.used = makespan;
  return makespan;
}

function byOneWordBefore(instance: Instance, unit: UnitProfile, list: Int32Array, start: Int32Array, latest: Int32Array): number {
  const { size, duration, inStart, inFrom, inDelay } = instance;
  const { need, free } = unit;
  const guard = unit.guard[0] as number;
  clearUnits(unit);
  let makespan = 0;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    let at = 0;
    for (let e = inStart[j] as number, last = inStart[j + 1] as number; e < last; e++) {
      const bound = (start[inFrom[e] as number] as number) + (inDelay[e] as number);
      if (bound > at) at = bound;
    }
    const d = duration[j] as number;
    const want = need[j] as number;
    const limit = latest[j] as number;
    let until = at + d;
    if (want !== 0) {
      if (at < limit) {
        let known = at;
        for (let x = (until < limit ? until : limit) - 1; x >= known;) {
          if (((((free[x] as number) | guard) - want) & guard) === guard) x--;
          else {
            at = x + 1;
            known = until;
            until = at + d;
            x = (until < limit ? until : limit) - 1;
          }
        }
      }
      for (let x = at; x < until; x++) free[x] = (free[x] as number) - want;
    }
    start[j] = at;
    if (until > makespan) makespan = until;
  }
  unit.used = makespan;
  return makespan;
}

function byWords(instance: Instance, unit: UnitProfile, list: Int32Array, start: Int32Array): number {
  const { size, duration } = instance;
  const { words, need, free } = unit;
  clearUnits(unit);
  let makespan = 0;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    const d = duration[j] as number;
    let at = linkBound(instance, start, j);
    let known = at;
    let until = at + d;
    for (let x = until - 1; x >= known;) {
      if (fitsUnit(unit, j, x)) x--;
      else {
        at = x + 1;
        known = until;
        until = at + d;
        x = until - 1;
      }
    }
    for (let w = 0; w < words; w++) {
      const want = need[j * words + w] as number;
      if (want !== 0) for (let x = at * words + w; x < until * words; x += words) free[x] = (free[x] as number) - want;
    }
    start[j] = at;
    if (until > makespan) makespan = until;
  }
  unit.used = makespan;
  return makespan;
}

/** Whether a unit of time has all that a task needs. */
export function fitsUnit(unit: UnitProfile, task: number, at: number): boolean {
  const { words, need, guard, free } = unit;
  for (let w = 0; w < words; w++) {
    const bits = guard[w] as number;
    if (((((free[at * words + w] as number) | bits) - (need[task * words + w] as number)) & bits) !== bits) return false;
  }
  return true;
}

function byBreakpoints(instance: Instance, profiles: BreakpointProfiles, list: Int32Array, start: Int32Array): number {
  clearBreakpoints(profiles);
  let makespan = 0;
  for (let k = 0; k < instance.size; k++) {
    const j = list[k] as number;
    const at = earliestFit(profiles, instance, j, linkBound(instance, start, j));
    book(profiles, instance, j, at);
    start[j] = at;
    makespan = Math.max(makespan, at + (instance.duration[j] as number));
  }
  return makespan;
}
