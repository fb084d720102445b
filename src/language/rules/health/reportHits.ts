import { healthOf } from "../../../core/health/assess";
import type { CheckName, CheckResult, HealthInput, Hit } from "../../../core/health/check";
import type { Task } from "../../../core/model/items";
import type { Place } from "../../../core/model/source";
import { idPlace, placeAt } from "../places";
import type { Report, RuleInput } from "../rule";
import { counted } from "../wording";
import { healthFixes } from "./healthFixes";

/** So many places of one check are hints; the Health view lists all. */
export const MOST_HINTS = 10;

/** A hit with the task that it is about. */
export interface HitTask {
  readonly task: Task;
  readonly hit: Hit;
  readonly result: CheckResult;
  readonly health: HealthInput;
}

/** What a rule says of the hits of a check. */
export interface Saying {
  readonly check: CheckName;
  /** Which of the hits are hints; all of them when it is left out. */
  readonly only?: (hit: Hit, health: HealthInput) => boolean;
  /** Without a word on limits: a hint also while the figure keeps its limit. */
  readonly always?: boolean;
  readonly say: (found: HitTask) => string;
  readonly at?: (found: HitTask) => Place;
}

/**
 * Reports what a check found, when its figure is beyond its limit and the plan is large enough for such figures to mean
 * something: the first few places, the last of which says how many there are.
 */
export function reportHits({ plan, schedule }: RuleInput, report: Report, { check, only, always, say, at = startOfTask }: Saying): void {
  const health = healthOf(schedule);
  const { input } = health;
  if (input === undefined || input.open < input.limits.leastTasks) return;
  const result = health.of(check);
  if ("unjudged" in result.measured || (always !== true && result.verdict !== "broken")) return;
  const hits = only === undefined ? result.measured.hits : result.measured.hits.filter(hit => only(hit, input));
  const shown = hits.slice(0, MOST_HINTS);
  for (const [place, hit] of shown.entries()) {
    const task = plan.tasks[hit.task]?.item;
    if (task === undefined) continue;
    const found: HitTask = { task, hit, result, health: input };
    const more = place === shown.length - 1 && hits.length > shown.length ? `. There are ${counted(hits.length - shown.length, "more place")} like this: the Health view lists them` : "";
    report({ message: `${say(found)}${more}`, at: at(found), fixes: healthFixes(plan, schedule, check, hit) });
  }
}

/** Where a task's id stands. */
export function startOfTask({ task }: HitTask): Place {
  return idPlace(task);
}

/** Where the dependency of a hit stands. */
export function placeOfLink({ task, hit }: HitTask): Place {
  const dependency = task.after?.[hit.place ?? -1];
  return dependency === undefined ? idPlace(task) : placeAt(task, dependency.at);
}
