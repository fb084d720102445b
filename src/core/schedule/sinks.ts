import type { Network } from "./network";

/** The links out of nodes: those of node n lead to `to[i]` over the edge `edge[i]`, for `start[n] <= i < start[n + 1]`. */
export interface Sinks {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly edge: Int32Array;
}

const known = new WeakMap<Int32Array, Sinks>();

/** What waits for each node; found once for as long as a network and the next ones have the same links. */
export function sinksOf({ size, inStart, inFrom }: Pick<Network, "size" | "inStart" | "inFrom">): Sinks {
  const found = known.get(inFrom);
  if (found !== undefined) return found;
  const start = new Int32Array(size + 1);
  for (const from of inFrom) {
    const after = from + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let node = 0; node < size; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const sinks: Sinks = { start, to: new Int32Array(inFrom.length), edge: new Int32Array(inFrom.length) };
  for (let node = 0; node < size; node++) {
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const from = inFrom[e] as number;
      const at = next[from] as number;
      next[from] = at + 1;
      sinks.to[at] = node;
      sinks.edge[at] = e;
    }
  }
  known.set(inFrom, sinks);
  return sinks;
}

/** Notes with 1 where two columns of the same nodes differ. */
export function noteDifferent(a: Float64Array, b: Float64Array, noted: Uint8Array): void {
  if (a === b) return;
  for (let i = 0; i < noted.length; i++) if (a[i] !== b[i]) noted[i] = 1;
}
