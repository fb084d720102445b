import type { Task } from "../../../core/model/items";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, counted, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** Running work whose progress is old. */
export const healthStale: Rule = {
  code: "health-stale",
  doc: {
    title: "Nobody has said for long how far this is",
    meaning:
      "The task has been running for more than `health: {stale: 10d}`, and what is said to be done is less than half of what that time would "
      + "have done at an even pace. Either its progress is old, or it is much later than the plan says.",
    fix: "Write how far it is with `done` or what is left with `remaining`.",
    before: `plan: Quiet
start: 2026-01-05
as-of: 2026-02-02
health: {least-tasks: 1}
tasks:
  build: {duration: 5d, started: 2026-01-05, done: 10%}
`,
    after: `plan: Quiet
start: 2026-01-05
as-of: 2026-02-02
health: {least-tasks: 1}
tasks:
  build: {duration: 5d, started: 2026-01-05, done: 80%}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "stale",
      only: ({ task }) => saysProgress(input.plan.tasks[task]?.item),
      at: ({ task }) => valuePlace(task, task.done === undefined ? "remaining" : "done"),
      say: ({ task, hit, health }) =>
        `${nameOf(task)} has been running for ${counted(Math.round((hit.amount ?? 0) / health.scale.day), "day")} and little is done; write how far it is with ${code("done")} or ${code("remaining")}`,
    });
  },
};

/** What says nothing at all is `missing-progress`. */
function saysProgress(task: Task | undefined): boolean {
  return task?.done !== undefined || task?.remaining !== undefined;
}
