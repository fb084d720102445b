import { hitsOfMarked, shareOf, type HealthCheck } from "../check";
import { MARK } from "../taskMarks";

/** Open tasks that nobody has estimated: each counts as one day. */
export const unestimated: HealthCheck = {
  name: "unestimated",
  unit: "share",
  bound: "most",
  limit: ({ unestimated: most }) => most,
  settable: ["unestimated"],
  measure: (input) => shareOf(
    hitsOfMarked(input, MARK.unestimated, ({ index }) => ({ task: index })),
    input.open,
  ),
};
