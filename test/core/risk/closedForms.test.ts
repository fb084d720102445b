import { ok } from "node:assert/strict";
import { compileRisk } from "../../../src/core/risk/compileRisk";
import { drawRun, drawsFor, RUN } from "../../../src/core/risk/draws";
import { normalTable } from "../../../src/core/risk/normal";
import { pertTable, rangeTable, tableValue } from "../../../src/core/risk/quantileTable";
import { figuresFor, fillFigures } from "../../../src/core/risk/runFigures";
import type { RiskForecast } from "../../../src/core/risk/riskResult";
import { simulate } from "../../../src/core/risk/simulate";
import { foundOf } from "../../../src/core/schedule/found";
import { scheduleText } from "../../support/scheduleText";
import { Chance, lognormalAt, normalBelow, pertAt } from "../../support/textbook/chance";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\n";
const near = (value: number, expected: number, within: number, about = ""): void => { ok(Math.abs(value - expected) <= within, `${about} ${String(value)} is not ${String(expected)}`); };

function forecast(text: string, samples = 10_000, seed = 1): RiskForecast {
  const one = simulate(scheduleText(`${HEAD}${text}`).schedule, { samples, seed });
  ok(one);
  return one;
}

/** Days of clock time from the plan's start; tasks of elapsed time have no nights. */
const days = (at: number): number => (at - Date.UTC(2026, 0, 5, 9) / 60_000) / 1440;
/** The standard error of a quantile: sqrt(p (1 - p) / n) over the density there. */
const quantileError = (p: number, density: number, samples: number): number => Math.sqrt((p * (1 - p)) / samples) / density;

