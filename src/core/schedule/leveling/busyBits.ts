import type { Instance } from "./instance";
import { createBusyIntervals } from "./intervals";

/**
 * When resources that do one thing at a time are busy: a bit a unit of time. Of 32 units from 32 w on, those of resource r are
 * word w * resources + r, so that what was used up to some time lies together.
 */
export interface BusyBits {
  readonly instance: Instance;
  /**
   * Eight numbers a task, next to each other: its release, the first of its links in and the one behind the last, how long it lasts, its one
   * resource or -1 less the number of its demands, the least time from its start to the end, its first demand.
   */
  readonly rows: Int32Array;
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
  return { instance, rows: rowsOf(instance, tail), words: new Int32Array(length), resources, used: 0 };
}

/** Rows for all tasks of an instance; two words hold what takes up to 32 units of time on one resource. */
function rowsOf({ size, duration, release, inStart, demandStart, demandResource }: Instance, tail: Int32Array): Int32Array {
  const rows = new Int32Array(8 * size);
  for (let j = 0; j < size; j++) {
    const [first, lasts] = [demandStart[j] as number, duration[j] as number];
    const count = (demandStart[j + 1] as number) - first;
    rows.set([release[j], inStart[j], inStart[j + 1], lasts, count === 1 && lasts <= 32 ? demandResource[first] : -1 - count, tail[j], first] as number[], 8 * j);
  }
  return rows;
}

/**
 * Serial schedule generation over busy bits. `latest` and `most` as for profiles by unit of time: no start is later than there, or
 * it gives up once the makespan is sure to be more.
 */
export function byBits(busy: BusyBits, list: Int32Array, start: Int32Array, latest: Int32Array | undefined, most: number): number {
  const { size, inFrom, inDelay, demandResource } = busy.instance;
  const { words, resources, rows } = busy;
  words.fill(0, 0, busy.used);
  let makespan = 0;
  let over = false;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    const row = j << 3;
    let at = rows[row] as number;
    for (let e = rows[row + 1] as number, last = rows[row + 2] as number; e < last; e++) {
      // The greater of the two without a branch, which nothing could foresee.
      const later = (start[inFrom[e] as number] as number) + (inDelay[e] as number) - at;
      at += later & ~(later >> 31);
    }
    const lasts = rows[row + 3] as number;
    const resource = rows[row + 4] as number;
    if (resource >= 0) {
      // All of the task is in two words: it is tried and booked in one step.
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
    } else if (resource < -1) {
      const first = rows[row + 6] as number;
      const end = first - 1 - resource;
      if (latest === undefined || at < (latest[j] as number)) at = firstFree(busy, demandResource, first, end, at, lasts);
      occupy(busy, demandResource, first, end, at, at + lasts);
    }
    start[j] = at;
    if (at + lasts > makespan) makespan = at + lasts;
    if (at + (rows[row + 5] as number) > most) {
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
