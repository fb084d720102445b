import type { Percentiles, RiskForecast, Spread, TaskRisk } from "../../core/risk/riskResult";
import { isoInstant } from "./instants";
import { answersJson } from "./riskAnswersJson";
import { rounded } from "./rounded";

/** The JSON format of `gantry risk`; see schemas/risk.schema.json. */
export function riskJson(forecast: RiskForecast): unknown {
  const { samples, seed, finish, cost, deadlines, tasks, releases, risks, before, after } = forecast;
  return {
    version: 1,
    samples,
    seed,
    finish: finishJson(finish),
    cost: costJson(cost),
    ...(before === undefined || after === undefined ? {} : { before: { finish: finishJson(before.finish), cost: costJson(before.cost) }, after: { finish: finishJson(after.finish), cost: costJson(after.cost) } }),
    deadlines: deadlines.map(({ id, due, probability }) => ({ id, due: isoInstant(due), probability })),
    tasks: tasks.map(taskJson),
    releases: releases.map((release) => ({ id: release.id, start: dates(release.start), finish: dates(release.finish), cost: money(release.cost) })),
    risks: risks.map(({ id, probability, hits, daysAtP80, costAtP80, meanCost }) => ({ id, probability, hits, daysAtP80: rounded(daysAtP80, 4), costAtP80: rounded(costAtP80, 2), meanCost: rounded(meanCost, 2) })),
    ...answersJson(forecast),
  };
}

function taskJson({ id, criticality, sensitivity, costSensitivity, cruciality, start, finish, cost }: TaskRisk): unknown {
  return { id, criticality, sensitivity: rounded(sensitivity, 4), costSensitivity: rounded(costSensitivity, 4), cruciality: rounded(cruciality, 4), start: dates(start), finish: dates(finish), cost: money(cost) };
}

function finishJson(finish: Spread): unknown {
  return { mean: isoInstant(Math.round(finish.mean)), ...dates(finish) };
}

function dates({ p10, p50, p80, p90, p95 }: Percentiles): Record<string, string> {
  return { p10: isoInstant(p10), p50: isoInstant(p50), p80: isoInstant(p80), p90: isoInstant(p90), p95: isoInstant(p95) };
}

function costJson(cost: Spread): unknown {
  return { mean: rounded(cost.mean, 2), ...money(cost) };
}

function money({ p10, p50, p80, p90, p95 }: Percentiles): Record<string, number> {
  return { p10: rounded(p10, 2), p50: rounded(p50, 2), p80: rounded(p80, 2), p90: rounded(p90, 2), p95: rounded(p95, 2) };
}
