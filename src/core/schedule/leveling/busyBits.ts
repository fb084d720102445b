import type { Instance } from "./instance";
import { createBusyIntervals } from "./intervals";

/**
 * When resources that do one thing at a time are busy: a bit a unit of time. Of 32 units from 32 w on, those of resource r are
 * word w * resources + r, so that what was used up to some time lies together.
 */
export interface BusyBits {
  readonly instance: Instance;
  readonly tail: Int32Array;
  readonly words: Int32Array;
  readonly resources: number;
  /** Words from here on are 0. */
  used: number;
}

/** Beyond this average duration a walk over words takes longer than one over intervals. */
const LONG_DURATION = 256;
const MOST_WORDS = 1 << 21;

/** Bits for all resources of an instance that ends by a horizon, with the least time from each start to the end; undefined where two tasks could share one, or durations are long. */
export function createBusyBits(instance: Instance, tail: Int32Array, horizon: number): BusyBits | undefined {
  const resources = instance.capacity.length;
  const length = ((horizon >> 5) + 2) * resources;
  if (horizon > LONG_DURATION * instance.size || length > MOST_WORDS || createBusyIntervals(instance) === undefined) return undefined;
  return { instance, tail, words: new Int32Array(length), resources, used: 0 };
}

/**
 * Serial schedule generation over busy bits. `latest` and `most` as for profiles by unit of time: no start is later than there, or
 * it gives up once the makespan is sure to be more.
 */
export function byBits(busy: BusyBits, list: Int32Array, start: Int32Array, latest: Int32Array | undefined, most: number): number {
  const { size, duration, release, inStart, inFrom, inDelay, demandStart, demandResource } = busy.instance;
  const { words, resources, tail } = busy;
  words.fill(0, 0, busy.used);
  let makespan = 0;
  let over = false;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    let at = release[j] as number;
    for (let e = inStart[j] as number, last = inStart[j + 1] as number; e < last; e++) {
      // The greater of the two without a branch, which nothing could foresee.
      const later = (start[inFrom[e] as number] as number) + (inDelay[e] as number) - at;
      at += later & ~(later >> 31);
    }
    const lasts = duration[j] as number;
    const first = demandStart[j] as number;
    const count = (demandStart[j + 1] as number) - first;
    if (count === 1 && lasts <= 32) {
      // All of the task is in two words: it is tried and booked in one step.
      const resource = demandResource[first] as number;
      const mask = -1 >>> (32 - lasts);
      if (latest === undefined || at < (latest[j] as number)) {
        for (;;) {
          const w = (at >> 5) * resources + resource;
          const taken = (((words[w] as number) >>> at) | ((words[w + resources] as number) << 1 << ~at)) & mask;
          if (taken === 0) break;
          at += 32 - Math.clz32(taken);
        }
      }
      const w = (at >> 5) * resources + resource;
      words[w] = (words[w] as number) | (mask << at);
      words[w + resources] = (words[w + resources] as number) | (mask >>> 1 >>> ~at);
    } else if (count > 0) {
      if (latest === undefined || at < (latest[j] as number)) at = firstFree(busy, demandResource, first, first + count, at, lasts);
      occupy(busy, demandResource, first, first + count, at, at + lasts);
    }
    start[j] = at;
    if (at + lasts > makespan) makespan = at + lasts;
    if (at + (tail[j] as number) > most) {
      over = true;
      break;
    }
  }
  busy.used = Math.min(words.length, ((makespan >> 5) + 1) * resources);
  return over ? Infinity : makespan;
}

/** The earliest time from `at` on from which all of some resources are free for so long; the last busy unit in the way moves it. */
function firstFree({ words, resources }: BusyBits, demand: Int32Array, first: number, end: number, from: number, lasts: number): number {
  let at = from;
  let known = at;
  let until = at + lasts;
  for (let w = (until - 1) >> 5; w >= known >> 5;) {
    let taken = 0;
    for (let d = first; d < end; d++) taken |= words[w * resources + (demand[d] as number)] as number;
    if (w === known >> 5) taken &= -1 << (known & 31);
    if (w === (until - 1) >> 5) taken &= -1 >>> (31 - ((until - 1) & 31));
    if (taken === 0) {
      w--;
      continue;
    }
    at = 32 * w + 32 - Math.clz32(taken);
    known = until;
    until = at + lasts;
    w = (until - 1) >> 5;
  }
  return at;
}

function occupy({ words, resources }: BusyBits, demand: Int32Array, first: number, end: number, from: number, until: number): void {
  const last = (until - 1) >> 5;
  for (let w = from >> 5, mask = -1 << (from & 31); w <= last; w++, mask = -1) {
    if (w === last) mask &= -1 >>> (31 - ((until - 1) & 31));
    for (let d = first; d < end; d++) {
      const at = w * resources + (demand[d] as number);
      words[at] = (words[at] as number) | mask;
    }
  }
}
