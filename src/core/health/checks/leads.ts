import { hitsAmongLinks, shareOf, type HealthCheck } from "../check";
import { lagSign } from "../lags";

/** Leads: links with a negative lag, of all links of open tasks. */
export const leads: HealthCheck = {
  name: "leads",
  unit: "share",
  bound: "most",
  limit: ({ leads: most }) => most,
  settable: ["leads"],
  measure: (input) => shareOf(hitsAmongLinks(input, ({ lag }, at) => (lagSign(lag) < 0 ? at : undefined)), input.links, "no-links"),
};
