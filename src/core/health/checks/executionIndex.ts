import { hitsAmong, type HealthCheck } from "../check";
import { promisesOf } from "../promises";

/** Baseline execution index: promised tasks that are finished, for each that was promised by the status date. */
export const executionIndex: HealthCheck = {
  name: "execution-index",
  unit: "index",
  bound: "least",
  limit: ({ executionIndex: least }) => least,
  settable: ["executionIndex"],
  measure(input) {
    if (input.asOf === undefined) return { unjudged: "no-status-date" };
    const { promised, finished } = promisesOf(input);
    if (promised.length === 0) return { unjudged: "no-promises" };
    const hits = hitsAmong(promised, dates => (dates.finished ? undefined : { task: dates.index }));
    return { figure: finished / promised.length, count: finished, of: promised.length, hits };
  },
};
