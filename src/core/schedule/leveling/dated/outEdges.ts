import type { Network } from "../../network";

/** The edges out of each node, as places among the edges into nodes: `edge[i]` for `start[n] <= i < start[n + 1]`. */
export interface OutEdges {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly edge: Int32Array;
}

/** Turns the edges into nodes around. */
export function outEdges({ size, inStart, inFrom }: Network): OutEdges {
  const start = new Int32Array(size + 1);
  for (const from of inFrom) start[from + 1] = (start[from + 1] as number) + 1;
  for (let node = 0; node < size; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const to = new Int32Array(inFrom.length);
  const edge = new Int32Array(inFrom.length);
  for (let node = 0; node < size; node++) {
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const from = inFrom[e] as number;
      const at = next[from] as number;
      next[from] = at + 1;
      to[at] = node;
      edge[at] = e;
    }
  }
  return { start, to, edge };
}
