import { middlesOf } from "./coordinates";
import { layersOf } from "./layers";
import type { LayoutEdge } from "./layers";
import { ordered } from "./order";

/** What is to be laid out: nodes by their places from 0, each a card of one size. */
export interface LayoutTask {
  readonly count: number;
  readonly edges: readonly LayoutEdge[];
  readonly center: number;
  readonly card: { readonly width: number; readonly height: number };
  /** Space between two layers. */
  readonly gap: number;
}

/** A point of a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A link as it runs: from the edge of a card, over its bends, to the edge of another. */
export interface PlacedEdge {
  readonly points: readonly Point[];
  /** It runs against the layers. */
  readonly back: boolean;
}

/** Cards and links in their places; the middle of the centre is at 0, 0. */
export interface Layout {
  readonly layer: Int32Array;
  /** The left upper corners of the cards. */
  readonly corners: readonly Point[];
  readonly edges: readonly PlacedEdge[];
  readonly bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** Links over more layers than there is room for bends run straight behind what stands between. */
const MOST_BENDS = 6000;
const BEND_HEIGHT = 8;

/** The layout of a graph in layers; the same graph always looks the same. */
export function layOut(task: LayoutTask): Layout {
  const { count, edges, center, card, gap } = task;
  const { layer, back } = layersOf(count, edges, center);
  const bent = bendLinks(task, layer, back);
  const layers = ordered({ layers: firstOrder(bent), left: bent.left, right: bent.right });
  const middles = middlesOf({
    layers, left: bent.left, right: bent.right, heightOf: (node) => (node < count ? card.height : BEND_HEIGHT), isBend: (node) => node >= count,
  }, bent.layer.length);
  const zero = middles[center] ?? 0;
  const middleOf = (node: number): Point => ({ x: (bent.layer[node] ?? 0) * (card.width + gap), y: Math.round((middles[node] ?? 0) - zero) });
  const corners = Array.from({ length: count }, (_, node): Point => ({ x: middleOf(node).x - card.width / 2, y: middleOf(node).y - card.height / 2 }));
  const ports = portsOf(task, bent, (node) => middles[node] ?? 0);
  const placed = edges.map((edge, at): PlacedEdge => {
    if (back[at] === true) return { points: aroundBelow(edge, corners, layer, task, at), back: true };
    const [leaves, arrives] = ports[at] ?? [0, 0];
    const [from, to] = [middleOf(edge.from), middleOf(edge.to)];
    // A bend runs level past the cards of its layer.
    const inside = (bent.bends[at] ?? []).map(middleOf).flatMap(({ x, y }) => [{ x: x - card.width / 2, y }, { x: x + card.width / 2, y }]);
    return { points: [{ x: from.x + card.width / 2, y: from.y + leaves }, ...inside, { x: to.x - card.width / 2, y: to.y + arrives }], back: false };
  });
  return { layer, corners, edges: placed, bounds: boundsOf(corners, placed, card) };
}

/** The nodes with the bends of long links as nodes behind them. */
interface Bent {
  /** By node and bend. */
  readonly layer: readonly number[];
  readonly left: readonly (readonly number[])[];
  readonly right: readonly (readonly number[])[];
  /** By edge, its bends from left to right. */
  readonly bends: readonly (readonly number[])[];
}

function bendLinks({ count, edges }: LayoutTask, layers: Int32Array, back: readonly boolean[]): Bent {
  const layer = Array.from(layers);
  const left: number[][] = Array.from({ length: count }, () => []);
  const right: number[][] = Array.from({ length: count }, () => []);
  const bends: number[][] = edges.map(() => []);
  const join = (from: number, to: number): void => {
    right[from]?.push(to);
    left[to]?.push(from);
  };
  const span = ({ from, to }: LayoutEdge): number => (layers[to] ?? 0) - (layers[from] ?? 0);
  const shortFirst = edges.map((edge, at) => ({ edge, at })).filter(({ at }) => back[at] !== true).sort((a, b) => span(a.edge) - span(b.edge) || a.at - b.at);
  for (const { edge, at } of shortFirst) {
    const more = span(edge) - 1;
    if (more > 0 && layer.length - count + more > MOST_BENDS) continue;
    let last = edge.from;
    for (let step = 1; step <= more; step += 1) {
      const bend = layer.length;
      layer.push((layers[edge.from] ?? 0) + step);
      left.push([]);
      right.push([]);
      bends[at]?.push(bend);
      join(last, bend);
      last = bend;
    }
    join(last, edge.to);
  }
  return { layer, left, right, bends };
}

/** The nodes of every layer as a walk through the graph meets them: what belongs together begins together. */
function firstOrder({ layer, left, right }: Bent): readonly (readonly number[])[] {
  const first = layer.reduce((least, own) => Math.min(least, own), 0);
  const last = layer.reduce((most, own) => Math.max(most, own), 0);
  const layers: number[][] = Array.from({ length: last - first + 1 }, () => []);
  const seen = new Uint8Array(layer.length);
  for (let root = 0; root < layer.length; root += 1) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen[node] === 1) continue;
      seen[node] = 1;
      layers[(layer[node] ?? 0) - first]?.push(node);
      open.push(...[...(right[node] ?? []), ...(left[node] ?? [])].reverse());
    }
  }
  return layers;
}

