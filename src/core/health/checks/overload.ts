import { countOf, type HealthCheck, type Hit } from "../check";

/** People and machines that are booked beyond capacity, each with the first task where they are. */
export const overload: HealthCheck = {
  name: "overload",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: [],
  measure({ schedule, found, open }) {
    const { people, equipment } = found.frame.plan;
    if (people.size + equipment.size === 0) return { unjudged: "no-people" };
    const worst = new Map<string, Hit>();
    for (const { resource, booked, capacity, tasks } of schedule.overloads) {
      const amount = booked - capacity;
      if (amount > (worst.get(resource)?.amount ?? 0)) worst.set(resource, { task: tasks[0] ?? -1, who: resource, amount });
    }
    return countOf([...worst.values()], open);
  },
};
