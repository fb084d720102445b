import type { DayNumber } from "../model/instant";
import type { DateFormat } from "./dates";
import type { MetricShown, TargetState } from "./metricsData";
import type { PeriodUnit } from "./metricsPeriods";
import type { MetricSpan } from "./metricsScale";
import type { Chart } from "./picture/marks";

/** What charts and pictures of metrics say, with values put in. */
export type MetricWord =
  | "target" | "targetBy" | "status" | "measured" | "trend" | "aimed" | "missed" | "averages" | "eachCohort" | "meanCohort" | "periods" | `periods ${PeriodUnit}`
  | "count" | "offTrack" | "noFigures" | "forecast" | "never" | "more" | `state ${TargetState}`;

/** The words of whoever draws. */
export type MetricSay = (word: MetricWord, ...values: readonly (string | number)[]) => string;

/** What a chart is drawn from, with the words of whoever draws it. */
export interface MetricScene {
  readonly metric: MetricShown;
  readonly today: DayNumber;
  readonly dates: DateFormat;
  readonly say: MetricSay;
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
