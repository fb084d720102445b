import type { Instant, Minutes } from "./instant";

/** One task as a baseline has it. What a table does not say is absent. */
export interface BaselineTask {
  readonly id: string;
  readonly title?: string;
  /** Absent in a table, which does not tell summaries from tasks. */
  readonly kind?: "task" | "summary" | "milestone";
  /** Id of the summary that it stood in. */
  readonly parent?: string;
  readonly start?: Instant;
  readonly finish?: Instant;
  /** Person-time in working minutes. */
  readonly effort?: Minutes;
  /** The figure of the written estimate, of effort or duration, in minutes. */
  readonly estimate?: Minutes;
  /** What it was going to cost by then, with what had been spent; of a summary with all below it. */
  readonly cost?: number;
  /** What it was estimated to cost, whatever had been spent; of a summary what stands on it itself. */
  readonly planned?: number;
  readonly release?: string;
  readonly dropped?: boolean;
}

/** An earlier state of a plan to compare with, or the plan as it stands, as plain data. */
export interface Baseline {
  readonly name: string;
  readonly source: "revision" | "table" | "plan";
  /** The day of the revision. */
  readonly at?: Instant;
  readonly start?: Instant;
  readonly finish?: Instant;
  /** In document order. */
  readonly tasks: readonly BaselineTask[];
  /** The releases that it knew, with the date promised then. */
  readonly releases: readonly { readonly id: string; readonly title: string; readonly promise?: Instant }[];
}

/** What came of reading one of the baselines that a plan names. */
export type BaselineReading =
  | { readonly kind: "read"; readonly name: string; readonly baseline: Baseline }
  /** `message` says in a sentence why there is none, and the way out. */
  | { readonly kind: "missing"; readonly name: string; readonly message: string };

/** The name of the baseline that the key `baseline` gives. */
export const OWN_BASELINE = "baseline";

/** Where a baseline comes from, as the plan says it. */
export interface BaselineSource {
  readonly name: string;
  readonly ref?: string;
  readonly file?: string;
}