/** How far from the middle of a card's edge links leave and arrive: in the order of where they come from and go to. */
function portsOf({ edges, count, card }: LayoutTask, { bends }: Bent, middle: (node: number) => number): readonly (readonly [leaves: number, arrives: number])[] {
  const ports = edges.map((): [number, number] => [0, 0]);
  const leaving: number[][] = Array.from({ length: count }, () => []);
  const arriving: number[][] = Array.from({ length: count }, () => []);
  edges.forEach(({ from, to }, at) => {
    leaving[from]?.push(at);
    arriving[to]?.push(at);
  });
  const spread = (own: readonly number[], next: (edge: number) => number, end: 0 | 1): void => {
    const apart = Math.min(10, (card.height - 24) / Math.max(1, own.length - 1));
    [...own].sort((a, b) => next(a) - next(b) || a - b).forEach((edge, place) => {
      const port = ports[edge];
      if (port !== undefined) port[end] = Math.round((place - (own.length - 1) / 2) * apart);
    });
  };
  for (const own of leaving) spread(own, (edge) => middle(bends[edge]?.[0] ?? edges[edge]?.to ?? 0), 0);
  for (const own of arriving) spread(own, (edge) => middle(bends[edge]?.at(-1) ?? edges[edge]?.from ?? 0), 1);
  return ports;
}

/** A link that goes back runs below everything that stands between its ends. */
function aroundBelow({ from, to }: LayoutEdge, corners: readonly Point[], layer: Int32Array, { card }: LayoutTask, number: number): readonly Point[] {
  const [a, b] = [corners[from], corners[to]];
  if (a === undefined || b === undefined) return [];
  const [first, last] = [Math.min(layer[from] ?? 0, layer[to] ?? 0), Math.max(layer[from] ?? 0, layer[to] ?? 0)];
  const lowest = corners.reduce((low, corner, node) => ((layer[node] ?? 0) >= first && (layer[node] ?? 0) <= last ? Math.max(low, corner.y + card.height) : low), Math.max(a.y, b.y) + card.height);
  const y = lowest + 18 + (number % 5) * 8;
  const [out, into] = [a.x + card.width * 0.6, b.x + card.width * 0.4];
  return [{ x: out, y: a.y + card.height }, { x: out, y }, { x: into, y }, { x: into, y: b.y + card.height }];
}

function boundsOf(corners: readonly Point[], edges: readonly PlacedEdge[], { width, height }: LayoutTask["card"]): Layout["bounds"] {
  const bounds = { left: 0, top: 0, right: 0, bottom: 0 };
  const hold = ({ x, y }: Point): void => {
    bounds.left = Math.min(bounds.left, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.max(bounds.bottom, y);
  };
  for (const corner of corners) {
    hold(corner);
    hold({ x: corner.x + width, y: corner.y + height });
  }
  for (const { points } of edges) for (const point of points) hold(point);
  return bounds;
}
