import type { Instance } from "../instance";
import type { Window } from "../priorityRules";
import type { Exclusions } from "./exclusions";
import type { Relaxation } from "./relaxations";

/** Within which each task must run: its earliest start and its latest finish. */
export interface TimeWindows {
  readonly early: Int32Array;
  readonly late: Int32Array;
}

/** The windows of tasks in a project that takes at most `length`, by links alone. */
export function initialWindows(instance: Instance, { early, tail }: Window, length: number): TimeWindows {
  return { early: early.slice(), late: tail.map((rest, j) => length - rest + (instance.duration[j] as number)) };
}

/** Narrows windows along the links; false when one becomes too short. */
export function alongLinks(instance: Instance, { early, late }: TimeWindows): boolean {
  const { size, order, duration, outStart, outTo, outDelay } = instance;
  for (let k = 0; k < size; k++) {
    const j = order[k] as number;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
      const at = (early[j] as number) + (outDelay[e] as number);
      if (at > (early[outTo[e] as number] as number)) early[outTo[e] as number] = at;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    const j = order[k] as number;
    const lasts = duration[j] as number;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
      const to = outTo[e] as number;
      const until = (late[to] as number) - (duration[to] as number) - (outDelay[e] as number) + lasts;
      if (until < (late[j] as number)) late[j] = until;
    }
    if ((early[j] as number) + lasts > (late[j] as number)) return false;
  }
  return true;
}

/** Puts pairs that exclude each other in order where their windows leave one order; false when they leave none. */
export function orderPairs({ size, duration }: Instance, { apart }: Exclusions, { early, late }: TimeWindows): boolean {
  for (let a = 0; a < size; a++) {
    const lastsA = duration[a] as number;
    if (lastsA === 0) continue;
    for (let b = a + 1; b < size; b++) {
      const lastsB = duration[b] as number;
      if (apart[a * size + b] === 0 || lastsB === 0) continue;
      const endA = (early[a] as number) + lastsA;
      const endB = (early[b] as number) + lastsB;
      const aFirst = endA + lastsB <= (late[b] as number);
      const bFirst = endB + lastsA <= (late[a] as number);
      if (!aFirst && !bFirst) return false;
      if (!bFirst) {
        early[b] = Math.max(early[b] as number, endA);
        late[a] = Math.min(late[a] as number, (late[b] as number) - lastsB);
      } else if (!aFirst) {
        early[a] = Math.max(early[a] as number, endB);
        late[b] = Math.min(late[b] as number, (late[a] as number) - lastsA);
      }
    }
  }
  return true;
}

/** Moves windows out of times that other tasks are bound to occupy; false when the bound ones alone need too much. */
export function aroundCompulsoryParts({ duration }: Instance, { capacity, need, tasks }: Relaxation, { early, late }: TimeWindows, length: number): boolean {
  const used = new Int32Array(length + 1);
  for (const j of tasks) {
    const until = (early[j] as number) + (duration[j] as number);
    for (let t = (late[j] as number) - (duration[j] as number); t < until; t++) {
      const sum = (used[t] as number) + (need[j] as number);
      if (sum > capacity) return false;
      used[t] = sum;
    }
  }
  for (const j of tasks) {
    const lasts = duration[j] as number;
    const units = need[j] as number;
    const boundFrom = (late[j] as number) - lasts;
    const boundUntil = (early[j] as number) + lasts;
    const taken = (t: number): boolean => (used[t] as number) + (t >= boundFrom && t < boundUntil ? 0 : units) > capacity;
    let start = early[j] as number;
    for (let t = start; t < start + lasts && start + lasts <= length; t++) if (taken(t)) start = t + 1;
    let end = late[j] as number;
    for (let t = end - 1; t >= end - lasts && end - lasts >= 0; t--) if (taken(t)) end = t;
    early[j] = start;
    late[j] = end;
    if (start + lasts > end) return false;
  }
  return true;
}

/** Up to so many units of time a task, a walk over all of them is cheaper than one over pairs of a start and an end. */
const SHORT = 8;

/**
 * Energetic reasoning: in no interval may the tasks be bound to more work than its capacity, however they are shifted
 * within their windows (Erschler and Lopez 1990; Baptiste, Le Pape and Nuijten 1999). Looks at intervals from an
 * earliest start: to every end where the project is short, else to a latest finish.
 */
export function energyFits(instance: Instance, relaxation: Relaxation, windows: TimeWindows, length: number): boolean {
  const starts = new Set<number>();
  for (const j of relaxation.tasks) starts.add(windows.early[j] as number);
  if (length <= SHORT * instance.size) {
    const slope = new Int32Array(length + 2);
    for (const from of starts) if (!energyFitsFrom(instance, relaxation, windows, from, slope)) return false;
    return true;
  }
  const ends = new Set(Array.from(relaxation.tasks, j => windows.late[j] as number));
  for (const from of starts) for (const until of ends) if (!energyFitsBetween(instance, relaxation, windows, from, until)) return false;
  return true;
}

/**
 * To all ends from one start. What a task is bound to do grows by its need with each unit of time from its latest start (or
 * `from`) on, until it has done what it cannot have done before `from`: so the work of all is a sum of slopes.
 */
function energyFitsFrom({ duration }: Instance, { capacity, need, tasks }: Relaxation, { early, late }: TimeWindows, from: number, slope: Int32Array): boolean {
  slope.fill(0, from);
  for (const j of tasks) {
    const lasts = duration[j] as number;
    const bound = Math.min(lasts, (early[j] as number) + lasts - from);
    if (bound <= 0) continue;
    const begins = Math.max(from, (late[j] as number) - lasts);
    const units = need[j] as number;
    slope[begins] = (slope[begins] as number) + units;
    slope[begins + bound] = (slope[begins + bound] as number) - units;
  }
  let spare = 0;
  for (let at = from, rate = 0; at < slope.length; at++) {
    rate += slope[at] as number;
    spare += capacity - rate;
    if (spare < 0) return false;
  }
  return true;
}

function energyFitsBetween({ duration }: Instance, { capacity, need, tasks }: Relaxation, { early, late }: TimeWindows, from: number, until: number): boolean {
  let spare = capacity * (until - from);
  if (spare <= 0) return true;
  for (const j of tasks) {
    const lasts = duration[j] as number;
    const whenEarly = (early[j] as number) + lasts - from;
    const whenLate = until - (late[j] as number) + lasts;
    if (whenEarly <= 0 || whenLate <= 0) continue;
    spare -= Math.min(lasts, until - from, whenEarly, whenLate) * (need[j] as number);
  }
  return spare >= 0;
}
