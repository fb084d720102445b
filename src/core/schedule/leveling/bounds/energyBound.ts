import type { Instance } from "../instance";
import type { Window } from "../priorityRules";

/**
 * Energy per resource with heads and tails: for a time a and a rest b, the tasks that cannot start before a and after
 * which at least b remains must all fit between; so the project takes at least a + their work / capacity + b.
 */
export function energyBound(instance: Instance, windows: Window): number {
  let bound = 0;
  for (let r = 0; r < instance.capacity.length; r++) bound = Math.max(bound, resourceBound(instance, windows, r));
  return bound;
}

function resourceBound(instance: Instance, { early, tail }: Window, resource: number): number {
  const { duration } = instance;
  const energy = energyOf(instance, resource);
  const tasks = [...energy.keys()].filter(j => (energy[j] as number) > 0);
  const rest = (j: number): number => (tail[j] as number) - (duration[j] as number);
  const heads = [...new Set(tasks.map(j => early[j] as number))].sort((x, y) => x - y);
  const byRest = tasks.sort((x, y) => rest(y) - rest(x));
  const capacity = instance.capacity[resource] as number;
  let bound = 0;
  for (const head of heads) {
    let total = 0;
    for (const j of byRest) {
      if ((early[j] as number) < head) continue;
      total += energy[j] as number;
      bound = Math.max(bound, head + Math.ceil(total / capacity) + rest(j));
    }
  }
  return bound;
}

/** Work of each task on a resource: units times duration. */
export function energyOf(instance: Instance, resource: number): Float64Array {
  const { size, duration, demandStart, demandResource, demandUnits } = instance;
  const energy = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      if (demandResource[d] === resource) energy[j] = (energy[j] as number) + (demandUnits[d] as number) * (duration[j] as number);
    }
  }
  return energy;
}
