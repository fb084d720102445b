/**
 * All nodes in an order in which every edge goes forward, of those that may come next always the one with the smallest
 * number; shorter than all nodes when there is a circle. `waits` says for how many each node waits and is used up; the
 * edges out of node n lead to `to[e]` for `start[n] <= e < start[n + 1]`.
 *
 * A new edge that goes forward in the order leaves it as it is, since of the orders that are left it is still the first.
 */
export function leastFirst(size: number, waits: Int32Array, start: Int32Array, to: Int32Array): Int32Array {
  const order = new Int32Array(size);
  // Nodes that were passed by before they could come: all of them stand before the one that is looked at.
  const late: number[] = [];
  let length = 0;
  for (let at = 0; at < size; at++) {
    if (waits[at] !== 0) continue;
    for (let node = at; ;) {
      order[length++] = node;
      for (let e = start[node] as number, end = start[node + 1] as number; e < end; e++) {
        const next = to[e] as number;
        const left = (waits[next] as number) - 1;
        waits[next] = left;
        if (left === 0 && next < at) pushLeast(late, next);
      }
      if (late.length === 0) break;
      node = popLeast(late);
    }
  }
  return order.subarray(0, length);
}

function pushLeast(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] as number) <= value) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = value;
}

function popLeast(heap: number[]): number {
  const least = heap[0] as number;
  const last = heap.pop() as number;
  if (heap.length === 0) return least;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
    if ((heap[child] as number) >= last) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = last;
  return least;
}
