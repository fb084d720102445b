import { endOf } from "../calendar/dateEdges";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { Schedule } from "../schedule/result";
import { answersOf, type Answers } from "./answers/answers";
import { RUN } from "./draws";
import { normalTable } from "./normal";
import { changedFinishes, fillValues, tallied, type Outcomes, type PartialResult } from "./partialResult";
import { percentilesOf, wholePercentiles } from "./percentiles";
import { tableValue } from "./quantileTable";
import type { RiskEvent } from "./register";
import type { ModelVariable } from "./riskModel";
import { USUAL_CONFIDENCE, type DeadlineChance, type Percentiles, type RiskEffect, type RiskForecast, type Spread, type TaskRisk, type WithResponse } from "./riskResult";
import type { Simulation } from "./simulation";
import { tallyPercentiles, tallyUpTo, type Tally } from "./tally";

const STABLE_MINUTES = 30;

/** How a result came about, and what is asked of it. */
export interface ForecastOptions {
  readonly seed: number;
  readonly stable?: boolean;
  /** The confidence that contingency is counted for, 0..1. */
  readonly confidence?: number;
}

/** What a simulation says, from the joined result of all its runs. `stable` is there where it was to end by itself. */
export function forecastOf(simulation: Simulation, result: PartialResult, { seed, stable, confidence = USUAL_CONFIDENCE }: ForecastOptions): RiskForecast {
  const { model, events } = simulation;
  const { frame } = model;
  const dates = datesOf(simulation, result);
  const [before, after] = result.responses.map(withResponse);
  const crucial = crucialityOf(simulation, result);
  const answers = answersOf(simulation, result, { seed, confidence, cruciality: model.variables.map(({ task }) => crucial[task] as number), dates });
  return {
    samples: result.count, seed, ...(stable === undefined ? {} : { stable }),
    ...withResponse(result), deadlines: deadlinesOf(simulation, result, dates), tasks: tasksOf(simulation, result, dates, answers, crucial),
    releases: [...model.releases].map(([id, node]) => ({ id, start: dates(node.start).start, finish: dates(node.finish).finish, cost: answers.costs.releases.get(id) as Percentiles })),
    risks: effectsOf(events, result, answers, (from, to) => frame.calendars.plan.between(from, to) / frame.scale.day),
    ...(before === undefined || after === undefined ? {} : { before, after }), ...answers.plan,
  };
}

/** Asked with the results of single runs in their order: true once P80 of the finish has moved by less than half a working hour over each of the last three. */
export function stableAfter({ model }: Simulation): (run: PartialResult) => boolean {
  const clock = model.frame.calendars.plan;
  const seen: number[] = [];
  let finishes = new Float64Array(RUN);
  let count = 0;
  return ({ finish }) => {
    if (count + finish.length > finishes.length) {
      const more = new Float64Array(2 * finishes.length);
      more.set(finishes);
      finishes = more;
    }
    finishes.set(finish, count);
    count += finish.length;
    seen.push(percentilesOf(finishes, count, [0.8])[0] as number);
    const last = seen.slice(-4);
    return last.length === 4 && last.every((at, i) => i === 0 || Math.abs(clock.between(last[i - 1] as number, at)) < STABLE_MINUTES);
  };
}

/** Percentiles of a node's dates, and how many of the finishes are not after an instant. */
export interface NodeDates {
  readonly start: Percentiles;
  readonly finish: Percentiles;
  readonly by: (due: number) => number;
}

/** The dates of kept nodes, each worked out when it is first asked for. */
export function datesOf({ kept }: Simulation, { count, dates }: PartialResult): (node: number) => NodeDates {
  const place = new Map([...kept].map((node, i) => [node, i]));
  const known = new Map<number, NodeDates>();
  const packed = dates.tallies.length === 0 ? dates : tallied(dates);
  const line = new Int32Array(packed.tallies.length > 0 ? 0 : count);
  const sampled = (i: number, which: "start" | "finish"): Int32Array => fillValues(line, packed.runs, i, which);
  const made = (node: number): NodeDates => {
    const i = place.get(node) as number;
    if (packed.tallies.length > 0) {
      const [start, finish] = packed.tallies.slice(2 * i, 2 * i + 2) as [Tally, Tally];
      const of = (tally: Tally): Percentiles => named(tallyPercentiles(tally, count, SHARES));
      return { start: of(start), finish: of(finish), by: due => tallyUpTo(finish, due) };
    }
    const of = (which: "start" | "finish"): Percentiles => named(wholePercentiles(sampled(i, which), SHARES));
    return { start: of("start"), finish: of("finish"), by: due => upTo(sampled(i, "finish"), due) };
  };
  return node => {
    const own = known.get(node) ?? made(node);
    known.set(node, own);
    return own;
  };
}

function upTo(values: Int32Array | Float64Array, due: number): number {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) if ((values[i] as number) <= due) sum++;
  return sum;
}

const SHARES = [0.1, 0.5, 0.8, 0.9, 0.95] as const;

function named([p10 = 0, p50 = 0, p80 = 0, p90 = 0, p95 = 0]: readonly number[]): Percentiles {
  return { p10, p50, p80, p90, p95 };
}

