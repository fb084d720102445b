import { l10n } from "vscode";
import { healthOf } from "../../core/health/assess";
import { CHECK_NAMES, type CheckName } from "../../core/health/check";
import type { PlanChange } from "../../core/model/planChange";
import type { Fix } from "../../core/model/problem";
import type { Schedule } from "../../core/schedule/result";
import type { Analysis } from "../../language/analysisTypes";
import type { Refusal } from "../../language/edits/attempt";
import { healthFixes } from "../../language/rules/health/healthFixes";
import type { ApplyFix } from "../../protocol/viewMessages";

/** What the quick fix of that title does in the plan as it is now, or that there is none any more. */
export function fixOf(analysis: Analysis, schedule: Schedule, change: ApplyFix): PlanChange | Refusal {
  const fixes = isCheck(change.of) ? checkFixes(schedule, change.of, change.id) : problemFixes(analysis, schedule, change);
  const fix = fixes.find(({ title }) => title === change.title)?.change;
  return fix === undefined || fix.kind === "replace-text" ? { kind: "refused", message: l10n.t("The plan has changed meanwhile: look at it and try again.") } : fix;
}

function isCheck(name: string): name is CheckName {
  return (CHECK_NAMES as readonly string[]).includes(name);
}

function checkFixes(schedule: Schedule, check: CheckName, id: string): readonly Fix[] {
  const { plan } = schedule;
  const { measured } = healthOf(schedule).of(check);
  const hits = "unjudged" in measured ? [] : measured.hits.filter(({ task }) => plan.tasks[task]?.item.id === id);
  return hits.flatMap(hit => healthFixes(plan, schedule, check, hit));
}

function problemFixes({ problems, snapshot }: Analysis, { plan }: Schedule, { of, id }: ApplyFix): readonly Fix[] {
  const own = [...snapshot.files.values()].filter(file => file.plan === plan.id).flatMap(({ path }) => problems.get(path) ?? []);
  return own.filter(({ problem }) => problem.code === of && problem.at.item.id === id).flatMap(({ problem }) => problem.fixes ?? []);
}
