import { countOf, hitsAbove, type HealthCheck } from "../check";
import { MARK } from "../taskMarks";

/** Critical tasks of which the high figure of the estimate is many times the low one: what they take decides the finish. */
export const wideEstimates: HealthCheck = {
  name: "wide-estimates",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["estimateSpread"],
  measure: (input) => countOf(
    hitsAbove(input, input.marks.spread, input.limits.estimateSpread).filter(({ task }) => ((input.marks.marks[task] as number) & MARK.critical) !== 0),
    input.open,
  ),
};
