import { formatDay } from "../../core/calendar/civil";
import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Fix } from "../../core/model/problem";
import type { Duration } from "../../core/model/values";
import { setKey } from "./fixes";
import { idPlace } from "./places";
import { isRejected } from "./rejected";
import type { Rule } from "./rule";
import { POINT } from "./taskTraits";
import { code, nameOf } from "./wording";

/** A milestone that neither `after` nor a date constraint places. */
export const looseMilestone: Rule = {
  code: "loose-milestone",
  doc: {
    title: "Nothing places this milestone",
    meaning:
      "A milestone stands where its links and date constraints put it. This one has neither `after` nor a date that places it, "
      + "so it stands at the plan's start. `due` alone judges a milestone, it does not place it.",
    fix: "Say what the milestone waits for with `after`, or when it is with `finish-on` or `not-before`.",
    before: `plan: Floating
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
  live: {milestone: true}
`,
    after: `plan: Floating
start: 2026-01-05
as-of: none
tasks:
  build: {duration: 2d}
  live: {milestone: true, after: build}
`,
  },
  check(input, report) {
    const { plan } = input;
    for (const { node, task, dates } of input.facts.having(POINT)) {
      if (task.summary || dates.dropped || !isMilestone(task)) continue;
      let at: TaskNode | undefined = node;
      while (at !== undefined && !isPlaced(at.item, plan)) at = plan.tasks[at.parent];
      if (at !== undefined) continue;
      const due = task.due;
      report({
        message: `Nothing places the milestone ${nameOf(task)}; say what it waits for with ${code("after")}, or its day with ${code("finish-on")}`,
        at: idPlace(task),
        fixes: [
          ...(due === undefined ? [] : [setKey(`Write ${code("finish-on")} with its due date`, plan, task, "finish-on", formatDay(due.day))]),
          ...afterSibling(plan, node),
        ],
      });
    }
  },
};

/** What stands before it is what it usually waits for. */
function afterSibling(plan: Plan, node: TaskNode): readonly Fix[] {
  let before = plan.tasks[node.index - 1];
  while (before !== undefined && before.index !== node.parent && before.parent !== node.parent) before = plan.tasks[before.parent];
  if (before === undefined || before.index === node.parent || before.risk !== node.risk) return [];
  return [setKey(`Let it wait for ${nameOf(before.item)}, which stands before it`, plan, node.item, "after", before.item.id)];
}

function isPlaced(task: Task, plan: Plan): boolean {
  if (isRejected(task, "after", "not-before", "not-finished-before", "start-on", "finish-on", "started", "finished", "sprint", "repeat")) return true;
  if (task.after !== undefined && task.after.length > 0) return true;
  if (task.notBefore !== undefined || task.notFinishedBefore !== undefined || task.startOn !== undefined || task.finishOn !== undefined) return true;
  if (task.started !== undefined || task.finished !== undefined || task.sprint !== undefined || task.repeat !== undefined) return true;
  const late = (task.schedule ?? plan.settings.schedule) === "alap";
  return late && (task.due !== undefined || task.finishBy !== undefined || task.startBy !== undefined);
}

function isMilestone(task: Task): boolean {
  if (task.milestone === true) return true;
  return task.effort === undefined && task.duration?.kind === "single" && isZero(task.duration.likely);
}

function isZero(duration: Duration): boolean {
  return duration.minutes === 0 && duration.days === 0 && duration.weeks === 0 && duration.months === 0;
}
