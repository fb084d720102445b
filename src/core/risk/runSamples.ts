import { NEVER_CANCELLED, type Cancellation } from "../model/cancellation";
import { countDeciders, driversOf, type Join } from "./answers/joins";
import { countCritical, markCritical, marksFor, taskTree, type Marks, type TaskTree } from "./critical";
import { comesOut, drawRun, drawsFor, RUN, strikeCost, strikes, strikeShare, strikeTime, type Draws } from "./draws";
import { collectDates, joinResults, NO_DATES, type Outcomes, type PartialResult, type RunDates } from "./partialResult";
import { blockOf, copyLine, placeNode, type Block } from "./placeBlock";
import { placeUniformNode } from "./placeUniform";
import { movesTime, type RiskEvent } from "./register";
import type { RiskModel } from "./riskModel";
import { figuresFor, fillFigures, type RunFigures } from "./runFigures";
import { sumSwings, swingSizes, type SwingSums } from "./swingSums";
import { tallyOf, type Tally } from "./tally";
import { dateOf, LAST_DATE, writeInstants, type Uniform } from "./uniform";

/** What is simulated: a plan's network, its register as things stand, and as it would be. */
export interface Sampled {
  readonly model: RiskModel;
  /** The same in codes, where all work is on one calendar. */
  readonly uniform: Uniform | undefined;
  /** A delay of what is not critical does not move the plan's finish. */
  readonly criticalDecides: boolean;
  readonly events: readonly RiskEvent[];
  /** The register before any response and once all are done; empty where it has no `residual`. */
  readonly responses: readonly (readonly RiskEvent[])[];
  /** For each open risk with a `residual`: the figures that do not count as things stand. */
  readonly alternatives: readonly (Alternative | undefined)[];
  /** Nodes whose dates are kept. */
  readonly kept: Int32Array;
  /** Where several drivers meet. */
  readonly joins: readonly Join[];
}

/** The figures of a risk before its response where all of that is done, else those after it. */
export interface Alternative {
  readonly done: boolean;
  readonly event: RiskEvent;
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
  /** Dates are told as tallies, not sample by sample. */
  readonly tally?: boolean;
  readonly cancellation?: Cancellation;
}

/** Samples side by side: an eighth of a run where the dates of a block are few megabytes, else fewer. */
const widthFor = ({ size }: RiskModel): number => (size <= 2500 ? RUN / 8 : 64);

/** How many runs so many samples are. */
export function runsOf(samples: number): number {
  return Math.ceil(samples / RUN);
}

/** What a simulation carries from block to block of a run. */
interface Running {
  readonly model: RiskModel;
  readonly uniform: Uniform | undefined;
  readonly criticalDecides: boolean;
  readonly events: readonly RiskEvent[];
  readonly kept: Int32Array;
  readonly joins: readonly Join[];
  readonly draws: Draws;
  readonly figures: RunFigures;
  readonly block: Block;
  readonly marks: Marks;
  readonly tree: TaskTree;
  /** Numbers of the samples of the block within the run. */
  readonly samples: Int32Array;
  /** Samples of the run, risk by risk, whose finish may be another one without it. */
  readonly moved: readonly number[][];
  /** Set for each run anew. */
  out: RunResult;
}

/** What one run comes to. */
interface RunResult extends Outcomes, SwingSums {
  readonly count: number;
  readonly dates: RunDates;
  readonly critical: Float64Array;
  readonly correlation: Float64Array;
  readonly hits: Float64Array;
  readonly decided: Float64Array;
}

/** Simulates some runs; what a cancelled simulation gives ends at the run that it had come to. */
export function simulateRuns(sampled: Sampled, options: RunOptions): PartialResult {
  const { from, to, cancellation = NEVER_CANCELLED } = options;
  const { step, result } = startRuns(sampled, options);
  for (let run = from; run < to && !(cancellation.cancelled && run > from); run++) step(run);
  return result();
}

/** A simulation that goes on run by run. */
export interface SteppedRuns {
  readonly step: (run: number) => void;
  /** What the runs since the last result came to, which follow each other; there is one at least. */
  readonly result: () => PartialResult;
}

