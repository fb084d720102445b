import { dayOf } from "../calendar/civil";
import type { Instant } from "../model/instant";
import type { MetricReading } from "../model/metric";
import type { Plan } from "../model/plan";
import { metricFigures, type MetricFigures } from "../product/metrics";
import type { Schedule } from "../schedule/result";
import { MOST_COHORTS, MOST_FIGURES_SHOWN, MOST_METRICS, MOST_RELEASES, type MetricResult, type MetricsData, type MetricShown, type ReleaseMark } from "./metricsData";
import { plainText } from "./picture/textWidth";
import { wordsOfId } from "./titles";

/** Makes what the Metrics view shows of a plan, by what was read of its tables. */
export function metricsData({ plan, asOf }: Schedule, now: Instant, readings: readonly MetricReading[] = []): MetricsData {
  const all = metricFigures(plan, readings);
  const doubts = new Map(readings.flatMap((one) => (one.kind === "read" && one.doubt !== undefined ? [[one.metric, one.doubt] as const] : [])));
  const metrics = all.slice(0, MOST_METRICS).map((one) => shownOf(plan, one, doubts.get(one.id)));
  const used = new Set(metrics.flatMap(({ results }) => results.map(({ objective }) => objective)));
  return {
    plan: plan.id, title: plan.title, now, today: dayOf(asOf ?? now), metrics, count: all.length,
    objectives: [...plan.objectives.values()].filter(({ id }) => used.has(id)).map(({ id, title }) => ({ id, title: title ?? wordsOfId(id) })),
  };
}

/** A unit is written behind every figure: no more of it than this. */
const MOST_UNIT = 20;

function shownOf(plan: Plan, metric: MetricFigures, doubt: string | undefined): MetricShown {
  const { id, title, unit = "", kind, trend, targets, state, releases, cohorts, curve, fault } = metric;
  const points = metric.points.slice(-MOST_FIGURES_SHOWN).filter(({ value }) => Number.isFinite(value));
  return {
    id, title, unit: plainText(unit).slice(0, MOST_UNIT), days: Int32Array.from(points, ({ day }) => day), values: Float64Array.from(points, ({ value }) => value),
    ...(kind === undefined ? {} : { kind }), ...(trend !== undefined && Number.isFinite(trend.perDay) && Number.isFinite(trend.level) ? { trend } : {}), ...(state === undefined ? {} : { state }),
    results: targets.map(({ weight: _, ...target }): MetricResult => ({
      ...target, progress: Number.isFinite(target.progress) ? target.progress : null, objectiveTitle: plan.objectives.get(target.objective)?.title ?? wordsOfId(target.objective),
    })),
    releases: [...releases].sort((a, b) => a.day - b.day).slice(-MOST_RELEASES).map(markOf), cohorts: cohorts.slice(-MOST_COHORTS), curve, fault: fault ?? doubt ?? "",
  };
}

/** Averages of figures that are too large to be added up are none. */
function markOf({ before, after, ...mark }: ReleaseMark): ReleaseMark {
  return before !== undefined && after !== undefined && Number.isFinite(before + after) ? { ...mark, before, after } : mark;
}
