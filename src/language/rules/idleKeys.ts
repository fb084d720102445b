import { MINUTES_PER_DAY } from "../../core/model/instant";
import { removeKey } from "./fixes";
import { keyPlace, valuePlace } from "./places";
import { isRejected } from "./rejected";
import type { Report, RuleInput } from "./rule";
import { NAMING, POINT } from "./taskTraits";
import { code, dateInWords, nameOf } from "./wording";

/** Reports `schedule: fixed` without a date, and work that is meant to repeat but stands once. */
export function checkIdleValues({ plan, facts }: RuleInput, report: Report): void {
  for (const { task, dates } of facts.having(NAMING)) {
    if (task.summary || dates.dropped) continue;
    const { repeat } = task;
    if (task.schedule === "fixed" && task.startOn === undefined && task.finishOn === undefined && task.started === undefined && task.finished === undefined
      && !isRejected(task, "start-on", "finish-on")) {
      report({
        message: `${code("schedule: fixed")} of ${nameOf(task)} has no date to stand at; write ${code("start-on")} or ${code("finish-on")}, or take it away`,
        at: valuePlace(task, "schedule"),
        fixes: [removeKey(plan, task, "schedule")],
      });
    }
    if (repeat === undefined) continue;
    if (repeat.until !== undefined && repeat.until.day * MINUTES_PER_DAY + (repeat.until.minute ?? MINUTES_PER_DAY) <= dates.start) {
      report({ message: `${nameOf(task)} repeats until ${dateInWords(repeat.until)}, before it begins, and stands once; let it end later`, at: valuePlace(task, "repeat") });
    } else if (repeat.until === undefined && repeat.times === undefined && plan.settings.finish === undefined && !isRejected(plan.settings, "finish")) {
      report({ message: `${nameOf(task)} repeats without an end and stands once; write ${code("until")} or ${code("x10")}, or the ${code("finish")} of the plan`, at: valuePlace(task, "repeat") });
    }
  }
}

/** Reports keys that others take the effect of: effort of no duration, links into work that repeats. */
export function checkIdleKeys({ plan, facts }: RuleInput, report: Report): void {
  for (const { task, dates } of facts.having(POINT)) {
    if (dates.kind !== "milestone" || task.milestone === true || task.duration === undefined || task.effort === undefined) continue;
    report({
      message: `${nameOf(task)} takes no time, so its ${code("effort")} has no effect; take one of them away`,
      at: keyPlace(task, "effort"),
      fixes: [removeKey(plan, task, "effort"), removeKey(plan, task, "duration")],
    });
  }
  for (const { task } of facts.having(NAMING)) {
    if (task.repeat === undefined || task.after === undefined || task.summary) continue;
    report({
      message: `${nameOf(task)} repeats and waits for nothing, so its ${code("after")} has no effect; write ${code("not-before")} or take one of them away`,
      at: keyPlace(task, "after"),
      fixes: [removeKey(plan, task, "after"), removeKey(plan, task, "repeat")],
    });
  }
}
