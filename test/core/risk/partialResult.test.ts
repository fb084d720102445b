import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { forecastOf } from "../../../src/core/risk/forecast";
import { joinResults, tallied, talliedAtOnce, type PartialResult } from "../../../src/core/risk/partialResult";
import { percentilesOf } from "../../../src/core/risk/percentiles";
import { runsOf, simulateRuns } from "../../../src/core/risk/runSamples";
import { shareRuns } from "../../../src/core/risk/shareRuns";
import { simulate } from "../../../src/core/risk/simulate";
import { prepareSimulation } from "../../../src/core/risk/simulation";
import { eachOf, packing, tallyOf, tallyPercentiles, tallySum, tallyTotal, tallyUpTo, unpacking, unzigzag, zigzag } from "../../../src/core/risk/tally";
import { scheduleText } from "../../support/scheduleText";

const TEXT = `plan: P
id: p
start: 2026-01-05
as-of: none
finish: 2026-03-10
correlation: 0.4
people: {ana: {rate: 90/h}, ben: {leave: {2026-01-20..2026-01-22: Off}}}
calendars: {short: {week: {mon-wed: 09:00-15:00}}}
releases: {ga: {date: 2026-03-02}}
tasks:
  s: {release: ga, tasks: {a: {effort: 2d/3d/9d, who: ana, tags: [x]}, b: {duration: 3d..8d, calendar: short, after: a, due: 2026-02-09, tags: [x]}}}
  c: {effort: 4d/5d/6d, who: ben, after: a SS+50%, tags: [x]}
  d: {effort: 2d..9d, who: ana, after: s FF}
  live: {milestone: true, after: [s, c, d]}
risks:
  r: {probability: 30%, impact: {time: 2d/4d/9d, cost: 100..900}, affects: [a, c], residual: {probability: 10%}}
  q: {probability: 60%, opportunity: true, impact: {time: 1d}, affects: b}
  p: {probability: 10%, impact: {time: 3d}, affects: ga}
`;

describe("results of some runs", () => {
  const { schedule } = scheduleText(TEXT);
  const simulation = prepareSimulation(schedule);
  ok(simulation);
  const samples = 4300;
  const runs = (from: number, to: number, width: number): PartialResult => simulateRuns(simulation, { samples, seed: 5, from, to, width });
  const whole = runs(0, runsOf(samples), 64);
  const cuts = fc.subarray([1, 2, 3, 4]).map(list => [0, ...list, runsOf(samples)]);

  it("join to the result of one go, bit for bit, however they are cut and however wide the blocks are", () => {
    fc.assert(fc.property(cuts, fc.constantFrom(1, 13, 64, 1000), fc.boolean(), (at, width, pack) => {
      const parts = at.slice(1).map((to, i) => runs(at[i] as number, to, width));
      const joined = joinResults(pack ? parts.map((part, i) => (i % 2 === 0 ? { ...part, dates: tallied(part.dates) } : part)) : parts);
      const plain = ({ dates, ...rest }: PartialResult): unknown => ({ ...rest, dates: tallied(dates) });
      deepStrictEqual(plain(joined), plain(whole));
      deepStrictEqual(forecastOf(simulation, joined, { seed: 5 }), simulate(schedule, { samples, seed: 5 }));
    }), { numRuns: 12 });
  });

  it("say the same whether dates stand sample by sample or tallied", () => {
    deepStrictEqual(forecastOf(simulation, { ...whole, dates: tallied(whole.dates) }, { seed: 5 }), forecastOf(simulation, whole, { seed: 5 }));
  });

  it("are the same tallied by whoever simulates them, in shares of any size", async () => {
    for (const share of [1, 2, 4]) {
      const result = await shareRuns([1, 2].map(() => async (from: number, to: number) => simulateRuns(simulation, { samples, seed: 5, from, to, tally: true })), { samples, share });
      ok(result);
      deepStrictEqual(result, { ...whole, dates: tallied(whole.dates) });
    }
  });

  it("are tallied where there are too many dates for memory, at least four runs at a time", () => {
    deepStrictEqual([talliedAtOnce(1000, 10_000), talliedAtOnce(1000, 60_000), talliedAtOnce(100_000, 1000)], [undefined, 12, 4]);
  });

  it("end early when cancelled, at a whole run", () => {
    let asked = 0;
    const part = simulateRuns(simulation, { samples, seed: 5, from: 1, to: 4, cancellation: { get cancelled() { return ++asked > 2; } } });
    deepStrictEqual([part.from, part.to, part.count], [1, 3, 2000]);
  });
});

describe("a tally", () => {
  const numbers = fc.array(fc.integer({ min: -70_000, max: 70_000 }), { maxLength: 200 });

  it("counts what was seen, in any order and in any parts", () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      const [one, other] = [tallyOf(undefined, Int32Array.from(a)), tallyOf(undefined, Int32Array.from(b))];
      const both = tallyOf(one, Int32Array.from(b));
      deepStrictEqual(tallySum(one, other), both);
      deepStrictEqual(tallySum(other, one), both);
      const seen: number[] = [];
      eachOf(both, (value, times) => { for (let i = 0; i < times; i++) seen.push(value); });
      const all = [...a, ...b].sort((x, y) => x - y);
      deepStrictEqual(seen, all);
      strictEqual(tallyUpTo(both, 100), all.filter(value => value <= 100).length);
      const shares = [0.1, 0.5, 0.8, 1];
      if (all.length > 0) deepStrictEqual(tallyPercentiles(both, all.length, shares), percentilesOf(all, all.length, shares));
    }));
  });

  it("of many numbers, near and far, is the same as of them in order", () => {
    const many = fc.constantFrom(300, 2 ** 12, 2 ** 24, 2 ** 31 - 1).chain(far => fc.array(fc.integer({ min: -far, max: far }), { minLength: 256, maxLength: 900 }));
    fc.assert(fc.property(many, many, (a, b) => {
      const times = new Map<number, number>();
      for (const value of [...a, ...b]) times.set(value, (times.get(value) ?? 0) + 1);
      const seen: [number, number][] = [];
      eachOf(tallySum(tallyOf(undefined, Int32Array.from(a)), tallyOf(undefined, Int32Array.from(b))), (value, often) => { seen.push([value, often]); });
      deepStrictEqual(tallyTotal([a, b, a].map(list => tallyOf(undefined, Int32Array.from(list)))), tallyOf(undefined, Int32Array.from([...a, ...b, ...a])));
      deepStrictEqual(seen, [...times].sort(([one], [other]) => one - other));
      deepStrictEqual(tallyOf(tallyOf(undefined, Int32Array.from(a)), Int32Array.from(b)), tallyOf(undefined, Int32Array.from([...a, ...b])));
    }), { numRuns: 40 });
  });

  it("packs figures of any size, and ends on any bytes", () => {
    fc.assert(fc.property(fc.array(fc.maxSafeNat()), list => {
      const out = packing();
      for (const figure of list) out.put(figure);
      const reader = unpacking(out.bytes());
      deepStrictEqual(list.map(() => reader.next()), list);
      ok(reader.done);
    }));
    fc.assert(fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), figure => { strictEqual(unzigzag(zigzag(figure)), figure + 0); }));
    fc.assert(fc.property(fc.uint8Array(), bytes => { eachOf(bytes, () => undefined); }));
  });
});
