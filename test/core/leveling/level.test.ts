import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { EFFORTS, schedulesOf } from "../../../src/core/schedule/leveling/effort";
import { createDraft, createGenerator } from "../../../src/core/schedule/leveling/generator";
import { compileProject, type Project } from "../../../src/core/schedule/leveling/instance";
import { level, startLeveling } from "../../../src/core/schedule/leveling/level";
import { parallelSchedule } from "../../../src/core/schedule/leveling/parallel";
import { PRIORITY_RULES, priorities, windowsOf } from "../../../src/core/schedule/leveling/priorityRules";
import { priorityList } from "../../../src/core/schedule/leveling/priorityList";
import { serialSchedule } from "../../../src/core/schedule/leveling/serial";
import { createSide } from "../../../src/core/schedule/leveling/side";
import { scheduleFaults } from "../../support/scheduleFaults";
import { leastMakespan } from "./leastMakespan";
import { compiled, project, randomProject } from "./projects";

const SOME = { schedules: 300, placements: 1_000_000 };
const SMALL = { tasks: 7, capacity: 4, longest: 4, lags: false };
const WITH_LAGS = { tasks: 12, capacity: 5, longest: 6, lags: true };
const ONE_AT_A_TIME = { tasks: 25, capacity: 1, longest: 6, lags: true };
const LARGER = { tasks: 30, capacity: 200, longest: 9, lags: false };

function checkLevel(given: Project, makespan: number, start?: readonly number[]): void {
  const result = level(compiled(given), { effort: SOME });
  deepStrictEqual(scheduleFaults(given, result.start, result.makespan), []);
  strictEqual(result.makespan, makespan);
  if (start !== undefined) deepStrictEqual([...result.start], start);
}

describe("levelling by hand", () => {
  const cases: readonly (readonly [what: string, given: Project, makespan: number, start?: readonly number[]])[] = [
    ["nothing to do", project([], [], [], []), 0, []],
    ["one task", project([3], [], [1], [[1]]), 3, [0]],
    ["no resources: the critical path", project([2, 3, 1], [[0, 1], [0, 2]], [], []), 5, [0, 2, 2]],
    ["one person, three tasks", project([3, 1, 2], [], [1], [[1], [1], [1]]), 6],
    ["two people share", project([3, 1, 2], [], [2], [[1], [1], [1]]), 3, [0, 0, 1]],
    ["equal tasks go in document order", project([2, 2, 2], [], [1], [[1], [1], [1]]), 6, [0, 2, 4]],
    ["a long chain goes first", project([4, 1, 5], [[1, 2]], [1], [[1], [1], [0]]), 6, [1, 0, 1]],
    ["a lag lets another in between", project([1, 1, 2], [[0, 1, 3]], [1], [[1], [1], [1]]), 4, [0, 3, 1]],
    ["a milestone takes no one", project([0, 2, 0], [[0, 1], [1, 2]], [1], [[1], [1], [1]]), 2, [0, 0, 2]],
    ["two resources at once", project([2, 2, 2], [], [1, 1], [[1, 0], [0, 1], [1, 1]]), 4],
    ["capacity above eight bits", project([2, 2, 2], [], [1000], [[600], [400], [1]]), 4],
    ["start-to-start and a negative lag", project([4, 4], [[0, 1, 1]], [2], [[1], [1]]), 5, [0, 1]],
  ];
  for (const [what, given, makespan, start] of cases) it(what, () => { checkLevel(given, makespan, start); });

  it("a release is kept, seen from both ends", () => {
    checkLevel({ ...project([2, 2], [], [1], [[1], [1]]), releases: [5, 0] }, 7, [5, 0]);
    checkLevel({ ...project([2, 2], [], [1], [[1], [1]]), releases: [1, 0] }, 4, [2, 0]);
  });

  it("of equally short schedules the one with the smaller weighted sum of starts, then the one found first", () => {
    const bestOf = (weights: readonly number[], ...lists: readonly (readonly number[])[]): number[] => {
      const generator = createGenerator(compiled({ ...project([2, 3], [], [1], [[1], [1]]), weights }));
      for (const list of lists) generator.serial(Int32Array.from(list), 0, createDraft(2));
      return [...generator.incumbent.start];
    };
    deepStrictEqual(bestOf([1, 1], [0, 1], [1, 0]), [0, 2]);
    deepStrictEqual(bestOf([1, 1], [1, 0], [0, 1]), [0, 2]);
    deepStrictEqual(bestOf([1, 9], [0, 1], [1, 0]), [3, 0]);
    deepStrictEqual(bestOf([3, 2], [0, 1], [1, 0]), [0, 2]);
    deepStrictEqual(bestOf([2, 3], [1, 0], [0, 1]), [3, 0]);
  });

  it("knows when the orders of starts and of finishes keep all links", () => {
    const monotone = (first: number, second: number, delay?: number): boolean => compiled(project([first, second], [delay === undefined ? [0, 1] : [0, 1, delay]], [], [])).monotone;
    deepStrictEqual([monotone(3, 1), monotone(3, 1, 2), monotone(3, 1, 1), monotone(1, 3, 0), monotone(1, 3, -1)], [true, true, false, true, false]);
  });

  it("says who waits for each other, and who needs more than there is", () => {
    deepStrictEqual(compileProject(project([1, 1, 1], [[0, 1], [1, 2], [2, 1]], [], [])), { kind: "circle", tasks: [1, 2] });
    deepStrictEqual(compileProject(project([1, 1], [], [1, 2], [[1], [0, 3]])), { kind: "demand", task: 1, resource: 1 });
  });
});