describe("closed forms within the error of sampling", () => {
  it("the rank correlation of estimates in a Gaussian copula is 6/pi asin(rho / 2)", () => {
    for (const rho of [0.2, 0.5, 0.8, 1]) {
      // Kruskal 1958, "Ordinal measures of association": Spearman's coefficient of a bivariate normal distribution.
      near(rankCorrelation(rho, "[x]", "[x]"), (6 / Math.PI) * Math.asin(rho / 2), 0.03, `rho ${String(rho)}`);
      // Of two tags each, one shared.
      near(rankCorrelation(rho, "[x, y]", "[x, z]"), (6 / Math.PI) * Math.asin(rho / 4), 0.03, `half of rho ${String(rho)}`);
    }
    near(rankCorrelation(0.8, "[x]", "[y]"), 0, 0.04);
  });

  it("one risk on one task is a mixture of two distributions", () => {
    const [low, likely, high] = [10, 20, 40];
    const { finish } = forecast("tasks:\n  a: {duration: 10ed/20ed/40ed}\nrisks:\n  r: {probability: 30%, impact: {time: 80h}, affects: a}\n");
    // 80 working hours of a task of elapsed time are as long by the clock.
    const delay = 80 / 24;
    const below = (x: number): number => 0.7 * pertBelow(x) + 0.3 * pertBelow(x - delay);
    const pertBelow = (x: number): number => {
      let [from, to] = [0, 1];
      for (let i = 0; i < 40; i++) {
        const middle = (from + to) / 2;
        if (pertAt({ low, likely, high }, middle) < x) from = middle;
        else to = middle;
      }
      return (from + to) / 2;
    };
    for (const [p, at] of [[0.1, finish.p10], [0.5, finish.p50], [0.8, finish.p80], [0.9, finish.p90]] as const) {
      near(below(days(at)), p, 3 * Math.sqrt((p * (1 - p)) / 10_000), `P${String(p)}`);
    }
  });

  it("a risk alone strikes all or nothing: the mean is its chance times its delay", () => {
    const { finish, cost } = forecast("currency: EUR\ntasks:\n  a: {duration: 10ed}\nrisks:\n  r: {probability: 25%, impact: {time: 10h/16h/34h, cost: 1000}, affects: a}\n");
    near(days(finish.mean), 10 + (0.25 * (10 + 4 * 16 + 34)) / 6 / 24, 0.01);
    near(cost.mean, 250, 1e-9);
    near(days(finish.p50), 10, 1e-9);
  });

  it("a sum of two lognormal figures has the sum of means and of variances", () => {
    const { finish, cost } = forecast("currency: EUR\npeople: {ana: {rate: 1/h}}\ntasks:\n  a: {effort: 10h..30h, who: ana}\n  b: {effort: 20h..25h, who: ana, after: a}\n");
    const moments = (low: number, high: number): [number, number] => {
      const sigma = Math.log(high / low) / (2 * 1.2815515655446);
      const mean = Math.sqrt(low * high) * Math.exp((sigma * sigma) / 2);
      return [mean, mean * mean * (Math.exp(sigma * sigma) - 1)];
    };
    const [[m1, v1], [m2, v2]] = [moments(10, 30), moments(20, 25)];
    near(cost.mean, m1 + m2, 3 * Math.sqrt((v1 + v2) / 10_000));
    ok(finish.p10 < finish.p90);
  });

  it("the last of three is below a figure when all three are", () => {
    const { finish } = forecast("tasks:\n  a: {duration: 5ed..10ed}\n  b: {duration: 5ed..10ed}\n  c: {duration: 5ed..10ed}\n");
    const sigma = Math.log(2) / (2 * 1.2815515655446);
    for (const [p, at] of [[0.1, finish.p10], [0.5, finish.p50], [0.8, finish.p80], [0.9, finish.p90]] as const) {
      const below = normalBelow((Math.log(days(at)) - Math.log(50) / 2) / sigma) ** 3;
      near(below, p, 3 * Math.sqrt((p * (1 - p)) / 10_000), `P${String(p)}`);
    }
  });

  it("a quantile of a normal-like chain errs by its standard error at most three times over", () => {
    const count = 30;
    const chain = Array.from({ length: count }, (_, i) => `  t${String(i)}: {duration: 2ed/5ed/8ed${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("");
    const deviation = Math.sqrt((count * 9) / 7);
    for (const seed of [1, 2, 3]) {
      const { finish } = forecast(`tasks:\n${chain}`, 4000, seed);
      for (const [p, z, at] of [[0.5, 0, finish.p50], [0.8, 0.8416, finish.p80], [0.9, 1.2816, finish.p90]] as const) {
        const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / deviation;
        near(days(at), count * 5 + z * deviation, 3 * quantileError(p, density, 4000) + 0.02, `P${String(p)} of seed ${String(seed)}`);
      }
    }
  });
});

function rankCorrelation(rho: number, ofA: string, ofB: string): number {
  const { schedule } = scheduleText(`${HEAD}correlation: ${String(rho)}\ntasks:\n  a: {duration: 1d/2d/3d, tags: ${ofA}}\n  b: {duration: 1d..3d, tags: ${ofB}}\n`);
  const found = foundOf(schedule);
  ok(found);
  const model = compileRisk(schedule, found);
  const draws = drawsFor(model, [], 1);
  const figures = figuresFor(model, true);
  const share = (variable: number, sample: number): number => figures.shares[variable * RUN + sample] as number;
  let [sum, count] = [0, 0];
  for (let run = 0; run < 10; run++) {
    drawRun(draws, run, RUN);
    fillFigures(figures, draws, model, RUN);
    for (let i = 0; i < RUN; i++, count++) sum += (share(0, i) - 0.5) * (share(1, i) - 0.5);
  }
  return (12 * sum) / count;
}

describe("the distributions of the textbook and ours", () => {
  const chance = new Chance(3);
  const sampled = (draw: () => number): number[] => moments(Array.from({ length: 40_000 }, draw));
  const ofTable = (table: Float64Array): number[] => moments(Array.from(normalTable(), z => tableValue(table, 0, z)));

  it("of three points have the same mean, deviation and skew", () => {
    for (const [low, likely, high] of [[0, 2, 10], [0, 5, 10], [3, 9, 10], [0, 0, 10]] as const) {
      const [ours, theirs] = [ofTable(pertTable(low, likely, high)), sampled(() => chance.pert({ low, likely, high }))];
      [0.03, 0.02, 0.05].forEach((within, i) => { near(ours[i] ?? NaN, theirs[i] ?? NaN, within, `moment ${String(i + 1)} of ${String(likely)}`); });
    }
  });

  it("of a range have the same mean and deviation, and both ways to draw a figure agree", () => {
    const [ours, theirs] = [ofTable(rangeTable(4, 9)), sampled(() => chance.range(4, 9))];
    near(ours[0] ?? NaN, theirs[0] ?? NaN, 0.04);
    near(ours[1] ?? NaN, theirs[1] ?? NaN, 0.04);
    const inverse = sampled(() => pertAt({ low: 0, likely: 2, high: 10 }, normalBelow(chance.normal())));
    const rejected = sampled(() => chance.pert({ low: 0, likely: 2, high: 10 }));
    [0.05, 0.03, 0.07].forEach((within, i) => { near(inverse[i] ?? NaN, rejected[i] ?? NaN, within); });
    near(lognormalAt(4, 9, 1.2815515655446), 9, 1e-9);
  });
});

/** Mean, deviation and skew. */
function moments(values: readonly number[]): number[] {
  const of = (power: number, about: number): number => values.reduce((sum, value) => sum + (value - about) ** power, 0) / values.length;
  const mean = of(1, 0);
  const deviation = Math.sqrt(of(2, mean));
  return [mean, deviation, of(3, mean) / deviation ** 3];
}
