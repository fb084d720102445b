import { countsPoints } from "../../core/schedule/velocity";
import { setKey } from "./fixes";
import { idPlace } from "./places";
import { isRejected } from "./rejected";
import type { Rule } from "./rule";
import { UNESTIMATED } from "./taskTraits";
import { code, nameOf } from "./wording";

/** A leaf without an estimate, which counts as one day. */
export const missingEstimate: Rule = {
  code: "missing-estimate",
  doc: {
    title: "No estimate",
    meaning:
      "A task has neither `effort` nor `duration` and is no milestone, so it counts as one day of work. `points` are an estimate only "
      + "where the plan has `sprints` with a velocity.",
    fix: "Write `effort` (person-time) or `duration` (working time however many people), or `milestone: true` for a mere event.",
    before: `plan: Guess
start: 2026-01-05
as-of: none
tasks:
  build:
`,
    after: `plan: Guess
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
`,
  },
  check(input, report) {
    const velocity = countsPoints(input.plan);
    for (const { node, task, dates } of input.facts.having(UNESTIMATED)) {
      if (task.summary || task.milestone === true || dates.dropped) continue;
      if (task.effort !== undefined || task.duration !== undefined || (velocity && task.points !== undefined)) continue;
      if (task.started !== undefined && task.finished !== undefined) continue;
      if (isRejected(task, "effort", "duration", "milestone")) continue;
      if (input.facts.whoOf(node.index)?.who.some(({ part }) => part !== undefined) === true) continue;
      report({
        message: `${nameOf(task)} has no estimate and counts as one day; write ${code("effort")} or ${code("duration")}`,
        at: idPlace(task),
        fixes: [
          setKey(`Write ${code("effort: 1d")}`, input.plan, task, "effort", "1d"),
          setKey(`Write ${code("duration: 1d")}`, input.plan, task, "duration", "1d"),
          setKey("Make it a milestone", input.plan, task, "milestone", "true"),
        ],
      });
    }
  },
};
