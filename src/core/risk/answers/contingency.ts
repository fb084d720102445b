import type { Instant } from "../../model/instant";
import { percentilesOf } from "../percentiles";

/** What to put on top of the plan as it is scheduled so that it is kept with a wanted confidence. */
export interface Contingency {
  /** 0..1 */
  readonly confidence: number;
  /** The percentile of the finish, and by how many working days it is later than the schedule's; below 0 where the schedule is later. */
  readonly finish: Instant;
  readonly days: number;
  /** The percentile of the cost, and how much it is above that of the schedule. */
  readonly cost: number;
  readonly money: number;
  /** The share of samples that keep the schedule's finish, and its cost, as they are. */
  readonly finishKept: number;
  readonly costKept: number;
}

/** The finish and the cost of the schedule. */
export interface Planned {
  readonly finish: Instant;
  readonly cost: number;
  /** Working days between two instants. */
  readonly days: (from: Instant, to: Instant) => number;
}

/** Percentiles of a confidence less the plan as scheduled. */
export function contingencyOf(finish: Float64Array, cost: Float64Array, planned: Planned, confidence: number): Contingency {
  const at = (values: Float64Array): number => percentilesOf(values, values.length, [confidence])[0] as number;
  const kept = (values: Float64Array, limit: number): number => values.reduce((sum, value) => (value <= limit ? sum + 1 : sum), 0) / Math.max(1, values.length);
  const [date, money] = [at(finish), at(cost)];
  // What was added up in another order is the same cost.
  const grace = 1e-9 * Math.abs(planned.cost);
  return {
    confidence, finish: date, days: planned.days(planned.finish, date), cost: money, money: money - planned.cost,
    finishKept: kept(finish, planned.finish), costKept: kept(cost, planned.cost + grace),
  };
}
