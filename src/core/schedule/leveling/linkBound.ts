import type { Instance } from "./instance";

/** The earliest start that the links and the release of a task allow, its predecessors being placed. */
export function linkBound(instance: Instance, start: Int32Array, task: number): number {
  const { release, inStart, inFrom, inDelay } = instance;
  let at = release[task] as number;
  for (let e = inStart[task] as number, last = inStart[task + 1] as number; e < last; e++) {
    const bound = (start[inFrom[e] as number] as number) + (inDelay[e] as number);
    if (bound > at) at = bound;
  }
  return at;
}
