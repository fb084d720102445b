import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { Draft } from "../../../src/core/schedule/leveling/draft";
import { createDraft, createGenerator } from "../../../src/core/schedule/leveling/generator";
import { add, contains, createMemory, createPopulation, fingerprint, longest, memberList, printOf, remove, replace, type Population } from "../../../src/core/schedule/leveling/population";
import { priorityList } from "../../../src/core/schedule/leveling/priorityList";
import { createRandom } from "../../../src/core/schedule/leveling/random";
import { createSampler } from "../../../src/core/schedule/leveling/sampling";
import { compiled, randomProject } from "./projects";

describe("the population of a search", () => {
  it("keeps the lists of those that are left when members are given up, and forgets these", () => {
    fc.assert(fc.property(randomProject({ tasks: 20, capacity: 5, longest: 6, lags: false }), fc.nat(), fc.array(fc.nat(), { maxLength: 12 }), (given, seed, gone) => {
      const instance = compiled(given);
      const generator = createGenerator(instance);
      const sampler = createSampler(instance, createRandom(seed), 1);
      const priority = new Float64Array(instance.size);
      const population = createPopulation(12);
      let draft = createDraft(instance.size);
      for (let k = 0; k < 12; k++) {
        sampler.draw(priority);
        generator.serial(priorityList(instance, priority), 0, draft);
        if (k % 2 === 1) generator.justify(draft, draft);
        draft = add(population, draft);
      }
      const listsOf = (of: Population): number[][] => of.members.flatMap((_, index) => ([0, 1] as const).map(direction => [...memberList(of, generator, index, direction)]));
      listsOf(population);
      for (const at of gone) {
        if (population.members.length < 2) break;
        const member = population.members[at % population.members.length] as Draft;
        remove(population, at % population.members.length);
        strictEqual(contains(population, fingerprint(member), member.makespan), false);
        strictEqual(population.members[longest(population)]?.makespan, Math.max(...population.members.map(({ makespan }) => makespan)));
      }
      const fresh = new Int32Array(instance.size);
      deepStrictEqual(listsOf(population), population.members.flatMap(member => ([0, 1] as const).map(direction => {
        generator.listOf(member, direction, fresh);
        return [...fresh];
      })));
    }), { numRuns: 100 });
  });

  it("knows its longest member, the first of equals, and what it holds, while members are replaced and given up", () => {
    const step = fc.record({ at: fc.nat(), makespan: fc.integer({ min: 1, max: 4 }), gives: fc.boolean() });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const population = createPopulation(8);
      const draftOf = (makespan: number, mark: number): Draft => ({ start: Int32Array.of(mark), makespan, direction: 0 });
      for (let k = 0; k < 8; k++) add(population, draftOf(1 + (k % 3), k));
      longest(population);
      for (const [mark, { at, makespan, gives }] of steps.entries()) {
        const index = at % population.members.length;
        const gone = population.members[index] as Draft;
        const draft = draftOf(makespan, 100 + mark);
        if (!gives) replace(population, index, draft, fingerprint(draft));
        else if (population.members.length > 2) remove(population, index);
        const lengths = population.members.map(member => member.makespan);
        strictEqual(longest(population), lengths.indexOf(Math.max(...lengths)));
        strictEqual(contains(population, fingerprint(gone), gone.makespan), population.members.includes(gone));
        for (const member of population.members) strictEqual(contains(population, fingerprint(member), member.makespan), true);
      }
    }), { numRuns: 100 });
  });

  it("remembers what it met last, and takes nothing new for known", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1 }), { maxLength: 200 }), fc.nat(100_000), (prints, schedules) => {
      const memory = createMemory(schedules);
      for (const print of prints) {
        strictEqual(memory.met(print), false);
        strictEqual(memory.met(print), true);
      }
    }), { numRuns: 50 });
  });

  it("tells a list from the same list in the other direction", () => {
    const list = Int32Array.from([0, 2, 1, 3]);
    strictEqual(printOf(list, 0), printOf(list.slice(), 0));
    strictEqual(printOf(list, 0) === printOf(list, 1), false);
    strictEqual(printOf(list, 0) === printOf(Int32Array.from([0, 1, 2, 3]), 0), false);
  });
});
