import { dayOf } from "../../calendar/civil";
import type { Instant } from "../../model/instant";
import type { Task } from "../../model/items";
import type { ScheduledTask } from "../../schedule/result";
import { hitsAmong, itemOf, shareOf, type HealthCheck } from "../check";

/** Invalid dates: open work that is planned before the status date, and actual dates that lie behind it. */
export const invalidDates: HealthCheck = {
  name: "invalid-dates",
  unit: "share",
  bound: "most",
  limit: ({ invalidDates: most }) => most,
  settable: ["invalidDates"],
  measure(input) {
    const { asOf, live } = input;
    if (asOf === undefined) return { unjudged: "no-status-date" };
    return shareOf(hitsAmong(live, dates => {
      const key = wrongDate(itemOf(input, dates), dates, asOf);
      return key === undefined ? undefined : { task: dates.index, key };
    }), live.length);
  },
};

function wrongDate({ started, finished }: Task, dates: ScheduledTask, asOf: Instant): "started" | "finished" | "start" | "finish" | undefined {
  const day = dayOf(asOf);
  if (started !== undefined && started.day > day) return "started";
  if (finished !== undefined && finished.day > day) return "finished";
  if (dates.finished) return undefined;
  if (!dates.started && dates.start < asOf && dates.kind !== "milestone") return "start";
  return dates.finish < asOf ? "finish" : undefined;
}
