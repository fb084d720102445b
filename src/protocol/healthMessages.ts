import type { CheckName, Unjudged } from "../core/health/check";
import type { HealthData, HealthHit, HealthLimit, HealthRow, RegisterRow } from "../core/view/healthData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The health of one plan; older numbers than the newest received are ignored. */
export interface HealthNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: HealthData;
}

const isCheck = isOneOf<CheckName>([
  "open-ends", "leads", "lags", "link-types", "hard-constraints", "high-slack", "negative-slack", "long-tasks", "invalid-dates", "unassigned",
  "missed", "critical-path", "path-index", "execution-index",
  "one-person", "overload", "merges", "unestimated", "wide-estimates", "outside", "stale",
]);

const isReason = isOneOf<Unjudged>([
  "no-tasks", "no-links", "no-people", "one-person", "no-status-date", "no-promises", "no-target", "no-critical-task", "nothing-left", "no-schedule",
]);

const isHit = hasFields<HealthHit>({
  id: isText, title: isText, fixes: isListOf(isText), text: isOptional(isText), who: isOptional(isText), days: isOptional(isNumber), count: isOptional(isNumber),
  lacks: isOptional(isOneOf(["before", "after", "both"])),
});

const isLimit = hasFields<HealthLimit>({ key: isText, text: isText, usual: isText });

const isRow = hasFields<HealthRow>({
  name: isCheck, unit: isOneOf(["share", "index", "count"]), bound: isOneOf(["most", "least"]), verdict: isOneOf(["kept", "broken", "unjudged"]),
  figure: isOptional(isNumber), why: isOptional(isReason), limit: isOptional(isNumber), count: isCount, of: isCount, limits: isListOf(isLimit), hits: isListOf(isHit),
});

const isRegisterRow = hasFields<RegisterRow>({
  code: isText, severity: isOneOf(["error", "warning", "information", "hint"]), id: isText, title: isText, message: isText, fixes: isListOf(isText),
});

/** The whole picture. */
export const isHealthData: Guard<HealthData> = hasFields<HealthData>({
  plan: isText, title: isText, now: isInteger, open: isCount, leastTasks: isCount, kept: isCount, judged: isCount, points: isCount, checks: isListOf(isRow), register: isListOf(isRegisterRow),
  risks: isCount, issues: isCount,
});

/** A picture with its number. */
export const isHealthNote: Guard<HealthNote> = hasFields<HealthNote>({ sequence: isCount, health: isPlanHealth, data: isHealthData });
