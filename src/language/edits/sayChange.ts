import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { startKey } from "./moveTask";
import { calendarOf, writeBegin } from "./workingDay";

/** What a change writes into the plan, as a person would read it there: `release: ga`, `not-before: 2026-03-09`. */
export function sayChange(plan: Plan, change: PlanChange): string {
  switch (change.kind) {
    case "all":
      return change.changes.map((one) => sayChange(plan, one)).join(", ");
    case "set-key":
      return `${change.key}: ${change.text}`;
    case "remove-key":
      return `${change.key}: –`;
    case "swap-in-list":
      return `${change.key}: ${[...(change.take === "" ? [] : [`−${change.take}`]), ...(change.put === "" ? [] : [`+${change.put}`])].join(" ")}`;
    case "move-task": {
      const node = plan.tasks[plan.taskIndex.get(change.task) ?? -1];
      return node === undefined ? "" : `${startKey(node.item)}: ${writeBegin(change.start, calendarOf(plan, node), undefined, false)}`;
    }
    case "backlog-to-task":
      return `tasks: +${change.id}`;
    default:
      return "";
  }
}
