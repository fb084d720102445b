import { constraintConflict } from "./constraintConflict";
import { CORRELATION_RULES } from "./correlationRules";
import { dependencyCycle } from "./dependencyCycle";
import { failedCheck } from "./failedCheck";
import { HEALTH_RULES } from "./health/registry";
import { looseMilestone } from "./looseMilestone";
import { missedDeadline } from "./missedDeadline";
import { missingEstimate } from "./missingEstimate";
import { missingProgress } from "./missingProgress";
import { missingScore } from "./missingScore";
import { noCapacity } from "./noCapacity";
import { openChoice } from "./openChoice";
import { overBudget } from "./overBudget";
import { overLimit } from "./overLimit";
import { overload } from "./overload";
import { PROGRESS_RULES } from "./progressRules";
import { PRODUCT_RULES } from "./product/registry";
import { READING_CODES } from "./readingCodes";
import { REGISTER_RULES } from "./register/registry";
import { sprintOverrun } from "./sprintOverrun";
import { summaryKey } from "./summaryKey";
import { TRACKING_RULES } from "./trackingRules";
import { unassigned } from "./unassigned";
import { unknownReference } from "./unknownReference";
import { unused } from "./unused";

type Rule = (typeof READING_CODES)[number];

/** Every code that is reported today: the reader's first, then the rules in the order in which they run. */
export const RULES: readonly Rule[] = [
  ...READING_CODES,
  unknownReference,
  dependencyCycle,
  noCapacity,
  summaryKey,
  missedDeadline,
  constraintConflict,
  sprintOverrun,
  overload,
  overBudget,
  overLimit,
  ...PROGRESS_RULES,
  ...REGISTER_RULES,
  ...TRACKING_RULES,
  missingEstimate,
  missingProgress,
  missingScore,
  unassigned,
  openChoice,
  looseMilestone,
  ...PRODUCT_RULES,
  ...CORRELATION_RULES,
  unused,
  ...HEALTH_RULES,
  // After all others, because it may count what they found.
  failedCheck,
];

const BY_CODE: ReadonlyMap<Rule["code"], Rule> = new Map(RULES.map(rule => [rule.code, rule]));

/** The rule of a code, with its page; undefined for codes that nothing reports yet. */
export function ruleOf(code: Rule["code"]): Rule | undefined {
  return BY_CODE.get(code);
}

/** The path of a code's page in the repository, for links from problems and hovers. */
export function pageOf(code: Rule["code"]): string {
  return `docs/diagnostics/${code}.md`;
}
