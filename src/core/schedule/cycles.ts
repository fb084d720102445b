import { leastFirst } from "./leastFirst";
import type { RawNetwork } from "./rawNetwork";
import type { ScheduleFault } from "./result";

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

/** Edges by the node that they leave. */
interface OutEdges {
  readonly start: Int32Array;
  readonly edge: Int32Array;
}

/**
 * Finds the links that close a cycle, cuts them, and tells each cycle: depth first in document order, so that the
 * task that stands first begins. Edges of the outline are never cut: where one closes a cycle, the last link on the
 * way is cut, and the search goes on behind it.
 */
export function cutCycles(raw: RawNetwork, cutEdges: Uint8Array): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const size = raw.size;
  const out = outEdges(raw);
  const state = new Uint8Array(size);
  const next = Int32Array.from(out.start);
  const nodes: number[] = [];
  const edges: number[] = [];
  let rescan = size;
  for (let root = 0; root < size; root = Math.min(root + 1, rescan)) {
    rescan = size;
    if (state[root] !== UNSEEN) continue;
    nodes.push(root);
    edges.push(-1);
    state[root] = OPEN;
    while (nodes.length > 0) {
      const node = nodes[nodes.length - 1] as number;
      const at = next[node] as number;
      if (at === (out.start[node + 1] as number)) {
        state[node] = DONE;
        nodes.pop();
        edges.pop();
        continue;
      }
      next[node] = at + 1;
      const edge = out.edge[at] as number;
      if (cutEdges[edge] === 1) continue;
      const target = raw.edges.to[edge] as number;
      if (state[target] === UNSEEN) {
        nodes.push(target);
        edges.push(edge);
        state[target] = OPEN;
      } else if (state[target] === OPEN) {
        const keep = closeCycle(raw, { nodes, edges }, edge, cutEdges, faults);
        while (nodes.length > keep) {
          const left = nodes.pop() as number;
          edges.pop();
          state[left] = UNSEEN;
          rescan = Math.min(rescan, left);
          next[left] = out.start[left] as number;
        }
      }
    }
  }
  return faults;
}

/** The way from the root of the search to where it is: nodes, and the edge by which each was reached. */
interface Way {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Cuts the last link of the cycle that an edge closes, and says how much of the way is left before the cut. */
function closeCycle(raw: RawNetwork, way: Way, edge: number, cutEdges: Uint8Array, faults: ScheduleFault[]): number {
  const from = way.nodes.lastIndexOf(raw.edges.to[edge] as number);
  const cycle = [...way.edges.slice(from + 1), edge];
  let cutAt = cycle.length - 1;
  while (cutAt >= 0 && (raw.edges.link[cycle[cutAt] as number] ?? -1) < 0) cutAt--;
  if (cutAt < 0) return way.nodes.length;
  cutEdges[cycle[cutAt] as number] = 1;
  faults.push(cycleFault(raw, cycle, cutAt, faults.length < MOST_CYCLES ? MOST_TASKS : 2));
  return cutAt === cycle.length - 1 ? way.nodes.length : from + 1 + cutAt;
}

/** The edges that leave each node. */
export function outEdges(raw: RawNetwork): OutEdges {
  const size = raw.size;
  const start = new Int32Array(size + 1);
  for (let e = 0; e < raw.edges.count; e++) {
    const after = (raw.edges.from[e] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const fill = Int32Array.from(start);
  const count = raw.edges.count;
  const edge = new Int32Array(count);
  for (let e = 0; e < count; e++) {
    const from = raw.edges.from[e] as number;
    const at = fill[from] as number;
    edge[at] = e;
    fill[from] = at + 1;
  }
  return { start, edge };
}

/** Of a longer cycle only so many tasks are told: more would say nothing, and ten thousand cycles of ten thousand tasks fill any memory. */
const MOST_TASKS = 100;

/** Of a knot of cycles so many are told so; of the others the two tasks of the link that is cut. */
const MOST_CYCLES = 200;

/** The tasks of a cycle in the order of waiting: the task whose link is cut first, then what it waits for, and so on. */
function cycleFault(raw: RawNetwork, cycle: readonly number[], cutAt: number, most: number): ScheduleFault {
  const link = raw.links[raw.edges.link[cycle[cutAt] as number] ?? -1];
  const tasks = new Set<number>();
  const see = (task: number): void => {
    if (task >= 0) tasks.add(task);
  };
  if (link !== undefined) {
    link.cut = true;
    see(link.to);
  }
  for (let step = 0; step < cycle.length && tasks.size < most; step++) {
    const from = raw.edges.from[cycle[(cutAt - step + cycle.length) % cycle.length] as number] as number;
    see(raw.task[from] as number);
  }
  return { kind: "cycle", tasks: [...tasks], cut: link === undefined ? [] : [{ task: link.to, after: link.place }] };
}

/**
 * The nodes in an order in which every edge that is not cut goes forward, in document order where edges leave it open.
 * Shorter than the network when there is a cycle.
 */
export function orderOf({ size, edges }: RawNetwork, cutEdges: Uint8Array): Int32Array {
  const start = new Int32Array(size + 1);
  const waits = new Int32Array(size);
  for (let e = 0; e < cutEdges.length; e++) {
    if (cutEdges[e] === 1) continue;
    const after = (edges.from[e] as number) + 1;
    const to = edges.to[e] as number;
    start[after] = (start[after] as number) + 1;
    waits[to] = (waits[to] as number) + 1;
  }
  for (let node = 0; node < size; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const out = new Int32Array(start[size] as number);
  for (let e = 0; e < cutEdges.length; e++) {
    if (cutEdges[e] === 1) continue;
    const from = edges.from[e] as number;
    const at = next[from] as number;
    next[from] = at + 1;
    out[at] = edges.to[e] as number;
  }
  return leastFirst(size, waits, start, out);
}
