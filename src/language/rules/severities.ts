import type { ProblemCode, Severity } from "../../core/model/problem";

/**
 * How bad each code is unless settings say otherwise. Errors make a plan meaningless, warnings will hurt,
 * information could be better, hints are style.
 */
export const SEVERITIES: Readonly<Record<ProblemCode, Severity>> = {
  "yaml-syntax": "error",
  "merge-conflict": "error",
  "file-too-large": "error",
  "invalid-value": "error",
  "conflicting-keys": "error",
  "duplicate-id": "error",
  "duplicate-key": "error",
  "unknown-key": "error",
  "unknown-reference": "error",
  "dependency-cycle": "error",
  "invalid-include": "error",
  "no-capacity": "error",
  "failed-check": "error",
  "newer-language": "error",
  "lost-text": "warning",
  "summary-key": "warning",
  "missed-deadline": "warning",
  "constraint-conflict": "warning",
  "overload": "warning",
  "sprint-overrun": "warning",
  "over-budget": "warning",
  "over-limit": "warning",
  "inconsistent-progress": "warning",
  "future-actual": "warning",
  "out-of-sequence": "warning",
  "dropped-predecessor": "warning",
  "risk-review": "warning",
  "missing-revision": "warning",
  "missing-estimate": "information",
  "missing-progress": "information",
  "missing-score": "information",
  "unassigned": "information",
  "open-choice": "information",
  "loose-milestone": "information",
  "risk-incomplete": "information",
  "correlation-mended": "information",
  "unused": "hint",
  "health-open-end": "hint",
  "health-lead": "hint",
  "health-long-lag": "hint",
  "health-hard-constraint": "hint",
  "health-high-slack": "hint",
  "health-long-task": "hint",
  "unlikely-deadline": "information",
  "dead-reference": "information",
};

/** The severity of a code. */
export function severityOf(code: ProblemCode): Severity {
  return SEVERITIES[code];
}
