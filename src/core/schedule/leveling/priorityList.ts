import type { Instance } from "./instance";
import { createSorter } from "./listOrder";

/** Whether task a goes before task b by priority, then by document order. */
function before(priority: Float64Array, a: number, b: number): boolean {
  const difference = (priority[a] as number) - (priority[b] as number);
  return difference < 0 || (difference === 0 && a < b);
}

/** Priorities from 0 up to here are sorted as whole numbers. */
const MOST_SORTED = 2 ** 30;

/** The tasks by priority, then by document order; undefined where they are not small whole numbers, or links ask for another order. */
function sortedList({ size, inStart, inFrom }: Instance, priority: Float64Array): Int32Array | undefined {
  const key = new Int32Array(size);
  const documentOrder = new Int32Array(size);
  let greatest = 0;
  for (let j = 0; j < size; j++) {
    const value = priority[j] as number;
    key[j] = value;
    documentOrder[j] = j;
    if (key[j] !== value || value < 0 || value > MOST_SORTED) return undefined;
    if (value > greatest) greatest = value;
    for (let e = inStart[j] as number; e < (inStart[j + 1] as number); e++) if (!before(priority, inFrom[e] as number, j)) return undefined;
  }
  const list = new Int32Array(size);
  createSorter(size).sort(key, greatest, documentOrder, list);
  return list;
}

/** The list that keeps the links and otherwise takes the task of the smallest priority value first. */
export function priorityList(instance: Instance, priority: Float64Array): Int32Array {
  // Where nothing comes before what it waits for by priority alone, that is the list.
  const sorted = sortedList(instance, priority);
  if (sorted !== undefined) return sorted;
  const { size, inStart, outStart, outTo } = instance;
  const list = new Int32Array(size);
  const waits = new Int32Array(size);
  const heap = new Int32Array(size);
  let length = 0;
  const push = (task: number): void => {
    let at = length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(priority, task, heap[parent] as number)) break;
      heap[at] = heap[parent] as number;
      at = parent;
    }
    heap[at] = task;
  };
  const pop = (): number => {
    const least = heap[0] as number;
    const last = heap[--length] as number;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && before(priority, heap[child + 1] as number, heap[child] as number)) child++;
      if (!before(priority, heap[child] as number, last)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
    return least;
  };
  for (let j = 0; j < size; j++) {
    waits[j] = (inStart[j + 1] as number) - (inStart[j] as number);
    if (waits[j] === 0) push(j);
  }
  for (let k = 0; k < size; k++) {
    const j = pop();
    list[k] = j;
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) {
      const to = outTo[e] as number;
      if (--(waits[to] as number) === 0) push(to);
    }
  }
  return list;
}
