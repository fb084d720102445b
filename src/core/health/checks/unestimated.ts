import { hitsAmong, itemOf, shareOf, type HealthCheck } from "../check";

/** Open tasks that nobody has estimated: each counts as one day. */
export const unestimated: HealthCheck = {
  name: "unestimated",
  unit: "share",
  bound: "most",
  limit: ({ unestimated: most }) => most,
  settable: ["unestimated"],
  measure: (input) => shareOf(
    hitsAmong(input.leaves, dates => {
      const { effort, duration, points, remaining } = itemOf(input, dates);
      const any = dates.kind === "milestone" || effort !== undefined || duration !== undefined || points !== undefined || remaining !== undefined;
      return any ? undefined : { task: dates.index };
    }),
    input.leaves.length,
  ),
};
