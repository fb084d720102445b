import type { DayNumber } from "./instant";

/** A figure of a metric on a day. Shares count in percent: 61 % is 61. */
export interface MetricPoint {
  readonly day: DayNumber;
  readonly value: number;
}

/** What came of reading the table of a metric. */
export type MetricReading =
  | {
    readonly kind: "read";
    /** Id of the metric. */
    readonly metric: string;
    /** In the order of days, one a day. */
    readonly points: readonly MetricPoint[];
    /** What is doubtful about the table, in a sentence. */
    readonly doubt?: string;
  }
  /** `message` says in a sentence why there are no figures, and the way out. */
  | { readonly kind: "missing"; readonly metric: string; readonly message: string };

/** Ready-made kinds of metrics. All but `nps` are shares from 0 to 100 percent; `nps` goes from -100 to 100. */
export const METRIC_KINDS = ["retention", "activation", "conversion", "nps"] as const;

/** What a metric is about, where that is one of the usual things. */
export type MetricKind = (typeof METRIC_KINDS)[number];
