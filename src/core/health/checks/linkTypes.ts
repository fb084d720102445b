import { hitsAmongLinks, shareOf, type HealthCheck } from "../check";

/** Relationship types: links that are not finish to start, of all links of open tasks. */
export const linkTypes: HealthCheck = {
  name: "link-types",
  unit: "share",
  bound: "most",
  limit: ({ otherLinks }) => otherLinks,
  settable: ["otherLinks"],
  measure: (input) => shareOf(hitsAmongLinks(input, ({ type }, at) => (type === "FS" ? undefined : { ...at, key: type })), input.links, "no-links"),
};
