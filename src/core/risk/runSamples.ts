import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import { markCritical } from "./critical";
import { drawFactors, drawRun, drawsFor, rankShare, RUN, strikeCost, strikes, strikeTime, type Draws } from "./draws";
import { percentilesOf, ranksOf } from "./percentiles";
import { blockOf, placeNode, type Block } from "./placeBlock";
import type { RiskEvent } from "./register";
import type { ModelVariable, RiskModel } from "./riskModel";

/** How a plan is simulated. */
export interface SampleOptions {
  readonly samples: number;
  readonly seed: number;
  /** Samples side by side; the figures do not depend on it. */
  readonly width: number;
  /** Nodes whose dates are kept for every sample. */
  readonly kept: Int32Array;
  /** Counts critical paths, correlations and what each risk does; else only finish and cost. */
  readonly whole: boolean;
  /** Asked after each run with all finishes so far; true ends the simulation. */
  readonly enough?: (finishes: Float64Array, count: number) => boolean;
  readonly cancellation?: Cancellation;
}

/** The samples of a simulation. */
export interface Samples {
  readonly count: number;
  readonly finish: Float64Array;
  readonly cost: Float64Array;
  /** By run, for each node kept its starts and then its finishes, `RUN` figures each. */
  readonly dates: readonly { readonly start: Int32Array; readonly finish: Int32Array }[];
  /** Samples in which each task, or work in a summary, is critical. */
  readonly criticalTasks: Float64Array;
  /** For each estimate the sum of its rank correlations over runs, weighted by their samples. */
  readonly correlation: Float64Array;
  readonly hits: Float64Array;
  /** The finishes without each risk; undefined where it moves no date. */
  readonly without: readonly (Float64Array | undefined)[];
}

/** What a simulation carries from block to block. */
interface Running {
  readonly model: RiskModel;
  readonly events: readonly RiskEvent[];
  readonly options: SampleOptions;
  readonly draws: Draws;
  readonly block: Block;
  readonly marks: Uint8Array;
  readonly samples: Int32Array;
  readonly out: Samples & { count: number; dates: { start: Int32Array; finish: Int32Array }[] };
}

/** Simulates: the same figures for the same seed, however many samples stand side by side. */
export function runSamples(model: RiskModel, events: readonly RiskEvent[], options: SampleOptions): Samples {
  const { samples, seed, width, whole } = options;
  const line = (size: number): Float64Array => new Float64Array(size);
  const running: Running = {
    model, events, options, draws: drawsFor(model, events, seed), block: blockOf(model, width),
    marks: new Uint8Array(whole ? model.size * width : 0), samples: new Int32Array(width),
    out: {
      count: 0, finish: line(samples), cost: line(samples), dates: [], criticalTasks: line(model.startNode.length),
      correlation: line(model.variables.length), hits: line(events.length),
      without: events.map((event, i) => (whole && movesDates(model, event, i) ? line(samples) : undefined)),
    },
  };
  const cancellation = options.cancellation ?? NEVER_CANCELLED;
  for (let run = 0; running.out.count < samples && !cancellation.cancelled; run++) {
    const count = Math.min(RUN, samples - running.out.count);
    drawRun(running.draws, run, count);
    oneRun(running, count);
    running.out.count += count;
    if (options.enough?.(running.out.finish, running.out.count) === true) break;
  }
  return running.out;
}

function movesDates({ struck }: RiskModel, { time, probability }: RiskEvent, risk: number): boolean {
  return (struck[risk] ?? []).length > 0 && probability > 0 && (time.fixed > 0 || time.table !== undefined);
}

function oneRun(running: Running, count: number): void {
  const { model, events, options, out, block, samples } = running;
  const before = out.count;
  const kept = options.kept.length * RUN;
  if (kept > 0) out.dates.push({ start: new Int32Array(kept), finish: new Int32Array(kept) });
  for (let first = 0; first < count; first += block.width) {
    const width = Math.min(block.width, count - first);
    for (let k = 0; k < width; k++) samples[k] = first + k;
    out.cost.fill(model.cost, before + first, before + first + width);
    strike(running, width, -1, true);
    forward(running, width, true);
    keepDates(running, first, width);
    if (options.whole) countCritical(running, width);
  }
  if (!options.whole) return;
  correlate(running, count);
  for (let risk = 0; risk < events.length; risk++) {
    const without = out.without[risk];
    if (without !== undefined) withoutRisk(running, risk, without, count);
  }
}

