import type { Instant } from "../../model/instant";
import { periodAt, type Periods } from "./periods";
import type { Spread } from "./workInTime";

/**
 * Lays an amount into periods by a spread: what falls on a period is the difference of what has fallen by its ends, so
 * that the parts add up to the amount. `visit` gets each period that the stretches touch and its part.
 */
export function intoPeriods(periods: Periods, spread: Spread, amount: number, visit: (period: number, part: number) => void): void {
  const { bounds } = periods;
  let weight = 0;
  let laid = 0;
  const last = spread.stretches[spread.stretches.length - 1];
  if (spread.total <= 0) return last === undefined ? undefined : visit(periodAt(periods, last[0]), amount);
  for (const [from, to] of spread.stretches) {
    let begin: Instant = from;
    for (let period = periodAt(periods, from); period < bounds.length - 1 && begin < to; period++) {
      const end = period === bounds.length - 2 ? to : Math.min(to, bounds[period + 1] as number);
      weight += spread.weigh(begin, end);
      const by = weight >= spread.total ? amount : (amount * weight) / spread.total;
      if (by !== laid) visit(period, by - laid);
      laid = by;
      begin = end;
    }
  }
}
