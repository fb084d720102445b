import { contingencyFor } from "../risk/answers/answers";
import { cloudOf, curveOf } from "../risk/curves";
import { forecastOf } from "../risk/forecast";
import { valuesOf, type PartialResult } from "../risk/partialResult";
import type { RiskForecast, TaskRisk } from "../risk/riskResult";
import { runsOf, simulateRuns } from "../risk/runSamples";
import { prepareSimulation, type Simulation } from "../risk/simulation";
import type { Schedule } from "../schedule/result";
import { forecastAnswers } from "./forecastAnswers";
import { CONFIDENCES, type ForecastAnswers, type ForecastCurve, type ForecastFigures, type ForecastTasks } from "./forecastData";

/** So many bars are kept. */
const MOST_SWINGS = 50;

/** Simulates a plan and makes plain columns of what comes out; `of` names a task or release whose distribution is wanted. Undefined where the schedule is only data. */
export function forecastFigures(schedule: Schedule, { samples, seed }: { readonly samples: number; readonly seed: number }, of = ""): ForecastFigures | undefined {
  const simulation = prepareSimulation(schedule);
  if (simulation === undefined) return undefined;
  const result = simulateRuns(simulation, { samples, seed, from: 0, to: runsOf(samples) });
  const forecast = forecastOf(simulation, result, { seed });
  const answers = forecastAnswers(schedule, forecast, CONFIDENCES.map(confidence => contingencyFor(simulation, result, confidence)));
  return figuresOf(forecast, answers, curvesOf(simulation, result, of), cloudOf(result.finish, result.cost, result.count));
}

function curvesOf(simulation: Simulation, result: PartialResult, of: string): readonly ForecastCurve[] {
  const own = of === "" ? undefined : finishesOf(simulation, result, of);
  return [
    { of: { kind: "finish", id: "" }, steps: curveOf(result.finish, result.count) },
    { of: { kind: "cost", id: "" }, steps: curveOf(result.cost, result.count) },
    ...(own === undefined ? [] : [{ of: { kind: "item", id: of } as const, steps: curveOf(own, own.length) }]),
  ];
}

/** The finishes of a task or release; undefined where there is no such thing, or where dates of all samples are too many to be kept. */
function finishesOf({ schedule, model, kept }: Simulation, { dates }: PartialResult, id: string): ArrayLike<number> | undefined {
  const task = schedule.plan.taskIndex.get(id);
  const node = task === undefined ? model.releases.get(id)?.finish : model.finishNode[task];
  const place = node === undefined ? -1 : kept.indexOf(node);
  return place < 0 || dates.tallies.length > 0 ? undefined : valuesOf(dates, place, "finish");
}

function figuresOf(forecast: RiskForecast, answers: ForecastAnswers, curves: readonly ForecastCurve[], cloud: ForecastFigures["cloud"]): ForecastFigures {
  const { samples, seed, finish, cost, before, after, deadlines, releases, risks } = forecast;
  return {
    samples, seed, finish, cost, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }),
    deadlines, releases: releases.map(({ id, finish: own }) => ({ id, finish: own })),
    risks: risks.map(({ id, probability, hits, daysAtP80 }) => ({ id, probability, hits, daysAtP80 })), tornado: swingsOf(forecast), tasks: columnsOf(forecast.tasks), curves, cloud, answers,
  };
}

/** What a simulation may tell beside its percentiles. */
interface Swings {
  readonly samples: number;
  readonly tornado?: readonly { readonly kind: "task" | "risk"; readonly id: string; readonly lowDays: number; readonly highDays: number }[];
}

function swingsOf({ tornado = [] }: Swings): ForecastFigures["tornado"] {
  return tornado.slice(0, MOST_SWINGS).map(({ kind, id, lowDays, highDays }) => ({ kind, id, low: lowDays, high: highDays }));
}

function columnsOf(tasks: readonly TaskRisk[]): ForecastTasks {
  const column = (figure: (task: TaskRisk) => number): Float64Array => Float64Array.from(tasks, figure);
  return {
    p10: column(({ finish }) => finish.p10), p50: column(({ finish }) => finish.p50), p80: column(({ finish }) => finish.p80), p90: column(({ finish }) => finish.p90),
    p95: column(({ finish }) => finish.p95), criticality: column(({ criticality }) => criticality), sensitivity: column(({ sensitivity }) => sensitivity), cruciality: column(({ cruciality }) => cruciality),
  };
}
