import { book, clearBreakpoints, earliestFit, type BreakpointProfiles } from "./breakpointProfile";
import { linkBound } from "./linkBound";
import { parallelByUnits } from "./parallelUnits";
import type { Side } from "./side";

/**
 * Parallel schedule generation: at each moment where something ends or may begin, the tasks that may begin start in the
 * order of their priority (smaller first, then document order), as far as capacity is free. Writes the starts and
 * returns the makespan.
 */
export function parallelSchedule(side: Side, priority: Float64Array, start: Int32Array): number {
  const { unit, breakpoints } = side;
  if (unit === undefined) return byBreakpoints(side, breakpoints as BreakpointProfiles, priority, start);
  return parallelByUnits(side, unit, side.instance.order.slice().sort((a, b) => (priority[a] as number) - (priority[b] as number) || a - b), start);
}

function byBreakpoints({ instance, degree, waits, bound, open }: Side, profiles: BreakpointProfiles, priority: Float64Array, start: Int32Array): number {
  const { size, duration, outStart, outTo } = instance;
  clearBreakpoints(profiles);
  waits.set(degree);
  let length = 0;
  const ready = (j: number): void => {
    bound[j] = linkBound(instance, start, j);
    let at = length++;
    for (; at > 0 && comesBefore(priority, j, open[at - 1] as number); at--) open[at] = open[at - 1] as number;
    open[at] = j;
  };
  for (let j = 0; j < size; j++) if (degree[j] === 0) ready(j);
  let makespan = 0;
  for (let now = 0; length > 0;) {
    let next = Infinity;
    for (let k = 0; k < length;) {
      const j = open[k] as number;
      const at = (bound[j] as number) > now ? (bound[j] as number) : earliestFit(profiles, instance, j, now);
      if (at > now) {
        // It cannot begin before: what is booked only grows.
        bound[j] = at;
        if (at < next) next = at;
        k++;
        continue;
      }
      length--;
      for (let i = k; i < length; i++) open[i] = open[i + 1] as number;
      start[j] = now;
      book(profiles, instance, j, now);
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
    now = next;
  }
  return makespan;
}

function comesBefore(priority: Float64Array, a: number, b: number): boolean {
  const difference = (priority[a] as number) - (priority[b] as number);
  return difference < 0 || (difference === 0 && a < b);
}
