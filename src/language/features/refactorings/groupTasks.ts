import type { PlanChange } from "../../../core/model/planChange";
import { code, counted } from "../../rules/wording";
import { all, freeId, type RefactoringMaker } from "./refactoring";

/** Tasks that stand beside each other go into a new summary in their place. */
export const groupTasks: RefactoringMaker = ({ plan, selected, start, end }) => {
  const [first] = selected;
  if (first === undefined || start === end || first.risk !== undefined || selected.some(({ parent }) => parent !== first.parent)) return [];
  const id = freeId(plan, "group");
  const parent = plan.tasks[first.parent]?.item.id;
  const change = all(
    plan,
    { kind: "add-task", plan: plan.id, id, keys: [], ...(parent === undefined ? {} : { parent }) },
    { kind: "relocate-task", plan: plan.id, task: id, to: { before: first.item.id } },
    ...selected.map(({ item }): PlanChange => ({ kind: "relocate-task", plan: plan.id, task: item.id, to: { into: id } })),
  );
  const what = selected.length === 1 ? code(first.item.id) : counted(selected.length, "task");
  return [{ title: `Extract a summary: put ${what} into a new one`, kind: "extract", change }];
};
