import { hitsAmong, shareOf, type HealthCheck } from "../check";

/** What is done is at least this part of what an even pace would have done. */
const BEHIND = 0.5;

/** Running work whose progress nobody wrote for long: what is done is less than half of what the time gone would have done. */
export const stale: HealthCheck = {
  name: "stale",
  unit: "count",
  bound: "most",
  limit: () => 0,
  settable: ["stale"],
  measure(input) {
    const { limits, asOf } = input;
    if (asOf === undefined) return { unjudged: "no-status-date" };
    const running = input.leaves.filter(({ started }) => started);
    const hits = hitsAmong(running, dates => {
      const gone = dates.start < asOf ? dates.clock.between(dates.start, asOf) : 0;
      if (gone <= limits.stale) return undefined;
      const whole = Math.max(gone, dates.clock.between(dates.start, dates.finish));
      return dates.progress < (BEHIND * gone) / whole ? { task: dates.index, amount: gone } : undefined;
    });
    const { length } = running;
    return length === 0 ? shareOf([], 0, "nothing-left") : { figure: hits.length, count: hits.length, of: length, hits };
  },
};
