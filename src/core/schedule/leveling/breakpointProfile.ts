import type { Instance } from "./instance";

/** Free capacity of every resource over time as breakpoints: `free[k]` holds from `time[k]` until `time[k + 1]`. */
export interface BreakpointProfiles {
  readonly resources: ResourceProfile[];
}

interface ResourceProfile {
  time: Int32Array;
  free: Int32Array;
  count: number;
  readonly capacity: number;
}

/** Empty profiles for all resources of an instance. */
export function createBreakpointProfiles(instance: Instance): BreakpointProfiles {
  const resources = Array.from(instance.capacity, capacity => ({ time: new Int32Array(16), free: new Int32Array(16), count: 1, capacity }));
  const profiles = { resources };
  clearBreakpoints(profiles);
  return profiles;
}

/** Makes all capacity free. */
export function clearBreakpoints({ resources }: BreakpointProfiles): void {
  for (const profile of resources) {
    profile.count = 1;
    profile.time[0] = 0;
    profile.free[0] = profile.capacity;
  }
}

/** The last breakpoint at or before a time. */
function indexAt({ time, count }: ResourceProfile, at: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((time[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first time from `at` on from which `units` are free for `duration`. */
function firstFit(profile: ResourceProfile, at: number, duration: number, units: number): number {
  const { time, free, count } = profile;
  let start = at;
  for (let k = indexAt(profile, at); k < count && (time[k] as number) < start + duration; k++) {
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
    const fit = firstFit(profiles.resources[demandResource[d] as number] as ResourceProfile, start, duration, demandUnits[d] as number);
    agreed = fit === start ? agreed + 1 : 1;
    start = fit;
  }
  return start;
}

/** Occupies what a task needs from `start` on for its duration. */
export function book(profiles: BreakpointProfiles, instance: Instance, task: number, start: number): void {
  const { demandStart, demandResource, demandUnits } = instance;
  const end = start + (instance.duration[task] as number);
  for (let d = demandStart[task] as number; d < (demandStart[task + 1] as number); d++) {
    const profile = profiles.resources[demandResource[d] as number] as ResourceProfile;
    const from = split(profile, start);
    const until = split(profile, end);
    for (let k = from; k < until; k++) profile.free[k] = (profile.free[k] as number) - (demandUnits[d] as number);
  }
}

/** Index of the breakpoint at a time, made when there is none. */
function split(profile: ResourceProfile, at: number): number {
  const k = indexAt(profile, at);
  if (profile.time[k] === at) return k;
  if (profile.count === profile.time.length) grow(profile);
  profile.time.copyWithin(k + 2, k + 1, profile.count);
  profile.free.copyWithin(k + 2, k + 1, profile.count);
  profile.time[k + 1] = at;
  profile.free[k + 1] = profile.free[k] as number;
  profile.count++;
  return k + 1;
}

function grow(profile: ResourceProfile): void {
  const time = new Int32Array(profile.count * 2);
  const free = new Int32Array(profile.count * 2);
  time.set(profile.time);
  free.set(profile.free);
  profile.time = time;
  profile.free = free;
}
