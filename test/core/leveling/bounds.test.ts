import { ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { destructiveBound } from "../../../src/core/schedule/leveling/bounds/destructiveBound";
import { energyBound } from "../../../src/core/schedule/leveling/bounds/energyBound";
import type { Project } from "../../../src/core/schedule/leveling/instance";
import { level } from "../../../src/core/schedule/leveling/level";
import { windowsOf } from "../../../src/core/schedule/leveling/priorityRules";
import { leastMakespan } from "./leastMakespan";
import { compiled, project, randomProject } from "./projects";

function boundsOf(given: Project): readonly [path: number, energy: number, destructive: number] {
  const instance = compiled(given);
  const windows = windowsOf(instance);
  return [windows.length, energyBound(instance, windows).bound, destructiveBound(instance, windows.length, 1_000)];
}

describe("lower bounds by hand", () => {
  const cases: readonly (readonly [what: string, given: Project, path: number, energy: number, destructive: number])[] = [
    ["three tasks, one person", project([3, 1, 2], [], [1], [[1], [1], [1]]), 3, 6, 6],
    ["energy between a head and a tail", project([2, 3, 3, 1], [[0, 1], [0, 2], [1, 3], [2, 3]], [1], [[0], [1], [1], [0]]), 6, 9, 9],
    ["two of three fit beside each other: pairs exclude each other", project([2, 2, 2], [], [3], [[2], [2], [2]]), 2, 4, 6],
    ["exclusion over two resources", project([2, 2, 2], [], [2, 2], [[2, 0], [1, 1], [0, 2]]), 2, 3, 4],
    ["beside the critical path there is no room", project([4, 4, 3], [[0, 1]], [2], [[2], [2], [1]]), 8, 10, 11],
    ["needs just above half", project([3, 3, 3, 3], [], [4], [[3], [3], [1], [1]]), 3, 6, 6],
  ];
  for (const [what, given, path, energy, destructive] of cases) {
    it(what, () => {
      const found = boundsOf(given);
      strictEqual(found[0], path);
      strictEqual(found[1], energy);
      strictEqual(found[2], destructive);
    });
  }

  it("does not look beyond a known makespan", () => {
    strictEqual(destructiveBound(compiled(project([3, 1, 2], [], [1], [[1], [1], [1]])), 3, 5), 5);
    strictEqual(destructiveBound(compiled(project([3], [], [], [])), 3, 3), 3);
  });
});

describe("lower bounds: laws", () => {
  for (const [name, lags] of [["finish-to-start links", false], ["releases too", true]] as const) {
    it(`none is above the least makespan: ${name}`, () => {
      fc.assert(fc.property(randomProject({ tasks: 7, capacity: 5, longest: 4, lags: false }), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 }), (plain, releases) => {
        const given = lags ? { ...plain, releases: releases.slice(0, plain.durations.length) } : plain;
        const least = leastMakespan(given);
        for (const bound of boundsOf(given)) ok(bound <= least, `${String(bound)} is above ${String(least)}`);
      }), { numRuns: 300 });
    });
  }

  it("none is above a schedule that keeps lags of every kind", () => {
    fc.assert(fc.property(randomProject({ tasks: 10, capacity: 4, longest: 5, lags: true }), given => {
      const instance = compiled(given);
      const { makespan } = level(instance, { effort: { schedules: 500, placements: 1_000_000 } });
      for (const bound of boundsOf(given)) ok(bound <= makespan, `${String(bound)} is above ${String(makespan)}`);
    }), { numRuns: 300 });
  });
});
