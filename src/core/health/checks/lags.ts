import { hitsAmongLinks, shareOf, type HealthCheck } from "../check";
import { lagLength, lagSign } from "../lags";

/** Lags: links with a positive lag, of all links of open tasks; the amount is how long each is. */
export const lags: HealthCheck = {
  name: "lags",
  unit: "share",
  bound: "most",
  limit: ({ lags: most }) => most,
  settable: ["lags", "longLag"],
  measure(input) {
    const hits = hitsAmongLinks(input, ({ lag, on }, at) => (lag === undefined || lagSign(lag) <= 0 ? undefined : { ...at, amount: lagLength(input, lag, on) }));
    return shareOf(hits, input.links, "no-links");
  },
};
