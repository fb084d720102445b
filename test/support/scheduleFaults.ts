import type { Project } from "../../src/core/schedule/leveling/instance";

/**
 * What is wrong with a schedule, by nothing but the statement of the project: no task before its release, every link
 * kept, and at every moment no resource occupied above its capacity.
 */
export function scheduleFaults(project: Project, start: ArrayLike<number>, makespan: number): string[] {
  const faults: string[] = [];
  const tasks = project.durations.length;
  const begins = (task: number): number => start[task] ?? Number.NaN;
  const ends = (task: number): number => begins(task) + (project.durations[task] ?? Number.NaN);
  for (let task = 0; task < tasks; task++) {
    if (!Number.isInteger(begins(task)) || begins(task) < (project.releases?.[task] ?? 0)) faults.push(`task ${String(task)} starts at ${String(begins(task))}`);
    if (ends(task) > makespan) faults.push(`task ${String(task)} ends after the schedule`);
  }
  if (tasks > 0 && !Array.from({ length: tasks }, (_, task) => ends(task)).includes(makespan)) faults.push("nothing ends with the schedule");
  for (const { from, to, delay } of project.links) {
    if (begins(to) < begins(from) + (delay ?? project.durations[from] ?? 0)) faults.push(`task ${String(to)} starts too early after ${String(from)}`);
  }
  return [...faults, ...overloads(project, begins, ends)];
}

function overloads({ capacities, demands }: Project, begins: (task: number) => number, ends: (task: number) => number): string[] {
  const faults: string[] = [];
  for (let resource = 0; resource < capacities.length; resource++) {
    const uses = demands.filter(demand => demand.resource === resource && ends(demand.task) > begins(demand.task));
    // Load rises only where a task begins.
    for (const { task } of uses) {
      const at = begins(task);
      const load = uses.reduce((sum, use) => (begins(use.task) <= at && at < ends(use.task) ? sum + use.units : sum), 0);
      if (load > (capacities[resource] ?? 0)) faults.push(`resource ${String(resource)} is occupied by ${String(load)} at ${String(at)}`);
    }
  }
  return faults;
}
