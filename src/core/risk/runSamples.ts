import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import { markCritical } from "./critical";
import { comesOut, drawFactors, drawRun, drawsFor, rankShare, RUN, strikeCost, strikes, strikeShare, strikeTime, type Draws } from "./draws";
import { joinResults, mostDates, type OtherFinishes, type Outcomes, type PartialResult, type RunDates } from "./partialResult";
import { ranksOf } from "./percentiles";
import { blockOf, placeNode, type Block } from "./placeBlock";
import { movesTime, type RiskEvent } from "./register";
import type { ModelVariable, RiskModel } from "./riskModel";

/** What is simulated: a plan's network, its register as things stand, and as it would be. */
export interface Sampled {
  readonly model: RiskModel;
  readonly events: readonly RiskEvent[];
  /** The register before any response and once all are done; empty where it has no `residual`. */
  readonly responses: readonly (readonly RiskEvent[])[];
  /** Nodes whose dates are kept. */
  readonly kept: Int32Array;
}

/** Which samples are drawn. */
export interface RunOptions {
  /** Samples of the whole simulation. */
  readonly samples: number;
  readonly seed: number;
  /** Runs of 1,000 samples: from the first on, up to but not including the last. */
  readonly from: number;
  readonly to: number;
  /** Samples side by side; the figures do not depend on it. */
  readonly width?: number;
  /** Finish and cost alone: no dates, nothing critical, no correlations, nothing about single risks. */
  readonly outcomesOnly?: boolean;
  readonly cancellation?: Cancellation;
}

const WIDTH = 64;

/** How many runs so many samples are. */
export function runsOf(samples: number): number {
  return Math.ceil(samples / RUN);
}

/** What a simulation carries from block to block of a run. */
interface Running {
  readonly model: RiskModel;
  readonly events: readonly RiskEvent[];
  readonly kept: Int32Array;
  readonly draws: Draws;
  readonly block: Block;
  readonly marks: Uint8Array;
  readonly samples: Int32Array;
  /** Set for each run anew. */
  out: RunResult;
}

/** What one run comes to. */
interface RunResult extends Outcomes {
  readonly count: number;
  readonly dates: RunDates;
  readonly critical: Float64Array;
  readonly correlation: Float64Array;
  readonly hits: Float64Array;
}

/** Simulates some runs; what a cancelled simulation gives ends at the run that it had come to. */
export function simulateRuns(sampled: Sampled, { samples, seed, from, to, width = WIDTH, outcomesOnly = false, cancellation = NEVER_CANCELLED }: RunOptions): PartialResult {
  const running = runningOf(outcomesOnly ? { ...sampled, kept: new Int32Array(0) } : sampled, sampled.events, seed, width);
  const others = (outcomesOnly ? [] : sampled.responses).map(events => runningOf({ ...sampled, kept: new Int32Array(0) }, events, seed, width));
  let parts: PartialResult[] = [];
  for (let run = from; run < to; run++) {
    if (cancellation.cancelled && parts.length > 0) break;
    const count = Math.max(0, Math.min(RUN, samples - run * RUN));
    drawRun(running.draws, run, count);
    oneRun(running, count, !outcomesOnly);
    const { dates, ...out } = running.out;
    const without = (outcomesOnly ? [] : sampled.events).map((_, risk) => withoutRisk(running, risk, count));
    const responses = others.map(other => {
      drawRun(other.draws, run, count);
      oneRun(other, count, false);
      return { finish: other.out.finish, cost: other.out.cost };
    });
    parts.push({ ...out, from: run, to: run + 1, dates: { runs: [dates], tallies: [] }, without, responses });
    if (mostDates(parts)) parts = [joinResults(parts)];
  }
  return joinResults(parts);
}

function runningOf({ model, kept }: Sampled, events: readonly RiskEvent[], seed: number, width: number): Running {
  return { model, events, kept, draws: drawsFor(model, events, seed), block: blockOf(model, width), marks: new Uint8Array(model.size * width), samples: new Int32Array(width), out: emptyResult(model, events, kept, 0) };
}

function emptyResult(model: RiskModel, events: readonly RiskEvent[], kept: Int32Array, count: number): RunResult {
  const line = (size: number): Float64Array => new Float64Array(size);
  return {
    count, finish: line(count), cost: line(count).fill(model.cost), critical: line(model.startNode.length), correlation: line(model.variables.length), hits: line(events.length),
    dates: { count, start: new Int32Array(kept.length * count), finish: new Int32Array(kept.length * count) },
  };
}

function movesDates({ struck }: RiskModel, event: RiskEvent, risk: number): boolean {
  return (struck[risk] ?? []).length > 0 && event.probability > 0 && movesTime(event);
}

function oneRun(running: Running, count: number, whole: boolean): void {
  const { model, events, block, samples, kept } = running;
  running.out = emptyResult(model, events, kept, count);
  for (let first = 0; first < count; first += block.width) {
    const width = Math.min(block.width, count - first);
    for (let k = 0; k < width; k++) samples[k] = first + k;
    strike(running, width, -1, true);
    forward(running, width, true);
    keepDates(running, first, width);
    if (whole) countCritical(running, width);
  }
  if (whole) correlate(running, count);
}

