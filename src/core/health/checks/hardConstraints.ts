import type { Task } from "../../model/items";
import { hitsOfMarked, itemOf, shareOf, type HealthCheck } from "../check";
import { MARK } from "../taskMarks";

/** Hard constraints: open tasks that must start or finish on a date or no later than one, or are fixed. */
export const hardConstraints: HealthCheck = {
  name: "hard-constraints",
  unit: "share",
  bound: "most",
  limit: ({ hardConstraints: most }) => most,
  settable: ["hardConstraints"],
  measure: (input) => shareOf(
    hitsOfMarked(input, MARK.hard, dates => {
      const key = hardKey(itemOf(input, dates));
      return key === undefined ? undefined : { task: dates.index, key };
    }),
    input.open,
  ),
};

/** The key of a task that holds it to a date. */
function hardKey({ startOn, finishOn, startBy, finishBy, schedule }: Task): string | undefined {
  if (startOn !== undefined) return "start-on";
  if (finishOn !== undefined) return "finish-on";
  if (startBy !== undefined) return "start-by";
  if (finishBy !== undefined) return "finish-by";
  return schedule === "fixed" ? "schedule" : undefined;
}