/** Writes what strikes do to the samples of the block, one risk left out; with `first` also counts them and their cost. */
function strike({ model, events, draws, block, samples, out }: Running, width: number, leftOut: number, first: boolean): void {
  if (events.length === 0) return;
  block.delay.fill(0);
  for (let risk = 0; risk < events.length; risk++) {
    if (risk === leftOut) continue;
    const event = events[risk] as RiskEvent;
    for (let k = 0; k < width; k++) {
      const sample = samples[k] as number;
      if (!strikes(draws, event, risk, sample)) continue;
      if (first) {
        out.hits[risk] = (out.hits[risk] as number) + 1;
        out.cost[out.count + sample] = (out.cost[out.count + sample] as number) + strikeCost(draws, event, risk, sample);
      }
      const time = strikeTime(draws, event, risk, sample);
      for (const node of model.struck[risk] ?? []) {
        const at = (model.delayPlace[node] as number) * block.width + k;
        block.delay[at] = (block.delay[at] as number) + time;
      }
    }
  }
}

/** One pass over the nodes of the block; with `first` also what the estimates cost. */
function forward({ model, draws, block, samples, out }: Running, width: number, first: boolean): void {
  for (let node = 0; node < model.size; node++) {
    const variable = model.variable[node] as number;
    if (variable < 0) {
      placeNode(model, block, node, width);
      continue;
    }
    drawFactors(draws, model, variable, samples, width, block.factor);
    placeNode(model, block, node, width);
    const { cost } = model.variables[variable] as ModelVariable;
    if (first && cost > 0) {
      for (let k = 0; k < width; k++) {
        const at = out.count + (samples[k] as number);
        out.cost[at] = (out.cost[at] as number) + cost * ((block.factor[k] as number) - 1);
      }
    }
    block.factor.fill(1);
  }
}

function keepDates({ model, options, block, out }: Running, first: number, width: number): void {
  for (let k = 0; k < width; k++) out.finish[out.count + first + k] = block.finish[model.end * block.width + k] as number;
  const dates = out.dates.at(-1);
  if (dates === undefined) return;
  options.kept.forEach((node, i) => {
    for (let k = 0; k < width; k++) {
      dates.start[i * RUN + first + k] = block.start[node * block.width + k] as number;
      dates.finish[i * RUN + first + k] = block.finish[node * block.width + k] as number;
    }
  });
}

function countCritical({ model, block, marks, out }: Running, width: number): void {
  markCritical(model, block, width, marks);
  const { tasks } = model.frame.plan;
  const below = new Uint8Array(tasks.length);
  for (let k = 0; k < width; k++) {
    below.fill(0);
    for (let task = tasks.length - 1; task >= 0; task--) {
      const own = tasks[task]?.item.summary === true ? 0 : marks[(model.startNode[task] as number) * block.width + k];
      if (own === 0 && below[task] === 0) continue;
      out.criticalTasks[task] = (out.criticalTasks[task] as number) + 1;
      const parent = tasks[task]?.parent ?? -1;
      if (parent >= 0) below[parent] = 1;
    }
  }
}

/** Adds the rank correlation of every estimate with the finish over one run (Spearman). */
function correlate({ model, draws, out }: Running, count: number): void {
  const ranks = ranksOf(out.finish, out.count, count);
  const middle = (count - 1) / 2;
  let spread = 0;
  for (let i = 0; i < count; i++) spread += ((ranks[i] as number) - middle) ** 2;
  if (spread === 0) return;
  for (let variable = 0; variable < model.variables.length; variable++) {
    let [sum, squares, both] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const share = rankShare(draws, model, variable, i);
      sum += share;
      squares += share * share;
      both += share * ((ranks[i] as number) - middle);
    }
    const own = squares - (sum * sum) / count;
    if (own > 0) out.correlation[variable] = (out.correlation[variable] as number) + (count * both) / Math.sqrt(own * spread);
  }
}

/** The finishes of a run without one risk: those that it struck are simulated again, all else drawn alike. */
function withoutRisk(running: Running, risk: number, without: Float64Array, count: number): void {
  const { model, events, draws, block, samples, out } = running;
  let width = 0;
  const flush = (): void => {
    strike(running, width, risk, false);
    forward(running, width, false);
    for (let k = 0; k < width; k++) without[out.count + (samples[k] as number)] = block.finish[model.end * block.width + k] as number;
    width = 0;
  };
  for (let sample = 0; sample < count; sample++) {
    if (!strikes(draws, events[risk] as RiskEvent, risk, sample)) {
      without[out.count + sample] = out.finish[out.count + sample] as number;
      continue;
    }
    samples[width++] = sample;
    if (width === block.width) flush();
  }
  if (width > 0) flush();
}

/** True once P80 has moved by less than a limit over each of the last three runs. */
export function stableBelow(limit: (from: number, to: number) => boolean): (finishes: Float64Array, count: number) => boolean {
  const seen: number[] = [];
  return (finishes, count) => {
    seen.push(percentilesOf(finishes, count, [0.8])[0] as number);
    const last = seen.slice(-4);
    return last.length === 4 && last.every((at, i) => i === 0 || limit(last[i - 1] as number, at));
  };
}
