import { code, nameOf } from "../../rules/wording";
import { quoteText } from "../../write/quoteText";
import { freeId, type RefactoringMaker } from "./refactoring";

/** A milestone behind a task or summary that stands where it is finished. */
export const addMilestone: RefactoringMaker = ({ plan, node }) => {
  if (node === undefined || node.risk !== undefined || node.item.milestone === true) return [];
  const { item } = node;
  const title = item.title === undefined ? [] : [["title", quoteText(`${nameOf(item)} done`, "flow")] as const];
  const keys = [...title, ["milestone", "true"] as const, ["after", item.id] as const];
  return [{
    title: `Add a milestone behind ${code(item.id)}`, kind: "rewrite",
    change: { kind: "add-task", plan: plan.id, id: freeId(plan, `${item.id}-done`), afterSibling: item.id, keys },
  }];
};
