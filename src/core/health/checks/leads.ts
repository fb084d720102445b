import { shareOf, type HealthCheck } from "../check";
import { lagSign } from "../lags";

/** Leads: links with a negative lag, of all links of open tasks. */
export const leads: HealthCheck = {
  name: "leads",
  unit: "share",
  bound: "most",
  limit: ({ leads: most }) => most,
  settable: ["leads"],
  measure: ({ links }) => shareOf(
    links.filter(({ dependency }) => lagSign(dependency.lag) < 0).map(({ task, place }) => ({ task, place })),
    links.length, "no-links",
  ),
};
