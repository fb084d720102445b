import { GOING, LATEST, STILL, type ModelLeaf, type RiskModel } from "./riskModel";

/** The dates of a block of samples. */
interface Dates {
  readonly width: number;
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** The leaves that decide where a summary, release or the plan ends, whatever lies in between. */
export function leavesBelow({ kind, leaves, links }: Pick<RiskModel, "kind" | "leaves" | "links">, node: number): Int32Array {
  const found: number[] = [];
  const seen = new Set([node]);
  const waiting = [node];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (let e = links.start[at] as number; e < (links.start[at + 1] as number); e++) {
      const source = links.from[e] as number;
      if (seen.has(source)) continue;
      seen.add(source);
      if (leaves[source] !== undefined) found.push(source);
      else if (kind[source] === LATEST) waiting.push(source);
    }
  }
  return Int32Array.from(found);
}

/**
 * Writes, sample by sample, how early a gain lets a summary, release or the plan end: not before all that is finished in it has, nor before
 * the first of its other work begins or goes on. Dates are instants or codes, as those of the block are.
 */
export function writeFloors({ kind }: RiskModel, { width, start, finish }: Dates, below: Int32Array, resume: (node: number) => number, count: number, floors: Float64Array): void {
  floors.fill(Infinity, 0, count);
  let finished = -Infinity;
  for (const leaf of below) {
    const base = leaf * width;
    if (kind[leaf] === STILL) {
      finished = Math.max(finished, finish[base] as number);
      continue;
    }
    const goesOn = kind[leaf] === GOING ? resume(leaf) : undefined;
    for (let k = 0; k < count; k++) floors[k] = Math.min(floors[k] as number, goesOn ?? (start[base + k] as number));
  }
  for (let k = 0; k < count; k++) floors[k] = floors[k] === Infinity ? finished : Math.max(floors[k] as number, finished);
}

/** Where what is `GOING` goes on from, as an instant. */
export function resumeOf({ leaves }: RiskModel): (node: number) => number {
  return node => (leaves[node] as ModelLeaf).resume;
}
