/** A link of the graph to be laid out, between places of nodes. */
export interface LayoutEdge {
  readonly from: number;
  readonly to: number;
  /** True for one that has no say in the layers: it closes a circle. */
  readonly cut?: boolean;
}

/** Nodes in layers, from left to right. */
export interface Layers {
  /** By node; the centre is 0, what is left of it below 0. */
  readonly layer: Int32Array;
  /** By edge: it goes against the layers. */
  readonly back: readonly boolean[];
}

/**
 * Gives every node a layer so that links go to the right: as many as the longest way to it, then drawn towards the side
 * where it has more links. Links that close a circle go back.
 */
export function layersOf(count: number, edges: readonly LayoutEdge[], center: number): Layers {
  const ahead = withoutCircles(count, edges, center);
  const into = listsOf(count, edges, ahead, "to");
  const outOf = listsOf(count, edges, ahead, "from");
  const order = topological(count, edges, into, outOf);
  const layer = new Int32Array(count);
  for (const node of order) for (const edge of into[node] ?? []) layer[node] = Math.max(layer[node] ?? 0, (layer[edges[edge]?.from ?? 0] ?? 0) + 1);
  pull(edges, { into, outOf, order, layer });
  const at = layer[center] ?? 0;
  for (let node = 0; node < count; node += 1) layer[node] = (layer[node] ?? 0) - at;
  return { layer, back: edges.map(({ from, to }) => (layer[from] ?? 0) >= (layer[to] ?? 0)) };
}

/** By edge: it may order the layers. Of a circle the link that a walk from the centre comes to last gives way. */
function withoutCircles(count: number, edges: readonly LayoutEdge[], center: number): readonly boolean[] {
  const ahead = edges.map(({ from, to, cut }) => from !== to && cut !== true);
  const outOf = listsOf(count, edges, ahead, "from");
  const state = new Uint8Array(count);
  const roots = [center, ...Array.from({ length: count }, (_, node) => node)];
  for (const root of roots) {
    if (state[root] !== 0) continue;
    const path: [node: number, next: number][] = [[root, 0]];
    state[root] = 1;
    for (let top = path[path.length - 1]; top !== undefined; top = path[path.length - 1]) {
      const [node] = top;
      const edge = outOf[node]?.[top[1]];
      top[1] += 1;
      if (edge === undefined) {
        state[node] = 2;
        path.pop();
        continue;
      }
      const to = edges[edge]?.to ?? node;
      if (state[to] === 1) ahead[edge] = false;
      else if (state[to] === 0) {
        state[to] = 1;
        path.push([to, 0]);
      }
    }
  }
  return ahead;
}

/** By node the numbers of its edges that order the layers. */
function listsOf(count: number, edges: readonly LayoutEdge[], ahead: readonly boolean[], end: "from" | "to"): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  edges.forEach((edge, at) => { if (ahead[at] === true) lists[edge[end]]?.push(at); });
  return lists;
}

function topological(count: number, edges: readonly LayoutEdge[], into: readonly (readonly number[])[], outOf: readonly (readonly number[])[]): readonly number[] {
  const waits = Int32Array.from(into, (list) => list.length);
  // Grows while it is walked.
  const order = Array.from({ length: count }, (_, node) => node).filter((node) => waits[node] === 0);
  for (const node of order) {
    for (const edge of outOf[node] ?? []) {
      const to = edges[edge]?.to ?? 0;
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) order.push(to);
    }
  }
  return order;
}

interface Pulled {
  readonly into: readonly (readonly number[])[];
  readonly outOf: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly layer: Int32Array;
}

/** How often layers are pulled tight; more changes little. */
const PULLS = 4;

/** Moves nodes with more links ahead of them than behind towards those, and back again, until links are short. */
function pull(edges: readonly LayoutEdge[], { into, outOf, order, layer }: Pulled): void {
  for (let round = 0; round < PULLS; round += 1) {
    let moved = false;
    const walk = round % 2 === 0 ? [...order].reverse() : order;
    for (const node of walk) {
      const [before, after] = [into[node] ?? [], outOf[node] ?? []];
      const first = before.reduce((most, edge) => Math.max(most, (layer[edges[edge]?.from ?? 0] ?? 0) + 1), Number.NEGATIVE_INFINITY);
      const last = after.reduce((least, edge) => Math.min(least, (layer[edges[edge]?.to ?? 0] ?? 0) - 1), Number.POSITIVE_INFINITY);
      const wanted = after.length > before.length ? last : before.length > after.length ? first : layer[node] ?? 0;
      if (!Number.isFinite(wanted) || wanted === layer[node]) continue;
      layer[node] = wanted;
      moved = true;
    }
    if (!moved) return;
  }
}
