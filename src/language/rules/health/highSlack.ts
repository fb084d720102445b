import type { Rule } from "../rule";
import { counted, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** High float: tasks with very much slack, and too many have it. */
export const healthHighSlack: Rule = {
  code: "health-high-slack",
  doc: {
    title: "A task with much slack",
    meaning:
      "A task that may slip for months before anything else moves often lacks a successor. Reported when more open tasks have slack of more than "
      + "`health: {high-slack: 44d}` than `high-slack-tasks: 5%` allows.",
    fix: "Let what needs the task wait for it; where there is that much time, raise the limit.",
    before: `plan: Roomy
start: 2026-01-05
as-of: none
health: {least-tasks: 1, high-slack: 10d, open-ends: 100%}
tasks:
  design: {duration: 2d}
  docs: {duration: 1d, after: design}
  build: {duration: 30d, after: design}
`,
    after: `plan: Roomy
start: 2026-01-05
as-of: none
health: {least-tasks: 1, high-slack: 10d, open-ends: 100%}
tasks:
  design: {duration: 2d}
  docs: {duration: 1d, after: design}
  build: {duration: 30d, after: docs}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "high-slack",
      say: ({ task, hit, health }) =>
        `${nameOf(task)} may slip by ${counted(Math.round((hit.amount ?? 0) / health.scale.day), "day")} before anything moves; let what needs it wait for it`,
    });
  },
};
