import { shareOf, type HealthCheck, type Hit } from "../check";
import { lagLength, lagSign } from "../lags";

/** Lags: links with a positive lag, of all links of open tasks; the amount is how long each is. */
export const lags: HealthCheck = {
  name: "lags",
  unit: "share",
  bound: "most",
  limit: ({ lags: most }) => most,
  settable: ["lags", "longLag"],
  measure(input) {
    const hits = input.links.flatMap(({ task, place, dependency: { lag, on } }): Hit[] =>
      lag === undefined || lagSign(lag) <= 0 ? [] : [{ task, place, amount: lagLength(input, lag, input.plan.taskIndex.get(on.id)) }]);
    return shareOf(hits, input.links.length, "no-links");
  },
};
