import type { Ordering } from "./order";

/** What the heights are computed from: layers in their final order. */
export interface Heights extends Ordering {
  readonly heightOf: (node: number) => number;
  /** True for the bend of a long link. */
  readonly isBend: (node: number) => boolean;
}

/** Space between two cards, and beside a bend. */
const CARD_GAP = 20;
const BEND_GAP = 10;
const SWEEPS = 20;
const BEND_WEIGHT = 0.1;

/** By node the middle of its height: as near to its neighbours as the order allows, so that long links run straight. */
export function middlesOf(heights: Heights, count: number): Float64Array {
  const { layers } = heights;
  const middles = new Float64Array(count);
  for (const layer of layers) stack(layer, heights, middles);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const numbers = layers.map((_, at) => (sweep % 2 === 0 ? at : layers.length - 1 - at));
    for (const number of numbers) settle(layers[number] ?? [], heights, middles, sweep);
  }
  return middles;
}

/** One below the other, around 0. */
function stack(layer: readonly number[], heights: Heights, middles: Float64Array): void {
  const offsets = offsetsOf(layer, heights);
  const whole = offsets[offsets.length - 1] ?? 0;
  layer.forEach((node, place) => { middles[node] = (offsets[place] ?? 0) - whole / 2; });
}

/** Distances of the middles from that of the first, when all stand as close as they may. */
function offsetsOf(layer: readonly number[], { heightOf, isBend }: Heights): Float64Array {
  const offsets = new Float64Array(layer.length);
  for (let place = 1; place < layer.length; place += 1) {
    const [above, node] = [layer[place - 1] ?? 0, layer[place] ?? 0];
    const gap = isBend(above) || isBend(node) ? BEND_GAP : CARD_GAP;
    offsets[place] = (offsets[place - 1] ?? 0) + heightOf(above) / 2 + gap + heightOf(node) / 2;
  }
  return offsets;
}

/** A run of nodes that touch and move as one. */
interface Run {
  sum: number;
  weight: number;
  count: number;
}

/** Moves the nodes of a layer to where their neighbours want them, in their order and without touching: the least sum of squares. */
function settle(layer: readonly number[], heights: Heights, middles: Float64Array, sweep: number): void {
  const offsets = offsetsOf(layer, heights);
  const runs: Run[] = [];
  layer.forEach((node, place) => {
    const { at, weight } = wantedAt(node, heights, middles, sweep);
    let run: Run = { sum: (at - (offsets[place] ?? 0)) * weight, weight, count: 1 };
    for (let above = runs[runs.length - 1]; above !== undefined && above.sum / above.weight > run.sum / run.weight; above = runs[runs.length - 1]) {
      run = { sum: run.sum + above.sum, weight: run.weight + above.weight, count: run.count + above.count };
      runs.pop();
    }
    runs.push(run);
  });
  let place = 0;
  for (const { sum, weight, count } of runs) {
    for (const end = place + count; place < end; place += 1) middles[layer[place] ?? 0] = sum / weight + (offsets[place] ?? 0);
  }
}

/** Where a node would stand best: cards beside cards, bends beside bends above all; the last rounds look to both sides. */
function wantedAt(node: number, { left, right, isBend }: Heights, middles: Float64Array, sweep: number): { readonly at: number; readonly weight: number } {
  const both = sweep >= SWEEPS / 2;
  const all = both ? [...(left[node] ?? []), ...(right[node] ?? [])] : ((sweep % 2 === 0 ? left : right)[node] ?? []);
  const alike = all.filter((other) => isBend(other) === isBend(node));
  const near = alike.length > 0 && !isBend(node) ? alike : all;
  if (near.length === 0) return { at: middles[node] ?? 0, weight: 0.01 };
  let sum = 0;
  let weight = 0;
  for (const other of near) {
    const pull = isBend(node) && isBend(other) ? 8 : 1;
    sum += pull * (middles[other] ?? 0);
    weight += pull;
  }
  // Where both cannot be, a bend gives way to a card.
  return { at: sum / weight, weight: isBend(node) ? BEND_WEIGHT : weight };
}
