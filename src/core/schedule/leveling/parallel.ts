import { book, clearBreakpoints, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import { clearUnits, fitsUnit, linkBound } from "./serial";
import type { Side, UnitProfile } from "./side";

/**
 * Parallel schedule generation: at each moment where something ends or may begin, the tasks that may begin start in the
 * order of their priority (smaller first, then document order), as far as capacity is free. Writes the starts and
 * returns the makespan.
 */
export function parallelSchedule(side: Side, priority: Float64Array, start: Int32Array): number {
  const { instance, waits, bound, open } = side;
  const { size, duration, inStart, outStart, outTo } = instance;
  clearSide(side);
  let length = 0;
  const ready = (j: number): void => {
    bound[j] = linkBound(instance, start, j);
    let at = length++;
    for (; at > 0 && comesBefore(priority, j, open[at - 1] as number); at--) open[at] = open[at - 1] as number;
    open[at] = j;
  };
  for (let j = 0; j < size; j++) {
    waits[j] = (inStart[j + 1] as number) - (inStart[j] as number);
    if (waits[j] === 0) ready(j);
  }
  let makespan = 0;
  for (let now = 0; length > 0;) {
    let next = Infinity;
    for (let k = 0; k < length;) {
      const j = open[k] as number;
      const at = (bound[j] as number) > now ? (bound[j] as number) : fitFrom(side, j, now);
      if (at > now) {
        if (at < next) next = at;
        k++;
        continue;
      }
      length--;
      for (let i = k; i < length; i++) open[i] = open[i + 1] as number;
      start[j] = now;
      occupy(side, j, now);
      makespan = Math.max(makespan, now + (duration[j] as number));
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
        const to = outTo[e] as number;
        const left = (waits[to] as number) - 1;
        waits[to] = left;
        if (left > 0) continue;
        ready(to);
        // A task that may begin at this very moment is looked at again, from the first on.
        if ((bound[to] as number) <= now) k = 0;
        else next = Math.min(next, bound[to] as number);
      }
    }
    now = side.unit === undefined ? next : Math.min(next, nextEnd(side.unit, now, makespan));
  }
  if (side.unit !== undefined) side.unit.used = makespan;
  return makespan;
}

function comesBefore(priority: Float64Array, a: number, b: number): boolean {
  const difference = (priority[a] as number) - (priority[b] as number);
  return difference < 0 || (difference === 0 && a < b);
}

function clearSide({ unit, breakpoints }: Side): void {
  if (unit !== undefined) clearUnits(unit);
  else clearBreakpoints(breakpoints as BreakpointProfiles);
}

/** The earliest time from `at` on where a task fits; by unit of time only whether that is `at`: never otherwise. */
function fitFrom({ instance, unit, breakpoints }: Side, task: number, at: number): number {
  if (unit === undefined) return earliestFit(breakpoints as BreakpointProfiles, instance, task, at);
  return instance.duration[task] === 0 || fitsUnit(unit, task, at) ? at : Infinity;
}

/** The next time when something ends. All that is booked has begun by now, so that what is free once stays free. */
function nextEnd({ words, free }: UnitProfile, now: number, makespan: number): number {
  for (let x = now * words; x < makespan * words; x++) if (free[x + words] !== free[x]) return Math.floor(x / words) + 1;
  return Infinity;
}

function occupy({ instance, unit, breakpoints }: Side, task: number, at: number): void {
  if (unit === undefined) {
    book(breakpoints as BreakpointProfiles, instance, task, at);
    return;
  }
  bookUnits(unit, task, at, at + (instance.duration[task] as number));
}

function bookUnits({ words, need, free }: UnitProfile, task: number, from: number, until: number): void {
  for (let w = 0; w < words; w++) {
    const want = need[task * words + w] as number;
    for (let x = from * words + w; x < until * words; x += words) free[x] = (free[x] as number) - want;
  }
}
