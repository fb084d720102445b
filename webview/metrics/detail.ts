import type { MetricsData, MetricShown } from "../../src/core/view/metricsData";
import { retentionChart } from "../../src/core/view/metricsRetention";
import type { MetricScene } from "../../src/core/view/metricsScene";
import { dayText, metricText } from "../../src/core/view/metricsText";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { drawn } from "../shared/drawnMarks";
import { t } from "../shared/l10n";
import type { Tip } from "../shared/tip";
import { createPlot } from "./plot";
import { cohortTable, figuresTable, releasesTable, resultsTable } from "./tables";
import { kindWords, say, sinceWords, trendWords } from "./words";

/** What stands behind the chosen metric is drawn from. */
export interface DetailScene {
  readonly data: MetricsData;
  readonly dates: DateFormat;
  readonly tables: boolean;
  readonly width: number;
  readonly height: number;
  readonly measure: (text: string) => number;
  readonly tip: Tip;
}

/** The chosen metric: its chart, its retention, the key results and releases, the figures. */
export function drawDetail(metric: MetricShown, scene: DetailScene): readonly HTMLElement[] {
  const { data, dates, width, height, measure, tables } = scene;
  const chart: MetricScene = { metric, today: data.today, dates, say, width, height: Math.max(240, Math.min(380, Math.round(height * 0.5))), measure };
  return [
    element("div", { class: "heading", children: [
      element("h2", { children: [element("button", { class: "go", text: metric.title, attributes: { type: "button", "data-go": metric.id, title: t("Show in the plan: {0}", metric.title) } })] }),
      element("p", { class: "quiet", text: figuresLine(metric, dates) }),
    ] }),
    ...(metric.fault === "" ? [] : [element("p", { class: "fault", text: metric.fault })]),
    metric.days.length > 0 ? createPlot(chart, scene.tip) : element("p", { class: "waiting", text: t("No figures yet: write them as history: {2026-01-05: 61%, 2026-02-02: 63%}, or name a table with the columns date and value with file.") }),
    ...retention(metric, chart),
    part(t("Key results"), resultsTable(metric, dates)),
    part(t("Before and after releases"), releasesTable(metric, dates)),
    ...(metric.days.length === 0 ? [] : [element("section", { class: tables ? "part" : "visually-hidden", attributes: { "aria-label": t("Figures") }, children: [element("h3", { text: t("Figures") }), figuresTable(metric)] })]),
  ];
}

/** "Conversion · 63.4% on 16 Feb · +1 pt since 2 Feb · Trend +0.5 pt a week, by the last 12 figures" */
function figuresLine(metric: MetricShown, dates: DateFormat): string {
  const last = metric.days.length - 1;
  const [value, day] = [metric.values[last], metric.days[last]];
  const trend = metric.trend === undefined ? "" : t("{0}, by the last {1} figures", trendWords(metric), metric.trend.figures);
  return [kindWords(metric.kind), value === undefined || day === undefined ? "" : t("{0} on {1}", metricText(value, metric), dayText(day, dates)), sinceWords(metric, last, dates), trend].filter((text) => text !== "").join(" · ");
}

function retention(metric: MetricShown, scene: MetricScene): readonly HTMLElement[] {
  if (metric.curve.length < 2) return [];
  const wide = scene.width >= 760;
  const width = wide ? Math.floor((scene.width - 24) / 2) : scene.width;
  const chart = retentionChart({ ...scene, width, height: 260 });
  return [part(t("Retention by cohort"), element("div", { class: wide ? "pair" : "", children: [drawn({ ...chart, says: t("Retention by cohort, mean {0}", metric.curve.slice(0, 12).map(({ share }) => `${String(Math.round(share))}%`).join(", ")) }), cohortTable(metric, scene.dates)] }))];
}

function part(title: string, child: HTMLElement): HTMLElement {
  return element("section", { class: "part", children: [element("h3", { text: title }), child] });
}
