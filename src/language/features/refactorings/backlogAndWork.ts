import { code } from "../../rules/wording";
import { isOpenLeaf, type RefactoringMaker } from "./refactoring";

/** A backlog item becomes work, and work goes back to the backlog; both keep the id. */
export const backlogAndWork: RefactoringMaker = ({ plan, node, item }) => {
  if (item?.section === "backlog") {
    return [{ title: `Turn ${code(item.id)} into work`, kind: "move", change: { kind: "backlog-to-task", plan: plan.id, id: item.id, to: { into: "" } } }];
  }
  if (node === undefined || node.risk !== undefined || !isOpenLeaf(node.item)) return [];
  return [{ title: `Put ${code(node.item.id)} back into the backlog`, kind: "move", change: { kind: "task-to-backlog", plan: plan.id, id: node.item.id } }];
};
