import { keyPlace } from "../places";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** Hard constraints: tasks that must keep a date, and too many do. */
export const healthHardConstraint: Rule = {
  code: "health-hard-constraint",
  doc: {
    title: "A task that is held to a date",
    meaning:
      "A date that a task must keep (`start-on`, `finish-on`, `start-by`, `finish-by`, `schedule: fixed`) stands against what the links say: the "
      + "plan no longer shows what a delay does. Reported when more open tasks have one than `health: {hard-constraints: 5%}` allows.",
    fix: "Let links place the task. Write `not-before` for what cannot begin earlier and `due` for what is promised: both leave the links their say.",
    before: `plan: Held
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 2d}
  build: {duration: 3d, after: design, start-on: 2026-01-12}
`,
    after: `plan: Held
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 2d}
  build: {duration: 3d, after: design, due: 2026-01-14}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "hard-constraints",
      at: ({ task, hit }) => keyPlace(task, hit.key ?? ""),
      say: ({ task, hit }) => `${nameOf(task)} is held to a date by ${code(hit.key ?? "")}; let its links place it, with ${code("not-before")} or ${code("due")} where a date matters`,
    });
  },
};
