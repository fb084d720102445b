import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { EFFORTS } from "../../../src/core/schedule/leveling/effort";
import type { Instance, Project } from "../../../src/core/schedule/leveling/instance";
import { level, startLeveling, type LeveledSchedule } from "../../../src/core/schedule/leveling/level";
import { changesOf } from "../../../src/core/schedule/leveling/changes";
import { serialAgain, type Recording } from "../../../src/core/schedule/leveling/replay";
import { serialSchedule } from "../../../src/core/schedule/leveling/serial";
import { createSide } from "../../../src/core/schedule/leveling/side";
import { compiled, randomProject } from "./projects";

/** So many resources that profiles are lists of breakpoints; most are needed by nothing. */
const RESOURCES = 40;
const some = { numRuns: 150 * Number(process.env["GANTRY_RUNS"] ?? 1) };

function withManyResources(project: Project): Project {
  return { ...project, capacities: Array.from({ length: RESOURCES }, (_, r) => project.capacities[r] ?? 1) };
}

/** Another figure, a link more or less, another demand, another release. */
function edited(project: Project, [kind, at, by]: readonly [kind: number, at: number, by: number]): Project {
  const durations = Array.from(project.durations);
  const releases = Array.from({ length: durations.length }, (_, j) => project.releases?.[j] ?? 0);
  const task = at % durations.length;
  const { links, demands } = project;
  switch (kind % 6) {
    case 0: return { ...project, durations: durations.map((lasts, j) => (j === task ? by % 9 : lasts)) };
    case 1: return { ...project, links: links.filter((_, i) => i !== at % Math.max(1, links.length)) };
    case 2: {
      const other = by % durations.length;
      return other === task ? project : { ...project, links: [...links, { from: Math.min(task, other), to: Math.max(task, other) }] };
    }
    case 3: return { ...project, demands: demands.filter((_, i) => i !== at % Math.max(1, demands.length)) };
    case 4: {
      const resource = by % RESOURCES;
      return { ...project, demands: [...demands.filter(one => one.task !== task || one.resource !== resource), { task, resource, units: 1 }] };
    }
    default: return { ...project, releases: releases.map((release, j) => (j === task ? by % 6 : release)) };
  }
}

const projects = (lags: boolean): fc.Arbitrary<Project> => randomProject({ tasks: 70, capacity: 3, longest: 7, lags }).map(withManyResources);
const edits = fc.array(fc.tuple(fc.nat(5), fc.nat(), fc.nat()), { minLength: 6, maxLength: 6 });

function quickly(instance: Instance, recording: Recording): LeveledSchedule {
  const leveling = startLeveling(instance, { effort: EFFORTS.quick, recording });
  while (leveling.advance(Infinity));
  return leveling.best();
}

describe("levelling again", function () {
  this.timeout(300_000);

  for (const lags of [false, true]) {
    it(`gives what it gives from nothing, ${lags ? "with lags and releases" : "of projects without lags"}`, () => {
      fc.assert(fc.property(projects(lags), edits, (first, steps) => {
        let project = first;
        let before: Recording | undefined;
        for (const step of [undefined, ...steps]) {
          if (step !== undefined) project = edited(project, step);
          const instance = compiled(project);
          const recording: Recording = { before };
          deepStrictEqual(quickly(instance, recording), level(instance, { effort: EFFORTS.quick }));
          before = recording;
        }
      }), some);
    });
  }

  it("takes over the passes in which nothing has moved", () => {
    const project = withManyResources({ durations: [2, 3, 1, 2, 4, 1, 2, 3], links: [], capacities: [1], demands: [0, 1, 2, 3].map(task => ({ task, resource: 0, units: 1 })) });
    const first: Recording = { before: undefined };
    quickly(compiled(project), first);
    const second: Recording = { before: first };
    quickly(compiled(edited(project, [0, 7, 2])), second);
    const [was, now] = [first.taken?.passes ?? [], second.taken?.passes ?? []];
    ok(now.some((pass, i) => pass !== undefined && pass.start === was[i]?.start));
  });
});

describe("a serial pass again", () => {
  it("starts every task when one from nothing does, in other lists as well", () => {
    fc.assert(fc.property(projects(true), edits, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }), (first, steps, swaps) => {
      const then = compiled(first);
      const now = compiled(steps.slice(0, 2).reduce(edited, first));
      const oldStart = new Int32Array(then.size);
      serialSchedule(createSide(then), then.order, oldStart);
      const list = now.order.slice();
      const side = createSide(now);
      for (const [a, b] of swaps) swapWhereLinksAllow(now, list, a % now.size, b % now.size);
      const changes = changesOf(now, then);
      ok(changes !== undefined);
      const again = new Int32Array(now.size);
      const replayed = serialAgain(side, list, { direction: 0, list: then.order, start: oldStart }, changes, again);
      fc.pre(replayed !== undefined);
      const start = new Int32Array(now.size);
      deepStrictEqual([replayed.makespan, again], [serialSchedule(createSide(now), list, start), start]);
      deepStrictEqual([...replayed.changed].sort((a, b) => a - b), [...start.keys()].filter(j => start[j] !== oldStart[j]));
    }), { ...some, numRuns: 4 * some.numRuns });
  });
});

function keepsLinks({ size, inStart, inFrom }: Instance, list: Int32Array): boolean {
  const place = new Int32Array(size);
  list.forEach((task, k) => { place[task] = k; });
  return list.every(task => inFrom.subarray(inStart[task], inStart[task + 1]).every(from => (place[from] as number) < (place[task] as number)));
}

function swapWhereLinksAllow(instance: Instance, list: Int32Array, a: number, b: number): void {
  const [first, second] = [list[a] as number, list[b] as number];
  list[a] = second;
  list[b] = first;
  if (keepsLinks(instance, list)) return;
  list[a] = first;
  list[b] = second;
}
