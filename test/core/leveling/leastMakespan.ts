import type { Project } from "../../../src/core/schedule/leveling/instance";

/**
 * The least makespan of a tiny project by trying every order of its tasks: some order gives a shortest schedule when
 * each task in turn starts as early as it can (links with delays of at least 0 from smaller to greater numbers).
 */
export function leastMakespan(project: Project): number {
  const size = project.durations.length;
  const start = new Array<number>(size).fill(-1);
  let least = Infinity;
  const place = (placed: number, makespan: number): void => {
    if (makespan >= least) return;
    if (placed === size) {
      least = makespan;
      return;
    }
    for (let task = 0; task < size; task++) {
      if (start[task] !== -1 || project.links.some(({ from, to }) => to === task && start[from] === -1)) continue;
      const at = earliest(project, start, task);
      start[task] = at;
      place(placed + 1, Math.max(makespan, at + (project.durations[task] ?? 0)));
      start[task] = -1;
    }
  };
  place(0, 0);
  return least;
}

function earliest(project: Project, start: readonly number[], task: number): number {
  const bounds = project.links.filter(({ to }) => to === task).map(({ from, delay }) => (start[from] ?? 0) + (delay ?? project.durations[from] ?? 0));
  const own = project.demands.filter(demand => demand.task === task);
  for (let at = Math.max(0, project.releases?.[task] ?? 0, ...bounds); ; at++) {
    const times = Array.from({ length: project.durations[task] ?? 0 }, (_, k) => at + k);
    if (own.every(({ resource, units }) => times.every(t => load(project, start, resource, t) + units <= (project.capacities[resource] ?? 0)))) return at;
  }
}

function load(project: Project, start: readonly number[], resource: number, t: number): number {
  const runs = (task: number): boolean => (start[task] ?? -1) >= 0 && (start[task] ?? 0) <= t && t < (start[task] ?? 0) + (project.durations[task] ?? 0);
  return project.demands.reduce((sum, demand) => (demand.resource === resource && runs(demand.task) ? sum + demand.units : sum), 0);
}
