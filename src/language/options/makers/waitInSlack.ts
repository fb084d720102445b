import { code, startInWords } from "../../rules/wording";
import type { Maker } from "../situation";

/** Blocked work that has not begun is put off as far as nothing else moves: people do something else until then. */
export const waitInSlack: Maker = ({ plan }, { task, dates }) => {
  if (dates.started || dates.kind !== "task" || task.repeat !== undefined || task.finishOn !== undefined || dates.lateStart <= dates.start) return [];
  return [{
    title: `Wait with ${code(task.id)} until ${startInWords(dates.lateStart)}, within its slack`,
    change: { kind: "move-task", plan: plan.id, task: task.id, start: dates.lateStart }, disturbance: 0.05,
  }];
};
