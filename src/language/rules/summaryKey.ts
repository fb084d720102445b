import type { Task } from "../../core/model/items";
import type { RuleInput, Report, Rule } from "./rule";
import { refText, removeKey, removeLink, replaceText } from "./fixes";
import { keyPlace, placeAt } from "./places";
import { SUMMARY } from "./taskTraits";
import { code, nameOf } from "./wording";

/** Keys that say nothing on a summary, because its dates, work and progress come from the tasks below. */
const WITHOUT_EFFECT = [
  "effort", "duration", "points", "milestone", "started", "finished", "done", "remaining",
  "not-finished-before", "start-by", "start-on", "finish-on",
] as const;

/** A key that has no effect on a summary. */
export const summaryKey: Rule = {
  code: "summary-key",
  doc: {
    title: "The key has no effect on a summary",
    meaning:
      "A task with `tasks` of its own is a summary: its dates, work, cost and progress come from the tasks inside it. Estimates, "
      + "actual dates, progress and most date constraints on it, and FF or SF links into it, are ignored. Its FS and SS links and "
      + "`not-before` hold back everything inside it; `due` and `finish-by` judge its last finish.",
    fix: "Move the key to the tasks inside, or remove it.",
    before: `plan: Rolled up
start: 2026-01-05
as-of: none
tasks:
  payments:
    effort: 10d
    tasks:
      schema: {duration: 3d}
`,
    after: `plan: Rolled up
start: 2026-01-05
as-of: none
tasks:
  payments:
    tasks:
      schema: {duration: 3d}
`,
  },
  check(input, report) {
    for (const { task } of input.facts.having(SUMMARY)) checkSummary(input, task, report);
  },
};

function checkSummary(input: RuleInput, task: Task, report: Report): void {
  for (const key of WITHOUT_EFFECT) {
    if (!task.keys.has(key)) continue;
    report({
      message: `${code(key)} has no effect on ${nameOf(task)}, which is a summary of the tasks inside it; move it to them or remove it`,
      at: keyPlace(task, key),
      fixes: [removeKey(input.plan, task, key)],
    });
  }
  for (const dependency of task.after ?? []) {
    if (dependency.type !== "FF" && dependency.type !== "SF") continue;
    const at = placeAt(task, dependency.at);
    report({
      message: `A link of type ${dependency.type} into the summary ${nameOf(task)} has no effect; let the tasks inside it wait, or use FS or SS`,
      at,
      fixes: [
        replaceText(`Wait for the finish of ${code(refText(dependency))} instead`, at, refText(dependency)),
        removeLink(input.plan, task, dependency),
      ],
    });
  }
}
