import { equal } from "node:assert/strict";
import fc from "fast-check";
import { metricsData } from "../../src/core/view/metrics";
import { isMetricsData, isMetricsNote } from "../../src/protocol/metricsMessages";
import { NOW, scheduleOf } from "../core/view/support";

describe("the guard of the metrics' data", () => {
  const data = metricsData(scheduleOf(`plan: P
start: 2026-01-05
objectives: {o: {title: O, results: {r: {metric: m, from: 1, target: 9, by: 2026-06-30}}}}
releases: {v: {date: 2026-01-10, released: 2026-01-10}}
metrics: {m: {unit: orders, history: {2026-01-05: 1, 2026-01-12: 2, 2026-01-19: 3}}, k: {kind: retention, cohorts: {2026-01-05: [100%, 50%]}}}
`), NOW);
  const first = (part: object): unknown => ({ ...data, metrics: data.metrics.map((one, at) => (at === 0 ? { ...one, ...part } : one)) });
  const [result] = data.metrics[0]?.results ?? [];
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a figure without its day", first({ days: new Int32Array(2) }), false],
    ["days that are no integers", first({ days: [1, 2, 3] }), false],
    ["a kind that there is not", first({ kind: "churn" }), false],
    ["a state that there is not", first({ state: "fine" }), false],
    ["a trend that leads nowhere", first({ trend: { perDay: Number.NaN, level: 1, from: 1, to: 2, figures: 3 } }), false],
    ["a key result without an objective", first({ results: [{ ...result, objective: undefined }] }), false],
    ["a key result as it is", first({ results: [{ ...result, progress: null }] }), true],
    ["a release without a day", first({ releases: [{ release: "v", title: "V", released: true }] }), false],
    ["cohorts that are no shares", first({ cohorts: [{ day: 3, shares: ["100%"] }] }), false],
    ["fewer than none", { ...data, count: -1 }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isMetricsData(value), fine); });

  it("asks for a number", () => {
    const health = { errors: 0, warnings: 0 };
    equal(isMetricsNote({ sequence: 1, health, data }), true);
    equal(isMetricsNote({ health, data }), false);
  });

  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isMetricsData(value); })); });
});
