import { estimateMinutes, isElapsed } from "../../../core/calendar/durations";
import type { Task } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import { inherit } from "../../../core/schedule/inheritance";
import { scaleOf } from "../../edits/workingDay";
import { code } from "../../rules/wording";
import { all, isOpenLeaf, written, type RefactoringMaker } from "./refactoring";
import { shareOf } from "./splitTask";

/** A duration becomes the effort that its people do in it, and back. */
export const effortAndDuration: RefactoringMaker = ({ snapshot, plan, node }) => {
  const item = node?.item;
  if (node === undefined || item === undefined || !isOpenLeaf(item) || (item.effort === undefined) === (item.duration === undefined)) return [];
  const from = item.effort === undefined ? "duration" : "effort";
  const to = from === "effort" ? "duration" : "effort";
  const estimate = item[from];
  const text = written(snapshot, item, from);
  const units = unitsOf(plan, inherit(plan)[node.index]?.who);
  if (estimate === undefined || text === undefined || units === undefined || isElapsed(estimate) || estimateMinutes(estimate, scaleOf(plan)) === 0) return [];
  const figure = shareOf(estimate, text, from === "effort" ? 1 / units : units, scaleOf(plan));
  if (figure === undefined) return [];
  return [{
    title: `Write ${code(`${to}: ${figure}`)} instead of ${code(`${from}: ${text}`)}`, kind: "rewrite",
    change: all(plan, { kind: "set-key", plan: plan.id, id: item.id, key: to, text: figure }, { kind: "remove-key", plan: plan.id, id: item.id, key: from }),
  }];
};

/** How many full-time people work on it; undefined where that is not said by names. */
function unitsOf(plan: Plan, who: Task["who"]): number | undefined {
  if (who === undefined || who.length === 0) return 1;
  let units = 0;
  for (const { choose, of, share, part } of who) {
    if (choose !== "all" || part !== undefined) return undefined;
    for (const { id } of of) {
      const person = plan.people.get(id);
      if (person === undefined) return undefined;
      units += share ?? Math.min(1, person.capacity?.steps[0]?.value ?? 1);
    }
  }
  return units > 0 ? units : undefined;
}
