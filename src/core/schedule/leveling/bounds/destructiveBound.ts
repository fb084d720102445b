import { NEVER_CANCELLED, type Cancellation } from "../../../model/cancellation";
import type { Instance } from "../instance";
import { windowsOf } from "../priorityRules";
import { exclusionsOf, type Exclusions } from "./exclusions";
import { relaxationsOf, type Relaxation } from "./relaxations";
import { alongLinks, aroundCompulsoryParts, energyFits, initialWindows, orderPairs, type TimeWindows } from "./timeWindows";

/** Beyond this many tasks the tables of pairs would cost more than the bound is worth. */
const MOST_TASKS = 250;
/** Beyond this length profiles by unit of time would. */
const LONGEST = 16_000;
const MOST_ROUNDS = 20;

interface Refuter {
  /** Whether no schedule of this length can exist; false: not known. */
  refutes(length: number, cancellation: Cancellation): boolean;
}

function createRefuter(instance: Instance): Refuter {
  const windows = windowsOf(instance);
  const exclusions = exclusionsOf(instance);
  const relaxations = relaxationsOf(instance, exclusions);
  return {
    refutes(length, cancellation) {
      const narrowed = initialWindows(instance, windows, length);
      return !narrow(instance, exclusions, relaxations, narrowed, length)
        || relaxations.some(relaxation => !cancellation.cancelled && !energyFits(instance, relaxation, narrowed, length));
    },
  };
}

/** Narrows windows until nothing changes; false when they contradict each other. */
function narrow(instance: Instance, exclusions: Exclusions, relaxations: readonly Relaxation[], windows: TimeWindows, length: number): boolean {
  for (let round = 0, before = -1; round < MOST_ROUNDS; round++) {
    if (!alongLinks(instance, windows) || !orderPairs(instance, exclusions, windows)) return false;
    for (const relaxation of relaxations) if (!aroundCompulsoryParts(instance, relaxation, windows, length)) return false;
    const width = windows.late.reduce((sum, at, j) => sum + at - (windows.early[j] as number), 0);
    if (width === before) break;
    before = width;
  }
  return true;
}

/**
 * Destructive improvement (Klein and Scholl 1999): lengths that propagation refutes are no schedule's. Searches from a
 * known bound up to below a known makespan, and returns a bound that is never above the least makespan.
 */
export function destructiveBound(instance: Instance, known: number, makespan: number, cancellation: Cancellation = NEVER_CANCELLED): number {
  if (known >= makespan || instance.size > MOST_TASKS || makespan > LONGEST) return known;
  const refuter = createRefuter(instance);
  return firstPossible(length => refuter.refutes(length, cancellation), known, makespan, cancellation);
}

/** The least length from a known bound up to a known length that is not refuted, by halves. */
export function firstPossible(refutes: (length: number) => boolean, known: number, upper: number, cancellation: Cancellation): number {
  let bound = known;
  let limit = upper;
  while (bound < limit && !cancellation.cancelled) {
    const length = Math.floor((bound + limit - 1) / 2);
    if (refutes(length)) bound = length + 1;
    else limit = length;
  }
  return bound;
}
