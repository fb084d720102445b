import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { dayOfText } from "../../../src/core/calendar/civil";
import { dateFormat } from "../../../src/core/view/dates";
import { metricsData } from "../../../src/core/view/metrics";
import { metricChart } from "../../../src/core/view/metricsChart";
import { MOST_FIGURES_SHOWN, MOST_METRICS, type MetricsData, type MetricShown } from "../../../src/core/view/metricsData";
import { linePath, nearestPlace, placeOf, thinned } from "../../../src/core/view/metricsLine";
import { retentionChart } from "../../../src/core/view/metricsRetention";
import { gridValues, spanOf } from "../../../src/core/view/metricsScale";
import type { MetricScene } from "../../../src/core/view/metricsScene";
import { sparkMarks, stateMarks } from "../../../src/core/view/metricsSpark";
import { axisText, changeText, metricText } from "../../../src/core/view/metricsText";
import { ENGLISH_DATES } from "../../../src/core/view/picture/pictureWords";
import type { SvgNode } from "../../../src/core/view/picture/svg";
import { isMetricsData } from "../../../src/protocol/metricsMessages";
import { NOW, scheduleOf } from "./support";

const PLAN = `plan: Shop
start: 2026-01-05
as-of: 2026-02-16
objectives:
  pay: {title: Half the drop-off, period: 2026-01-01..2026-06-30, results: {all: {metric: conversion, from: 60%, target: 75%}, half: {metric: conversion, from: 60%, target: 66%, by: 2026-03-31}}}
releases:
  next: {title: Next, date: 2026-03-16}
  one: {title: One click, date: 2026-01-26, released: 2026-01-27}
metrics:
  conversion: {title: Paid checkouts, kind: conversion, history: {2026-01-05: 60%, 2026-01-12: 61%, 2026-01-19: 62%, 2026-01-26: 63%, 2026-02-02: 65%, 2026-02-09: 65%}}
  kept: {kind: retention, cohorts: {2026-01-05: [100%, 60%, 40%], 2026-01-12: [100%, 70%]}}
  score: {title: Recommend, kind: nps, history: {2026-01-05: -5, 2026-02-05: 12}}
  lost: {title: Lost, file: lost.csv}
tasks: {build: {duration: 3d}}
`;
const day = (text: string): number => dayOfText(text) ?? Number.NaN;
const dataOf = (text = PLAN): MetricsData => metricsData(scheduleOf(text), NOW, [{ kind: "missing", metric: "lost", message: "There is no lost.csv" }]);
const metric = (id: string, data = dataOf()): MetricShown => {
  const found = data.metrics.find((one) => one.id === id);
  ok(found !== undefined, id);
  return found;
};
const scene = (one: MetricShown, part: Partial<MetricScene> = {}): MetricScene => ({ metric: one, today: day("2026-02-16"), dates: dateFormat(ENGLISH_DATES, NOW), say: (word, ...values) => [word, ...values].join(" "), width: 800, height: 320, measure: (text) => text.length * 6, ...part });
const flat = (marks: readonly SvgNode[]): readonly SvgNode[] => marks.flatMap((mark) => [mark, ...flat(mark.children ?? [])]);
const texts = (marks: readonly SvgNode[]): readonly string[] => flat(marks).flatMap(({ text }) => text ?? []);
const series = (values: readonly number[], step = 1): Pick<MetricShown, "days" | "values"> => ({ days: Int32Array.from(values, (_, at) => 20_000 + at * step), values: Float64Array.from(values) });

describe("the data of the metrics", () => {
  it("has figures, key results with the words of their objectives, releases in order and cohorts", () => {
    const data = dataOf();
    equal(isMetricsData(data), true);
    deepEqual(data.metrics.map(({ id }) => id), ["conversion", "kept", "score", "lost"]);
    deepEqual(data.objectives, [{ id: "pay", title: "Half the drop-off" }]);
    equal(data.today, day("2026-02-16"));
    const { days, values, results, releases, state, unit } = metric("conversion");
    deepEqual([...days.slice(0, 2), ...values.slice(0, 2)], [day("2026-01-05"), day("2026-01-12"), 60, 61]);
    deepEqual(results.map(({ result, objectiveTitle, target, by, state: how }) => [result, objectiveTitle, target, by, how]), [
      ["all", "Half the drop-off", 75, day("2026-06-30"), "on-track"], ["half", "Half the drop-off", 66, day("2026-03-31"), "on-track"],
    ]);
    deepEqual(releases.map(({ release, before, after }) => [release, before, after]), [["one", 62, 65], ["next", undefined, undefined]]);
    equal(state, "on-track");
    equal(unit, "%");
  });

  it("says of a table why there are no figures, or what is doubtful about them", () => {
    equal(metric("lost").fault, "There is no lost.csv");
    const doubtful = metricsData(scheduleOf(PLAN), NOW, [{ kind: "read", metric: "lost", points: [{ day: 20_500, value: 4 }], doubt: "Two figures stand on one day" }]);
    equal(metric("lost", doubtful).fault, "Two figures stand on one day");
    deepEqual([...metric("lost", doubtful).values], [4]);
  });

  it("keeps what it sends bounded and finite", () => {
    const many = metricsData(scheduleOf(`plan: P\nmetrics:\n${Array.from({ length: MOST_METRICS + 3 }, (_, at) => `  m${String(at)}: {unit: ${"u".repeat(500)}}\n`).join("")}`), NOW, [
      { kind: "read", metric: "m0", points: Array.from({ length: MOST_FIGURES_SHOWN + 5 }, (_, at) => ({ day: at, value: at })) },
      { kind: "read", metric: "m1", points: [-1.7e308, 1.7e308, 1e308, Number.POSITIVE_INFINITY].map((value, at) => ({ day: at, value })) },
    ]);
    equal(many.metrics.length, MOST_METRICS);
    equal(many.count, MOST_METRICS + 3);
    equal(metric("m0", many).days.length, MOST_FIGURES_SHOWN);
    equal(metric("m0", many).values.at(-1), MOST_FIGURES_SHOWN + 4);
    equal(metric("m0", many).unit.length, 20);
    deepEqual([...metric("m1", many).values], [-1.7e308, 1.7e308, 1e308]);
    equal(isMetricsData(many), true);
  });
});

