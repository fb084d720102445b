import type { Direction, Draft } from "./draft";
import type { Instance } from "./instance";
import type { Random } from "./random";

/** A parent: its schedule, and the list that makes it again in the direction of the child. */
export interface Parent {
  readonly draft: Draft;
  readonly list: Int32Array;
}

/** Makes lists from lists; its own working arrays, so that nothing is allocated per child. */
export interface Crossover {
  /** Takes a stretch of the mother's list where her resources are busy, and around it the order of the father's. */
  cross(mother: Parent, father: Int32Array, direction: Direction, child: Int32Array): void;
  /** Moves a share of the tasks forward in the list by up to `reach` places, as far as no link forbids it. */
  mutate(instance: Instance, list: Int32Array, share: number, reach: number): void;
}

/** Stretches of the mother that are looked at for a child; the busiest is taken. */
const TRIES = 6;
/** How long a stretch is at least and at most, as a share of the list. */
const SHORTEST = 0.2;
const LONGEST = 0.7;

/**
 * Crossover for lists: children of lists that keep the links keep them too. What a schedule does well is to fill its
 * resources, so a stretch in which they are full is what a child should have of it (peak crossover: Valls, Ballestin and
 * Quintanilla 2008). The rest comes from the father, either as his list runs, or so that what the mother has before and
 * behind the stretch stays there.
 */
export function createCrossover(instance: Instance, random: Random): Crossover {
  const { size, duration } = instance;
  const work = workOf(instance);
  const place = new Int32Array(size);
  const blocked = new Int32Array(size);
  /** Work of the tasks before each place of the mother's list. */
  const sums = new Float64Array(size + 1);
  let moves = 0;
  const startOf = ({ draft, list }: Parent, k: number, direction: Direction): number => {
    if (k >= size) return draft.makespan;
    const j = list[k] as number;
    const at = draft.start[j] as number;
    return draft.direction === direction ? at : draft.makespan - at - (duration[j] as number);
  };
  let [from, until] = [0, 0];
  const choose = (mother: Parent, direction: Direction): void => {
    let sum = 0;
    for (let k = 0; k < size; k++) sums[k + 1] = sum += work[mother.list[k] as number] as number;
    let busiest = -1;
    for (let t = 0; t < TRIES; t++) {
      const length = Math.max(1, Math.floor(size * (SHORTEST + (LONGEST - SHORTEST) * random.fraction())));
      const first = random.below(size - length + 1);
      const busy = ((sums[first + length] as number) - (sums[first] as number)) / (startOf(mother, first + length, direction) - startOf(mother, first, direction) + 1);
      if (busy <= busiest) continue;
      busiest = busy;
      [from, until] = [first, first + length];
    }
  };
  return {
    cross(mother, father, direction, child) {
      choose(mother, direction);
      if (random.below(2) === 0) inPlace(mother.list, father, from, until, place, child);
      else inTurn(mother.list, father, from, until, place, child);
    },
    mutate({ inStart, inFrom }, list, share, reach) {
      // Whole steps between moves instead of a throw for every place: as many on average.
      const stride = Math.ceil(2 / share);
      for (let k = random.below(stride); k < size; k += 1 + random.below(stride)) {
        const j = list[k] as number;
        moves++;
        for (let e = inStart[j] as number, end = inStart[j + 1] as number; e < end; e++) blocked[inFrom[e] as number] = moves;
        let at = k;
        for (const first = Math.max(0, k - 1 - random.below(reach)); at > first && blocked[list[at - 1] as number] !== moves; at--) list[at] = list[at - 1] as number;
        list[at] = j;
      }
    },
  };
}

/** Length times the mean share of all capacities that each task takes. */
function workOf({ size, duration, demandStart, demandResource, demandUnits, capacity }: Instance): Float64Array {
  return Float64Array.from({ length: size }, (_, j) => {
    let share = 0;
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      share += (demandUnits[d] as number) / (capacity[demandResource[d] as number] as number);
    }
    return (share * (duration[j] as number)) / Math.max(1, capacity.length);
  });
}

/** The stretch as the mother has it; what she has before and behind it, in the father's order. */
function inPlace(mother: Int32Array, father: Int32Array, from: number, until: number, place: Int32Array, child: Int32Array): void {
  const size = mother.length;
  for (let k = 0; k < size; k++) place[mother[k] as number] = k;
  let [before, behind] = [0, until];
  for (let k = 0; k < size; k++) {
    const j = father[k] as number;
    const at = place[j] as number;
    if (at < from) child[before++] = j;
    else if (at >= until) child[behind++] = j;
    else child[at] = mother[at] as number;
  }
}

/** The father's first tasks, then the mother's next up to the end of the stretch, then the father's rest. */
function inTurn(mother: Int32Array, father: Int32Array, from: number, until: number, taken: Int32Array, child: Int32Array): void {
  taken.fill(0);
  for (let k = 0; k < from; k++) {
    const j = father[k] as number;
    child[k] = j;
    taken[j] = 1;
  }
  let length = from;
  for (let k = 0; length < until; k++) {
    const j = mother[k] as number;
    child[length] = j;
    length += 1 - (taken[j] as number);
    taken[j] = 1;
  }
  for (let k = from; length < father.length; k++) {
    const j = father[k] as number;
    child[length] = j;
    length += 1 - (taken[j] as number);
  }
}
