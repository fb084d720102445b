import type { Analysis } from "../analysisTypes";
import { hierarchyItem, type HierarchyItem } from "./hierarchyItem";

/** The summary that a task stands in, or the risk whose action it is; none at the top. */
export function parentOf(analysis: Analysis, planId: string, id: string): readonly HierarchyItem[] {
  const plan = analysis.snapshot.planById(planId);
  const node = plan?.tasks[plan.taskIndex.get(id) ?? -1];
  if (plan === undefined || node === undefined) return [];
  const above = plan.tasks[node.parent]?.item ?? (node.risk === undefined ? undefined : plan.risks.get(node.risk));
  return above === undefined ? [] : [hierarchyItem(analysis, plan, above)];
}

/** The tasks that stand directly in a summary, in their order; of a release the tasks that name it. */
export function childrenOf(analysis: Analysis, planId: string, id: string): readonly HierarchyItem[] {
  const plan = analysis.snapshot.planById(planId);
  if (plan === undefined) return [];
  const index = plan.taskIndex.get(id);
  if (index === undefined) {
    return plan.tasks.filter(({ item, risk }) => item.release?.id === id || risk === id).map(({ item }) => hierarchyItem(analysis, plan, item));
  }
  return plan.tasks.slice(index + 1, plan.tasks[index]?.end).filter(({ parent }) => parent === index).map(({ item }) => hierarchyItem(analysis, plan, item));
}
