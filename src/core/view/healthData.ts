import type { CheckName, Unjudged } from "../health/check";
import type { Instant } from "../model/instant";
import type { Severity } from "../model/problem";

export type { CheckName, Unjudged };

/** So many places of a check are shown; the rest are counted. */
export const MOST_HITS = 200;

/** A place that a check found, with what a person can do there. */
export interface HealthHit {
  /** Id of the task; of a person where it is about one. */
  readonly id: string;
  readonly title: string;
  /** What it lacks. */
  readonly lacks?: "before" | "after" | "both" | undefined;
  /** As it is written: a lag, a key, a kind of link. */
  readonly text?: string | undefined;
  /** Name of a person or machine. */
  readonly who?: string | undefined;
  /** What the check measures there: days, a count, a share or a ratio. */
  readonly days?: number | undefined;
  readonly count?: number | undefined;
  /** Titles of the ways out, as the quick fixes of the editor name them. */
  readonly fixes: readonly string[];
}

/** A limit that a person can set. */
export interface HealthLimit {
  /** Its key below `health`, such as `high-slack`. */
  readonly key: string;
  /** As plan text; empty where there is none. */
  readonly text: string;
  /** The usual limit, as plan text. */
  readonly usual: string;
}

/** One check with its figure, its limits and the tasks behind it. */
export interface HealthRow {
  readonly name: CheckName;
  readonly unit: "share" | "index" | "count";
  readonly bound: "most" | "least";
  readonly verdict: "kept" | "broken" | "unjudged";
  /** Undefined where there is none: `why` says why. */
  readonly figure?: number | undefined;
  readonly why?: Unjudged | undefined;
  readonly limit?: number | undefined;
  readonly count: number;
  readonly of: number;
  readonly limits: readonly HealthLimit[];
  readonly hits: readonly HealthHit[];
}

/** A problem of the risk register. */
export interface RegisterRow {
  readonly code: string;
  readonly severity: Severity;
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly fixes: readonly string[];
}

/** The health of one plan, as one whole. */
export interface HealthData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  /** Open tasks that the figures are of. */
  readonly open: number;
  /** Below so many the shares say little, and the editor gives no hints. */
  readonly leastTasks: number;
  /** Of the fourteen points: how many are judged, and how many of these are within their limits. */
  readonly kept: number;
  readonly judged: number;
  /** The points of the assessment in their order, `points` of them, then the other checks. */
  readonly points: number;
  readonly checks: readonly HealthRow[];
  readonly register: readonly RegisterRow[];
  /** Risks that are open, and those that have happened. */
  readonly risks: number;
  readonly issues: number;
}
