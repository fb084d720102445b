import type { DayNumber } from "../model/instant";
import type { DateFormat } from "./dates";
import type { MetricShown } from "./metricsData";
import type { MetricSpan } from "./metricsScale";
import type { Chart } from "./picture/marks";

/** What charts of metrics say. */
export type ChartWord = "metricTarget" | "metricTargetBy" | "status" | "metricFigures" | "metricTrend" | "metricAimed" | "metricMissed" | "metricAverages" | "eachCohort" | "meanCohort" | "cohortPeriod";

/** What a chart is drawn from, with the words of whoever draws it. */
export interface MetricScene {
  readonly metric: MetricShown;
  readonly today: DayNumber;
  readonly dates: DateFormat;
  readonly say: (word: ChartWord, ...values: readonly (string | number)[]) => string;
  readonly width: number;
  readonly height: number;
  /** The width of small text. */
  readonly measure: (text: string) => number;
}

/** Where days and figures stand in a chart. */
export interface ChartFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly span: MetricSpan;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** A chart with the places of what is in it, for whoever points at it. */
export interface MetricChart extends Chart {
  readonly frame: ChartFrame;
}
