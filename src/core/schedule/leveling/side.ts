import { createBreakpointProfiles, type BreakpointProfiles } from "./breakpointProfile";
import type { Instance } from "./instance";
import { pack } from "./packing";

/** One direction of scheduling: an instance (or its mirror) with the working arrays that generating a schedule needs. */
export interface Side {
  readonly instance: Instance;
  /** Place of each task in the instance's order. */
  readonly rank: Int32Array;
  readonly unit: UnitProfile | undefined;
  readonly breakpoints: BreakpointProfiles | undefined;
  /** For parallel generation: predecessors that each task waits for, where its links let it begin, and who may begin. */
  readonly waits: Int32Array;
  readonly bound: Int32Array;
  readonly open: Int32Array;
}

/** Free capacity by unit of time, packed: `words` words a unit. */
export interface UnitProfile {
  readonly words: number;
  readonly full: Int32Array;
  readonly guard: Int32Array;
  readonly need: Int32Array;
  readonly free: Int32Array;
  /** Up to here `free` may differ from full. */
  used: number;
}

/** Beyond this average duration a walk over breakpoints is cheaper than one over units of time. */
const LONG_DURATION = 96;
const LONG_HORIZON = 1 << 16;

/** A time by which every serial schedule has ended. */
export function horizonOf(instance: Instance): number {
  const { size, duration, release, outStart, outDelay } = instance;
  let total = 0;
  let latestRelease = 0;
  for (let j = 0; j < size; j++) {
    let longest = duration[j] as number;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) longest = Math.max(longest, outDelay[e] as number);
    total += longest;
    latestRelease = Math.max(latestRelease, release[j] as number);
  }
  return total + latestRelease;
}

/** Prepares a direction. Short plans get a profile by unit of time, long ones lists of breakpoints. */
export function createSide(instance: Instance, profile: "unit" | "breakpoints" | "fitting" = "fitting"): Side {
  const { size, order } = instance;
  const rank = new Int32Array(size);
  for (let k = 0; k < size; k++) rank[order[k] as number] = k;
  const horizon = horizonOf(instance);
  const long = horizon > LONG_HORIZON || horizon > LONG_DURATION * size || instance.capacity.length > 32;
  const packing = profile === "breakpoints" || (profile === "fitting" && long) ? undefined : pack(instance);
  const common = { instance, rank, waits: new Int32Array(size), bound: new Int32Array(size), open: new Int32Array(size) };
  if (packing === undefined) return { ...common, unit: undefined, breakpoints: createBreakpointProfiles(instance) };
  const free = new Int32Array((horizon + 1) * packing.words);
  return { ...common, unit: { ...packing, free, used: horizon + 1 }, breakpoints: undefined };
}
