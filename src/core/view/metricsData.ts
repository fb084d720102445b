import type { DayNumber, Instant } from "../model/instant";
import type { MetricKind } from "../model/metric";
import type { MetricTrend } from "../product/metricTrend";
import type { Cohort, ReleaseMark, TargetState } from "../product/metrics";

export type { Cohort, MetricTrend, ReleaseMark, TargetState };

/** What the Metrics view shows of a plan. */
export interface MetricsData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** The status date, else today. */
  readonly today: DayNumber;
  /** In the order of the file, so many as are shown at most. */
  readonly metrics: readonly MetricShown[];
  /** How many the plan has. */
  readonly count: number;
  /** Objectives whose key results use a metric, in the order of the file. */
  readonly objectives: readonly { readonly id: string; readonly title: string }[];
}

/** A metric with its figures. Shares count in percent: 61 % is 61. */
export interface MetricShown {
  readonly id: string;
  readonly title: string;
  /** Empty where it has none. */
  readonly unit: string;
  readonly kind?: MetricKind | undefined;
  /** Days of the figures, ascending, and the figures. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly trend?: MetricTrend | undefined;
  readonly results: readonly MetricResult[];
  /** The worst state of its key results; absent without any. */
  readonly state?: TargetState | undefined;
  readonly releases: readonly ReleaseMark[];
  readonly cohorts: readonly Cohort[];
  /** Mean share of the cohorts that got that far, by period. */
  readonly curve: readonly { readonly share: number; readonly cohorts: number }[];
  /** Why its table could not be read, or what is doubtful about it; empty: nothing. */
  readonly fault: string;
}

/** A key result that uses the metric. */
export interface MetricResult {
  readonly objective: string;
  readonly objectiveTitle: string;
  readonly result: string;
  readonly from?: number | undefined;
  readonly target?: number | undefined;
  readonly by?: DayNumber | undefined;
  /** 0..1; null where nobody knows. */
  readonly progress: number | null;
  readonly state: TargetState;
  readonly forecast?: DayNumber | undefined;
}

/** No more metrics than these are shown. */
export const MOST_METRICS = 500;
/** So many figures of a metric at most, the newest. */
export const MOST_FIGURES_SHOWN = 20_000;
/** So many of its cohorts, the newest. */
export const MOST_COHORTS = 500;
/** So many releases beside it, the last. */
export const MOST_RELEASES = 100;
