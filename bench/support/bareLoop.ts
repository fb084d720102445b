import type { Project } from "../../src/core/schedule/leveling/instance";

/**
 * Schedule generation on bare arrays for at most four resources: one word a unit of time with a lane of eight bits a
 * resource, the window moved behind each unit that is too full. No search, no counting, no comparison: what it costs
 * to turn a list into a schedule.
 */
export function bareLoop(project: Project): { run(list: Int32Array): number } | undefined {
  const size = project.durations.length;
  if (project.capacities.length > 4 || Array.from(project.capacities).some(capacity => capacity > 127)) return undefined;
  const GUARD = 0x80808080 | 0;
  const duration = Int32Array.from(project.durations);
  const need = new Int32Array(size);
  for (const { task, resource, units } of project.demands) need[task] = (need[task] as number) + (units << (8 * resource));
  const into: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of project.links) into[to]?.push(from);
  const first = Int32Array.from([0, ...into.map((_, j) => into.slice(0, j + 1).reduce((sum, list) => sum + list.length, 0))]);
  const before = Int32Array.from(into.flat());
  const full = Array.from(project.capacities).reduce((sum, capacity, resource) => sum | (capacity << (8 * resource)), 0);
  const free = new Int32Array(duration.reduce((sum, lasts) => sum + lasts, 1));
  const finish = new Int32Array(size);
  let used = free.length;
  return {
    run(list) {
      free.fill(full, 0, used);
      let makespan = 0;
      for (let k = 0; k < size; k++) {
        const j = list[k] as number;
        let start = 0;
        for (let e = first[j] as number; e < (first[j + 1] as number); e++) start = Math.max(start, finish[before[e] as number] as number);
        const want = need[j] as number;
        const lasts = duration[j] as number;
        for (let x = start; x - start < lasts; x++) if (((((free[x] as number) | GUARD) - want) & GUARD) !== GUARD) start = x + 1;
        const end = start + lasts;
        for (let x = start; x < end; x++) free[x] = (free[x] as number) - want;
        finish[j] = end;
        if (end > makespan) makespan = end;
      }
      used = makespan;
      return makespan;
    },
  };
}
