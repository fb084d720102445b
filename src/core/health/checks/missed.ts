import { hitsAmong, shareOf, type HealthCheck } from "../check";
import { promisesOf } from "../promises";

/** Missed tasks: of what was promised by the status date, that which is not finished or was finished later. */
export const missed: HealthCheck = {
  name: "missed",
  unit: "share",
  bound: "most",
  limit: ({ missed: most }) => most,
  settable: ["missed"],
  measure(input) {
    if (input.asOf === undefined) return { unjudged: "no-status-date" };
    const { promised } = promisesOf(input);
    const hits = hitsAmong(promised, task => (!task.finished || task.finish > (input.promisedAt(task) ?? Infinity) ? { task: task.index } : undefined));
    return shareOf(hits, promised.length, "no-promises");
  },
};
