import { MINUTES_PER_DAY, type DateValue, type DayNumber } from "../../core/model/instant";
import type { Duration } from "../../core/model/values";
import type { Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import { setKey } from "./fixes";
import { idPlace, valuePlace } from "./places";
import type { Rule } from "./rule";
import { code, dayInWords, distance, finishDay, finishInWords, nameOf } from "./wording";

/** The first day of the first sprint, and how many days each takes. */
interface SprintDays {
  readonly first: DayNumber;
  readonly length: number;
}

/** A task finishes after the end of its sprint. */
export const sprintOverrun: Rule = {
  code: "sprint-overrun",
  doc: {
    title: "Finishes after its sprint",
    meaning:
      "A task is planned for a sprint, which holds its start, but by its forecast it finishes after the sprint's last day. Sprints "
      + "follow each other by calendar days from the `start` of `sprints`.",
    fix: "Plan less for the sprint, cut the task, or move it to a later sprint.",
    before: `plan: Too much for a sprint
start: 2026-01-05
as-of: none
sprints: {start: 2026-01-05, length: 1w, velocity: 10}
tasks:
  build: {duration: 7d, sprint: sprint-1}
`,
    after: `plan: Enough for a sprint
start: 2026-01-05
as-of: none
sprints: {start: 2026-01-05, length: 1w, velocity: 10}
tasks:
  build: {duration: 5d, sprint: sprint-1}
`,
  },
  check({ plan, facts }, report) {
    const sprints = sprintDaysOf(plan);
    if (sprints === undefined) return;
    const from: (Task | undefined)[] = [];
    for (const { node, task, dates } of facts.tasks) {
      const source = task.sprint === undefined ? from[node.parent] : task;
      from[node.index] = source;
      const number = Number(/^sprint-([1-9]\d{0,3})$/.exec(source?.sprint?.id ?? "")?.[1]);
      if (source?.sprint === undefined || task.summary || dates.dropped || dates.finished || !Number.isFinite(number)) continue;
      const end = (sprints.first + sprints.length * number) * MINUTES_PER_DAY;
      if (dates.finish <= end) continue;
      const fitting = `sprint-${Math.floor((finishDay(dates.finish) - sprints.first) / sprints.length) + 1}`;
      report({
        message: `${nameOf(task)} finishes on ${finishInWords(dates.finish)}, ${distance(end, dates.finish)} after the end of ${code(source.sprint.id)} on ${dayInWords(finishDay(end))}`
          + "; plan less for the sprint or move it to a later one",
        at: source === task ? valuePlace(task, "sprint") : idPlace(task),
        fixes: [setKey(`Move it to ${code(fitting)}, in which it finishes`, plan, task, "sprint", fitting)],
      });
    }
  },
};

function sprintDaysOf(plan: Plan): SprintDays | undefined {
  const sprints = plan.settings.kept.get("sprints") as { readonly start?: DateValue; readonly length?: Duration } | undefined;
  if (sprints?.start === undefined || sprints.length === undefined) return undefined;
  const { days, weeks, months } = sprints.length;
  return { first: sprints.start.day, length: Math.max(1, Math.round(days + 7 * weeks + 28 * months)) };
}
