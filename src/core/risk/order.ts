import { FS } from "../schedule/network";
import type { ModelLinks } from "./riskModel";

/** Links in any order. */
export interface LooseLinks {
  readonly from: number[];
  readonly to: number[];
  readonly type: number[];
  readonly lag: number[];
  readonly percent: number[];
  readonly calendar: number[];
}

/**
 * Nodes in an order in which every link goes forward, and the links by the place of the node that they lead to. Of the links
 * between people's tasks those that would close a circle are left out.
 */
export function inOrder(size: number, links: LooseLinks, people: readonly (readonly [from: number, to: number])[]): { readonly order: Int32Array; readonly links: ModelLinks } {
  let sequence = people;
  let order = sorted(size, links, sequence);
  if (order.length < size) {
    const reached = new Set(order);
    sequence = sequence.filter(([from, to]) => reached.has(from) && reached.has(to));
    order = sorted(size, links, sequence);
  }
  const all: LooseLinks = {
    from: [...links.from, ...sequence.map(([from]) => from)], to: [...links.to, ...sequence.map(([, to]) => to)],
    type: [...links.type, ...sequence.map(() => FS)], lag: [...links.lag, ...sequence.map(() => 0)],
    percent: [...links.percent, ...sequence.map(() => 0)], calendar: [...links.calendar, ...sequence.map(() => 0)],
  };
  return { order: Int32Array.from(order), links: placedLinks(order, all) };
}

/** Kahn's order, of nodes that are free together the first of the plan first. */
function sorted(size: number, { from, to }: LooseLinks, sequence: readonly (readonly [number, number])[]): number[] {
  const open = new Int32Array(size);
  const after: number[][] = Array.from({ length: size }, () => []);
  const add = (a: number, b: number): void => {
    (after[a] as number[]).push(b);
    open[b] = (open[b] as number) + 1;
  };
  from.forEach((node, i) => { add(node, to[i] as number); });
  for (const [a, b] of sequence) add(a, b);
  const order: number[] = [];
  for (let node = 0; node < size; node++) if (open[node] === 0) order.push(node);
  // The list grows while it is gone through.
  for (const node of order) {
    for (const next of after[node] as number[]) {
      open[next] = (open[next] as number) - 1;
      if (open[next] === 0) order.push(next);
    }
  }
  return order;
}

function placedLinks(order: readonly number[], all: LooseLinks): ModelLinks {
  const place = new Int32Array(order.length);
  order.forEach((node, at) => { place[node] = at; });
  const count = all.from.length;
  const start = new Int32Array(order.length + 1);
  for (const node of all.to) start[(place[node] as number) + 1] = (start[(place[node] as number) + 1] as number) + 1;
  for (let at = 0; at < order.length; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const links: ModelLinks = { start, from: new Int32Array(count), type: new Uint8Array(count), lag: new Float64Array(count), percent: new Float64Array(count), calendar: new Int32Array(count) };
  const next = start.slice();
  for (let i = 0; i < count; i++) {
    const node = place[all.to[i] as number] as number;
    const e = next[node] as number;
    next[node] = e + 1;
    links.from[e] = place[all.from[i] as number] as number;
    links.type[e] = all.type[i] as number;
    links.lag[e] = all.lag[i] as number;
    links.percent[e] = all.percent[i] as number;
    links.calendar[e] = all.calendar[i] as number;
  }
  return links;
}
