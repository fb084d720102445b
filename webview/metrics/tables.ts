import { formatDay } from "../../src/core/calendar/civil";
import type { MetricResult, MetricShown } from "../../src/core/view/metricsData";
import { dayOfPeriod, periodUnit } from "../../src/core/view/metricsPeriods";
import { changeText, dayText, metricText } from "../../src/core/view/metricsText";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { standingMark } from "./cards";
import { forecastWords, periodWords } from "./words";

/** So many rows and periods of a table, the newest. */
const MOST_ROWS = 200;
const [MOST_COHORTS, MOST_PERIODS] = [60, 36];

type Cell = string | HTMLElement;

/** A table with a caption for those who do not see its heading; the first cell of each row names it. */
function tableOf(name: string, caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const cell = (tag: "th" | "td", child: Cell): HTMLElement => element(tag, { ...(tag === "th" ? { attributes: { scope: "row" } } : {}), children: [child] });
  return element("div", { class: `scroller ${name}`, ...(name === "cohorts" || name === "history" ? { attributes: { tabindex: "0", role: "group", "aria-label": caption } } : {}), children: [element("table", { children: [
    element("caption", { class: "visually-hidden", text: caption }),
    element("thead", { children: [element("tr", { children: heads.map((text) => element("th", { text, attributes: { scope: "col" } })) })] }),
    element("tbody", { children: rows.map((row) => element("tr", { children: row.map((child, at) => cell(at === 0 ? "th" : "td", child)) })) }),
  ] })] });
}

function go(id: string, text: string): HTMLElement {
  return element("button", { class: "go", text, attributes: { type: "button", "data-go": id, title: t("Show in the plan: {0}", text) } });
}

/** The key results that use a metric, with the way to each in the text. */
export function resultsTable(metric: MetricShown, dates: DateFormat): HTMLElement {
  const { results } = metric;
  if (results.length === 0) return element("p", { class: "quiet", text: t("No key result uses this metric: an objective gives it a target with results: {more: {metric: {0}, from: 60%, target: 75%, by: 2026-06-30}}.", metric.id) });
  return tableOf("results", t("Key results that use it"), [t("Objective"), t("Key result"), t("Wanted"), t("Progress"), t("State")], results.slice(0, MOST_ROWS).map((one) => [
    go(one.objective, one.objectiveTitle), one.result, wanted(metric, one, dates), progress(one.progress), element("div", { children: [standingMark(one.state), element("div", { class: "quiet", text: forecastWords(one, dates) })] }),
  ]));
}

/** "61% → 75%", below it the date. */
function wanted(metric: MetricShown, { from, target, by }: MetricResult, dates: DateFormat): Cell {
  const way = [from, target].map((value) => (value === undefined ? "–" : metricText(value, metric))).join(" → ");
  return element("div", { children: [element("div", { text: way }), element("div", { class: "quiet", text: by === undefined ? "" : t("by {0}", dayText(by, dates)) })] });
}

function progress(share: number | null): Cell {
  if (share === null) return "–";
  const text = `${String(Math.round(share * 100))}%`;
  const fill = element("span", { class: "fill" });
  fill.style.width = text;
  return element("span", { class: "progress", children: [element("span", { class: "meter", attributes: { "aria-hidden": "true" }, children: [fill] }), text] });
}

/** What releases went together with. */
export function releasesTable(metric: MetricShown, dates: DateFormat): HTMLElement {
  if (metric.releases.length === 0) return element("p", { class: "quiet", text: t("The plan has no releases with a date to compare before and after.") });
  const figure = (value: number | undefined): string => (value === undefined ? "–" : metricText(value, metric));
  return tableOf("compared", t("Averages before and after releases"), [t("Release"), t("Day"), t("Before"), t("After"), t("Difference")], [...metric.releases].reverse().map(({ release, title, day, released, before, after }) => [
    go(release, title), released ? dayText(day, dates) : t("promised {0}", dayText(day, dates)), figure(before), figure(after), before === undefined || after === undefined ? "–" : changeText(after - before, metric),
  ]));
}

/** The cohorts as a triangle, the newest first, with the mean above. */
export function cohortTable({ cohorts, curve }: MetricShown, dates: DateFormat): HTMLElement {
  const unit = periodUnit(cohorts);
  const share = (value: number, title = ""): HTMLElement => {
    const cell = element("span", { class: "share", text: `${String(Math.round(value * 10) / 10)}%`, ...(title === "" ? {} : { attributes: { title } }) });
    cell.style.setProperty("--share", `${String(Math.max(0, Math.min(100, Math.round(value))))}%`);
    return cell;
  };
  const shown = cohorts.slice(-MOST_COHORTS).reverse();
  const periods = curve.slice(0, MOST_PERIODS);
  const fill = (cells: readonly Cell[]): readonly Cell[] => [...cells, ...Array.from({ length: Math.max(0, periods.length - cells.length) }, () => "")];
  const table = tableOf("cohorts", t("What remained of each cohort, by period"), [t("Began on"), ...periods.map((_, period) => periodWords(unit, period))], [
    [t("Mean"), ...periods.map(({ share: mean }) => share(mean))],
    ...shown.map(({ day, shares }) => [dayText(day, dates), ...fill(shares.slice(0, MOST_PERIODS).map((value, period) => share(value, unit === undefined ? "" : dayText(dayOfPeriod(day, unit, period), dates))))]),
  ]);
  if (shown.length < cohorts.length || periods.length < curve.length) table.append(element("p", { class: "quiet", text: t("The newest {0} of {1} cohorts, the first {2} of {3} periods.", shown.length, cohorts.length, periods.length, curve.length) }));
  return table;
}

/** The newest figures, for reading. */
export function figuresTable(metric: MetricShown): HTMLElement {
  const { days, values } = metric;
  const places = Array.from({ length: Math.min(MOST_ROWS, days.length) }, (_, at) => days.length - 1 - at);
  const table = tableOf("history", t("Figures"), [t("Day"), t("Figure"), t("Change")], places.map((at) => {
    const [value = 0, before] = [values[at], values[at - 1]];
    return [formatDay(days[at] ?? 0), metricText(value, metric), before === undefined ? "" : changeText(value - before, metric)];
  }));
  if (places.length < days.length) table.append(element("p", { class: "quiet", text: t("The newest {0} of {1} figures.", places.length, days.length) }));
  return table;
}
