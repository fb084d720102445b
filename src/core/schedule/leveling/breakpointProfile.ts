import type { Instance } from "./instance";

/**
 * Free capacity of every resource over time as breakpoints: of resource r those from `first[r]` on, `count[r]` of them;
 * `free[k]` holds from `time[k]` until `time[k + 1]`. Each has room for a beginning and an end of all that need it.
 */
export interface BreakpointProfiles {
  readonly time: Int32Array;
  readonly free: Int32Array;
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly capacity: Int32Array;
}

/** Empty profiles for all resources of an instance. */
export function createBreakpointProfiles({ capacity, demandResource }: Instance): BreakpointProfiles {
  const room = new Int32Array(capacity.length).fill(1);
  for (let d = 0, { length } = demandResource; d < length; d++) {
    const resource = demandResource[d] as number;
    room[resource] = (room[resource] as number) + 2;
  }
  const first = new Int32Array(capacity.length);
  let total = 0;
  for (let r = 0; r < capacity.length; r++) {
    first[r] = total;
    total += room[r] as number;
  }
  const profiles = { time: new Int32Array(total), free: new Int32Array(total), first, count: new Int32Array(capacity.length), capacity };
  clearBreakpoints(profiles);
  return profiles;
}

/** Makes all capacity free. */
export function clearBreakpoints(profiles: BreakpointProfiles): void {
  for (let r = 0; r < profiles.count.length; r++) clearOne(profiles, r);
}

/** Makes all capacity of one resource free. */
export function clearOne({ time, free, first, count, capacity }: BreakpointProfiles, resource: number): void {
  const at = first[resource] as number;
  count[resource] = 1;
  time[at] = 0;
  free[at] = capacity[resource] as number;
}

/** The last breakpoint of a resource at or before a time. */
function indexAt(time: Int32Array, first: number, end: number, at: number): number {
  let low = first;
  let high = end - 1;
  // Most that is asked for lies behind all that is booked so far.
  if ((time[high] as number) <= at) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((time[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first time from `at` on from which `units` are free for `duration`. */
function firstFit({ time, free, first, count }: BreakpointProfiles, resource: number, at: number, duration: number, units: number): number {
  const from = first[resource] as number;
  const end = from + (count[resource] as number);
  let start = at;
  for (let k = indexAt(time, from, end, at); k < end && (time[k] as number) < start + duration; k++) {
    if ((free[k] as number) < units) start = time[k + 1] as number;
  }
  return start;
}

/** The earliest start of a task at or after `at` where all it needs is free for its whole duration. */
export function earliestFit(profiles: BreakpointProfiles, instance: Instance, task: number, at: number): number {
  const { demandStart, demandResource, demandUnits } = instance;
  const duration = instance.duration[task] as number;
  const first = demandStart[task] as number;
  const end = demandStart[task + 1] as number;
  let start = at;
  let agreed = 0;
  for (let d = first; agreed < end - first; d = d + 1 === end ? first : d + 1) {
    const fit = firstFit(profiles, demandResource[d] as number, start, duration, demandUnits[d] as number);
    agreed = fit === start ? agreed + 1 : 1;
    start = fit;
  }
  return start;
}

/** Occupies what a task needs from `start` on for its duration. */
export function book(profiles: BreakpointProfiles, instance: Instance, task: number, start: number): void {
  const { demandStart, demandResource, demandUnits } = instance;
  const end = start + (instance.duration[task] as number);
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) bookOne(profiles, demandResource[d] as number, start, end, demandUnits[d] as number);
}

/** Occupies units of one resource from one time until another. */
export function bookOne(profiles: BreakpointProfiles, resource: number, start: number, end: number, units: number): void {
  const { free } = profiles;
  const from = split(profiles, resource, start);
  const until = split(profiles, resource, end);
  for (let k = from; k < until; k++) free[k] = (free[k] as number) - units;
}

/** Index of the breakpoint of a resource at a time, made when there is none. */
function split({ time, free, first, count }: BreakpointProfiles, resource: number, at: number): number {
  const from = first[resource] as number;
  const end = from + (count[resource] as number);
  const k = indexAt(time, from, end, at);
  if (time[k] === at) return k;
  for (let i = end; i > k + 1; i--) {
    time[i] = time[i - 1] as number;
    free[i] = free[i - 1] as number;
  }
  time[k + 1] = at;
  free[k + 1] = free[k] as number;
  count[resource] = end - from + 1;
  return k + 1;
}
