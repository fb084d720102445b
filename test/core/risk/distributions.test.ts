import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { USUAL_SCALE } from "../../../src/core/calendar/durations";
import type { Distribution, Duration, Estimate } from "../../../src/core/model/values";
import { figuresOfPoints, figuresOfRange } from "../../../src/core/risk/distributions";
import { estimateFigures } from "../../../src/core/risk/estimateFigures";
import { normalQuantile, normalTable } from "../../../src/core/risk/normal";
import { estimateTable, pointsTable, rangeTable, shareTable, tableValue } from "../../../src/core/risk/quantileTable";
import { allWeek, near, run, lengthDays } from "./chancePlan";

const days = (count: number): Duration => ({ minutes: 0, days: count, weeks: 0, months: 0, elapsed: false });
const POINTS = { low: 2, likely: 3, high: 10 };

function moments(table: Float64Array): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (const z of normalTable()) {
    const value = tableValue(table, 0, z);
    sum += value;
    squares += value * value;
  }
  const mean = sum / 65536;
  return { mean, variance: squares / 65536 - mean * mean };
}

const table = (distribution: Distribution): Float64Array => pointsTable(POINTS.low, POINTS.likely, POINTS.high, distribution);

describe("shapes of three points", () => {
  it("PERT-beta: mean (low + lambda likely + high) / (lambda + 2), variance (mean - low) (high - mean) / (lambda + 3)", () => {
    for (const lambda of [0, 1, 2.5, 4, 10, 60]) {
      const { mean, variance } = moments(table({ lambda }));
      const expected = (2 + lambda * 3 + 10) / (lambda + 2);
      near(mean, expected, 0.01);
      near(variance, ((expected - 2) * (10 - expected)) / (lambda + 3), 0.03);
    }
  });

  it("triangular: mean, variance and percentiles of the closed form", () => {
    const { mean, variance } = moments(table({ threePoint: "triangular" }));
    near(mean, 5, 0.002);
    near(variance, (4 + 9 + 100 - 6 - 20 - 30) / 18, 0.01);
    // F(3) = (3 - 2)^2 / (8 * 1) = 1/8; above, 1 - (10 - x)^2 / 56.
    near(tableValue(table({ threePoint: "triangular" }), 0, normalQuantile(0.125)), 3, 0.01);
    near(tableValue(table({ threePoint: "triangular" }), 0, normalQuantile(0.9)), 10 - Math.sqrt(5.6), 0.01);
  });

  it("uniform: the middle, a twelfth of the squared width", () => {
    const { mean, variance } = moments(table({ threePoint: "uniform" }));
    near(mean, 6, 0.001);
    near(variance, 64 / 12, 0.01);
    near(tableValue(table({ threePoint: "uniform" }), 0, normalQuantile(0.8)), 8.4, 0.01);
  });

  it("lognormal: mean and variance of the PERT-beta, percentiles exp(mu + z sigma)", () => {
    for (const lambda of [4, 8]) {
      const expected = (2 + lambda * 3 + 10) / (lambda + 2);
      const squared = ((expected - 2) * (10 - expected)) / (lambda + 3);
      const { mean, variance } = moments(table({ threePoint: "lognormal", lambda }));
      near(mean, expected, 0.005);
      near(variance, squared, 0.03);
      const sigma = Math.sqrt(Math.log(1 + squared / expected ** 2));
      near(tableValue(table({ threePoint: "lognormal", lambda }), 0, 1.2815515655), expected * Math.exp(-(sigma ** 2) / 2 + 1.2815515655 * sigma), 0.01);
    }
  });

  it("says in words what is drawn: mean and percentiles agree", () => {
    for (const threePoint of ["pert-beta", "triangular", "lognormal", "uniform"] as const) {
      const figures = figuresOfPoints(POINTS, { threePoint });
      near(moments(table({ threePoint })).mean, figures.mean, 0.01);
      for (const p of [0.05, 0.5, 0.9]) near(tableValue(table({ threePoint }), 0, normalQuantile(p)), figures.percentile(p), 0.01);
    }
    const estimate: Estimate = { kind: "three-point", low: days(2), likely: days(3), high: days(10) };
    strictEqual(estimateFigures(estimate, USUAL_SCALE, { threePoint: "triangular" })?.mean, 5 * 480);
  });
});

describe("shapes of a range", () => {
  for (const range of ["lognormal", "triangular", "uniform"] as const) {
    it(`${range}: its ends are P10 and P90`, () => {
      const drawn = rangeTable(5, 8, { range });
      near(tableValue(drawn, 0, normalQuantile(0.1)), 5, 0.005);
      near(tableValue(drawn, 0, normalQuantile(0.9)), 8, 0.005);
      near(moments(drawn).mean, figuresOfRange(5, 8, { range }).mean, 0.005);
    });
    it(`${range}: takes no less than no time`, () => {
      const drawn = rangeTable(0.5, 8, { range });
      ok(drawn.every(value => value >= 0));
      near(tableValue(drawn, 0, normalQuantile(0.1)), 0.5, 0.02);
      near(moments(drawn).mean, figuresOfRange(0.5, 8, { range }).mean, 0.01);
    });
  }

  it("uniform: mean in the middle, its whole width ten eighths of the range", () => {
    near(moments(rangeTable(4, 12, { range: "uniform" })).mean, 8, 0.005);
    near(moments(rangeTable(4, 12, { range: "uniform" })).variance, 100 / 12, 0.02);
  });
});