function percentiles(values: ArrayLike<number>, count: number): Percentiles {
  return named(percentilesOf(values, count, SHARES));
}

/** Mean and percentiles of a figure over all samples. */
export function spreadOf(values: Float64Array): Spread {
  const count = values.length;
  let sum = 0;
  // Counted from the first value, so that equal ones have it as their mean.
  const zero = values[0] ?? 0;
  for (let i = 0; i < count; i++) sum += (values[i] as number) - zero;
  return { mean: zero + sum / Math.max(1, count), ...percentiles(values, count) };
}

function withResponse({ finish, cost }: Outcomes): WithResponse {
  return { finish: spreadOf(finish), cost: spreadOf(cost) };
}

type Dates = (node: number) => NodeDates;

function tasksOf({ schedule: { tasks }, model }: Simulation, { count, critical, correlation }: PartialResult, dates: Dates, { costs, costSensitivity }: Answers, crucial: Float64Array): readonly TaskRisk[] {
  const byTask = new Map(model.variables.map(({ task }, i) => [task, i]));
  return tasks.map(({ id, index, finished }) => {
    const own = byTask.get(index);
    return {
      id, start: dates(model.startNode[index] as number).start, finish: dates(model.finishNode[index] as number).finish, cost: costs.tasks[index] as Percentiles,
      criticality: finished ? 0 : (critical[index] as number) / Math.max(1, count),
      sensitivity: own === undefined ? 0 : sumOf(correlation, own, model.variables.length) / Math.max(1, count),
      costSensitivity: own === undefined ? 0 : (costSensitivity[own] as number),
      cruciality: crucial[index] as number,
    };
  });
}

/** For each task its criticality times the deviation of its estimate over that of the plan's finish. */
function crucialityOf({ schedule: { tasks }, model }: Simulation, { count, finish, critical }: PartialResult): Float64Array {
  const clock = model.calendars[0] as SegmentedCalendar;
  const finishDeviation = deviation(finish.map(at => clock.between(finish[0] as number, at)));
  const crucial = new Float64Array(tasks.length);
  for (const variable of finishDeviation > 0 ? model.variables : []) {
    const { duration, finished } = tasks[variable.task] as Schedule["tasks"][number];
    const length = duration * variable.left * deviation(spreadTable(variable));
    crucial[variable.task] = finished ? 0 : ((critical[variable.task] as number) / Math.max(1, count)) * length / finishDeviation;
  }
  return crucial;
}

/** The figures of one estimate added up, run by run. */
function sumOf(correlation: Float64Array, variable: number, variables: number): number {
  let sum = 0;
  for (let i = variable; i < correlation.length; i += variables) sum += correlation[i] as number;
  return sum;
}

/** A thousand equally likely figures of an estimate. */
function spreadTable({ table }: ModelVariable): Float64Array {
  const figures = new Float64Array(RUN);
  const normals = normalTable();
  for (let i = 0; i < RUN; i++) figures[i] = tableValue(table, 0, normals[Math.floor(((i + 0.5) * 65536) / RUN)] as number);
  return figures;
}

function deviation(values: Float64Array): number {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] as number;
  const mean = sum / Math.max(1, count);
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((values[i] as number) - mean) * ((values[i] as number) - mean);
  return Math.sqrt(squares / Math.max(1, count));
}

/** Tasks with a `due` of their own in document order, releases with a date, the plan's finish. */
function deadlinesOf({ schedule, model }: Simulation, { count, finish }: PartialResult, dates: Dates): readonly DeadlineChance[] {
  const { plan, tasks, target }: Schedule = schedule;
  const chances: DeadlineChance[] = [];
  const share = (hits: number): number => hits / Math.max(1, count);
  for (const task of tasks) {
    if (task.due?.from !== "due" || task.finished || task.dropped) continue;
    chances.push({ kind: "task", id: task.id, due: task.due.at, probability: share(dates(model.finishNode[task.index] as number).by(task.due.at)) });
  }
  for (const [id, nodes] of model.releases) {
    const release = plan.releases.get(id);
    if (release?.date === undefined || release.released !== undefined) continue;
    const due = endOf(release.date, model.frame.calendars.plan);
    chances.push({ kind: "release", id, due, probability: share(dates(nodes.finish).by(due)) });
  }
  if (target !== undefined) {
    chances.push({ kind: "plan", id: plan.id, due: target, probability: share(upTo(finish, target)) });
  }
  return chances;
}

function effectsOf(events: readonly RiskEvent[], result: PartialResult, answers: Answers, days: (from: number, to: number) => number): readonly RiskEffect[] {
  const [finish] = percentilesOf(result.finish, result.count, [0.8]) as [number];
  const without = changedFinishes(result);
  return events.map(({ risk, probability }, i) => {
    const others = without(4 * i);
    return { id: risk.id, probability, hits: result.hits[i] as number, daysAtP80: others === undefined ? 0 : days(tallyPercentiles(others, result.count, [0.8])[0] as number, finish), ...(answers.risks[i] as Answers["risks"][number]) };
  });
}
