import type { Instance } from "./instance";

/**
 * The known priority rules: latest finish, latest start, slack (least first), most total successors, greatest rank
 * positional weight over direct and over all successors (greatest first), document order.
 */
export const PRIORITY_RULES = ["LFT", "LST", "MSLK", "MTS", "GRPW", "GRPWA", "ORDER"] as const;

/** One of the priority rules. */
export type PriorityRule = (typeof PRIORITY_RULES)[number];

/** Beyond this many tasks the sets of all successors, which grow with the square of their number, cost more than two rules are worth. */
const MOST_FOR_SETS = 2_000;

/** The rules that are worth their time for a number of tasks: for large projects those that look at direct neighbours alone. */
export function rulesFor(size: number): readonly PriorityRule[] {
  return size <= MOST_FOR_SETS ? PRIORITY_RULES : PRIORITY_RULES.filter(rule => rule !== "MTS" && rule !== "GRPWA");
}

/** Dates without resource limits. `tail[j]`: least time from the START of j to the end of the project. */
export interface Window {
  readonly early: Int32Array;
  readonly tail: Int32Array;
  readonly length: number;
}

/** Earliest starts and longest ways to the end. */
export function windowsOf(instance: Instance): Window {
  const { size, order, duration, release, inStart, inFrom, inDelay, outStart, outTo, outDelay } = instance;
  const early = new Int32Array(size);
  const tail = new Int32Array(size);
  let length = 0;
  for (let k = 0; k < size; k++) {
    const j = order[k] as number;
    let at = release[j] as number;
    for (let e = inStart[j] as number; e < (inStart[j + 1] as number); e++) at = Math.max(at, (early[inFrom[e] as number] as number) + (inDelay[e] as number));
    early[j] = at;
    length = Math.max(length, at + (duration[j] as number));
  }
  for (let k = size - 1; k >= 0; k--) {
    const j = order[k] as number;
    let rest = duration[j] as number;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) rest = Math.max(rest, (outDelay[e] as number) + (tail[outTo[e] as number] as number));
    tail[j] = rest;
  }
  return { early, tail, length };
}

/** Bits of all successors, direct or not, by task: `words` words of 32 tasks each. */
export function successorSets(instance: Instance): { readonly words: number; readonly bits: Int32Array } {
  const { size, order, outStart, outTo } = instance;
  const words = (size + 31) >> 5;
  const bits = new Int32Array(size * words);
  for (let k = size - 1; k >= 0; k--) {
    const j = order[k] as number;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
      const to = outTo[e] as number;
      for (let w = 0; w < words; w++) bits[j * words + w] = (bits[j * words + w] as number) | (bits[to * words + w] as number);
      const at = j * words + (to >> 5);
      bits[at] = (bits[at] as number) | (1 << (to & 31));
    }
  }
  return { words, bits };
}

function overSuccessors(instance: Instance, amount: (task: number) => number): Float64Array {
  const { words, bits } = successorSets(instance);
  return Float64Array.from({ length: instance.size }, (_, j) => {
    let total = 0;
    for (let w = 0; w < words; w++) {
      for (let rest = bits[j * words + w] as number; rest !== 0; rest &= rest - 1) total += amount(32 * w + 31 - Math.clz32(rest & -rest));
    }
    return total;
  });
}

/** The priority of each task by a rule: the smaller goes first; equal ones go by document order. */
export function priorities(instance: Instance, rule: PriorityRule, { early, tail, length }: Window = windowsOf(instance)): Float64Array {
  const { size, duration, outStart, outTo } = instance;
  const each = (value: (task: number) => number): Float64Array => {
    const values = new Float64Array(size);
    for (let j = 0; j < size; j++) values[j] = value(j);
    return values;
  };
  const lasts = (j: number): number => duration[j] as number;
  switch (rule) {
    case "LFT": return each(j => length - (tail[j] as number) + lasts(j));
    case "LST": return each(j => length - (tail[j] as number));
    case "MSLK": return each(j => length - (tail[j] as number) - (early[j] as number));
    case "MTS": return overSuccessors(instance, () => 1).map(count => -count);
    case "GRPW": return each(j => {
      let total = lasts(j);
      for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) total += lasts(outTo[e] as number);
      return -total;
    });
    case "GRPWA": return overSuccessors(instance, lasts).map((total, j) => -total - lasts(j));
    case "ORDER": return each(j => j);
  }
}
