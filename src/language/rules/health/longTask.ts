import type { Rule } from "../rule";
import { counted, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** High duration: tasks that are very long, and too many are. */
export const healthLongTask: Rule = {
  code: "health-long-task",
  doc: {
    title: "A long task",
    meaning:
      "How far a task of many weeks is shows only when it is over. Reported when more open tasks are longer than `health: {long-task: 44d}` than "
      + "`long-tasks: 5%` allows.",
    fix: "Split it into tasks whose ends can be seen.",
    before: `plan: Long
start: 2026-01-05
as-of: none
health: {least-tasks: 1, long-task: 10d}
tasks:
  build: {duration: 15d}
`,
    after: `plan: Long
start: 2026-01-05
as-of: none
health: {least-tasks: 1, long-task: 10d}
tasks:
  build-core: {duration: 8d}
  build-rest: {duration: 7d, after: build-core}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "long-tasks",
      say: ({ task, hit, health }) => `${nameOf(task)} takes ${counted(Math.round((hit.amount ?? 0) / health.scale.day), "day")}; split it where an end can be seen`,
    });
  },
};
