import { formatDay } from "../../core/calendar/civil";
import { setKey } from "./fixes";
import { valuePlace } from "./places";
import type { Rule } from "./rule";
import { code, dateInWords, dayInWords, nameOf } from "./wording";

const WEEKS_AHEAD = 4;

/** A risk's review date has passed. */
export const riskReview: Rule = {
  code: "risk-review",
  doc: {
    title: "The risk's review is overdue",
    meaning: "The `review` date of an open risk lies before the status date, so what the register says of it may be out of date.",
    fix: "Look at the risk again, correct its figures and write the date of the next review, or close it.",
    before: `plan: Old risk
start: 2026-01-05
as-of: 2026-02-02
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 3d, who: ana}
risks:
  vendor:
    title: The vendor slips
    probability: 30%
    impact: {time: 3d}
    affects: build
    owner: ana
    response: accept
    review: 2026-01-15
`,
    after: `plan: Old risk
start: 2026-01-05
as-of: 2026-02-02
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 3d, who: ana}
risks:
  vendor:
    title: The vendor slips
    probability: 30%
    impact: {time: 3d}
    affects: build
    owner: ana
    response: accept
    review: 2026-03-02
`,
  },
  check({ plan, statusDay }, report) {
    if (statusDay === undefined) return;
    for (const risk of plan.risks.values()) {
      if (risk.review === undefined || risk.review.day >= statusDay || risk.status === "closed" || risk.status === "happened") continue;
      const next = statusDay + WEEKS_AHEAD * 7;
      report({
        message: `The review of the risk ${nameOf(risk)} was due on ${dateInWords(risk.review)}; look at it again and write the next ${code("review")}`,
        at: valuePlace(risk, "review"),
        fixes: [
          setKey(`Review it again on ${dayInWords(next)}`, plan, risk, "review", formatDay(next)),
          setKey("Close the risk", plan, risk, "status", "closed"),
        ],
      });
    }
  },
};