describe("figures of metrics in words", () => {
  const cases: readonly (readonly [value: number, unit: string, kind: MetricShown["kind"], wanted: string])[] = [
    [62.456, "%", "conversion", "62.46%"], [1234.5, "orders", undefined, "1\u202f235\u00a0orders"], [-3, "", "nps", "−3"], [32, "", "nps", "+32"], [0, "", "nps", "0"], [123.456, "", undefined, "123.5"],
    [-0.001, "", undefined, "0"], [1e20, "", undefined, "1.0e+20"], [1234567, "EUR", undefined, "1\u202f234\u202f567\u00a0EUR"],
  ];
  for (const [value, unit, kind, wanted] of cases) it(`writes ${String(value)} ${unit} as ${wanted}`, () => { equal(metricText(value, { unit, kind }), wanted); });

  it("writes differences of shares in points, with a sign", () => {
    deepEqual([changeText(2, { unit: "%" }), changeText(-2.5, { unit: "" }), changeText(0, { unit: "EUR" }), changeText(0.0001, { unit: "%" })], ["+2\u00a0pt", "−2.5", "0\u00a0EUR", "0\u00a0pt"]);
  });

  it("writes an axis in units that have room", () => {
    deepEqual([axisText(60, 80, "%"), axisText(2500, 5000, "EUR"), axisText(25_000, 100_000, "EUR"), axisText(1.5e6, 2e6, ""), axisText(-0.25, 1, ""), axisText(1e16, 1e16, "")], ["60%", "2500", "25\u202fk", "1.5\u202fM", "−0.25", "1e+16"]);
  });
});

describe("the line of a metric", () => {
  it("keeps of one column of pixels the first, the least, the greatest and the last", () => {
    const one = series([5, 1, 9, 4, 6]);
    deepEqual(thinned(one, () => 3.5), [0, 1, 2, 4]);
    deepEqual(thinned(one, (at) => (at - 20_000) * 10), [0, 1, 2, 3, 4]);
    deepEqual(thinned(series([]), () => 0), []);
  });

  it("never misses a peak, and is no longer than four places a pixel", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (values, width) => {
      const one = series(values);
      const places = thinned(one, (at) => ((at - 20_000) / values.length) * width);
      const kept = places.map((at) => values[at] ?? Number.NaN);
      ok(places.length <= 4 * width);
      equal(Math.max(...kept), Math.max(...values));
      equal(Math.min(...kept), Math.min(...values));
      deepEqual([places[0], places.at(-1)], [0, values.length - 1]);
      deepEqual(places, [...places].sort((a, b) => a - b));
    }));
  });

  it("of 20,000 figures is drawn with a few thousand places", () => {
    const one = series(Array.from({ length: 20_000 }, (_, at) => Math.sin(at) * at));
    ok(linePath(one, (at) => (at - 20_000) / 25, (value) => value).split("L").length <= 3300);
  });

  it("finds places by days", () => {
    const { days } = series([1, 2, 3], 7);
    deepEqual([placeOf(days, 0), placeOf(days, 20_007), placeOf(days, 20_008), placeOf(days, 99_999)], [0, 1, 2, 3]);
    deepEqual([-1e6, 20_003, 20_004, 20_011, 1e6].map((at) => nearestPlace({ days }, at)), [0, 0, 1, 2, 2]);
    equal(nearestPlace({ days: new Int32Array() }, 3), -1);
  });
});

