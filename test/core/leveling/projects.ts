import fc from "fast-check";
import { compileProject, type Instance, type Project } from "../../../src/core/schedule/leveling/instance";

/** A project that surely has a schedule, compiled. */
export function compiled(project: Project): Instance {
  const instance = compileProject(project);
  if (!("size" in instance)) throw new Error(`no schedule: ${JSON.stringify(instance)}`);
  return instance;
}

/** A project in few words: durations, links as [from, to] or [from, to, delay], capacities, units by task and resource. */
export function project(
  durations: readonly number[],
  links: readonly (readonly [from: number, to: number, delay?: number])[],
  capacities: readonly number[],
  units: readonly (readonly number[])[],
): Project {
  return {
    durations, capacities,
    links: links.map(([from, to, delay]) => (delay === undefined ? { from, to } : { from, to, delay })),
    demands: units.flatMap((row, task) => row.map((amount, resource) => ({ task, resource, units: amount })).filter(demand => demand.units > 0)),
  };
}

/** What random projects may have. */
export interface Kind {
  readonly tasks: number;
  readonly capacity: number;
  readonly longest: number;
  readonly lags: boolean;
}

/** Random projects: links run from smaller to greater numbers, nobody needs more than there is. */
export function randomProject({ tasks, capacity, longest, lags }: Kind): fc.Arbitrary<Project> {
  return fc.record({
    durations: fc.array(fc.integer({ min: 0, max: longest }), { minLength: 1, maxLength: tasks }),
    capacities: fc.array(fc.integer({ min: 1, max: capacity }), { minLength: 0, maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -2, max: 5 }), fc.integer({ min: 0, max: 3 })), { maxLength: 2 * tasks }),
    needs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 3 * tasks }),
    releases: fc.array(fc.integer({ min: 0, max: lags ? 5 : 0 }), { minLength: tasks, maxLength: tasks }),
  }).map(({ durations, capacities, pairs, needs, releases }) => {
    const size = durations.length;
    const links = pairs.map(([a, b, lag, type]) => {
      const [from, to] = [Math.min(a % size, b % size), Math.max(a % size, b % size)];
      const lasts = [durations[from] ?? 0, durations[to] ?? 0] as const;
      // Finish-to-start, start-to-start, finish-to-finish, start-to-finish.
      return lags ? { from, to, delay: lag + [lasts[0], 0, lasts[0] - lasts[1], -lasts[1]][type]! } : { from, to };
    }).filter(({ from, to }) => from !== to);
    const demands = new Map(needs.filter(() => capacities.length > 0).map(([task, resource, units]) => {
      const r = resource % capacities.length;
      return [`${String(task % size)} ${String(r)}`, { task: task % size, resource: r, units: 1 + (units % capacities[r]!) }] as const;
    }));
    return { durations, links, capacities, demands: [...demands.values()], releases: releases.slice(0, size) };
  });
}
