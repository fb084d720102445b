import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import { endOf } from "../calendar/dateEdges";
import { foundOf } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import { compileRisk } from "./compileRisk";
import { RUN } from "./draws";
import { normalTable } from "./normal";
import { percentilesOf } from "./percentiles";
import { tableValue } from "./quantileTable";
import { riskEvents, type ResponseView, type RiskEvent } from "./register";
import type { ModelVariable, RiskModel } from "./riskModel";
import type { DeadlineChance, Percentiles, RiskEffect, RiskForecast, Spread, TaskRisk, WithResponse } from "./riskResult";
import { runSamples, stableBelow, type SampleOptions, type Samples } from "./runSamples";

/** What a simulation is asked for. */
export interface SimulationOptions {
  readonly samples: number;
  readonly seed: number;
  /** Ends as soon as P80 of the finish moves by less than half a working hour over each of three runs of 1,000 samples. */
  readonly untilStable?: boolean;
  /** Samples side by side; the figures do not depend on it. */
  readonly width?: number;
  readonly cancellation?: Cancellation;
}

const WIDTH = 64;
const STABLE_MINUTES = 30;
/** Dates kept at a time; of larger plans the samples are drawn again for the next part of the tasks. */
const MOST_DATES = 20_000_000;

/** Simulates a plan; undefined where the schedule was cancelled or is only data. */
export function simulate(schedule: Schedule, asked: SimulationOptions): RiskForecast | undefined {
  const found = foundOf(schedule);
  if (found === undefined) return undefined;
  const model = compileRisk(schedule, found);
  const view = (which: ResponseView): readonly RiskEvent[] => riskEvents(schedule.plan, schedule.tasks, found.frame.scale, which);
  const events = view("now");
  const nodes = keptNodes(model);
  const atOnce = Math.max(1, Math.floor(MOST_DATES / Math.max(1, asked.samples)));
  const clock = found.frame.calendars.plan;
  const common: SampleOptions = { samples: asked.samples, seed: asked.seed, width: asked.width ?? WIDTH, kept: nodes.slice(0, atOnce), whole: true, cancellation: asked.cancellation ?? NEVER_CANCELLED };
  const enough = asked.untilStable === true ? { enough: stableBelow((from, to) => Math.abs(clock.between(from, to)) < STABLE_MINUTES) } : {};
  const samples = runSamples(model, events, { ...common, ...enough });
  const count = samples.count;
  const dates = new Map<number, NodeDates>();
  collect(samples, common.kept, dates);
  for (let first = atOnce; first < nodes.length; first += atOnce) {
    const kept = nodes.slice(first, first + atOnce);
    collect(runSamples(model, events, { ...common, samples: count, kept, whole: false }), kept, dates);
  }
  const other = (which: ResponseView): WithResponse => withResponse(runSamples(model, view(which), { ...common, samples: count, kept: new Int32Array(0), whole: false }));
  const responds = events.some(({ risk }) => risk.residual !== undefined);
  return {
    samples: count, seed: asked.seed, ...(asked.untilStable === true ? { stable: count < asked.samples } : {}),
    ...withResponse(samples), deadlines: deadlinesOf(schedule, model, samples, dates), tasks: tasksOf(schedule, model, samples, dates),
    releases: [...model.releases].map(([id, node]) => ({ id, start: datesAt(dates, node.start).start, finish: datesAt(dates, node.finish).finish })),
    risks: effectsOf(events, samples, (from, to) => clock.between(from, to) / found.frame.scale.day),
    ...(responds ? { before: other("before"), after: other("after") } : {}),
  };
}

/** Percentiles of a node's dates, and how many of the finishes are not after an instant. */
interface NodeDates {
  readonly start: Percentiles;
  readonly finish: Percentiles;
  readonly by: (due: number) => number;
}

/** Nodes of tasks and releases, each once. */
function keptNodes({ startNode, finishNode, releases }: RiskModel): Int32Array {
  const nodes = new Set<number>([...startNode, ...finishNode]);
  for (const { start, finish } of releases.values()) nodes.add(start).add(finish);
  return Int32Array.from(nodes);
}

const SHARES = [0.1, 0.5, 0.8, 0.9, 0.95] as const;

function percentiles(values: ArrayLike<number>, count: number): Percentiles {
  const [p10 = 0, p50 = 0, p80 = 0, p90 = 0, p95 = 0] = percentilesOf(values, count, SHARES);
  return { p10, p50, p80, p90, p95 };
}

