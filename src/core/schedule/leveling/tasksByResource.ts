/** The tasks by what they need: see `tasksByResource`. */
export interface ByResource {
  readonly first: Int32Array;
  readonly task: Int32Array;
}

const known = new WeakMap<Int32Array, ByResource>();

/** The tasks that need each resource r: `task[i]` for `first[r] <= i < first[r + 1]`. */
export function tasksByResource(resources: number, demandStart: Int32Array, demandResource: Int32Array): ByResource {
  const found = known.get(demandResource);
  if (found !== undefined) return found;
  const first = new Int32Array(resources + 1);
  for (let d = 0, { length } = demandResource; d < length; d++) {
    const after = (demandResource[d] as number) + 1;
    first[after] = (first[after] as number) + 1;
  }
  for (let r = 0; r < resources; r++) first[r + 1] = (first[r + 1] as number) + (first[r] as number);
  const next = first.slice();
  const task = new Int32Array(demandResource.length);
  for (let j = 0; j + 1 < demandStart.length; j++) {
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const r = demandResource[d] as number;
      const at = next[r] as number;
      next[r] = at + 1;
      task[at] = j;
    }
  }
  const made = { first, task };
  known.set(demandResource, made);
  return made;
}