it("shares are drawn as estimates are", () => {
  strictEqual(shareTable({ kind: "share", likely: 0.2 }), undefined);
  near(moments(shareTable({ kind: "share-points", low: 0.1, likely: 0.2, high: 0.6 }) as Float64Array).mean, 0.25, 0.001);
  near(tableValue(shareTable({ kind: "share-range", low: 0.1, high: 0.3 }) as Float64Array, 0, normalQuantile(0.9)), 0.3, 0.001);
});

it("a single figure has no table", () => { strictEqual(estimateTable({ kind: "single", likely: days(2) }, USUAL_SCALE), undefined); });

describe("`distribution` in a plan", () => {
  const p90 = (head: string, task: string): number => lengthDays(run(allWeek(`${head}tasks:\n  a: {duration: 2d/3d/10d${task}}\n`), { samples: 10_000 }).finish.p90);

  it("holds for the plan, and a task or a summary above it says otherwise", () => {
    near(p90("", ""), figuresOfPoints(POINTS, {}).percentile(0.9), 0.02);
    near(p90("distribution: uniform\n", ""), 9.2, 0.02);
    near(p90("distribution: {three-point: uniform}\n", ", distribution: triangular"), 10 - Math.sqrt(5.6), 0.02);
    near(p90("distribution: {lambda: 20}\n", ", distribution: pert-beta"), figuresOfPoints(POINTS, { lambda: 20 }).percentile(0.9), 0.02);
    const nested = run(allWeek("tasks:\n  s: {distribution: uniform, tasks: {a: {duration: 2d/3d/10d}}}\n"), { samples: 10_000 });
    near(lengthDays(nested.finish.p90), 9.2, 0.02);
  });

  it("one shape for all leaves ranges that cannot have it lognormal", () => {
    const range = (head: string): number => lengthDays(run(allWeek(`${head}tasks:\n  a: {duration: 5d..8d}\n`), { samples: 10_000 }).finish.p95);
    strictEqual(range("distribution: pert-beta\n"), range(""));
    near(range("distribution: uniform\n"), 8.1875, 0.01);
  });
});

describe("`spread` in a plan", () => {
  const spread = (head: string, task = "", length = "10d"): number[] => {
    const { finish } = run(allWeek(`${head}tasks:\n  a: {duration: ${length}${task}}\n`), { samples: 10_000 });
    return [finish.p10, finish.p90].map(lengthDays);
  };
  const shares = (low: number, likely: number, high: number, of = 10): number[] => {
    const { percentile } = figuresOfPoints({ low: of * (1 + low), likely: of * (1 + likely), high: of * (1 + high) }, {});
    return [percentile(0.1), percentile(0.9)];
  };
  const same = (actual: number[], expected: number[]): void => { actual.forEach((value, i) => { near(value, expected[i] as number, 0.03); }); };

  it("is not there that nobody wrote", () => deepStrictEqual(spread(""), [10, 10]));
  it("holds for estimates of one figure alone", () => {
    same(spread("spread: -10%..+30%\n"), shares(-0.1, 0, 0.3));
    const three = (head: string): number[] => spread(head, "", "2d/3d/10d");
    deepStrictEqual(three("spread: -10%..+30%\n"), three(""));
    deepStrictEqual(spread("spread: -10%..+30%\n", ", spread: none"), [10, 10]);
    same(spread("", ", spread: -20%/+10%/+50%"), shares(-0.2, 0.1, 0.5));
  });
  it("goes by tag before size before default", () => {
    const head = "spread: {default: -1%..+1%, sizes: {20d: -30%..+30%, 5d: -10%..+10%}, tags: {research: -20%..+100%, web: none}}\n";
    same(spread(head, ", tags: [web, research]"), shares(-0.2, 0, 1));
    deepStrictEqual(spread(head, ", tags: [web]"), [10, 10]);
    same(spread(head), shares(-0.3, 0, 0.3));
    same(spread(head, "", "5d"), shares(-0.1, 0, 0.1, 5));
    same(spread(head, "", "30d"), shares(-0.01, 0, 0.01, 30));
  });
  it("leaves the schedule's dates and milestones alone", () => {
    const { finish } = run(allWeek("spread: -50%..+50%\ntasks:\n  a: {milestone: true, not-before: 2026-02-01}\n"), { samples: 50 });
    strictEqual(finish.p10, finish.p90);
  });
});
