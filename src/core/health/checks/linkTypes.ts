import { shareOf, type HealthCheck } from "../check";

/** Relationship types: links that are not finish to start, of all links of open tasks. */
export const linkTypes: HealthCheck = {
  name: "link-types",
  unit: "share",
  bound: "most",
  limit: ({ otherLinks }) => otherLinks,
  settable: ["otherLinks"],
  measure: ({ links }) => shareOf(
    links.filter(({ dependency }) => dependency.type !== "FS").map(({ task, place, dependency }) => ({ task, place, key: dependency.type })),
    links.length, "no-links",
  ),
};
