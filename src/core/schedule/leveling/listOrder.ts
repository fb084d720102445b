import type { Instance } from "./instance";
import type { Side } from "./side";

/** Sorts tasks by whole-number keys from 0 on; equal keys keep the order of `seed`. */
export interface Sorter {
  sort(key: Int32Array, greatest: number, seed: Int32Array, list: Int32Array): void;
}

const DIGIT = 13;
const MASK = (1 << DIGIT) - 1;

/** Radix sort, thirteen bits a pass: one pass (a counting sort) for the times of short plans. */
export function createSorter(size: number): Sorter {
  const counts = new Int32Array(MASK + 1);
  const spare = new Int32Array(size);
  const pass = (key: Int32Array, shift: number, from: Int32Array, to: Int32Array, limit: number): void => {
    for (let c = limit; c >= 0; c--) counts[c] = 0;
    for (let k = 0; k < size; k++) (counts[((key[k] as number) >> shift) & MASK] as number)++;
    for (let c = 0, before = 0; c <= limit; c++) {
      const count = counts[c] as number;
      counts[c] = before;
      before += count;
    }
    for (let k = 0; k < size; k++) {
      const j = from[k] as number;
      const digit = ((key[j] as number) >> shift) & MASK;
      const at = counts[digit] as number;
      counts[digit] = at + 1;
      to[at] = j;
    }
  };
  return {
    sort(key, greatest, seed, list) {
      if (greatest <= MASK) {
        pass(key, 0, seed, list, greatest);
        return;
      }
      let from = seed;
      for (let shift = 0; shift === 0 || greatest >> shift > 0; shift += DIGIT) {
        const to = from === list ? spare : list;
        pass(key, shift, from, to, MASK);
        from = to;
      }
      if (from !== list) list.set(from);
    },
  };
}

/** Where each task starts when a schedule is seen from its end. */
export function mirroredStarts(instance: Instance, start: Int32Array, makespan: number, mirrored: Int32Array): void {
  const { size, duration } = instance;
  for (let j = 0; j < size; j++) mirrored[j] = makespan - (start[j] as number) - (duration[j] as number);
}

/** Turns any list of all tasks into one that keeps the links: a task that comes too early pulls its predecessors before it. */
export interface Repairer {
  repair(side: Side, list: Int32Array): void;
}

/** A repairer with its own working arrays. */
export function createRepairer(size: number): Repairer {
  const placed = new Uint8Array(size);
  const result = new Int32Array(size);
  const stack = new Int32Array(size);
  let length = 0;
  const place = ({ inStart, inFrom }: Instance, task: number): void => {
    let depth = 0;
    stack[0] = task;
    while (depth >= 0) {
      const j = stack[depth] as number;
      let missing = -1;
      for (let e = inStart[j] as number, last = inStart[j + 1] as number; e < last && missing < 0; e++) {
        if (placed[inFrom[e] as number] === 0) missing = inFrom[e] as number;
      }
      if (missing >= 0) stack[++depth] = missing;
      else {
        placed[j] = 1;
        result[length++] = j;
        depth--;
      }
    }
  };
  return {
    repair(side, list) {
      placed.fill(0);
      length = 0;
      for (let k = 0; k < size; k++) if (placed[list[k] as number] === 0) place(side.instance, list[k] as number);
      list.set(result);
    },
  };
}
