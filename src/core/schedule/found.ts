import type { ForecastDates } from "./alap";
import type { LateDates } from "./backward";
import type { Drivers } from "./drivers";
import type { EarlyDates } from "./forward";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import type { Network } from "./network";

/** Everything that the phases found, from which the tasks of the schedule are made. */
export interface Found {
  readonly frame: PlanFrame;
  readonly inherited: readonly Inherited[];
  readonly network: Network;
  readonly early: EarlyDates;
  readonly late: LateDates;
  readonly forecast: ForecastDates;
  readonly freeSlack: Float64Array;
  readonly drivers: Drivers;
}
