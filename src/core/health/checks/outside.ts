import type { Task } from "../../model/items";
import type { Plan } from "../../model/plan";
import type { ScheduledTask } from "../../schedule/result";
import { countOf, hitsAmong, itemOf, type HealthCheck } from "../check";

/** Critical tasks that wait for something the plan does not do itself: a date that was written, or work of another plan. */
export const outside: HealthCheck = {
  name: "outside",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: [],
  measure: (input) => countOf(
    hitsAmong(input.leaves, dates => {
      if (!dates.critical || dates.started) return undefined;
      const item = itemOf(input, dates);
      const place = otherPlan(input.plan, item);
      if (place !== undefined) return { task: dates.index, place };
      const key = item.notBefore === undefined ? undefined : heldBy(dates);
      return key === undefined ? undefined : { task: dates.index, key };
    }),
    input.leaves.length,
  ),
};

function otherPlan(plan: Plan, { after }: Task): number | undefined {
  for (let place = 0; after !== undefined && place < after.length; place++) {
    const other = after[place]?.on.plan;
    if (other !== undefined && other !== plan.id) return place;
  }
  return undefined;
}

/** The key that holds a task back more than anything else. */
function heldBy({ drivers }: ScheduledTask): string | undefined {
  const [first] = drivers;
  return first?.kind === "constraint" && first.key === "not-before" ? first.key : undefined;
}
