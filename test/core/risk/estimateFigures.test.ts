import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { estimateFigures } from "../../../src/core/risk/estimateFigures";
import { lognormalOfRange, lognormalPercentile } from "../../../src/core/risk/lognormal";
import { pertPercentile } from "../../../src/core/risk/pertBeta";
import { USUAL_SCALE } from "../../../src/core/calendar/durations";
import type { Duration, Estimate } from "../../../src/core/model/values";

const days = (count: number): Duration => ({ minutes: 0, days: count, weeks: 0, months: 0, elapsed: false });
const near = (value: number, expected: number, within: number): void => { ok(Math.abs(value - expected) <= within, `${String(value)} is not ${String(expected)}`); };

describe("the figures of an estimate", () => {
  it("of a range: the bounds are P10 and P90, the middle the geometric mean", () => {
    const figures = estimateFigures({ kind: "range", low: days(2), high: days(8) }, USUAL_SCALE);
    ok(figures);
    near(figures.p10, 2 * 480, 0.1);
    near(figures.p50, 4 * 480, 0.1);
    near(figures.p90, 8 * 480, 0.1);
    // exp(ln 4 + 0.8416 sigma) and exp(ln 4 + sigma² / 2), with sigma = ln 4 / (2 · 1.28155).
    near(figures.p80 / 480, 6.305, 0.001);
    near(figures.mean / 480, 4.630, 0.001);
  });

  it("of three points: the mean weighs the most likely four times", () => {
    const figures = estimateFigures({ kind: "three-point", low: days(2), likely: days(5), high: days(14) }, USUAL_SCALE);
    strictEqual(figures?.mean, 6 * 480);
  });

  it("of three points: percentiles that are known in closed form", () => {
    // Beta(1, 5) has the share 1 - (1 - x)^5 below x; Beta(3, 3) is symmetric with P10 = 0.2466.
    for (const p of [0.1, 0.5, 0.8, 0.9]) near(pertPercentile({ low: 0, likely: 0, high: 1 }, p), 1 - (1 - p) ** 0.2, 1e-6);
    near(pertPercentile({ low: 0, likely: 0.5, high: 1 }, 0.5), 0.5, 1e-9);
    near(pertPercentile({ low: 0, likely: 0.5, high: 1 }, 0.1), 0.24664, 1e-5);
  });

  it("none for a single figure, and none out of order", () => {
    strictEqual(estimateFigures({ kind: "single", likely: days(3) }, USUAL_SCALE), undefined);
    strictEqual(estimateFigures({ kind: "range", low: days(3), high: days(1) }, USUAL_SCALE), undefined);
    strictEqual(estimateFigures({ kind: "range", low: days(0), high: days(1) }, USUAL_SCALE), undefined);
    strictEqual(estimateFigures({ kind: "three-point", low: days(3), likely: days(1), high: days(5) }, USUAL_SCALE), undefined);
  });

  it("rise with the percentile and stay between the bounds, for any estimate", () => {
    const sorted = fc.array(fc.double({ min: 0.1, max: 500, noNaN: true }), { minLength: 3, maxLength: 3 }).map(values => [...values].sort((a, b) => a - b));
    fc.assert(fc.property(sorted, ([low = 0, likely = 0, high = 0]) => {
      const estimates: Estimate[] = [{ kind: "range", low: days(low), high: days(high) }, { kind: "three-point", low: days(low), likely: days(likely), high: days(high) }];
      for (const estimate of estimates) {
        const found = estimateFigures(estimate, USUAL_SCALE);
        ok(found);
        deepStrictEqual([found.p10, found.p50, found.p80, found.p90].sort((a, b) => a - b), [found.p10, found.p50, found.p80, found.p90]);
        ok(found.p10 >= low * 480 - 2 && found.p90 <= high * 480 + 2 && found.mean >= low * 480 - 2);
      }
    }));
  });

  it("invert the normal distribution", () => {
    near(lognormalPercentile(lognormalOfRange(1, Math.exp(2 * 1.2815515655446004)), 0.8) / Math.exp(1.2815515655446004), Math.exp(0.8416212336), 1e-6);
  });
});
