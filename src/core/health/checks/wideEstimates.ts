import { durationMinutes } from "../../calendar/durations";
import type { DurationScale, Estimate } from "../../model/values";
import { countOf, type HealthCheck, type Hit } from "../check";

/** Critical tasks of which the high figure of the estimate is many times the low one: what they take decides the finish. */
export const wideEstimates: HealthCheck = {
  name: "wide-estimates",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["estimateSpread"],
  measure: ({ leaves, limits, scale }) => countOf(
    leaves.flatMap(({ node, dates }): Hit[] => {
      if (!dates.critical) return [];
      const amount = spreadOf(node.item.duration ?? node.item.effort, scale);
      return amount > limits.estimateSpread ? [{ task: node.index, amount }] : [];
    }),
    leaves.length,
  ),
};

function spreadOf(estimate: Estimate | undefined, scale: DurationScale): number {
  if (estimate === undefined || estimate.kind === "single") return 1;
  const low = durationMinutes(estimate.low, scale);
  return low === 0 ? 1 : durationMinutes(estimate.high, scale) / low;
}
