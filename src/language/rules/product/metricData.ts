import { formatDay } from "../../../core/calendar/civil";
import type { KeptItem } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import { figureText, metricFigures, type MetricFigures } from "../../../core/product/metrics";
import { valuePlace } from "../places";
import type { Finding, Rule } from "../rule";
import { code, dayInWords, nameOf, shown } from "../wording";

/** The figures of a metric cannot be read, or cannot be right. */
export const metricData: Rule = {
  code: "metric-data",
  doc: {
    title: "The figures of a metric cannot be read or cannot be right",
    meaning:
      "`file` names a table that cannot be found inside the workspace, is too long or is no table of dates and figures; or the figures stand out of the "
      + "order of their dates; or a share of `kind: retention`, `activation` or `conversion`, or what a key result wants of it, is beyond 0 to 100 percent, an `nps` beyond -100 to 100. "
      + "Each metric is reported once, at the first of these. A share is written `61%` or `61`, not `0.61`.",
    fix: "Correct the file or figure that the message names.",
    before: `plan: More than all
start: 2026-01-05
as-of: none
objectives:
  pay: {results: {paid: {metric: paid, from: 60%, target: 80%}}}
metrics:
  paid: {title: Paid orders, kind: conversion, history: {2026-01-05: 61%, 2026-02-05: 621%}}
tasks:
  build: {duration: 3d, objective: pay}
`,
    after: `plan: More than all
start: 2026-01-05
as-of: none
objectives:
  pay: {results: {paid: {metric: paid, from: 60%, target: 80%}}}
metrics:
  paid: {title: Paid orders, kind: conversion, history: {2026-01-05: 61%, 2026-02-05: 62.1%}}
tasks:
  build: {duration: 3d, objective: pay}
`,
  },
  check(input, report) {
    const items = input.plan.kept.get("metrics");
    if (items === undefined) return;
    const doubts = new Map((input.metrics ?? []).flatMap((one) => (one.kind === "missing" ? [[one.metric, one.message] as const] : one.doubt === undefined ? [] : [[one.metric, one.doubt] as const])));
    for (const metric of metricFigures(input.plan, input.metrics)) {
      const item = items.get(metric.id);
      const finding = item === undefined ? undefined : findingOf(item, metric, doubts.get(metric.id));
      const wrong = finding ?? targetBeyond(input.plan, metric);
      if (wrong !== undefined) report(wrong);
    }
  },
};

function findingOf(item: KeptItem, metric: MetricFigures, doubt: string | undefined): Finding | undefined {
  if (doubt !== undefined) return { message: doubt, at: valuePlace(item, "file") };
  const unordered = outOfOrder(item);
  if (unordered !== undefined) return { message: `The figure of ${code(unordered)} stands behind a later one; put the figures in the order of their dates`, at: valuePlace(item, `history.${unordered}`) };
  return beyond(item, metric);
}

function outOfOrder(item: KeptItem): string | undefined {
  const history = item.values.get("history");
  if (!(history instanceof Map)) return undefined;
  let before = "";
  for (const date of history.keys() as Iterable<string>) {
    if (date < before) return date;
    before = date;
  }
  return undefined;
}

function beyond(item: KeptItem, { kind, points, unit, title }: MetricFigures): Finding | undefined {
  const wrong = points.find(({ value }) => isBeyond(kind, value));
  if (kind === undefined || wrong === undefined) return undefined;
  const written = [...item.keys.keys()].find((path) => path.startsWith("history.") && isDayOf(path, wrong.day));
  return {
    message: `${shown(title, 60)} is ${figureText(wrong.value, shown(unit ?? "", 20))} on ${dayInWords(wrong.day)}, but ${code(kind)} goes ${rangeOf(kind)}; correct the figure, or take ${code("kind")} away`,
    at: valuePlace(item, written ?? (item.keys.has("file") ? "file" : "history")),
  };
}

/** A key result that begins or should get where no figure of its metric can be. */
function targetBeyond(plan: Plan, { kind, targets, unit, title }: MetricFigures): Finding | undefined {
  if (kind === undefined) return undefined;
  for (const target of targets) {
    const objective = plan.objectives.get(target.objective);
    const key = (["from", "target"] as const).find((one) => isBeyond(kind, target[one]));
    if (objective === undefined || key === undefined) continue;
    return {
      message: `${code(key)} of ${nameOf(objective)} is ${figureText(target[key] ?? 0, shown(unit ?? "", 20))}, but ${shown(title, 60)} is a ${code(kind)} and goes ${rangeOf(kind)}; correct the figure`,
      at: valuePlace(objective, `results.${target.result}.${key}`),
    };
  }
  return undefined;
}

function isBeyond(kind: MetricFigures["kind"], value = 0): boolean {
  return kind !== undefined && (value > 100 || value < (kind === "nps" ? -100 : 0));
}

function rangeOf(kind: MetricFigures["kind"]): string {
  return kind === "nps" ? "from -100 to 100" : "from 0% to 100%";
}

function isDayOf(path: string, day: number): boolean {
  return path.slice("history.".length, "history.".length + 10) === formatDay(day);
}
