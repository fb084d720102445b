import { dayOf } from "../../calendar/civil";
import type { Instant } from "../../model/instant";
import { shareOf, type HealthCheck, type Hit, type OpenLeaf } from "../check";

/** Invalid dates: open work that is planned before the status date, and actual dates that lie behind it. */
export const invalidDates: HealthCheck = {
  name: "invalid-dates",
  unit: "share",
  bound: "most",
  limit: ({ invalidDates: most }) => most,
  settable: ["invalidDates"],
  measure({ asOf, live }) {
    if (asOf === undefined) return { unjudged: "no-status-date" };
    return shareOf(live.flatMap((leaf): Hit[] => {
      const key = wrongDate(leaf, asOf);
      return key === undefined ? [] : [{ task: leaf.node.index, key }];
    }), live.length);
  },
};

function wrongDate({ node, dates }: OpenLeaf, asOf: Instant): "started" | "finished" | "start" | "finish" | undefined {
  const day = dayOf(asOf);
  const { started, finished } = node.item;
  if (started !== undefined && started.day > day) return "started";
  if (finished !== undefined && finished.day > day) return "finished";
  if (dates.finished) return undefined;
  if (!dates.started && dates.start < asOf && dates.kind !== "milestone") return "start";
  return dates.finish < asOf ? "finish" : undefined;
}
