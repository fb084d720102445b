import type { ScheduledTask } from "../../schedule/result";
import { countOf, hitsOfMarked, itemOf, type HealthCheck } from "../check";
import { MARK } from "../taskMarks";

/** Critical tasks that wait for something the plan does not do itself: a date that was written, or work of another plan. */
export const outside: HealthCheck = {
  name: "outside",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: [],
  measure(input) {
    const { odd, plan, open } = input;
    const abroad = new Map(odd.filter(({ dependency: { on } }) => on.plan !== undefined && on.plan !== plan.id).map(({ task, place }) => [task, place]));
    return countOf(hitsOfMarked(input, MARK.critical | MARK.outside, dates => {
      if (dates.started) return undefined;
      const place = abroad.get(dates.index);
      if (place !== undefined) return { task: dates.index, place };
      const key = itemOf(input, dates).notBefore === undefined ? undefined : heldBy(dates);
      return key === undefined ? undefined : { task: dates.index, key };
    }), open);
  },
};

/** The key that holds a task back more than anything else. */
function heldBy({ drivers }: ScheduledTask): string | undefined {
  const [first] = drivers;
  return first?.kind === "constraint" && first.key === "not-before" ? first.key : undefined;
}
