import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber, formatDay } from "../../../src/core/calendar/civil";
import type { MetricPoint } from "../../../src/core/model/metric";
import { figureText, metricFigures } from "../../../src/core/product/metrics";
import { reaches, sparkline, trendAt, trendOf } from "../../../src/core/product/metricTrend";
import { objectiveStatuses } from "../../../src/core/product/objectiveStatus";
import { median } from "../../../src/core/view/median";
import { NOW, scheduleOf } from "../view/support";

function weekly(...values: readonly number[]): readonly MetricPoint[] {
  return values.map((value, place) => ({ day: 20_000 + place * 7, value }));
}

describe("the trend of a metric", () => {
  it("is the line itself where the figures stand on one", () => {
    const trend = trendOf(weekly(10, 17, 24, 31));
    assert.deepEqual(trend, { perDay: 1, level: 31, from: 20_000, to: 20_021, figures: 4 });
    assert.equal(trend === undefined ? 0 : trendAt(trend, 20_028), 38);
  });

  it("is not turned by one figure that is far off", () => {
    const trend = trendOf(weekly(10, 17, 24, 900, 38, 45, 52));
    assert.ok(Math.abs((trend?.perDay ?? 0) - 1) < 0.05, String(trend?.perDay));
  });

  it("needs three figures and looks at the newest twelve", () => {
    assert.equal(trendOf(weekly(1, 2)), undefined);
    assert.equal(trendOf(weekly(...Array.from({ length: 30 }, (_, place) => (place < 18 ? 0 : place))))?.perDay, 1 / 7);
  });

  it("turns with its figures: a line and noise around it keep the slope between the least and the greatest", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 12 }), (values) => {
      const points = weekly(...values);
      const trend = trendOf(points);
      const steps = values.slice(1).map((value, place) => (value - (values[place] ?? 0)) / 7);
      assert.ok(trend !== undefined && trend.perDay >= Math.min(...steps) - 1e-9 && trend.perDay <= Math.max(...steps) + 1e-9);
      const mirrored = trendOf(points.map(({ day, value }) => ({ day, value: -value })));
      assert.ok(Math.abs((mirrored?.perDay ?? 0) + trend.perDay) < 1e-9);
    }));
  });

  it("says when a target is reached, and that it never is", () => {
    const trend = { perDay: 0.5, level: 60, from: 0, to: 100, figures: 5 };
    assert.equal(reaches(trend, 70, true), 120);
    assert.equal(reaches(trend, 50, false), undefined);
    assert.equal(reaches({ ...trend, perDay: 0 }, 70, true), undefined);
    assert.equal(reaches({ ...trend, perDay: 1e-9 }, 70, true), undefined);
    assert.equal(reaches({ ...trend, perDay: -2 }, 50, false), 105);
    assert.equal(reaches(trend, 60, true), 101);
  });

  it("has a picture of text", () => {
    assert.equal(sparkline(weekly(0, 7, 3)), "▁█▄");
    assert.equal(sparkline(weekly(5, 5)), "▄▄");
    assert.equal(sparkline([]), "");
    assert.equal(median([]), undefined);
  });
});

const HEAD = ["plan: P", "start: 2026-01-05", "as-of: 2026-03-02"];