describe("what the chart of a metric spans", () => {
  it("goes from the first figure to the last target, and of shares nothing beyond 0 to 100", () => {
    const { from, to, low, high, step } = spanOf(metric("conversion"), day("2026-02-16"));
    ok(from < day("2026-01-05") && to > day("2026-06-30") && to < day("2026-07-10"));
    deepEqual([low, high, step], [60, 85, 5]);
    const near = spanOf({ ...metric("conversion"), ...series([88, 97, 99]) }, 20_002);
    equal(near.high, 100);
  });

  it("of a score has zero in sight", () => {
    const { low, high } = spanOf(metric("score"), day("2026-02-16"));
    ok(low <= -5 && high >= 12);
    equal(spanOf({ ...metric("score"), ...series([40, 60]) }, 20_001).low, 0);
  });

  it("does not let a target of the far future make a dot of all that is known", () => {
    const far = dataOf(PLAN.replace("period: 2026-01-01..2026-06-30", "period: 2026-01-01..9999-12-31"));
    ok(spanOf(metric("conversion", far), day("2026-02-16")).to < day("2027-04-01"));
  });

  it("is never empty, whatever the figures are", () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 6 }), fc.constantFrom("nps", "conversion", undefined), (values, kind) => {
      const span = spanOf({ ...metric("lost"), ...series(values), kind }, 20_000);
      ok(span.high > span.low && span.to > span.from && span.step > 0 && [span.low, span.high, span.step].every(Number.isFinite), JSON.stringify(span));
      const grid = gridValues(span);
      ok(grid.length >= 1 && grid.length <= 21);
    }));
  });
});

describe("the chart of a metric", () => {
  it("has the line, the trend, targets with their days, releases with what they went together with, and the status date", () => {
    const { marks, frame } = metricChart(scene(metric("conversion")));
    const said = texts(marks);
    for (const text of ["60%", "85%", "targetBy 75% 30 Jun", "targetBy 66% 31 Mar", "One click +3\u00a0pt", "Next", "status 16 Feb", "65%", "measured", "trend", "aimed", "averages"]) ok(said.includes(text), `${text} in ${said.join(", ")}`);
    ok(!said.includes("missed"));
    deepEqual(flat(marks).filter(({ attributes }) => attributes["data-go"] !== undefined).map(({ attributes }) => attributes["data-go"]), ["one", "next"]);
    ok(frame.x(day("2026-01-05")) > frame.left && frame.x(day("2026-06-30")) <= frame.right && frame.y(60) === frame.bottom);
  });

  it("tells a target that the trend misses by shape and words", () => {
    const missed = dataOf(PLAN.replace("target: 75%", "target: 99%"));
    const { marks } = metricChart(scene(metric("conversion", missed)));
    ok(texts(marks).includes("missed"));
    ok(flat(marks).some(({ attributes }) => attributes["class"] === "target-missed" && String(attributes["d"]).includes("l8 8m0 -8l-8 8")));
  });

  it("draws words only where they do not meet: at most three rows of releases, none over another", () => {
    const releases = Array.from({ length: 100 }, (_, at) => `  r${String(at)}: {title: A release with a name ${String(at)}, date: 2026-01-${String(1 + (at % 28)).padStart(2, "0")}}\n`).join("");
    const busy = dataOf(PLAN.replace("releases:\n", `releases:\n${releases}`));
    const marks = flat(metricChart(scene(metric("conversion", busy))).marks).filter(({ tag, text }) => tag === "text" && text?.startsWith("A release") === true);
    const boxes = marks.map(({ attributes, text = "" }) => {
      const [x, size] = [Number(attributes["x"]), text.length * 6];
      return { y: Number(attributes["y"]), left: attributes["text-anchor"] === "end" ? x - size : x, right: attributes["text-anchor"] === "end" ? x : x + size };
    });
    ok(boxes.length > 2 && new Set(boxes.map(({ y }) => y)).size <= 3);
    for (const a of boxes) for (const b of boxes) ok(a === b || a.y !== b.y || a.right <= b.left || b.right <= a.left, JSON.stringify([a, b]));
  });

  it("of one figure, or of figures beyond all measure, is a chart all the same", () => {
    for (const values of [[3], [0, 0, 0], [-1.7e308, 1.7e308, 5], [1e-300, 2e-300, 3e-300]]) {
      const { marks } = metricChart(scene({ ...metric("lost"), ...series(values) }, { today: 20_001, width: 280, height: 240 }));
      ok(!JSON.stringify(marks).includes("NaN") && !JSON.stringify(marks).includes("null"), values.join(" "));
    }
  });

  it("of retention has a line for each cohort, the mean in bold, and the periods below", () => {
    const { marks } = retentionChart(scene(metric("kept")));
    equal(flat(marks).filter(({ attributes }) => attributes["class"] === "cohort").length, 3);
    ok(["0%", "100%", "0", "1", "2", "40%", "meanCohort", "eachCohort", "periods week"].every((text) => texts(marks).includes(text)), texts(marks).join(", "));
  });

  it("is small on a card, and shows each state by a shape of its own", () => {
    const look = (marks: readonly SvgNode[]): string => marks.map(({ attributes }) => String(attributes["class"])).join(" ");
    equal(look(sparkMarks(metric("conversion"), 200, 30)), "target curve end");
    equal(look(sparkMarks(metric("lost"), 200, 30)), "");
    equal(new Set((["met", "on-track", "off-track", "no-trend", "no-data"] as const).map((state) => JSON.stringify(stateMarks(state)))).size, 5);
  });
});
