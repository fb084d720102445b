import { similarEstimate } from "../../options/similarTasks";
import { code } from "../../rules/wording";
import type { RefactoringMaker } from "./refactoring";

/** A missing estimate from what similar work that is finished took. */
export const fillEstimate: RefactoringMaker = ({ plan, node }) => {
  if (node === undefined || node.item.summary || node.item.milestone === true || node.item.effort !== undefined || node.item.duration !== undefined) return [];
  const found = similarEstimate(plan, node);
  if (found === undefined) return [];
  return [{
    title: `Write ${code(`effort: ${found.text}`)}, ${found.from}`, kind: "rewrite",
    change: { kind: "set-key", plan: plan.id, id: node.item.id, key: "effort", text: found.text },
  }];
};
