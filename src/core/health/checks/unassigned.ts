import { hitsAmong, shareOf, type HealthCheck } from "../check";

/** Resources: open work on which nobody and nothing is booked. The standard has no limit: a plan may set one. */
export const unassigned: HealthCheck = {
  name: "unassigned",
  unit: "share",
  bound: "most",
  limit: ({ unassigned: most }) => most,
  settable: ["unassigned"],
  measure({ found, leaves }) {
    const { people, equipment } = found.frame.plan;
    if (people.size + equipment.size === 0) return { unjudged: "no-people" };
    const work = leaves.filter(({ kind }) => kind !== "milestone");
    return shareOf(hitsAmong(work, ({ index, assignments }) => (assignments.length === 0 ? { task: index } : undefined)), work.length);
  },
};
