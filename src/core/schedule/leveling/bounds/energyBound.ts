import type { Instance } from "../instance";
import type { Window } from "../priorityRules";

/** Heads looked at a resource: each costs a look at all its tasks, and any choice of them gives a bound that holds. */
const MOST_HEADS = 500;

/**
 * Energy per resource with heads and tails: for a time a and a rest b, the tasks that cannot start before a and after
 * which at least b remains must all fit between; so the project takes at least a + their work / capacity + b.
 */
export function energyBound(instance: Instance, windows: Window): number {
  const { size, duration, capacity, demandStart, demandResource, demandUnits } = instance;
  const works: Work[][] = Array.from(capacity, () => []);
  for (let j = 0; j < size; j++) {
    const lasts = duration[j] as number;
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const energy = (demandUnits[d] as number) * lasts;
      works[demandResource[d] as number]?.push({ head: windows.early[j] as number, energy, rest: (windows.tail[j] as number) - lasts });
    }
  }
  return works.reduce((bound, work, r) => Math.max(bound, resourceBound(work, capacity[r] as number)), 0);
}

/** What one task does on one resource: when it can begin, units times duration, what remains after it. */
interface Work {
  readonly head: number;
  readonly energy: number;
  readonly rest: number;
}

function resourceBound(works: readonly Work[], capacity: number): number {
  const heads = spread([...new Set(works.map(({ head }) => head))].sort((x, y) => x - y), MOST_HEADS);
  const byRest = [...works].sort((x, y) => y.rest - x.rest);
  let bound = 0;
  for (const from of heads) {
    let total = 0;
    for (const { head, energy, rest } of byRest) {
      if (head < from) continue;
      total += energy;
      bound = Math.max(bound, from + Math.ceil(total / capacity) + rest);
    }
  }
  return bound;
}

/** At most so many of the values, evenly spread, the first among them. */
function spread(values: readonly number[], most: number): readonly number[] {
  const step = Math.ceil(values.length / most);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}
