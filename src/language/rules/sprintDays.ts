import type { DateValue, DayNumber } from "../../core/model/instant";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Duration } from "../../core/model/values";

/** The first day of the first sprint, and how many days each takes. */
export interface SprintDays {
  readonly first: DayNumber;
  readonly length: number;
}

/** The plan's sprints by calendar days; undefined when it has none. */
export function sprintDaysOf(plan: Plan): SprintDays | undefined {
  const sprints = plan.settings.kept.get("sprints") as { readonly start?: DateValue; readonly length?: Duration } | undefined;
  if (sprints?.start === undefined || sprints.length === undefined) return undefined;
  const { days, weeks, months } = sprints.length;
  return { first: sprints.start.day, length: Math.max(1, Math.round(days + 7 * weeks + 28 * months)) };
}

/** The number of the sprint that a `sprint` key names: 3 for `sprint-3`. */
export function sprintNumber(id: string | undefined): number | undefined {
  const digits = /^sprint-([1-9]\d{0,3})$/.exec(id ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The number of the sprint that a task is planned for, by itself or by a summary above it. */
export function sprintOf(plan: Plan, node: TaskNode): number | undefined {
  for (let at: TaskNode | undefined = node; at !== undefined; at = plan.tasks[at.parent]) {
    if (at.item.sprint !== undefined) return sprintNumber(at.item.sprint.id);
  }
  return undefined;
}
