import { keyPlace } from "../places";
import type { Rule } from "../rule";
import { counted, nameOf } from "../wording";
import { reportHits } from "./reportHits";

/** Merge points: tasks that wait for many others. */
export const healthMerge: Rule = {
  code: "health-merge",
  doc: {
    title: "A task that waits for many",
    meaning:
      "Where many paths meet each of them has to be in time, so the meeting point is likely later than any one of them says. Reported for open "
      + "tasks with more than `health: {predecessors: 8}` in their `after`.",
    fix: "Let a summary or a milestone stand for what belongs together, keep some time before the meeting point, or raise the limit.",
    before: `plan: Meeting
start: 2026-01-05
as-of: none
health: {least-tasks: 1, predecessors: 2}
tasks:
  a: {duration: 1d}
  b: {duration: 1d, after: a}
  c: {duration: 1d, after: b}
  live: {milestone: true, after: [a, b, c]}
`,
    after: `plan: Meeting
start: 2026-01-05
as-of: none
health: {least-tasks: 1, predecessors: 2}
tasks:
  a: {duration: 1d}
  b: {duration: 1d, after: a}
  c: {duration: 1d, after: b}
  live: {milestone: true, after: [b, c]}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "merges",
      at: ({ task }) => keyPlace(task, "after"),
      say: ({ task, hit, health }) =>
        `${nameOf(task)} waits for ${counted(hit.amount ?? 0, "predecessor")}, more than ${String(health.limits.predecessors)}: any of them makes it late; group them or keep time before it`,
    });
  },
};
