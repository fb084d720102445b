import type { PlanChange } from "./planChange";
import type { Place } from "./source";

/** How bad a problem is, as in editors. */
export type Severity = "error" | "warning" | "information" | "hint";

/** The stable codes of plan-language section 8 that something reports today. */
export type ProblemCode =
  | "yaml-syntax"
  | "merge-conflict"
  | "file-too-large"
  | "invalid-value"
  | "conflicting-keys"
  | "duplicate-id"
  | "duplicate-key"
  | "unknown-key"
  | "unknown-reference"
  | "dependency-cycle"
  | "invalid-include"
  | "no-capacity"
  | "failed-check"
  | "newer-language"
  | "lost-text"
  | "summary-key"
  | "missed-deadline"
  | "constraint-conflict"
  | "overload"
  | "sprint-overrun"
  | "over-budget"
  | "over-limit"
  | "inconsistent-progress"
  | "future-actual"
  | "out-of-sequence"
  | "dropped-predecessor"
  | "risk-review"
  | "risk-triggered"
  | "risk-unanswered"
  | "risk-residual"
  | "risk-issue"
  | "risk-response"
  | "risk-no-effect"
  | "impossible-condition"
  | "missing-revision"
  | "metric-data"
  | "off-track"
  | "stale-update"
  | "missing-estimate"
  | "missing-progress"
  | "missing-score"
  | "unassigned"
  | "open-choice"
  | "loose-milestone"
  | "risk-incomplete"
  | "correlation-mended"
  | "correlation-idle"
  | "risk-no-action"
  | "unserved-objective"
  | "unused"
  | "unaligned-work"
  | "possible-duplicate"
  | "health-open-end"
  | "health-lead"
  | "health-long-lag"
  | "health-hard-constraint"
  | "health-high-slack"
  | "health-long-task"
  | "health-merge"
  | "health-wide-estimate"
  | "health-one-person"
  | "health-outside"
  | "health-stale"
  | "unlikely-deadline"
  | "dead-reference";

/** A place that helps to understand a problem, with a sentence. */
export interface Related {
  readonly message: string;
  readonly at: Place;
}

/** A way out of a problem: a change of the plan, or a replacement of the text at a place. */
export interface Fix {
  readonly title: string;
  readonly change:
    | PlanChange
    | { readonly kind: "replace-text"; readonly at: Place; readonly newText: string };
  /** True when it is safe to apply without asking, together with others. */
  readonly safe?: boolean;
}

/** Something wrong, risky or improvable in a plan. The snapshot turns `at` into a file and a range. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** One sentence that names the place and the way out. */
  readonly message: string;
  readonly at: Place;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}
