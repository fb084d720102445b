import { rankingOf } from "../../core/product/rankBacklog";
import { idPlace } from "./places";
import { isRejected } from "./rejected";
import type { Rule } from "./rule";
import { code, listed, nameOf } from "./wording";

/** An item of the backlog that the plan's way of ranking has no score for. */
export const missingScore: Rule = {
  code: "missing-score",
  doc: {
    title: "No score",
    meaning:
      "The plan ranks its backlog (`prioritize`), and an item lacks a figure that the method or the plan's own formula needs, or the formula "
      + "divides by a figure that is zero. The item stands last and has no rank; all others are ranked.",
    fix: "Write the figure that the message names, or rank by a method that does without it.",
    before: `plan: Ideas
prioritize: value-effort
start: 2026-01-05
as-of: none
backlog:
  search: {value: 5}
  export: {value: 3, effort: 2d}
tasks:
  build: {duration: 2d}
`,
    after: `plan: Ideas
prioritize: value-effort
start: 2026-01-05
as-of: none
backlog:
  search: {value: 5, effort: 8d}
  export: {value: 3, effort: 2d}
tasks:
  build: {duration: 2d}
`,
  },
  check({ plan }, report) {
    if (plan.backlog.size === 0 || !plan.settings.kept.has("prioritize")) return;
    for (const { item, missing, fault } of rankingOf(plan).ideas) {
      const lacking = missing.filter(key => !isRejected(item, key));
      if (fault !== undefined) report({ message: `${nameOf(item)} has no score. ${fault}; write another figure or change the formula`, at: idPlace(item) });
      else if (missing.length > 0 && lacking.length === missing.length) {
        report({ message: `${nameOf(item)} has no score and stands last, because ${listed(missing.map(code))} ${missing.length === 1 ? "is" : "are"} not written`, at: idPlace(item) });
      }
    }
  },
};