/** Begins to simulate. All results use the same room for what is drawn and placed. */
export function startRuns(sampled: Sampled, { samples, seed, width = widthFor(sampled.model), outcomesOnly = false, tally = false }: Omit<RunOptions, "from" | "to" | "cancellation">): SteppedRuns {
  const running = runningOf(outcomesOnly ? { ...sampled, kept: new Int32Array(0) } : sampled, seed, width, !outcomesOnly);
  const none = running.out;
  const others = (outcomesOnly ? [] : sampled.responses).map(events => otherRunning(running, events, seed));
  let parts: PartialResult[] = [];
  let collected = collectDates();
  let changed = collectDates();
  const step = (run: number): void => {
    const count = Math.max(0, Math.min(RUN, samples - run * RUN));
    drawRun(running.draws, run, count);
    fillFigures(running.figures, running.draws, running.model, count);
    oneRun(running, count, !outcomesOnly);
    const { dates, ...out } = running.out;
    const tallies = (outcomesOnly ? [] : sampled.events).flatMap((_, risk): Tally[] => {
      const [without, other] = [withoutRisk(running, risk), sampled.alternatives[risk]];
      const otherwise = other === undefined ? undefined : withOther(running, { risk, event: other.event }, without, count);
      return [...changeOf(out.finish, without), ...changeOf(out.finish, otherwise)];
    });
    changed.add({ runs: [], tallies });
    const responses = others.map(other => {
      drawRun(other.draws, run, count);
      oneRun(other, count, false);
      return { finish: other.out.finish, cost: other.out.cost };
    });
    parts.push({ ...out, from: run, to: run + 1, dates: NO_DATES, changed: [], responses });
    collected.add({ runs: [dates], tallies: [] });
  };
  const result = (): PartialResult => {
    const joined = { ...joinResults(parts), dates: tally ? collected.tallied() : collected.all(), changed: changed.all().tallies };
    [parts, collected, changed, running.out] = [[], collectDates(), collectDates(), none];
    return joined;
  };
  return { step, result };
}

function runningOf({ model, uniform, criticalDecides, events, kept, joins }: Sampled, seed: number, width: number, whole: boolean): Running {
  return {
    model, uniform, criticalDecides, events, kept, joins, moved: events.map(() => []), draws: drawsFor(model, events, seed), figures: figuresFor(model, whole), block: blockOf(model, width),
    marks: marksFor(model, whole ? width : 0), tree: taskTree(model, width), samples: new Int32Array(width), out: emptyResult({ model, events, kept, joins }, 0, false),
  };
}

/** The same samples with another register: its own strikes are drawn, the estimates come out as they did. */
function otherRunning(running: Running, events: readonly RiskEvent[], seed: number): Running {
  const kept = new Int32Array(0);
  const none = { model: running.model, events, kept, joins: [] };
  return { ...running, ...none, draws: drawsFor({ ...running.model, variables: [], groups: [] }, events, seed), out: emptyResult(none, 0, false) };
}

function emptyResult({ model, events, kept, joins }: Pick<Running, "model" | "events" | "kept" | "joins">, count: number, whole: boolean): RunResult {
  const { swung, swungCost } = whole ? swingSizes(model.variables.length, events.length) : { swung: 0, swungCost: 0 };
  const line = (size: number): Float64Array => new Float64Array(size);
  return {
    count, finish: line(count), cost: line(count).fill(model.cost), critical: line(model.startNode.length), correlation: line(model.variables.length), hits: line(events.length), decided: line(driversOf(joins)), swung: line(swung), swungCost: line(swungCost),
    dates: { count, start: new Int32Array(kept.length * count), finish: new Int32Array(kept.length * count) },
  };
}

function movesDates({ struck }: RiskModel, event: RiskEvent, risk: number): boolean {
  return (struck[risk] ?? []).length > 0 && event.probability > 0 && movesTime(event);
}

