import { deepStrictEqual, notDeepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { createDraft, createGenerator, type Generator } from "../../../src/core/schedule/leveling/generator";
import type { Instance } from "../../../src/core/schedule/leveling/instance";
import { createCrossover } from "../../../src/core/schedule/leveling/listCrossover";
import { createRepairer, createSorter } from "../../../src/core/schedule/leveling/listOrder";
import { pack } from "../../../src/core/schedule/leveling/packing";
import { PRIORITY_RULES, priorities, rulesFor, type PriorityRule } from "../../../src/core/schedule/leveling/priorityRules";
import { priorityList } from "../../../src/core/schedule/leveling/priorityList";
import { createRandom } from "../../../src/core/schedule/leveling/random";
import { createSampler } from "../../../src/core/schedule/leveling/sampling";
import { createSide } from "../../../src/core/schedule/leveling/side";
import { compiled, project, randomProject } from "./projects";

const KIND = { tasks: 25, capacity: 6, longest: 7, lags: false };

/** Whether a list holds every task once, none before its predecessors. */
function keepsLinks({ size, inStart, inFrom }: Instance, list: Int32Array): boolean {
  const place = new Map([...list].map((task, index) => [task, index]));
  return place.size === size && list.every((task, index) => inFrom.subarray(inStart[task], inStart[task + 1]).every(from => (place.get(from) ?? Infinity) < index));
}

function sampledList(instance: Instance, seed: number): Int32Array {
  const priority = new Float64Array(instance.size);
  createSampler(instance, createRandom(seed), 1).draw(priority);
  return priorityList(instance, priority);
}

describe("priority rules by hand", () => {
  // 0 -> 1 -> 3 and 0 -> 2 -> 3, lasting 2, 3, 1, 2: the critical path is 7.
  const diamond = compiled(project([2, 3, 1, 2], [[0, 1], [0, 2], [1, 3], [2, 3]], [], []));
  const expected: Readonly<Record<PriorityRule, readonly number[]>> = {
    LFT: [2, 5, 5, 7], LST: [0, 2, 4, 5], MSLK: [0, 0, 2, 0], MTS: [-3, -1, -1, -0], GRPW: [-6, -5, -3, -2], GRPWA: [-8, -5, -3, -2], ORDER: [0, 1, 2, 3],
  };
  for (const rule of PRIORITY_RULES) it(rule, () => { deepStrictEqual([...priorities(diamond, rule)], expected[rule]); });
});

describe("priority rules over all successors", () => {
  it("are as counted one by one", () => {
    fc.assert(fc.property(randomProject({ ...KIND, tasks: 80 }), given => {
      const instance = compiled(given);
      const lasts = Array.from(given.durations);
      const after = lasts.map(() => new Set<number>());
      for (const j of [...instance.order].reverse()) {
        for (const { from, to } of given.links) if (from === j) for (const later of [to, ...(after[to] ?? [])]) after[j]?.add(later);
      }
      deepStrictEqual([...priorities(instance, "MTS")], after.map(set => -set.size));
      deepStrictEqual([...priorities(instance, "GRPWA")], after.map((set, j) => -[...set, j].reduce((sum, task) => sum + (lasts[task] ?? 0), 0)));
    }));
  });

  it("are left out for thousands of tasks", () => {
    deepStrictEqual(rulesFor(2_000), PRIORITY_RULES);
    deepStrictEqual(rulesFor(2_001), ["LFT", "LST", "MSLK", "GRPW", "ORDER"]);
  });
});

describe("lists", () => {
  it("of priorities keep the links and take the least first", () => {
    fc.assert(fc.property(randomProject(KIND), fc.nat(), (given, seed) => {
      const instance = compiled(given);
      ok(keepsLinks(instance, sampledList(instance, seed)));
    }));
    deepStrictEqual([...priorityList(compiled(project([1, 1, 1, 1], [[2, 0]], [], [])), Float64Array.of(0, 1, 3, 1))], [1, 3, 2, 0]);
  });

  it("of children keep the links when those of their parents do, however mutated", () => {
    fc.assert(fc.property(randomProject(KIND), fc.nat(), fc.constantFrom(0 as const, 1 as const), (given, seed, direction) => {
      const instance = compiled(given);
      const generator = createGenerator(instance);
      const crossover = createCrossover(instance, createRandom(seed));
      const child = new Int32Array(instance.size);
      const mother = sampledList(instance, seed);
      const draft = createDraft(instance.size);
      generator.serial(mother, 0, draft);
      crossover.cross({ draft, list: mother }, sampledList(instance, seed + 1), direction, child);
      ok(keepsLinks(instance, child));
      crossover.mutate(instance, child, 0.5, 10);
      ok(keepsLinks(instance, child));
      crossover.cross({ draft, list: mother }, mother, direction, child);
      deepStrictEqual([...child], [...mother]);
    }));
  });

  it("in any order are repaired, and left alone when nothing is wrong", () => {
    fc.assert(fc.property(randomProject(KIND), fc.nat(), (given, seed) => {
      const side = createSide(compiled(given));
      const { instance } = side;
      const random = createRandom(seed);
      const shuffled = Int32Array.from([...instance.order].map(task => [random.fraction(), task] as const).sort((a, b) => a[0] - b[0]).map(([, task]) => task));
      createRepairer(instance.size).repair(side, shuffled);
      ok(keepsLinks(instance, shuffled));
      const again = shuffled.slice();
      createRepairer(instance.size).repair(side, again);
      deepStrictEqual([...again], [...shuffled]);
    }));
  });

  it("are sorted by times of any size, equal ones as before", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat(3_000), fc.nat(50_000_000)), { minLength: 1, maxLength: 60 }), keys => {
      const list = new Int32Array(keys.length);
      const seed = Int32Array.from(keys.keys()).reverse();
      createSorter(keys.length).sort(Int32Array.from(keys), Math.max(...keys), seed, list);
      deepStrictEqual([...list], [...seed].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)));
    }));
  });
});

