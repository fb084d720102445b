import type { Cancellation } from "../model/cancellation";
import { forecastDates } from "./alap";
import type { LateDates } from "./backward";
import type { Carried } from "./compiled";
import { driversOf, staleDrivers, type Drivers, type DriversBefore } from "./drivers";
import type { EarlyDates } from "./forward";
import type { PlanFrame } from "./frame";
import { levelPlan, type LevelMemory } from "./leveling/dated/levelPlan";
import type { Stretch } from "./leveling/dated/pieces";
import { holdingsOf, holdTheEnd, interruptedBy, withResources } from "./leveling/dated/waiting";
import type { Network } from "./network";
import type { Driver, LevelledOrder, Levelling } from "./result";

/** What is forecast: dates with people, status date and `alap` counted, and why. */
export interface Forecast {
  /** The network with the crews that levelling chose; without levelling that of the pass without limits. */
  readonly network: Network;
  /** By node. */
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The dates before `alap` moved anything. */
  readonly asap: EarlyDates;
  readonly drivers: Drivers;
  /** Those of links and dates alone, on the dates with people. */
  readonly linkDrivers: Drivers;
  /** Pieces of leaves that levelling interrupted. */
  readonly pieces: ReadonlyMap<number, readonly Stretch[]>;
  /** Who those waited for before their last piece. */
  readonly resumed?: ReadonlyMap<number, readonly Driver[]>;
  /** Leaves that hold the end of the levelled plan; undefined where people moved nothing. */
  readonly holding: Uint8Array | undefined;
  readonly levelling: Levelling | undefined;
  readonly order: LevelledOrder | undefined;
  /** What levelling remembers for the next time. */
  readonly memory: LevelMemory | undefined;
}

/** What the pass without resource limits found. */
export interface Unlimited {
  readonly frame: PlanFrame;
  readonly network: Network;
  readonly early: EarlyDates;
  readonly late: LateDates;
  /** The last early finish. */
  readonly end: number;
  /** Finds why leaves start when they do. */
  readonly driversOfAll: () => Drivers;
}

/**
 * The forecast from the pass without limits: levelled unless the plan or the context says otherwise. `before` is the one
 * of a network with the same nodes, of which drivers are taken that cannot be others now.
 */
export function forecastOf({ frame, network, early, late, end, driversOfAll }: Unlimited, cancellation: Cancellation, before?: ForecastBefore): Forecast {
  const backFrom = alapEnd(frame, end);
  if (frame.plan.settings.level === false || frame.context.noLevel === true) {
    const { start, finish } = forecastDates(network, early, backFrom);
    const drivers = driversOfAll();
    return { network, start, finish, asap: early, drivers, linkDrivers: drivers, pieces: new Map(), holding: undefined, levelling: undefined, order: undefined, memory: undefined };
  }
  const levelled = levelPlan({ frame, network, early, late, end, alapEnd: backFrom }, cancellation, before && { ...before, memory: before.forecast.memory });
  const { decoder, dates, forecast, pieces, levelling, order, memory } = levelled;
  const common = { network: levelled.network, start: forecast.start, finish: forecast.finish, asap: dates, pieces, levelling, order, memory };
  if (decoder === undefined) {
    const drivers = driversOfAll();
    return { ...common, drivers, linkDrivers: drivers, holding: undefined };
  }
  const holdings = holdingsOf(decoder, { dates: forecast, pieces });
  // Work that goes on around what repeats has reasons that follow from more than itself and its links.
  const alone = before !== undefined && levelled.network.calendars === network.calendars && before.forecast.network.calendars === before.network.calendars;
  const known = alone ? knownDrivers(before, levelled.network, dates) : undefined;
  const linkDrivers = driversOf(frame, levelled.network, dates, known);
  // What other plans book may have other names now.
  const decoded = levelled.followed && (frame.context.booked?.size ?? 0) === 0 ? before?.forecast.memory?.decoded : undefined;
  const lateDrivers = forecast.start === dates.start ? undefined : driversOf(frame, levelled.network, { ...dates, ...forecast });
  const found = withResources(linkDrivers, decoder, holdings, { dates, late: lateDrivers }, before && decoded && { forecast: before.forecast, decoded });
  return { ...common, drivers: found, linkDrivers, resumed: interruptedBy(decoder, holdings, levelled), holding: holdTheEnd(decoder, holdings, levelled) };
}

/** The forecast before, and what of its network the one now has. */
export interface ForecastBefore {
  readonly network: Network;
  readonly forecast: Forecast;
  readonly carried: Carried;
}

function knownDrivers({ forecast, carried }: ForecastBefore, network: Network, dates: EarlyDates): DriversBefore {
  const { linkDrivers, network: old, asap } = forecast;
  return { drivers: linkDrivers, stale: staleDrivers({ network: old, early: asap, carried, drivers: linkDrivers }, network, dates), linkMoves: carried.linkMoves };
}

/** A plan that is planned back from its finish ends there when it can. */
function alapEnd(frame: PlanFrame, end: number): number {
  const { schedule } = frame.plan.settings;
  return schedule === "alap" ? Math.max(end, frame.target ?? end) : end;
}
