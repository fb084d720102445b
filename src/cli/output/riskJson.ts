import type { Percentiles, RiskForecast, Spread, TaskRisk } from "../../core/risk/riskResult";
import { isoInstant } from "./instants";

/** The JSON format of `gantry risk`; see schemas/risk.schema.json. */
export function riskJson({ samples, seed, finish, cost, deadlines, tasks, risks }: RiskForecast): unknown {
  return {
    version: 1,
    samples,
    seed,
    finish: { mean: isoInstant(Math.round(finish.mean)), ...dates(finish), p95: isoInstant(finish.p95) },
    cost: costJson(cost),
    deadlines: deadlines.map(({ id, due, probability }) => ({ id, due: isoInstant(due), probability })),
    tasks: tasks.map(taskJson),
    risks: risks.map(({ id, probability, hits, daysAtP80 }) => ({ id, probability, hits, daysAtP80: rounded(daysAtP80, 4) })),
  };
}

function taskJson({ id, criticality, sensitivity, start, finish }: TaskRisk): unknown {
  return { id, criticality, sensitivity: rounded(sensitivity, 4), start: dates(start), finish: dates(finish) };
}

function dates({ p10, p50, p80, p90 }: Percentiles): Record<string, string> {
  return { p10: isoInstant(p10), p50: isoInstant(p50), p80: isoInstant(p80), p90: isoInstant(p90) };
}

function costJson({ mean, p10, p50, p80, p90, p95 }: Spread): unknown {
  return { mean: rounded(mean, 2), p10: rounded(p10, 2), p50: rounded(p50, 2), p80: rounded(p80, 2), p90: rounded(p90, 2), p95: rounded(p95, 2) };
}

/** A figure with so many places at most; never -0. */
export function rounded(figure: number, places: number): number {
  const scale = 10 ** places;
  return Math.round(figure * scale) / scale + 0;
}
