import { lagText } from "../../../core/schedule/lagText";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { placeOfLink, reportHits } from "./reportHits";

/** Leads: links with a negative lag. */
export const healthLead: Rule = {
  code: "health-lead",
  doc: {
    title: "A link with a lead",
    meaning:
      "A lead (a negative lag) lets a task begin before what it waits for is over, which rests on knowing in advance when that will be. "
      + "Reported when more links have one than `health: {leads: 0%}` allows.",
    fix: "Split the predecessor where the successor can really begin, start both together with `SS` and a lag, or let it wait.",
    before: `plan: Ahead
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 5d}
  build: {duration: 5d, after: design -2d}
`,
    after: `plan: Ahead
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
tasks:
  design: {duration: 5d}
  build: {duration: 5d, after: design}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "leads",
      at: placeOfLink,
      say: ({ task, hit }) => `${nameOf(task)} begins ${code(lagText(task.after?.[hit.place ?? -1]?.lag))} before what it waits for is over; split that work or let it wait`,
    });
  },
};
