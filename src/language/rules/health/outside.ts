import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { placeOfLink, reportHits } from "./reportHits";

/** Critical tasks that wait for what the plan does not do itself. */
export const healthOutside: Rule = {
  code: "health-outside",
  doc: {
    title: "A critical task waits for the outside",
    meaning:
      "The finish depends on something that this plan does not do: a date that was written in `not-before`, or work of another plan.",
    fix: "Ask whoever decides it, write it into the register as a risk, or find a way that does not wait for it.",
    before: `plan: Waiting
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  build: {duration: 3d, not-before: 2026-01-12}
`,
    after: `plan: Waiting
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  build: {duration: 3d}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "outside",
      at: found => (found.hit.key === undefined ? placeOfLink(found) : valuePlace(found.task, found.hit.key)),
      say: ({ task, hit }) => hit.key === undefined
        ? `${nameOf(task)} is critical and waits for work of another plan; ask for its date there, or write the risk down`
        : `${nameOf(task)} is critical and waits for the date in ${code(hit.key)}; see whether it holds, or write the risk down`,
    });
  },
};
