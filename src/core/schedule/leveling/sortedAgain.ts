import type { Draft } from "./draft";
import type { Instance } from "./instance";

/** More tasks than one in so many, and a list is sorted from nothing. */
const MOST = 8;

const known = new WeakMap<Int32Array, Int32Array>();

/** The place of each task in an order. */
function ranksOf(order: Int32Array): Int32Array {
  const found = known.get(order);
  if (found !== undefined) return found;
  const rank = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) rank[order[k] as number] = k;
  known.set(order, rank);
  return rank;
}

/** A list and the place of each task in it. */
export interface PlacedList {
  readonly list: Int32Array;
  readonly place: Int32Array;
}

/** A list without some of its tasks. */
function without({ list, place }: PlacedList, other: ReadonlySet<number>): Int32Array {
  const rest = new Int32Array(list.length - other.size);
  let [from, at] = [0, 0];
  for (const gone of Int32Array.from(other, j => place[j] as number).sort()) {
    rest.set(list.subarray(from, gone), at);
    at += gone - from;
    from = gone + 1;
  }
  rest.set(list.subarray(from), at);
  return rest;
}

/**
 * The tasks in the order of the starts of a draft as seen from a direction, from a list in which all but `other` are in that order;
 * undefined where these are too many.
 */
export function sortedAgain({ order, duration, size }: Instance, then: PlacedList, draft: Draft, direction: 0 | 1, other: ReadonlySet<number>): Int32Array | undefined {
  if (other.size === 0) return then.list;
  if (other.size > size / MOST) return undefined;
  const rank = ranksOf(order);
  const { start, makespan } = draft;
  const turned = draft.direction !== direction;
  const keyOf = (j: number): number => (turned ? makespan - (start[j] as number) - (duration[j] as number) : (start[j] as number));
  const compare = (a: number, b: number): number => keyOf(a) - keyOf(b) || (rank[a] as number) - (rank[b] as number);
  const rest = without(then, other);
  const list = new Int32Array(size);
  let from = 0;
  let at = 0;
  for (const j of [...other].sort(compare)) {
    let [low, high] = [from, rest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(rest[middle] as number, j) < 0) low = middle + 1;
      else high = middle;
    }
    list.set(rest.subarray(from, low), at);
    at += low - from;
    list[at++] = j;
    from = low;
  }
  list.set(rest.subarray(from), at);
  return list;
}
