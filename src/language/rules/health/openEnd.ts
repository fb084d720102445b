import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** Logic: a task lacks a predecessor or a successor, and too many do. */
export const healthOpenEnd: Rule = {
  code: "health-open-end",
  doc: {
    title: "A task that leads from nowhere or to nowhere",
    meaning:
      "A task without a predecessor may begin at any time, one without a successor may end at any time, so the critical path and all slack "
      + "are guesses there. Reported when more open tasks are loose than `health: {open-ends: 5%}` allows. A plan's first and last task, what "
      + "carries a release, and work that has begun are not asked; links of a summary hold for the tasks in it.",
    fix: "Say with `after` what the task waits for, and let what needs it wait for it, or give it the `release` that it leads to.",
    before: `plan: Loose
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 2d}
  docs: {duration: 1d, after: design}
  build: {duration: 5d, after: design}
`,
    after: `plan: Loose
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 2d}
  docs: {duration: 1d, after: design}
  build: {duration: 5d, after: [design, docs]}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "open-ends",
      say: ({ task, hit: { lacks } }) => {
        if (lacks === "before") return `${nameOf(task)} waits for nothing; say with ${code("after")} what has to be there first`;
        const what = lacks === "both" ? "waits for nothing and nothing waits for it" : "is waited for by nothing";
        return `${nameOf(task)} ${what}; let what needs it wait for it, or say which ${code("release")} it leads to`;
      },
    });
  },
};
