import type { Cancellation } from "../model/cancellation";
import type { Schedule } from "../schedule/result";
import { forecastOf, stableAfter } from "./forecast";
import { joinResults, type PartialResult } from "./partialResult";
import { USUAL_CONFIDENCE, type RiskForecast } from "./riskResult";
import { runsOf, simulateRuns, startRuns } from "./runSamples";
import { prepareSimulation } from "./simulation";

/** What a simulation is asked for. */
export interface SimulationOptions {
  readonly samples: number;
  readonly seed: number;
  /** Ends as soon as P80 of the finish moves by less than half a working hour over each of three runs of 1,000 samples. */
  readonly untilStable?: boolean;
  /** Samples side by side; the figures do not depend on it. */
  readonly width?: number;
  readonly cancellation?: Cancellation;
  /** The confidence that contingency is counted for, 0..1. */
  readonly confidence?: number;
}

/** Simulates a plan; undefined where the schedule was cancelled or is only data. */
export function simulate(schedule: Schedule, { samples, seed, untilStable = false, confidence = USUAL_CONFIDENCE, ...how }: SimulationOptions): RiskForecast | undefined {
  const simulation = prepareSimulation(schedule);
  if (simulation === undefined) return undefined;
  const all = runsOf(samples);
  if (!untilStable) return forecastOf(simulation, simulateRuns(simulation, { samples, seed, from: 0, to: all, ...how }), { seed, confidence });
  const enough = stableAfter(simulation);
  const { step, result: taken } = startRuns(simulation, { samples, seed, ...how });
  let parts: PartialResult[] = [];
  for (let run = 0, done = false; run < all && !done; run++) {
    step(run);
    const part = taken();
    parts.push(part);
    done = enough(part) || how.cancellation?.cancelled === true;
    if (parts.length >= 10) parts = [joinResults(parts)];
  }
  const result = joinResults(parts);
  return forecastOf(simulation, result, { seed, confidence, stable: result.count < samples });
}
