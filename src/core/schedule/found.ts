import type { LatePass } from "./backward";
import type { Drivers } from "./drivers";
import type { Forecast } from "./forecast";
import type { EarlyDates } from "./forward";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import type { Network } from "./network";
import type { Schedule } from "./result";
import type { FreeSlacks } from "./slack";

/** Everything that the phases found, from which the tasks of the schedule are made. */
export interface Found {
  readonly frame: PlanFrame;
  readonly inherited: readonly Inherited[];
  readonly network: Network;
  readonly early: EarlyDates;
  readonly late: LatePass;
  readonly forecast: Forecast;
  readonly free: FreeSlacks;
  /** Of the pass without resource limits, where the forecast is another. */
  readonly drivers?: () => Drivers;
}

const behind = new WeakMap<Schedule, Found>();

/** Keeps what a schedule was made of as long as the schedule, for those who are asked why or how much. */
export function withFound(schedule: Schedule, found: Found): Schedule {
  behind.set(schedule, found);
  return schedule;
}

/** What a schedule was made of; undefined where it was cancelled, or came as data from elsewhere. */
export function foundOf(schedule: Schedule): Found | undefined {
  return behind.get(schedule);
}
