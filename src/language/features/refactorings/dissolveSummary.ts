import type { PlanChange } from "../../../core/model/planChange";
import { referencesTo } from "../../references";
import { code } from "../../rules/wording";
import { all, type RefactoringMaker } from "./refactoring";

/** Keys of a summary that say nothing about the tasks below it. */
const MEANS_NOTHING: ReadonlySet<string> = new Set(["title", "tasks"]);

/** The tasks below a summary take its place, where nothing names it and nothing is inherited from it. */
export const dissolveSummary: RefactoringMaker = ({ snapshot, plan, node }) => {
  if (node?.item.summary !== true || node.risk !== undefined || node.item.include !== undefined) return [];
  const { item } = node;
  const keys = [...item.keys.keys()].filter(key => !key.includes(".") && !MEANS_NOTHING.has(key));
  const below = plan.tasks.slice(node.index + 1, node.end).filter(({ parent }) => parent === node.index).map(({ item: { id } }) => id);
  if (keys.length > 0 || below.length === 0 || referencesTo(snapshot, plan, item.id).length > 0) return [];
  const change = all(
    plan,
    ...below.map((task): PlanChange => ({ kind: "relocate-task", plan: plan.id, task, to: { before: item.id } })),
    { kind: "remove-task", plan: plan.id, task: item.id, keepComments: true },
  );
  return [{ title: `Dissolve the summary ${code(item.id)}: its tasks take its place`, kind: "inline", change }];
};
