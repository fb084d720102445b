import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { contingencyOf } from "../../../../src/core/risk/answers/contingency";
import { binOf, costHistogram, dateHistogram, sCurve } from "../../../../src/core/risk/answers/histogram";
import { jointConfidence } from "../../../../src/core/risk/answers/jointConfidence";
import { percentilesOf } from "../../../../src/core/risk/percentiles";
import { Chance } from "../../../support/textbook/chance";

const dates = fc.array(fc.integer({ min: 29_000_000, max: 29_400_000 }), { minLength: 1, maxLength: 80 });
const money = fc.array(fc.double({ min: -2e4, max: 3e6, noNaN: true }), { minLength: 1, maxLength: 80 });

describe("histograms", () => {
  it("count every figure once, in at most 60 bins that hold their ends", () => {
    fc.assert(fc.property(fc.oneof(dates, money), fc.boolean(), (values, asDates) => {
      const histogram = asDates ? dateHistogram(values.map(Math.round)) : costHistogram(values);
      const list = asDates ? values.map(Math.round) : values;
      ok(histogram.counts.length <= 60 && histogram.width > 0);
      strictEqual(histogram.counts.reduce((sum, count) => sum + count, 0), list.length);
      const counts = histogram.counts.map(() => 0);
      for (const value of list) {
        const bin = binOf(histogram, value);
        counts[bin] = (counts[bin] ?? 0) + 1;
        const grace = 1e-6 * Math.max(histogram.width, Math.abs(value));
        ok(value >= histogram.from + bin * histogram.width - grace && value <= histogram.from + (bin + 1) * histogram.width + grace);
      }
      deepStrictEqual(counts, histogram.counts);
      const curve = sCurve(histogram);
      strictEqual(curve.at(-1), 1);
      ok(curve.every((share, i) => i === 0 || share >= (curve[i - 1] ?? 1)));
    }));
  });

  it("of dates have bins of whole days, of hours where all is near", () => {
    const day = 29_400_480 - (29_400_480 % 1440);
    deepStrictEqual(dateHistogram([day + 600, day + 1020, day + 1500, day + 4 * 1440 + 900]), { from: day, width: 1440, counts: [2, 1, 0, 0, 1] });
    deepStrictEqual(dateHistogram([day + 600, day + 620, day + 725]), { from: day + 600, width: 60, counts: [2, 0, 1] });
    deepStrictEqual(dateHistogram([day + 600, day + 600]), { from: day + 600, width: 60, counts: [2] });
    strictEqual(dateHistogram([day, day + 200 * 1440]).width, 4 * 1440);
    deepStrictEqual(costHistogram([5, 5, 5]), { from: 5, width: 1, counts: [3] });
    deepStrictEqual(costHistogram([]), { from: 0, width: 1, counts: [0] });
    strictEqual(costHistogram([0, 5900]).width, 100);
  });
});

const both = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 60 });

describe("joint confidence", () => {
  it("is the share of samples that keep a date and a cost both", () => {
    fc.assert(fc.property(both, fc.nat(30), fc.nat(30), (samples, date, budget) => {
      const [finish, cost] = [samples.map(([at]) => at), samples.map(([, price]) => price)];
      const kept = (until: number, most: number): number => samples.filter(([at, price]) => at <= until && price <= most).length / samples.length;
      const joint = jointConfidence(Float64Array.from(finish), Float64Array.from(cost), { finish: date, cost: budget });
      deepStrictEqual(joint.promise, { finish: date, cost: budget, probability: kept(date, budget) });
      const [columns, rows] = [finish, cost].map(values => percentilesOf(values, values.length, joint.shares));
      deepStrictEqual(joint.table, columns?.map(until => rows?.map(most => kept(until, most))));
      strictEqual(joint.scatter.counts.flat().reduce((sum, count) => sum + count, 0), samples.length);
      ok(joint.scatter.counts.length <= 20 && joint.scatter.counts.every(row => row.length <= 20));
    }));
  });

  it("of a pair is that which was wanted, and no lower cost that came out has it", () => {
    fc.assert(fc.property(both, samples => {
      const { pairs } = jointConfidence(Float64Array.from(samples, ([at]) => at), Float64Array.from(samples, ([, price]) => price), { finish: undefined, cost: undefined });
      const kept = (until: number, most: number): number => samples.filter(([at, price]) => at <= until && price <= most).length / samples.length;
      deepStrictEqual(pairs.map(({ confidence }) => confidence), [0.5, 0.7, 0.8]);
      for (const { confidence, pairs: list } of pairs) {
        ok(list.length > 0 && list.length <= 8);
        list.forEach(({ finish, cost }, i) => {
          ok(kept(finish, cost) >= confidence - 1e-9);
          ok(samples.every(([, price]) => price >= cost || kept(finish, price) < confidence - 1e-9));
          const before = list[i - 1];
          ok(before === undefined || (before.finish < finish && before.cost > cost));
        });
      }
    }));
  });

  it("of figures that have nothing to do with each other is the product of theirs, of those that go together the less of them", () => {
    const chance = new Chance(1);
    const a = Float64Array.from({ length: 20_000 }, () => chance.even());
    const b = Float64Array.from({ length: 20_000 }, () => chance.even());
    const apart = jointConfidence(a, b, { finish: 0.8, cost: 0.5 });
    ok(Math.abs((apart.promise?.probability ?? 0) - 0.4) < 3 * Math.sqrt((0.4 * 0.6) / 20_000));
    const together = jointConfidence(a, a, { finish: 0.8, cost: 0.5 });
    deepStrictEqual(together.table[0], [0.5, 0.5, 0.5, 0.5]);
    deepStrictEqual(together.table[2], [0.5, 0.7, 0.8, 0.8]);
  });
});

describe("contingency", () => {
  it("is the percentile less the plan, beside how likely that is kept", () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    const one = contingencyOf(values, values, { finish: 40, cost: 90, days: (from, to) => (to - from) / 2 }, 0.7);
    deepStrictEqual(one, { confidence: 0.7, finish: 70, days: 15, cost: 70, money: -20, finishKept: 0.4, costKept: 0.9 });
  });
});
