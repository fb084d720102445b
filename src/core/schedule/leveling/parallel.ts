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
  const { unit, breakpoints, busy } = side;
  if (busy !== undefined) return oneByOne(side, priority, start);
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

/**
 * The same where nobody does two things at once: all that is booked has begun, so that who is busy is so until one moment. Who may
 * begin now is in order of priority, who comes later in a heap by time.
 */
function oneByOne({ instance, degree, waits, bound, open, place: heap }: Side, priority: Float64Array, start: Int32Array): number {
  const { size, capacity, duration, outStart, outTo, demandStart, demandResource } = instance;
  const until = new Int32Array(capacity.length);
  waits.set(degree);
  // Last in `open` is who comes first.
  let [length, later, now, makespan] = [0, 0, 0, 0];
  const comes = (j: number): void => {
    const at = bound[j] as number;
    let k = at > now ? later++ : length++;
    if (at <= now) {
      for (; k > 0 && comesBefore(priority, open[k - 1] as number, j); k--) open[k] = open[k - 1] as number;
      open[k] = j;
      return;
    }
    for (let parent = (k - 1) >> 1; k > 0 && (bound[heap[parent] as number] as number) > at; k = parent, parent = (k - 1) >> 1) heap[k] = heap[parent] as number;
    heap[k] = j;
  };
  for (let j = 0; j < size; j++) {
    if (degree[j] !== 0) continue;
    bound[j] = linkBound(instance, start, j);
    comes(j);
  }
  for (;;) {
    while (length > 0) {
      const j = open[--length] as number;
      let at = now;
      for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) at = Math.max(at, until[demandResource[d] as number] as number);
      if (at > now) {
        bound[j] = at;
        comes(j);
        continue;
      }
      start[j] = now;
      const end = now + (duration[j] as number);
      if (end > makespan) makespan = end;
      for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) until[demandResource[d] as number] = end;
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
        const to = outTo[e] as number;
        const left = (waits[to] as number) - 1;
        waits[to] = left;
        if (left > 0) continue;
        bound[to] = linkBound(instance, start, to);
        comes(to);
      }
    }
    if (later === 0) return makespan;
    now = bound[heap[0] as number] as number;
    while (later > 0 && (bound[heap[0] as number] as number) <= now) {
      const first = heap[0] as number;
      later = withoutFirst(heap, later, bound);
      comes(first);
    }
  }
}

/** Takes the first out of a heap by time, and gives the number of those that are left. */
function withoutFirst(heap: Int32Array, count: number, bound: Int32Array): number {
  const left = count - 1;
  const last = heap[left] as number;
  let at = 0;
  for (let child = 1; child < left; child = 2 * at + 1) {
    if (child + 1 < left && (bound[heap[child + 1] as number] as number) < (bound[heap[child] as number] as number)) child++;
    if ((bound[heap[child] as number] as number) >= (bound[last] as number)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = last;
  return left;
}
