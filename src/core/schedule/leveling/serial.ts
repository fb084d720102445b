import { book, clearBreakpoints, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import type { Instance } from "./instance";
import { byIntervals } from "./intervals";
import { linkBound } from "./linkBound";
import type { Side, UnitProfile } from "./side";

/**
 * Serial schedule generation: each task of the list, in turn, as early as links and free capacity allow. The list must
 * keep the links. Writes the starts and returns the makespan.
 */
export function serialSchedule(side: Side, list: Int32Array, start: Int32Array): number {
  const { instance, unit, breakpoints, busy } = side;
  if (busy !== undefined) return byIntervals(instance, busy, list, start);
  if (unit === undefined) return byBreakpoints(instance, breakpoints as BreakpointProfiles, list, start);
  return unit.words === 1 ? byOneWord(instance, unit, list, start) : byWords(instance, unit, list, start);
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
function byOneWord(instance: Instance, unit: UnitProfile, list: Int32Array, start: Int32Array): number {
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