describe("the figures of a metric", () => {
  const plan = scheduleOf([
    ...HEAD,
    "releases: {beta: {released: 2026-02-10}, ga: {date: 2026-06-01}}",
    "objectives:", "  up: {results: {a: {metric: conv, from: 61%, target: 75%, by: 2026-04-30}, b: {metric: conv, from: 60, target: 65, by: 2026-04-30}, c: {metric: conv, from: 60, target: 62}}}",
    "  down: {period: 2026-01-01..2026-03-31, results: {calls: {metric: calls, from: 100, target: 40}, bare: {metric: bare, target: 5}, few: {metric: few, from: 0, target: 9}}}",
    "metrics:", "  conv: {title: Conversion, unit: \"%\", history: {2026-02-24: 63, 2026-02-03: 61%, 2026-02-10: 62, 2026-02-17: 62.5}}",
    "  calls: {history: {2026-02-03: 80, 2026-02-10: 81, 2026-02-17: 82}}", "  bare: {title: None}", "  few: {history: {2026-02-03: 1}}",
    "  stay: {kind: retention, cohorts: {2026-01-12: [100%, 50%, 40%], 2026-01-05: [100%, 60%]}}", "tasks: {a: {effort: 1d}}", "",
  ].join("\n")).plan;
  const byId = new Map(metricFigures(plan).map((one) => [one.id, one]));

  it("are in the order of days, with the newest and the one before", () => {
    const conv = byId.get("conv");
    assert.deepEqual(conv?.points.map(({ day, value }) => [formatDay(day), value]), [["2026-02-03", 61], ["2026-02-10", 62], ["2026-02-17", 62.5], ["2026-02-24", 63]]);
    assert.deepEqual([conv?.last?.value, conv?.previous?.value, conv?.percent, conv?.title], [63, 62.5, true, "Conversion"]);
    assert.equal(figureText(62.512, conv?.unit), "62.51%");
  });

  it("say of each key result whether the trend gets there in time", () => {
    const [a, b, c] = byId.get("conv")?.targets ?? [];
    assert.deepEqual([a?.state, a?.progress, a?.forecast !== undefined && formatDay(a.forecast)], ["off-track", 2 / 14, "2026-07-18"]);
    assert.deepEqual([b?.state, b?.progress], ["on-track", 0.6]);
    assert.deepEqual([c?.state, c?.progress, c?.forecast], ["met", 1, undefined]);
    assert.equal(byId.get("conv")?.state, "off-track");
    const [calls] = byId.get("calls")?.targets ?? [];
    assert.deepEqual([calls?.state, calls?.forecast, calls?.by], ["off-track", undefined, dayNumber(2026, 3, 31)]);
    assert.deepEqual([byId.get("bare")?.state, byId.get("few")?.state, byId.get("stay")?.state], ["no-data", "no-trend", undefined]);
  });

  it("are held against releases: the mean before and after, of those that are out", () => {
    assert.deepEqual(byId.get("conv")?.releases.map(({ release, released, before, after }) => [release, released, before, after]), [["beta", true, 61, 62.5], ["ga", false, undefined, undefined]]);
  });

  it("make a curve of cohorts, and figures of what stayed after the first period", () => {
    const stay = byId.get("stay");
    assert.deepEqual(stay?.curve, [{ share: 100, cohorts: 2 }, { share: 55, cohorts: 2 }, { share: 40, cohorts: 1 }]);
    assert.deepEqual(stay.points.map(({ value }) => value), [60, 50]);
    assert.equal(stay.unit, "%");
  });

  it("come from a table that was read, or say why not", () => {
    const points = [{ day: 20_500, value: 3 }];
    assert.deepEqual(metricFigures(plan, [{ kind: "read", metric: "bare", points }]).find(({ id }) => id === "bare")?.points, points);
    assert.equal(metricFigures(plan, [{ kind: "missing", metric: "bare", message: "Gone" }]).find(({ id }) => id === "bare")?.fault, "Gone");
  });
});

describe("objectives that serve others", () => {
  it("roll up: results as means of each level, work by effort; a circle of parents ends", () => {
    const statuses = objectiveStatuses(scheduleOf([
      ...HEAD, "objectives:", "  top: {parent: low}", "  left: {parent: top, results: {r: {metric: m, from: 0, target: 10}}}", "  right: {parent: top, results: {r: {metric: m, from: 0, target: 5}}}", "  low: {parent: top}",
      "metrics: {m: {history: {2026-02-01: 4}}}", "tasks: {a: {effort: 1d, objective: left, finished: 2026-01-05}, b: {effort: 3d, objective: right}}", "",
    ].join("\n")), NOW);
    const byId = new Map(statuses.map((one) => [one.id, one]));
    assert.equal(byId.get("left")?.progress, 0.4);
    assert.equal(byId.get("top")?.progress, null);
    assert.ok(Math.abs((byId.get("top")?.rolledProgress ?? 0) - 0.6) < 1e-9);
    assert.equal(byId.get("top")?.rolledWork, 0.25);
    assert.deepEqual(byId.get("top")?.children, ["left", "right", "low"]);
  });
});
