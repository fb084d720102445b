import { anyMarked, MARK, taskMarks } from "../../core/health/taskMarks";
import { removeLink } from "./fixes";
import { idPlace, placeAt } from "./places";
import type { Rule } from "./rule";
import { nameOf } from "./wording";

/** Waits for dropped work. */
export const droppedPredecessor: Rule = {
  code: "dropped-predecessor",
  doc: {
    title: "Waits for dropped work",
    meaning:
      "A task waits for work that has `status: dropped` and will never be done. Links from dropped work do not count, so the task "
      + "starts earlier than its dependency suggests.",
    fix: "Remove the dependency, or let the task wait for what replaces the dropped work.",
    before: `plan: Dropped
start: 2026-01-05
as-of: none
tasks:
  spike: {duration: 2d, status: dropped}
  build: {duration: 3d, after: spike}
`,
    after: `plan: Dropped
start: 2026-01-05
as-of: none
tasks:
  spike: {duration: 2d, status: dropped}
  build: {duration: 3d}
`,
  },
  check({ plan, schedule, facts }, report) {
    if (!anyMarked(taskMarks(schedule), MARK.dropped)) return;
    for (const { task, dates } of facts.tasks) {
      if (dates.dropped || dates.finished) continue;
      for (const dependency of task.after ?? []) {
        const predecessor = facts.predecessorOf(dependency);
        if (predecessor?.kind !== "task" || schedule.tasks[predecessor.index]?.dropped !== true) continue;
        const dropped = plan.tasks[predecessor.index]?.item;
        if (dropped === undefined) continue;
        report({
          message: `${nameOf(task)} waits for ${nameOf(dropped)}, which has been dropped; remove the dependency or wait for what replaces it`,
          at: placeAt(task, dependency.at),
          related: [{ message: `${nameOf(dropped)} has been dropped.`, at: idPlace(dropped) }],
          fixes: [removeLink(plan, task, dependency)],
        });
      }
    }
  },
};