function oneRun(running: Running, count: number, whole: boolean): void {
  const { model, uniform, block, samples, joins, marks, tree } = running;
  running.out = emptyResult(running, count, whole);
  costOfEstimates(running, count);
  for (let first = 0; first < count; first += block.width) {
    const width = Math.min(block.width, count - first);
    for (let k = 0; k < width; k++) samples[k] = first + k;
    strike(running, width, undefined, true);
    forward(running, width, true);
    if (whole) {
      markCritical(model, uniform, block, width, marks);
      countCritical(tree, marks, block.width, width, running.out.critical);
      countDeciders(model, uniform, joins, { block, marks, count: width }, running.out.decided);
      noteMoved(running, first, width);
    }
    keepDates(running, first, width);
  }
  if (whole) sumSwings(model, running.events, running, running.out);
}

/** Notes the samples of the block that a risk struck where it can have moved the finish. */
function noteMoved({ model, events, draws, block, marks, moved, criticalDecides }: Running, first: number, width: number): void {
  events.forEach((event, risk) => {
    if (!movesDates(model, event, risk)) return;
    const nodes = model.struck[risk] ?? [];
    const all = !criticalDecides || event.sign < 0;
    for (let k = 0; k < width; k++) {
      if (strikes(draws, event, risk, first + k) && (all || nodes.some(node => marks.any[node] === 1 && marks.marked[node * block.width + k] === 1))) moved[risk]?.push(first + k);
    }
  });
}

/** Adds to the cost of each sample what the estimates of work that is done come out over what the schedule takes. */
function costOfEstimates({ model, figures: { factors }, draws, out }: Running, count: number): void {
  model.variables.forEach(({ cost, node }, variable) => {
    if (!(cost > 0)) return;
    const line = variable * RUN;
    const only = model.leaves[node]?.chance?.only;
    for (let k = 0; k < count; k++) if (only === undefined || comesOut(draws, only, k)) out.cost[k] = (out.cost[k] as number) + cost * ((factors[line + k] as number) - 1);
  });
}

/** A risk that is left out, or has other figures. */
interface Changed {
  readonly risk: number;
  readonly event: RiskEvent | undefined;
}