describe("levelling: laws", () => {
  for (const [name, kind] of Object.entries({ small: SMALL, "with lags and releases": WITH_LAGS, larger: LARGER })) {
    it(`every schedule is feasible, none shorter than the bound: ${name}`, () => {
      fc.assert(fc.property(randomProject(kind), given => {
        const result = level(compiled(given), { effort: SOME });
        deepStrictEqual(scheduleFaults(given, result.start, result.makespan), []);
        ok(result.bound <= result.makespan);
      }), { numRuns: 150 });
    });
  }

  it("never longer than any priority rule in any scheme, and more effort never makes it longer", () => {
    fc.assert(fc.property(randomProject(LARGER), given => {
      const instance = compiled(given);
      const quick = level(instance, { effort: EFFORTS.quick }).makespan;
      const start = new Int32Array(instance.size);
      for (const rule of PRIORITY_RULES) {
        const priority = priorities(instance, rule);
        ok(quick <= parallelSchedule(createSide(instance), priority, start));
        ok(quick <= serialSchedule(createSide(instance), priorityList(instance, priority), start));
      }
      ok(level(instance, { effort: SOME }).makespan <= quick);
    }), { numRuns: 60 });
  });

  it("finds the least makespan of tiny projects, and no bound is above it", () => {
    fc.assert(fc.property(randomProject(SMALL), given => {
      const least = leastMakespan(given);
      const result = level(compiled(given), { effort: { schedules: 2_000, placements: 1_000_000 } });
      strictEqual(result.makespan, least);
      ok(result.bound <= least);
    }), { numRuns: 150 });
  });

  it("the same project gives the same schedule, whole or in slices", () => {
    fc.assert(fc.property(randomProject(LARGER), fc.integer({ min: 1, max: 70 }), (given, slice) => {
      const instance = compiled(given);
      const whole = level(instance, { effort: SOME });
      const again = level(instance, { effort: SOME });
      deepStrictEqual([...again.start], [...whole.start]);
      const sliced = startLeveling(instance, { effort: SOME });
      let before = sliced.best().makespan;
      while (sliced.advance(slice)) {
        ok(sliced.best().makespan <= before);
        before = sliced.best().makespan;
      }
      strictEqual(sliced.best().makespan <= before, true);
      deepStrictEqual(scheduleFaults(given, sliced.best().start, sliced.best().makespan), []);
      deepStrictEqual([...sliced.best().start], [...whole.start]);
    }), { numRuns: 40 });
  });

  it("breakpoints and units of time give the same schedules", () => {
    fc.assert(fc.property(randomProject(WITH_LAGS), given => {
      const instance = compiled(given);
      const sides = [createSide(instance, "unit"), createSide(instance, "breakpoints")] as const;
      for (const rule of PRIORITY_RULES) {
        const priority = priorities(instance, rule);
        const starts = sides.flatMap(side => [serialSchedule, parallelSchedule].map(scheme => {
          const start = new Int32Array(instance.size);
          if (scheme === serialSchedule) serialSchedule(side, priorityList(instance, priority), start);
          else parallelSchedule(side, priority, start);
          return [...start];
        }));
        deepStrictEqual(starts[0], starts[2]);
        deepStrictEqual(starts[1], starts[3]);
      }
    }), { numRuns: 150 });
  });

  it("breakpoints and busy intervals give the same schedules where nobody does two things at once", () => {
    fc.assert(fc.property(randomProject(ONE_AT_A_TIME), fc.array(fc.nat(), { maxLength: 12 }), (given, ranks) => {
      const instance = compiled(given);
      const [breakpoints, intervals] = [createSide(instance, "breakpoints"), createSide(instance, "intervals")];
      strictEqual(breakpoints.busy, undefined);
      ok(intervals.busy !== undefined);
      for (const priority of [...PRIORITY_RULES.map(rule => priorities(instance, rule)), Float64Array.from({ length: instance.size }, (_, j) => ranks[j] ?? 0)]) {
        const list = priorityList(instance, priority);
        const starts = [breakpoints, intervals].map(side => {
          const start = new Int32Array(instance.size);
          const parallel = new Int32Array(instance.size);
          return [serialSchedule(side, list, start), ...start, parallelSchedule(side, priority, parallel), ...parallel];
        });
        deepStrictEqual(starts[0], starts[1]);
      }
    }), { numRuns: 300 });
  });

  it("busy intervals are for those alone", () => {
    strictEqual(createSide(compiled(project([2, 3], [], [4], [[2], [2]])), "intervals").busy, undefined);
    ok(createSide(compiled(project([2, 3], [], [4], [[3], [4]])), "intervals").busy !== undefined);
    const twice = { ...project([2], [], [4], [[3]]), demands: [{ task: 0, resource: 0, units: 3 }, { task: 0, resource: 0, units: 3 }] };
    strictEqual(createSide(compiled(twice), "intervals").busy, undefined);
  });

  it("stops when cancelled, with a schedule in hand", () => {
    fc.assert(fc.property(randomProject(LARGER), given => {
      const result = level(compiled(given), { effort: EFFORTS.best, cancellation: { cancelled: true } });
      deepStrictEqual(scheduleFaults(given, result.start, result.makespan), []);
      ok(result.schedules < 10);
    }), { numRuns: 30 });
  });
});

describe("levelling: effort", () => {
  it("stands for numbers of schedules, fewer for large plans", () => {
    strictEqual(schedulesOf(EFFORTS.quick, 100), 0);
    strictEqual(schedulesOf(EFFORTS.normal, 100), 50_000);
    strictEqual(schedulesOf(EFFORTS.normal, 1_000), 6_000);
    strictEqual(schedulesOf(EFFORTS.best, 1_000), 120_000);
  });

  it("ends at the bound", () => {
    const instance = compiled(project([2, 3, 1], [[0, 1], [0, 2]], [], []));
    const { schedules, bound, makespan } = level(instance, { effort: EFFORTS.best });
    strictEqual(bound, makespan);
    ok(schedules < 10);
    strictEqual(windowsOf(instance).length, makespan);
  });
});
