import { median } from "../../../src/core/view/median";

/** Nodes and the bends of long links in layers: what is put in order. */
export interface Ordering {
  /** By layer, from left to right, the nodes from top to bottom. */
  readonly layers: readonly (readonly number[])[];
  /** By node, those that it is joined to in the layer to its left and to its right. */
  readonly left: readonly (readonly number[])[];
  readonly right: readonly (readonly number[])[];
}

/** How often all layers are put in order anew. */
const SWEEPS = 12;

/** Puts the nodes of every layer in an order in which few links cross: by the medians of their neighbours, there and back. */
export function ordered(ordering: Ordering): readonly (readonly number[])[] {
  let layers = ordering.layers.map((layer) => [...layer]);
  let best = layers.map((layer) => [...layer]);
  let least = crossings({ ...ordering, layers });
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep += 1) {
    layers = sweepOnce(layers, sweep % 2 === 0 ? ordering.left : ordering.right, sweep % 2 === 0);
    const count = crossings({ ...ordering, layers });
    if (count >= least) continue;
    least = count;
    best = layers.map((layer) => [...layer]);
  }
  return best;
}

function sweepOnce(layers: readonly (readonly number[])[], joined: Ordering["left"], toTheRight: boolean): number[][] {
  const next = layers.map((layer) => [...layer]);
  const places = new Map<number, number>();
  for (const layer of layers) layer.forEach((node, place) => places.set(node, place));
  const numbers = next.map((_, at) => (toTheRight ? at : next.length - 1 - at));
  for (const number of numbers) {
    const layer = next[number] ?? [];
    const wanted = new Map(layer.map((node, place) => [node, median((joined[node] ?? []).map((other) => places.get(other) ?? 0)) ?? place]));
    const before = new Map(layer.map((node, place) => [node, place]));
    layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (before.get(a) ?? 0) - (before.get(b) ?? 0));
    layer.forEach((node, place) => places.set(node, place));
  }
  return next;
}

/** How many links cross, layer by layer. */
export function crossings({ layers, right }: Ordering): number {
  let count = 0;
  for (let at = 0; at + 1 < layers.length; at += 1) {
    const places = new Map((layers[at + 1] ?? []).map((node, place) => [node, place]));
    const targets = (layers[at] ?? []).flatMap((node) => (right[node] ?? []).map((other) => places.get(other) ?? 0).sort((a, b) => a - b));
    count += inversions(targets, places.size);
  }
  return count;
}

/** Pairs that stand in the wrong order, counted in a tree of sums. */
function inversions(values: readonly number[], size: number): number {
  const sums = new Int32Array(size + 1);
  let count = 0;
  values.forEach((value, seen) => {
    let notAbove = 0;
    for (let at = value + 1; at > 0; at -= at & -at) notAbove += sums[at] ?? 0;
    count += seen - notAbove;
    for (let at = value + 1; at <= size; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  });
  return count;
}
