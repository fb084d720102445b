import type { Minutes } from "../../core/model/instant";
import type { ScheduledTask } from "../../core/schedule/result";
import { setKey } from "./fixes";
import { keyPlace } from "./places";
import { isRejected } from "./rejected";
import type { Rule, RuleInput } from "./rule";
import { PROGRESS } from "./taskTraits";
import { code, dateInWords, nameOf } from "./wording";

/** Started, but how far? */
export const missingProgress: Rule = {
  code: "missing-progress",
  doc: {
    title: "Started, but how far?",
    meaning:
      "A task has `started` but neither `done`, `remaining` nor `spent`, so the schedule has to take it that nothing is done yet "
      + "and that all of its work still lies ahead.",
    fix: "Write how much is `done`, or the work `remaining`; write `finished` when it is over.",
    before: `plan: How far
start: 2026-01-05
as-of: 2026-01-07
tasks:
  build: {duration: 4d, started: 2026-01-05}
`,
    after: `plan: How far
start: 2026-01-05
as-of: 2026-01-07
tasks:
  build: {duration: 4d, started: 2026-01-05, done: 50%}
`,
  },
  check(input, report) {
    for (const { task, dates } of input.facts.having(PROGRESS)) {
      if (task.started === undefined || task.finished !== undefined || task.summary || dates.dropped || dates.kind === "milestone") continue;
      if (task.done !== undefined || task.remaining !== undefined || task.spent !== undefined) continue;
      if (input.facts.writtenStatus(task) === "done" || isRejected(task, "done", "remaining", "spent", "finished")) continue;
      const guess = elapsedShare(input, dates);
      const shares = guess === 0 ? ["0%"] : [`${guess}%`, "0%"];
      report({
        message: `${nameOf(task)} started on ${dateInWords(task.started)}, but how far is it? Write ${code("done")} or ${code("remaining")}`,
        at: keyPlace(task, "started"),
        fixes: shares.map(share => setKey(
          share === "0%" ? `Write ${code("done: 0%")}: nothing yet` : `Write ${code(`done: ${share}`)}, the share of its time that has passed`,
          input.plan, task, "done", share,
        )),
      });
    }
  },
};

/** Percent of the time between start and finish that has passed at the status date, in steps of ten, 0..90. */
function elapsedShare(input: RuleInput, dates: ScheduledTask): number {
  const { asOf } = input.schedule;
  const length: Minutes = dates.finish - dates.start;
  if (asOf === undefined || length <= 0 || asOf <= dates.start) return 0;
  return Math.min(90, Math.floor(((asOf - dates.start) / length) * 10) * 10);
}
