import type { Instance } from "./instance";
import { linkBound } from "./linkBound";

/**
 * When resources that do one thing at a time are busy: of resource r the intervals from `first[r]` on, `count[r]` of them, apart
 * from each other and in order. Each has room for all that need it.
 */
export interface BusyIntervals {
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly first: Int32Array;
  readonly count: Int32Array;
}

/** Intervals for all resources of an instance; undefined where two tasks could share one, or a task names one twice. */
export function createBusyIntervals({ size, capacity, demandStart, demandResource, demandUnits }: Instance): BusyIntervals | undefined {
  const first = new Int32Array(capacity.length + 1);
  for (let j = 0; j < size; j++) {
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const resource = demandResource[d] as number;
      if (2 * (demandUnits[d] as number) <= (capacity[resource] as number)) return undefined;
      for (let other = demandStart[j] as number; other < d; other++) if (demandResource[other] === resource) return undefined;
      first[resource + 1] = (first[resource + 1] as number) + 1;
    }
  }
  for (let r = 0; r < capacity.length; r++) first[r + 1] = (first[r + 1] as number) + (first[r] as number);
  return { from: new Int32Array(demandResource.length), until: new Int32Array(demandResource.length), first, count: new Int32Array(capacity.length) };
}

/** Serial schedule generation over busy intervals; the same as over breakpoints, with one search and one move of what stands behind a task. */
export function byIntervals(instance: Instance, busy: BusyIntervals, list: Int32Array, start: Int32Array): number {
  const { size, duration, demandStart, demandResource } = instance;
  busy.count.fill(0);
  let makespan = 0;
  for (let k = 0; k < size; k++) {
    const j = list[k] as number;
    const length = duration[j] as number;
    const firstDemand = demandStart[j] as number;
    const end = demandStart[j + 1] as number;
    let at = linkBound(instance, start, j);
    if (end - firstDemand === 1) at = placeAt(busy, demandResource[firstDemand] as number, at, length);
    else if (end > firstDemand) {
      at = fitAll(instance, busy, j, at);
      for (let d = firstDemand; d < end; d++) placeAt(busy, demandResource[d] as number, at, length);
    }
    start[j] = at;
    if (at + length > makespan) makespan = at + length;
  }
  return makespan;
}

/** The first interval of a resource that ends after a time. */
function firstAfter(until: Int32Array, first: number, end: number, at: number): number {
  // Most that is asked for lies behind all that is booked so far.
  if (first === end || (until[end - 1] as number) <= at) return end;
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((until[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The earliest time from `at` on at which all that a task needs is free for its whole duration. */
function fitAll({ duration, demandStart, demandResource }: Instance, { from, until, first, count }: BusyIntervals, task: number, at: number): number {
  const length = duration[task] as number;
  const firstDemand = demandStart[task] as number;
  const end = demandStart[task + 1] as number;
  let start = at;
  let agreed = 0;
  for (let d = firstDemand; agreed < end - firstDemand; d = d + 1 === end ? firstDemand : d + 1) {
    const resource = demandResource[d] as number;
    const last = (first[resource] as number) + (count[resource] as number);
    const before = start;
    for (let i = firstAfter(until, first[resource] as number, last, start); i < last && (from[i] as number) < start + length; i++) start = until[i] as number;
    agreed = start === before ? agreed + 1 : 1;
  }
  return start;
}

/** Books a resource for a length of time, at the earliest time from `at` on at which it is free; gives that time. */
function placeAt({ from, until, first, count }: BusyIntervals, resource: number, at: number, length: number): number {
  const begin = first[resource] as number;
  const last = begin + (count[resource] as number);
  let i = firstAfter(until, begin, last, at);
  let start = at;
  for (; i < last && (from[i] as number) < start + length; i++) start = until[i] as number;
  const end = start + length;
  const joinsBefore = i > begin && until[i - 1] === start;
  const joinsAfter = i < last && from[i] === end;
  if (joinsBefore && joinsAfter) {
    until[i - 1] = until[i] as number;
    for (let k = i + 1; k < last; k++) {
      from[k - 1] = from[k] as number;
      until[k - 1] = until[k] as number;
    }
    count[resource] = last - begin - 1;
  } else if (joinsBefore) until[i - 1] = end;
  else if (joinsAfter) from[i] = start;
  else {
    for (let k = last; k > i; k--) {
      from[k] = from[k - 1] as number;
      until[k] = until[k - 1] as number;
    }
    from[i] = start;
    until[i] = end;
    count[resource] = last - begin + 1;
  }
  return start;
}
