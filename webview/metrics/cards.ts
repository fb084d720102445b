import type { MetricShown } from "../../src/core/view/metricsData";
import { sparkMarks, stateMarks } from "../../src/core/view/metricsSpark";
import { metricText } from "../../src/core/view/metricsText";
import type { SvgNode } from "../../src/core/view/picture/svg";
import type { DateFormat } from "../shared/dates";
import { element, svgElement } from "../shared/dom";
import { markElement } from "../shared/drawnMarks";
import { t } from "../shared/l10n";
import { forecastWords, kindWords, sinceWords, stateWords, targetWords, tellingResult, trendWords } from "./words";

const [WIDTH, HEIGHT] = [216, 34];

/** A card for each metric: figure, course, target and how it stands. */
export function drawCards(metrics: readonly MetricShown[], dates: DateFormat): readonly HTMLElement[] {
  return metrics.map((metric) => element("div", {
    class: `metric ${metric.state ?? ""}`.trim(), attributes: { role: "option", "aria-selected": "false", tabindex: "-1", "data-metric": metric.id },
    children: [
      element("div", { class: "head", children: [element("span", { class: "title", text: metric.title, attributes: { title: metric.title } }), element("span", { class: "kind", text: kindWords(metric.kind) })] }),
      figureLine(metric, dates), spark(metric), ...standing(metric, dates),
    ],
  }));
}

function figureLine(metric: MetricShown, dates: DateFormat): HTMLElement {
  const last = metric.values.length - 1;
  const value = metric.values[last];
  const change = value === undefined ? 0 : value - (metric.values[last - 1] ?? value);
  const arrow = change > 0 ? "▲" : change < 0 ? "▼" : "";
  return element("div", {
    class: "now",
    children: [
      element("span", { class: "figure", text: value === undefined ? "–" : metricText(value, metric) }),
      element("span", { class: `change ${wayOf(metric, change)}`, children: [element("span", { text: arrow, attributes: { "aria-hidden": "true" } }), ` ${sinceWords(metric, last, dates)}`] }),
    ],
  });
}

/** Towards the target, or away from it; nothing where there is none. */
function wayOf(metric: MetricShown, change: number): string {
  const result = tellingResult(metric);
  if (change === 0 || result?.target === undefined) return "";
  return change > 0 === result.target >= (result.from ?? metric.values[0] ?? 0) ? "towards" : "away";
}

function spark(metric: MetricShown): SVGElement {
  return small("spark", sparkMarks(metric, WIDTH, HEIGHT), WIDTH, HEIGHT);
}

/** Marks without words of their own. */
function small(name: string, marks: readonly SvgNode[], width: number, height: number): SVGElement {
  return svgElement("svg", { class: `marks ${name}`, attributes: { "aria-hidden": "true", viewBox: `0 0 ${String(width)} ${String(height)}`, preserveAspectRatio: "none" }, children: marks.map(markElement) });
}

/** How a key result stands, by shape and in words. */
export function standingMark(state: NonNullable<MetricShown["state"]>): HTMLElement {
  return element("span", { class: `standing ${state}`, children: [small("state", stateMarks(state), 14, 14), element("span", { text: stateWords(state) })] });
}

function standing(metric: MetricShown, dates: DateFormat): readonly HTMLElement[] {
  const result = tellingResult(metric);
  if (metric.fault !== "") return [element("div", { class: "fault", text: metric.fault, attributes: { title: metric.fault } })];
  if (result === undefined || metric.state === undefined) return [element("div", { class: "quiet", text: trendWords(metric) }), element("div", { class: "quiet", text: metric.values.length === 0 ? t("No figures yet") : t("No key result uses it") })];
  const more = [targetWords(metric, result, dates), ...(metric.results.length > 1 ? [t("{0} more", metric.results.length - 1)] : [])].join(" · ");
  const forecast = forecastWords(result, dates);
  return [
    element("div", { class: "stands", children: [standingMark(metric.state), element("span", { class: "quiet", text: more, attributes: { title: more } })] }),
    element("div", { class: "quiet", text: forecast === "" ? trendWords(metric) : forecast, attributes: { title: forecast } }),
  ];
}
