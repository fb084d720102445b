import { durationMinutes } from "../../calendar/durations";
import type { DurationScale, Estimate } from "../../model/values";
import { countOf, hitsAmong, itemOf, type HealthCheck } from "../check";

/** Critical tasks of which the high figure of the estimate is many times the low one: what they take decides the finish. */
export const wideEstimates: HealthCheck = {
  name: "wide-estimates",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["estimateSpread"],
  measure: (input) => countOf(
    hitsAmong(input.leaves, dates => {
      if (!dates.critical) return undefined;
      const { duration, effort } = itemOf(input, dates);
      const amount = spreadOf(duration ?? effort, input.scale);
      return amount > input.limits.estimateSpread ? { task: dates.index, amount } : undefined;
    }),
    input.leaves.length,
  ),
};

function spreadOf(estimate: Estimate | undefined, scale: DurationScale): number {
  if (estimate === undefined || estimate.kind === "single") return 1;
  const low = durationMinutes(estimate.low, scale);
  return low === 0 ? 1 : durationMinutes(estimate.high, scale) / low;
}
