import type { MetricKind } from "../core/model/metric";
import type { Cohort, MetricResult, MetricsData, MetricShown, MetricTrend, ReleaseMark, TargetState } from "../core/view/metricsData";
import type { Guard } from "./guards";
import { hasFields, isCount, isFlag, isInteger, isIntegers, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The metrics of one plan; older numbers than the newest received are ignored. */
export interface MetricsNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: MetricsData;
}

const isState = isOneOf<TargetState>(["met", "on-track", "off-track", "no-trend", "no-data"]);

const isTrend = hasFields<MetricTrend>({ perDay: isNumber, level: isNumber, from: isInteger, to: isInteger, figures: isCount });

const isResult = hasFields<MetricResult>({
  objective: isText, objectiveTitle: isText, result: isText, from: isOptional(isNumber), target: isOptional(isNumber), by: isOptional(isInteger),
  progress: (value) => value === null || isNumber(value), state: isState, forecast: isOptional(isInteger),
});

const isRelease = hasFields<ReleaseMark>({ release: isText, title: isText, day: isInteger, released: isFlag, before: isOptional(isNumber), after: isOptional(isNumber) });

const hasMetricFields = hasFields<MetricShown>({
  id: isText, title: isText, unit: isText, kind: isOptional(isOneOf<MetricKind>(["retention", "activation", "conversion", "nps"])), days: isIntegers, values: isNumbers, trend: isOptional(isTrend),
  results: isListOf(isResult), state: isOptional(isState), releases: isListOf(isRelease), cohorts: isListOf(hasFields<Cohort>({ day: isInteger, shares: isListOf(isNumber) })),
  curve: isListOf(hasFields<MetricShown["curve"][number]>({ share: isNumber, cohorts: isCount })), fault: isText,
});

/** A figure for each day. */
const isMetric: Guard<MetricShown> = (value): value is MetricShown => hasMetricFields(value) && value.days.length === value.values.length;

/** The whole picture. */
export const isMetricsData: Guard<MetricsData> = hasFields<MetricsData>({
  plan: isText, title: isText, now: isInteger, today: isInteger, metrics: isListOf(isMetric), count: isCount, objectives: isListOf(hasFields<MetricsData["objectives"][number]>({ id: isText, title: isText })),
});

/** A picture with its number. */
export const isMetricsNote: Guard<MetricsNote> = hasFields<MetricsNote>({ sequence: isCount, health: isPlanHealth, data: isMetricsData });
