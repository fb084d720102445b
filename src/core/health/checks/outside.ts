import type { Plan } from "../../model/plan";
import type { ScheduledTask } from "../../schedule/result";
import { countOf, type HealthCheck, type Hit, type OpenLeaf } from "../check";

/** Critical tasks that wait for something the plan does not do itself: a date that was written, or work of another plan. */
export const outside: HealthCheck = {
  name: "outside",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: [],
  measure: ({ leaves, plan }) => countOf(
    leaves.flatMap((leaf): Hit[] => {
      if (!leaf.dates.critical || leaf.dates.started) return [];
      const place = otherPlan(plan, leaf);
      if (place !== undefined) return [{ task: leaf.node.index, place }];
      const key = heldBy(leaf.dates);
      return key === undefined || leaf.node.item.notBefore === undefined ? [] : [{ task: leaf.node.index, key }];
    }),
    leaves.length,
  ),
};

function otherPlan(plan: Plan, { node }: OpenLeaf): number | undefined {
  const place = node.item.after?.findIndex(({ on }) => on.plan !== undefined && on.plan !== plan.id) ?? -1;
  return place < 0 ? undefined : place;
}

/** The key that holds a task back more than anything else. */
function heldBy({ drivers }: ScheduledTask): string | undefined {
  const [first] = drivers;
  return first?.kind === "constraint" && first.key === "not-before" ? first.key : undefined;
}
