import type { Instance } from "../instance";
import { needsOf, type Exclusions } from "./exclusions";

/** A resource that every feasible schedule respects: one of the project's, or one that follows from them. */
export interface Relaxation {
  readonly capacity: number;
  /** Units by task; 0 for most. */
  readonly need: Int32Array;
  /** The tasks that need any. */
  readonly tasks: Int32Array;
}

const CLIQUES = 12;
const THRESHOLDS = 4;

/**
 * The resources of a project; each again with what needs more than all but p raised to all and what needs less than p
 * dropped (a dual feasible function: Carlier and Néron 2007); and greatest sets found of tasks that exclude each other.
 */
export function relaxationsOf(instance: Instance, exclusions: Exclusions): Relaxation[] {
  const { size } = instance;
  const resources = instance.capacity.length;
  const table = needsOf(instance);
  const found: Relaxation[] = [];
  for (let r = 0; r < resources; r++) {
    const capacity = instance.capacity[r] as number;
    const need = Int32Array.from({ length: size }, (_, j) => table[j * resources + r] as number);
    found.push(relaxation(capacity, need));
    for (const p of thresholds(need, capacity)) {
      found.push(relaxation(capacity, need.map(units => (units > capacity - p ? capacity : units < p ? 0 : units))));
    }
  }
  for (const clique of cliquesOf(instance, exclusions)) {
    const need = new Int32Array(size);
    for (const j of clique) need[j] = 1;
    found.push(relaxation(1, need));
  }
  return found;
}

function relaxation(capacity: number, need: Int32Array): Relaxation {
  return { capacity, need, tasks: Int32Array.from([...need.keys()].filter(j => (need[j] as number) > 0)) };
}

/** Some p up to half the capacity, spread over those where something changes. */
function thresholds(need: Int32Array, capacity: number): number[] {
  const kinds = new Set<number>();
  for (const units of need) {
    if (units > capacity / 2 && units < capacity) kinds.add(capacity - units + 1);
    if (units > 0 && 2 * (units + 1) <= capacity) kinds.add(units + 1);
  }
  const useful = [...kinds].filter(p => 2 * p <= capacity).sort((a, b) => b - a);
  const step = Math.max(1, Math.ceil(useful.length / THRESHOLDS));
  return useful.filter((_, index) => index % step === 0);
}

/** Sets of tasks that all exclude each other, grown from the longest tasks, the longest first; without repeats. */
function cliquesOf(instance: Instance, { apart }: Exclusions): number[][] {
  const { size, duration } = instance;
  const byDuration = [...duration.keys()].filter(j => (duration[j] as number) > 0).sort((a, b) => (duration[b] as number) - (duration[a] as number) || a - b);
  const cliques = new Map<string, number[]>();
  for (const first of byDuration) {
    const clique = [first];
    for (const j of byDuration) if (clique.every(member => apart[member * size + j] === 1)) clique.push(j);
    if (clique.length > 2) cliques.set([...clique].sort((a, b) => a - b).join(" "), clique);
  }
  const total = (clique: readonly number[]): number => clique.reduce((sum, j) => sum + (duration[j] as number), 0);
  return [...cliques.values()].sort((a, b) => total(b) - total(a)).slice(0, CLIQUES);
}
