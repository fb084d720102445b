import type { Plan } from "../../core/model/plan";
import type { Problem, ProblemCode } from "../../core/model/problem";

/** What stops a file from being read is never silenced. */
const ALWAYS_SHOWN: ReadonlySet<ProblemCode> = new Set(["yaml-syntax", "merge-conflict", "file-too-large"]);

/** True when `allow` silences a problem: on its task, on a summary above it, or on the plan. */
export function isSilenced(plan: Plan, problem: Problem): boolean {
  const { code, at } = problem;
  if (ALWAYS_SHOWN.has(code)) return false;
  if (plan.settings.allow?.has(code) === true) return true;
  const first = plan.taskIndex.get(at.item.id);
  if (first === undefined || plan.tasks[first]?.item !== at.item) return false;
  for (let index = first; index >= 0; index = plan.tasks[index]?.parent ?? -1) {
    if (plan.tasks[index]?.item.allow?.has(code) === true) return true;
  }
  return false;
}