/** Writes what strikes do to the samples of the block, one risk left out; with `first` also counts them and their cost. */
function strike({ model, events, draws, block, samples, out }: Running, width: number, leftOut: number, first: boolean): void {
  if (events.length === 0) return;
  block.delay.fill(0);
  block.share.fill(0);
  for (let risk = 0; risk < events.length; risk++) {
    if (risk === leftOut) continue;
    const event = events[risk] as RiskEvent;
    for (let k = 0; k < width; k++) {
      const sample = samples[k] as number;
      if (!strikes(draws, event, risk, sample)) continue;
      if (first) {
        out.hits[risk] = (out.hits[risk] as number) + 1;
        out.cost[sample] = (out.cost[sample] as number) + strikeCost(draws, event, risk, sample);
      }
      const time = strikeTime(draws, event, risk, sample);
      const share = strikeShare(draws, event, risk, sample);
      for (const node of model.struck[risk] ?? []) {
        const at = (model.delayPlace[node] as number) * block.width + k;
        block.delay[at] = (block.delay[at] as number) + time;
        block.share[at] = (block.share[at] as number) + share;
      }
    }
  }
}

/** One pass over the nodes of the block; with `first` also what the estimates cost. */
function forward({ model, draws, block, samples, out }: Running, width: number, first: boolean): void {
  block.seed = draws.seed;
  for (let k = 0; k < width; k++) block.sample[k] = draws.run * RUN + (samples[k] as number);
  for (let node = 0; node < model.size; node++) {
    const only = model.outcomes.length === 0 ? undefined : model.leaves[node]?.chance?.only;
    if (only !== undefined) {
      for (let k = 0; k < width; k++) {
        const sample = samples[k] as number;
        block.absent[k] = comesOut(draws, only, sample) ? 0 : 1;
        if (first && block.absent[k] === 1) out.cost[sample] = (out.cost[sample] as number) - only.cost;
      }
    }
    const variable = model.variable[node] as number;
    if (variable < 0) {
      placeNode(model, block, node, width);
      continue;
    }
    drawFactors(draws, model, variable, samples, width, block.factor);
    if (only !== undefined) for (let k = 0; k < width; k++) if (block.absent[k] === 1) block.factor[k] = 1;
    placeNode(model, block, node, width);
    const { cost } = model.variables[variable] as ModelVariable;
    if (first && cost > 0) {
      for (let k = 0; k < width; k++) {
        const at = samples[k] as number;
        out.cost[at] = (out.cost[at] as number) + cost * ((block.factor[k] as number) - 1);
      }
    }
    block.factor.fill(1);
  }
}

function keepDates({ model, kept, block, out }: Running, first: number, width: number): void {
  for (let k = 0; k < width; k++) out.finish[first + k] = block.finish[model.end * block.width + k] as number;
  const { start, finish, count } = out.dates;
  kept.forEach((node, i) => {
    for (let k = 0; k < width; k++) {
      start[i * count + first + k] = block.start[node * block.width + k] as number;
      finish[i * count + first + k] = block.finish[node * block.width + k] as number;
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
      const node = model.startNode[task] as number;
      const at = node * block.width + k;
      // What is not done decides nothing itself.
      const own = tasks[task]?.item.summary === true || (model.leaves[node]?.chance?.only !== undefined && block.start[at] === block.finish[at]) ? 0 : marks[at];
      if (own === 0 && below[task] === 0) continue;
      out.critical[task] = (out.critical[task] as number) + 1;
      const parent = tasks[task]?.parent ?? -1;
      if (parent >= 0) below[parent] = 1;
    }
  }
}

/** Adds the rank correlation of every estimate with the finish over one run (Spearman). */
function correlate({ model, draws, out }: Running, count: number): void {
  const ranks = ranksOf(out.finish, 0, count);
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
    if (own > 0) out.correlation[variable] = (count * both) / Math.sqrt(own * spread);
  }
}

/** What of a run finishes at another time without one risk: those that it struck are simulated again, all else drawn alike. */
function withoutRisk(running: Running, risk: number, count: number): OtherFinishes {
  const { model, events, draws, block, samples, out } = running;
  const event = events[risk] as RiskEvent;
  const others: { readonly sample: number[]; readonly finish: number[] } = { sample: [], finish: [] };
  let width = 0;
  const flush = (): void => {
    strike(running, width, risk, false);
    forward(running, width, false);
    for (let k = 0; k < width; k++) {
      const finish = block.finish[model.end * block.width + k] as number;
      if (finish === out.finish[samples[k] as number]) continue;
      others.sample.push(samples[k] as number);
      others.finish.push(finish);
    }
    width = 0;
  };
  for (let sample = 0; movesDates(model, event, risk) && sample < count; sample++) {
    if (!strikes(draws, event, risk, sample)) continue;
    samples[width++] = sample;
    if (width === block.width) flush();
  }
  if (width > 0) flush();
  return { sample: Int32Array.from(others.sample), finish: Float64Array.from(others.finish) };
}
