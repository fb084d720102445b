import { book, clearBreakpoints, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import { linkBound } from "./linkBound";
import { clearUnits, fitsUnit } from "./serial";
import type { Side, UnitProfile } from "./side";

/**
 * Parallel schedule generation: at each moment where something ends or may begin, the tasks that may begin start in the
 * order of their priority (smaller first, then document order), as far as capacity is free. Writes the starts and
 * returns the makespan.
 */
export function parallelSchedule(side: Side, priority: Float64Array, start: Int32Array): number {
  const { instance } = side;
  const { size, duration, inStart, outStart, outTo } = instance;
  clearSide(side);
  const waits = new Int32Array(size);
  /** No task can begin before: by its links, then by what is booked, which only grows. */
  const wakes = new Int32Array(size);
  const open: number[] = [];
  const ready = (j: number): void => {
    wakes[j] = linkBound(instance, start, j);
    let at = open.push(j) - 1;
    for (; at > 0 && comesBefore(priority, j, open[at - 1] as number); at--) open[at] = open[at - 1] as number;
    open[at] = j;
  };
  for (let j = 0; j < size; j++) {
    waits[j] = (inStart[j + 1] as number) - (inStart[j] as number);
    if (waits[j] === 0) ready(j);
  }
  let makespan = 0;
  for (let now = 0; open.length > 0;) {
    let next = Infinity;
    for (let k = 0; k < open.length;) {
      const j = open[k] as number;
      const at = (wakes[j] as number) > now ? (wakes[j] as number) : fitFrom(side, j, now);
      if (at > now) {
        wakes[j] = at;
        if (at < next) next = at;
        k++;
        continue;
      }
      for (let i = k + 1; i < open.length; i++) open[i - 1] = open[i] as number;
      open.pop();
      start[j] = now;
      occupy(side, j, now);
      makespan = Math.max(makespan, now + (duration[j] as number));
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
        const to = outTo[e] as number;
        if (--(waits[to] as number) > 0) continue;
        ready(to);
        // A task that may begin at this very moment is looked at again, from the first on.
        if ((wakes[to] as number) <= now) k = 0;
        else next = Math.min(next, wakes[to] as number);
      }
    }
    now = next;
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

/** The earliest time from `at` on where a task fits. All that is booked has begun by then, so that what is free once stays free. */
function fitFrom({ instance, unit, breakpoints }: Side, task: number, at: number): number {
  if (unit === undefined) return earliestFit(breakpoints as BreakpointProfiles, instance, task, at);
  if (instance.duration[task] === 0) return at;
  let x = at;
  while (!fitsUnit(unit, task, x)) x++;
  return x;
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
