import { createBreakpointProfiles, type BreakpointProfiles } from "./breakpointProfile";
import type { Instance } from "./instance";
import { createBusyBits, type BusyBits } from "./busyBits";
import { createBusyIntervals, type BusyIntervals } from "./intervals";
import { pack } from "./packing";
import { windowsOf } from "./priorityRules";

/** One direction of scheduling: an instance (or its mirror) with the working arrays that generating a schedule needs. */
export interface Side {
  readonly instance: Instance;
  readonly unit: UnitProfile | undefined;
  readonly breakpoints: BreakpointProfiles | undefined;
  /** In place of breakpoints, where a list of tasks is placed and nobody does two things at once. */
  readonly busy: BusyIntervals | undefined;
  /** In place of all others where a list is placed, nobody does two things at once and durations are short. */
  readonly bits: BusyBits | undefined;
  /** For parallel generation: how many predecessors a task has, for how many it waits, where its links let it begin, and who may begin. */
  readonly degree: Int32Array;
  readonly waits: Int32Array;
  readonly bound: Int32Array;
  readonly open: Int32Array;
  /** Least time from the start of a task to the end; of profiles by unit of time. */
  readonly tail: Int32Array;
  /** The place of each task in a list, and bits by place. */
  readonly place: Int32Array;
  readonly allowed: Int32Array;
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

/**
 * Prepares a direction. Short plans get a profile by unit of time, long ones lists of breakpoints, or of intervals where nobody does two things at
 * once. Working arrays are those of `before`, a fitting one, where they serve.
 */
export function createSide(instance: Instance, profile: "unit" | "breakpoints" | "intervals" | "fitting" = "fitting", before?: Side): Side {
  const { size, inStart } = instance;
  const degree = before?.instance.inStart === inStart ? before.degree : new Int32Array(size).map((_, j) => (inStart[j + 1] as number) - (inStart[j] as number));
  if (before?.breakpoints !== undefined && isLong(instance) && sameDemands(instance, before.instance)) {
    const { unit, breakpoints, busy, waits, bound, open, place, allowed } = before;
    return new LateSide({ instance, degree, unit, breakpoints, busy, waits, bound, open, place, allowed }, true);
  }
  const horizon = horizonOf(instance);
  const long = horizon > LONG_HORIZON || horizon > LONG_DURATION * size || isLong(instance);
  const packing = profile === "breakpoints" || profile === "intervals" || (profile === "fitting" && long) ? undefined : pack(instance);
  const column = (): Int32Array => new Int32Array(size);
  const common = {
    instance, degree, waits: column(), bound: column(), open: column(), place: column(), allowed: new Int32Array((size + 31) >> 5),
  };
  const free = packing && new Int32Array((horizon + 1) * packing.words);
  return new LateSide({
    ...common, unit: packing && free && { ...packing, free, used: horizon + 1 },
    breakpoints: packing === undefined ? createBreakpointProfiles(instance) : undefined, busy: packing === undefined && profile !== "breakpoints" ? createBusyIntervals(instance) : undefined,
  }, profile === "fitting");
}

/** True where no profile by unit of time is made. */
function isLong({ capacity }: Instance): boolean {
  return capacity.length > 32;
}

function sameDemands(a: Instance, b: Instance): boolean {
  return a.size === b.size && a.capacity === b.capacity && a.demandStart === b.demandStart && a.demandResource === b.demandResource && a.demandUnits === b.demandUnits;
}

type EarlyParts = Omit<Side, "tail" | "bits">;

/** What only a schedule from nothing needs is made for the first: most edits make the schedules before again. */
class LateSide implements Side {
  readonly instance: Instance;
  readonly unit: UnitProfile | undefined;
  readonly breakpoints: BreakpointProfiles | undefined;
  readonly busy: BusyIntervals | undefined;
  readonly degree: Int32Array;
  readonly waits: Int32Array;
  readonly bound: Int32Array;
  readonly open: Int32Array;
  readonly place: Int32Array;
  readonly allowed: Int32Array;
  #tail: Int32Array | undefined;
  #bits: BusyBits | undefined;
  #bitsToCome: boolean;

  constructor({ instance, unit, breakpoints, busy, degree, waits, bound, open, place, allowed }: EarlyParts, bitsToCome: boolean) {
    [this.instance, this.unit, this.breakpoints, this.busy] = [instance, unit, breakpoints, busy];
    [this.degree, this.waits, this.bound, this.open, this.place, this.allowed] = [degree, waits, bound, open, place, allowed];
    this.#bitsToCome = bitsToCome;
  }

  get tail(): Int32Array {
    return (this.#tail ??= windowsOf(this.instance).tail);
  }

  get bits(): BusyBits | undefined {
    if (this.#bitsToCome) this.#bits = createBusyBits(this.instance, this.tail, horizonOf(this.instance));
    this.#bitsToCome = false;
    return this.#bits;
  }
}
