import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import { setKey } from "./fixes";
import { idPlace, valuePlace } from "./places";
import type { Rule } from "./rule";
import { sprintDaysOf, sprintNumber } from "./sprintDays";
import { code, dayInWords, distance, finishDay, finishInWords, nameOf } from "./wording";

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
      const number = sprintNumber(source?.sprint?.id);
      if (source?.sprint === undefined || task.summary || dates.dropped || dates.finished || number === undefined) continue;
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
