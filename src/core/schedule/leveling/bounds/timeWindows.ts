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

/**
 * Energetic reasoning: in no interval may the tasks be bound to more work than its capacity, however they are shifted
 * within their windows (Erschler and Lopez 1990; Baptiste, Le Pape and Nuijten 1999). Looks at intervals from an
 * earliest start to a latest finish.
 */
export function energyFits({ duration }: Instance, { capacity, need, tasks }: Relaxation, { early, late }: TimeWindows): boolean {
  const starts = [...new Set(Array.from(tasks, j => early[j] as number))];
  const ends = [...new Set(Array.from(tasks, j => late[j] as number))];
  for (const from of starts) {
    for (const until of ends) {
      if (until <= from) continue;
      let work = 0;
      for (const j of tasks) {
        const lasts = duration[j] as number;
        const whenEarly = (early[j] as number) + lasts - from;
        const whenLate = until - (late[j] as number) + lasts;
        if (whenEarly <= 0 || whenLate <= 0) continue;
        work += Math.min(lasts, until - from, whenEarly, whenLate) * (need[j] as number);
      }
      if (work > capacity * (until - from)) return false;
    }
  }
  return true;
}
