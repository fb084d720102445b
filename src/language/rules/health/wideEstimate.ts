import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** Critical tasks with a very wide estimate. */
export const healthWideEstimate: Rule = {
  code: "health-wide-estimate",
  doc: {
    title: "A critical task with a wide estimate",
    meaning:
      "What a critical task takes decides the finish, and its estimate says that nobody knows: the high figure is more than "
      + "`health: {estimate-spread: 4}` times the low one.",
    fix: "Find out more before it begins: a short trial, a smaller first part, somebody who has done it before. Then write the narrower estimate.",
    before: `plan: Wide
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  build: {duration: 2d/5d/20d}
`,
    after: `plan: Wide
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  trial: {duration: 1d}
  build: {duration: 4d/5d/9d, after: trial}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "wide-estimates",
      at: ({ task }) => valuePlace(task, task.duration === undefined ? "effort" : "duration"),
      say: ({ task, hit }) =>
        `${nameOf(task)} is critical and its high figure is ${String(Math.round((hit.amount ?? 0) * 10) / 10)} times its low one; find out more before it begins`,
    });
  },
};