describe("justification", () => {
  const twice = (generator: Generator, list: Int32Array): readonly number[] => {
    const [first, second, third] = [0, 1, 2].map(() => createDraft(list.length));
    generator.serial(list, 0, first!);
    generator.justify(first!, second!);
    generator.justify(second!, third!);
    return [first!.makespan, second!.makespan, third!.makespan];
  };

  it("never makes a schedule longer", () => {
    fc.assert(fc.property(randomProject(KIND), fc.nat(), (given, seed) => {
      const instance = compiled(given);
      const [first, second, third] = twice(createGenerator(instance), sampledList(instance, seed));
      ok(first! >= second! && second! >= third!);
    }), { numRuns: 300 });
  });

  it("makes one shorter", () => {
    // By file order task 1 begins beside 0, so that the long chain from 2 on waits; justified, it goes at once.
    const instance = compiled(project([2, 4, 2, 5], [[2, 3]], [2], [[1], [1], [1], [1]]));
    deepStrictEqual(twice(createGenerator(instance), Int32Array.of(0, 1, 2, 3)), [9, 7, 7]);
  });
});

describe("packed capacities", () => {
  it("take as many words as they need, and none when too large", () => {
    const wordsOf = (...capacities: number[]) => pack(compiled(project([1], [], capacities, [[]])))?.words;
    strictEqual(wordsOf(), 1);
    strictEqual(wordsOf(127, 127, 127, 127), 1);
    strictEqual(wordsOf(127, 127, 127, 128), 2);
    strictEqual(wordsOf(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1);
    strictEqual(wordsOf(2 ** 30 - 1), 1);
    strictEqual(wordsOf(2 ** 31 - 1), undefined);
  });
});

describe("the fixed sequence", () => {
  const some = (seed: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 2_000 }, () => random.below(10));
  };

  it("is the same for the same seed and another for another", () => {
    deepStrictEqual(some(1), some(1));
    notDeepStrictEqual(some(1), some(2));
  });

  it("is even", () => {
    for (const seed of [0, 1, 2, -5, 123_456_789]) {
      const counts = new Map<number, number>();
      for (const value of some(seed)) counts.set(value, (counts.get(value) ?? 0) + 1);
      for (let value = 0; value < 10; value++) ok((counts.get(value) ?? 0) > 130 && (counts.get(value) ?? 0) < 270, `${String(value)} of seed ${String(seed)}`);
    }
  });
});