/** Writes what strikes do to the samples of the block, one risk left out or changed; with `first` also counts them and their cost. */
function strike({ model, events, draws, block, samples, out }: Running, width: number, changed: Changed | undefined, first: boolean): void {
  if (events.length === 0) return;
  block.delay.fill(0);
  block.share.fill(0);
  for (let risk = 0; risk < events.length; risk++) {
    const event = risk === changed?.risk ? changed.event : events[risk];
    if (event === undefined) continue;
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

/** One pass over the nodes of the block; with `first` also what is saved where work is not done. */
function forward(running: Running, width: number, first: boolean): void {
  const { model, uniform, figures: { factors }, draws, block, samples } = running;
  const { factor } = block;
  block.seed = draws.seed;
  for (let k = 0; k < width; k++) block.sample[k] = draws.run * RUN + (samples[k] as number);
  let varies = false;
  for (let node = 0; node < model.size; node++) {
    const variable = model.variable[node] as number;
    const line = variable * RUN;
    // The samples of the first pass follow each other.
    if (variable >= 0 && first) copyLine(factors, line + (samples[0] as number), factor, width);
    else if (variable >= 0) for (let k = 0; k < width; k++) factor[k] = factors[line + (samples[k] as number)] as number;
    else if (varies) factor.fill(1);
    varies = variable >= 0;
    if (model.outcomes.length > 0) decideWhether(running, node, width, first);
    if (uniform === undefined) placeNode(model, block, node, width);
    else placeUniformNode(model, uniform, block, node, width);
  }
  factor.fill(1);
}

/** Says in which samples of the block a node is not done; what it would have cost is saved. */
function decideWhether({ model, draws, block, samples, out }: Running, node: number, width: number, first: boolean): void {
  const only = model.leaves[node]?.chance?.only;
  if (only === undefined) return;
  for (let k = 0; k < width; k++) {
    const sample = samples[k] as number;
    block.absent[k] = comesOut(draws, only, sample) ? 0 : 1;
    if (block.absent[k] === 0) continue;
    block.factor[k] = 1;
    if (first) out.cost[sample] = (out.cost[sample] as number) - only.cost;
  }
}

/** Keeps the finish of the plan and the dates of the nodes that are asked for. */
function keepDates({ model, uniform, kept, block, out }: Running, first: number, width: number): void {
  const { start, finish, count } = out.dates;
  for (let k = 0; k < width; k++) out.finish[first + k] = finishOf(model, uniform, block, k);
  for (let i = 0; i < kept.length; i++) {
    const base = (kept[i] as number) * block.width;
    const line = i * count + first;
    if (uniform !== undefined) {
      writeInstants(uniform, block.start, base, width, start, line);
      writeInstants(uniform, block.finish, base, width, finish, line);
      continue;
    }
    keepLine(block.start, base, width, start, line);
    keepLine(block.finish, base, width, finish, line);
  }
}

/** When the plan is finished in a sample of the block. */
function finishOf({ end }: RiskModel, uniform: Uniform | undefined, { width, finish }: Block, k: number): number {
  const at = finish[end * width + k] as number;
  return uniform === undefined ? Math.min(LAST_DATE, at) : dateOf(uniform, at);
}

function keepLine(from: Float64Array, at: number, count: number, into: Int32Array, line: number): void {
  for (let k = 0; k < count; k++) {
    const date = from[at + k] as number;
    into[line + k] = date < LAST_DATE ? date : LAST_DATE;
  }
}

/** What of a run finishes at another time without one risk: those that it may have moved are simulated again, all else drawn alike. */
function withoutRisk(running: Running, risk: number): OtherFinishes {
  const again = running.moved[risk] ?? [];
  const others = simulatedAgain(running, { risk, event: undefined }, again);
  again.length = 0;
  return others;
}

/** Samples of a run that finish at another time, rising, and when. */
interface OtherFinishes {
  readonly sample: Int32Array;
  readonly finish: Float64Array;
}

const noOthers = (): OtherFinishes => ({ sample: new Int32Array(0), finish: new Float64Array(0) });

/** When some samples finish, and when else. Each time lists of their own: what a thread sends is handed over with its memory. */
function changeOf(finish: Float64Array, { sample, finish: now }: OtherFinishes = noOthers()): [was: Tally, now: Tally] {
  return [tallyOf(undefined, sample.map(one => finish[one] as number)), tallyOf(undefined, new Int32Array(now))];
}

/** What of a run finishes at another time with other figures of a risk; where they no longer strike, as without it. */
function withOther(running: Running, changed: Changed & { readonly event: RiskEvent }, without: OtherFinishes, count: number): OtherFinishes {
  const { model, events, draws } = running;
  const { risk, event: other } = changed;
  const event = events[risk] as RiskEvent;
  if (![event, other].some(one => movesDates(model, one, risk))) return noOthers();
  const same = (of: typeof strikeTime, sample: number): boolean => of(draws, event, risk, sample) === of(draws, other, risk, sample);
  const again = Array.from({ length: count }, (_, sample) => sample)
    .filter(sample => strikes(draws, other, risk, sample) && !(strikes(draws, event, risk, sample) && same(strikeTime, sample) && same(strikeShare, sample)));
  const struck = simulatedAgain(running, changed, again);
  const all = new Map([...struck.sample].map((sample, i) => [sample, struck.finish[i] as number]));
  without.sample.forEach((sample, i) => { if (!strikes(draws, other, risk, sample)) all.set(sample, without.finish[i] as number); });
  const sample = Int32Array.from(all.keys()).sort();
  return { sample, finish: Float64Array.from(sample, one => all.get(one) as number) };
}

/** Simulates some samples of a run again with a risk changed; of those that finish at another time, when. */
function simulatedAgain(running: Running, changed: Changed, again: readonly number[]): OtherFinishes {
  const { model, uniform, block, samples, out } = running;
  const others: { readonly sample: number[]; readonly finish: number[] } = { sample: [], finish: [] };
  for (let first = 0; first < again.length; first += block.width) {
    const width = Math.min(block.width, again.length - first);
    for (let k = 0; k < width; k++) samples[k] = again[first + k] as number;
    strike(running, width, changed, false);
    forward(running, width, false);
    for (let k = 0; k < width; k++) {
      const finish = finishOf(model, uniform, block, k);
      if (finish === out.finish[samples[k] as number]) continue;
      others.sample.push(samples[k] as number);
      others.finish.push(finish);
    }
  }
  return { sample: Int32Array.from(others.sample), finish: Float64Array.from(others.finish) };
}