function collect({ count, dates }: Samples, kept: Int32Array, into: Map<number, NodeDates>): void {
  const line = new Float64Array(count);
  const gather = (i: number, which: "start" | "finish"): Float64Array => {
    dates.forEach((run, at) => {
      const first = at * RUN;
      line.set(run[which].subarray(i * RUN, i * RUN + Math.min(RUN, count - first)), first);
    });
    return line;
  };
  kept.forEach((node, i) => {
    const start = percentiles(gather(i, "start"), count);
    const finish = percentiles(gather(i, "finish"), count);
    const by = (due: number): number => gather(i, "finish").reduce((sum, at) => (at <= due ? sum + 1 : sum), 0);
    into.set(node, { start, finish, by });
  });
}

function datesAt(dates: ReadonlyMap<number, NodeDates>, node: number): NodeDates {
  return dates.get(node) as NodeDates;
}

function spreadOf(values: Float64Array, count: number): Spread {
  let sum = 0;
  // Counted from the first value, so that equal ones have it as their mean.
  const zero = values[0] ?? 0;
  for (let i = 0; i < count; i++) sum += (values[i] as number) - zero;
  return { mean: zero + sum / Math.max(1, count), ...percentiles(values, count) };
}

function withResponse({ finish, cost, count }: Samples): WithResponse {
  return { finish: spreadOf(finish, count), cost: spreadOf(cost, count) };
}

function tasksOf({ tasks }: Schedule, model: RiskModel, samples: Samples, dates: ReadonlyMap<number, NodeDates>): readonly TaskRisk[] {
  const { count } = samples;
  const byTask = new Map(model.variables.map((variable, i) => [variable.task, { variable, i }]));
  const finishDeviation = deviation(Float64Array.from(samples.finish.subarray(0, count), at => (model.calendars[0] as (typeof model.calendars)[number]).between(samples.finish[0] as number, at)));
  return tasks.map(({ id, index, duration, finished }) => {
    const own = byTask.get(index);
    const criticality = finished ? 0 : (samples.criticalTasks[index] as number) / Math.max(1, count);
    const length = own === undefined ? 0 : duration * own.variable.left * deviation(spreadTable(own.variable));
    return {
      id, start: datesAt(dates, model.startNode[index] as number).start, finish: datesAt(dates, model.finishNode[index] as number).finish, criticality,
      sensitivity: own === undefined ? 0 : (samples.correlation[own.i] as number) / Math.max(1, count),
      cruciality: finishDeviation > 0 ? (criticality * length) / finishDeviation : 0,
    };
  });
}

/** A thousand equally likely figures of an estimate. */
function spreadTable({ table }: ModelVariable): Float64Array {
  return Float64Array.from({ length: RUN }, (_, i) => tableValue(table, 0, normalTable()[Math.floor(((i + 0.5) * 65536) / RUN)] as number));
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
}

/** Tasks with a `due` of their own in document order, releases with a date, the plan's finish. */
function deadlinesOf({ plan, tasks, target }: Schedule, model: RiskModel, { count, finish }: Samples, dates: ReadonlyMap<number, NodeDates>): readonly DeadlineChance[] {
  const chances: DeadlineChance[] = [];
  const share = (hits: number): number => hits / Math.max(1, count);
  for (const task of tasks) {
    if (task.due?.from !== "due" || task.finished || task.dropped) continue;
    chances.push({ kind: "task", id: task.id, due: task.due.at, probability: share(datesAt(dates, model.finishNode[task.index] as number).by(task.due.at)) });
  }
  for (const [id, nodes] of model.releases) {
    const release = plan.releases.get(id);
    if (release?.date === undefined || release.released !== undefined) continue;
    const due = endOf(release.date, model.frame.calendars.plan);
    chances.push({ kind: "release", id, due, probability: share(datesAt(dates, nodes.finish).by(due)) });
  }
  if (target !== undefined) {
    chances.push({ kind: "plan", id: plan.id, due: target, probability: share(finish.subarray(0, count).reduce((sum, at) => (at <= target ? sum + 1 : sum), 0)) });
  }
  return chances;
}

function effectsOf(events: readonly RiskEvent[], { finish, count, hits, without }: Samples, days: (from: number, to: number) => number): readonly RiskEffect[] {
  const p80 = (values: Float64Array): number => percentilesOf(values, count, [0.8])[0] as number;
  return events.map(({ risk, probability }, i) => {
    const bare = without[i];
    return { id: risk.id, probability, hits: hits[i] as number, daysAtP80: bare === undefined ? 0 : days(p80(bare), p80(finish)) };
  });
}
