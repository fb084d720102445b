import { deepEqual, equal } from "node:assert/strict";
import { metricsData } from "../../src/core/view/metrics";
import type { MetricShown } from "../../src/core/view/metricsData";
import { chosenMetric, metricOf, newState, savedOf, shownMetrics } from "../../webview/metrics/state";
import { chartWords, forecastWords, say, sinceWords, targetWords, tellingResult, trendWords } from "../../webview/metrics/words";
import { dateFormat, dateWords } from "../../webview/shared/dates";
import { NOW, scheduleOf } from "../core/view/support";

const data = metricsData(scheduleOf(`plan: Shop
start: 2026-01-05
as-of: 2026-02-16
objectives:
  pay: {title: Pay, results: {all: {metric: conversion, from: 60%, target: 90%, by: 2026-03-31}, half: {metric: conversion, from: 60%, target: 66%, by: 2026-03-31}}}
  love: {title: Love, results: {score: {metric: score, from: 0, target: 10}}}
metrics:
  conversion: {title: Paid checkouts, kind: conversion, history: {2026-01-05: 60%, 2026-01-12: 61%, 2026-01-19: 62%, 2026-01-26: 63%}}
  score: {title: Recommend, kind: nps, history: {2026-01-05: 3, 2026-02-05: 12}}
  orders: {unit: orders, history: {2026-01-05: 1200}}
`), NOW);
const dates = dateFormat(dateWords("en"), NOW);
const all = data.metrics;
const ids = (shown: readonly MetricShown[]): readonly string[] => shown.map(({ id }) => id);
const [conversion, score, orders] = all as [MetricShown, MetricShown, MetricShown];

describe("what of the metrics is shown", () => {
  const cases: readonly (readonly [what: string, filter: Parameters<typeof shownMetrics>[1], wanted: readonly string[]])[] = [
    ["all without a filter", { text: "", objective: "", off: false }, ["conversion", "score", "orders"]],
    ["those whose title says it", { text: " PAID ", objective: "", off: false }, ["conversion"]],
    ["those of a kind", { text: "nps", objective: "", off: false }, ["score"]],
    ["those of an objective", { text: "", objective: "love", off: false }, ["score"]],
    ["those that are off track", { text: "", objective: "", off: true }, ["conversion"]],
    ["none", { text: "", objective: "love", off: true }, []],
  ];
  for (const [what, filter, wanted] of cases) it(what, () => { deepEqual(ids(shownMetrics(all, filter)), wanted); });

  it("has one that is chosen: the first where there is none of the id", () => {
    equal(chosenMetric(all, "score"), score);
    equal(chosenMetric(all, "gone"), conversion);
    equal(chosenMetric([], "score"), undefined);
  });

  it("goes to a metric by its id or by an objective, and stays where the objective uses the chosen one", () => {
    equal(metricOf("score", all, conversion), score);
    equal(metricOf("love", all, conversion), score);
    equal(metricOf("pay", all, conversion), conversion);
    equal(metricOf("build", all, conversion), undefined);
  });

  it("is kept, but for an objective that is gone", () => {
    const saved = { plan: "shop", selected: "score", text: "a", objective: "love", off: true, tables: true, top: 12 };
    deepEqual(savedOf(newState({ ...data, plan: "shop" }, saved, dateWords("en")), 12), saved);
    equal(newState(data, { ...saved, objective: "gone" }, dateWords("en")).objective, "");
  });
});

describe("the words of the metrics", () => {
  it("say the change, the trend, the target and the forecast", () => {
    equal(sinceWords(conversion, 3, dates), "+1\u00a0pt since 19 Jan");
    equal(sinceWords(orders, 0, dates), "");
    equal(trendWords(conversion), "Trend +1\u00a0pt a week");
    const [first, second] = conversion.results;
    equal(first === undefined ? "" : targetWords(conversion, first, dates), "Target 90% by 31 Mar");
    equal(first === undefined ? "" : forecastWords(first, dates), "By the trend on 3 Aug, 125 days late");
    equal(second === undefined ? "" : forecastWords(second, dates), "By the trend on 16 Feb, 43 days early");
    equal(tellingResult(conversion), first);
    equal(tellingResult(orders), undefined);
  });

  it("tell those who do not see the chart what it shows", () => {
    equal(chartWords(conversion, dates), "Paid checkouts, 63% on 26 Jan, +1\u00a0pt since 19 Jan, Trend +1\u00a0pt a week, Target 90% by 31 Mar, Off track, By the trend on 3 Aug, 125 days late");
    equal(chartWords(score, dates), "Recommend, +12 on 5 Feb, +9 since 5 Jan, Target +10, Reached");
    equal(say("targetBy", "75%", "30 Jun"), "Target 75% by 30 Jun");
  });
});
