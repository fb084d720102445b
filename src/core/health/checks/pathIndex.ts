import { hitsAmong, type HealthCheck } from "../check";

/**
 * Critical path length index: (length of what is left + slack to the target) / length of what is left, in working time of
 * the plan from the status date to the forecast finish.
 */
export const pathIndex: HealthCheck = {
  name: "path-index",
  unit: "index",
  bound: "least",
  limit: ({ pathIndex: least }) => least,
  settable: ["pathIndex"],
  measure({ schedule, found, asOf, leaves }) {
    const { target, start, finish } = schedule;
    if (target === undefined) return { unjudged: "no-target" };
    const calendar = found.frame.calendars.plan;
    const length = calendar.between(Math.max(start, asOf ?? start), finish);
    if (length <= 0 || leaves.length === 0) return { unjudged: "nothing-left" };
    const slack = target >= finish ? calendar.between(finish, target) : -calendar.between(target, finish);
    const last = hitsAmong(leaves, dates => (dates.finish > target ? { task: dates.index } : undefined));
    return { figure: (length + slack) / length, count: last.length, of: leaves.length, hits: last };
  },
};
