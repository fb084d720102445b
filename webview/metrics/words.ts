import type { MetricResult, MetricShown, TargetState } from "../../src/core/view/metricsData";
import type { PeriodUnit } from "../../src/core/view/metricsPeriods";
import type { MetricSay, MetricWord } from "../../src/core/view/metricsScene";
import { changeText, dayText, metricText } from "../../src/core/view/metricsText";
import type { DateFormat } from "../shared/dates";
import { dayCount, t } from "../shared/l10n";

export function stateWords(state: TargetState): string {
  return { met: t("Reached"), "on-track": t("On track"), "off-track": t("Off track"), "no-trend": t("Too few figures to tell"), "no-data": t("No figures") }[state];
}

export function kindWords(kind: MetricShown["kind"]): string {
  return kind === undefined ? "" : { retention: t("Retention"), activation: t("Activation"), conversion: t("Conversion"), nps: t("NPS") }[kind];
}

const WORDS: Readonly<Record<MetricWord, () => string>> = {
  target: () => t("Target {0}"), targetBy: () => t("Target {0} by {1}"), status: () => t("Status {0}"), measured: () => t("measured"), trend: () => t("trend and forecast"),
  aimed: () => t("target"), missed: () => t("target missed by the trend"), averages: () => t("averages before and after a release"), eachCohort: () => t("each cohort"), meanCohort: () => t("mean of the cohorts"),
  periods: () => t("periods since the start"), "periods day": () => t("days since the start"), "periods week": () => t("weeks since the start"), "periods month": () => t("months since the start"), "periods quarter": () => t("quarters since the start"), count: () => t("{0} metrics"), offTrack: () => t("{0} off track"), noFigures: () => t("No figures yet"), forecast: () => t("By the trend on {0}"), never: () => t("By the trend never"),
  more: () => t("… and {0} more"), "state met": () => stateWords("met"), "state on-track": () => stateWords("on-track"), "state off-track": () => stateWords("off-track"), "state no-trend": () => stateWords("no-trend"),
  "state no-data": () => stateWords("no-data"),
};

/** "Week 3": a period of a cohort table, by its number where nothing says how long it is. */
export function periodWords(unit: PeriodUnit | undefined, period: number): string {
  if (unit === undefined) return String(period);
  return period === 0 ? t("Start") : { day: t("Day {0}", period), week: t("Week {0}", period), month: t("Month {0}", period), quarter: t("Quarter {0}", period) }[unit];
}

/** What charts and pictures say. */
export const say: MetricSay = (word, ...values) => WORDS[word]().replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ""));

/** "+2 pt since 2 Feb"; empty for the first figure. */
export function sinceWords(metric: MetricShown, place: number, dates: DateFormat): string {
  const [now, before, day] = [metric.values[place], metric.values[place - 1], metric.days[place - 1]];
  if (now === undefined || before === undefined || day === undefined) return "";
  return t("{0} since {1}", changeText(now - before, metric), dayText(day, dates));
}

/** "Trend +1 pt a week" */
export function trendWords(metric: MetricShown): string {
  return metric.trend === undefined ? "" : t("Trend {0} a week", changeText(metric.trend.perDay * 7, metric));
}

/** "Target 75% by 30 Jun" */
export function targetWords(metric: MetricShown, { target, by }: MetricResult, dates: DateFormat): string {
  if (target === undefined) return t("No target is written");
  return by === undefined ? say("target", metricText(target, metric)) : say("targetBy", metricText(target, metric), dayText(by, dates));
}

/** "By the trend on 26 Oct, 118 days late" */
export function forecastWords({ forecast, by, state }: MetricResult, dates: DateFormat): string {
  if (state === "met" || state === "no-data" || state === "no-trend") return "";
  if (forecast === undefined) return say("never");
  const day = dayText(forecast, dates);
  if (by === undefined) return say("forecast", day);
  if (forecast === by) return t("By the trend on {0}, on the day", day);
  const days = dayCount(Math.abs(forecast - by));
  return forecast > by ? t("By the trend on {0}, {1} late", day, days) : t("By the trend on {0}, {1} early", day, days);
}

/** The result that says how the metric stands: the one in its worst state. */
export function tellingResult({ results, state }: MetricShown): MetricResult | undefined {
  return results.find((one) => one.state === state);
}

/** What the chart shows, for those who do not see it. */
export function chartWords(metric: MetricShown, dates: DateFormat): string {
  const last = metric.days.length - 1;
  const value = metric.values[last];
  const now = value === undefined ? [] : [t("{0} on {1}", metricText(value, metric), dayText(metric.days[last] ?? 0, dates)), sinceWords(metric, last, dates)];
  const result = tellingResult(metric);
  const aim = result === undefined ? [] : [targetWords(metric, result, dates), stateWords(result.state), forecastWords(result, dates)];
  return [metric.title, ...now, trendWords(metric), ...aim].filter((text) => text !== "").join(", ");
}
