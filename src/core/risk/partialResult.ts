import { RUN } from "./draws";
import type { SwingSums } from "./swingSums";
import { tallyOf, tallySum, tallyTotal, tallyWithout, type Tally } from "./tally";

/** Dates of a run of samples: those of kept node i in its sample k stand at `i * count + k`. */
export interface RunDates {
  readonly count: number;
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

/** The dates of the kept nodes: of some runs sample by sample, of the others as tallies, for each node of its starts and of its finishes. */
export interface SampledDates {
  readonly runs: readonly RunDates[];
  /** Empty, or two for each kept node. */
  readonly tallies: readonly Tally[];
}

/** Finish and cost of each sample. */
export interface Outcomes {
  readonly finish: Float64Array;
  readonly cost: Float64Array;
}

/**
 * What some runs of a simulation came to. Results of neighbouring runs join to that of all of them, bit for bit, however they were cut: what
 * is added up is a count, and what is no count is kept by sample or by run.
 */
export interface PartialResult extends Outcomes, SwingSums {
  /** Its runs of 1,000 samples: from the first on, up to but not including the last. */
  readonly from: number;
  readonly to: number;
  /** Samples in them. */
  readonly count: number;
  readonly dates: SampledDates;
  /** Samples in which each task, or work in a summary, is critical. */
  readonly critical: Float64Array;
  /** Run by run, for each estimate its rank correlation with the finish, times the samples of the run. */
  readonly correlation: Float64Array;
  /** Samples in which each open risk struck. */
  readonly hits: Float64Array;
  /** For each driver of each join in how many samples it asks for the latest start. */
  readonly decided: Float64Array;
  /**
   * For each open risk four tallies: of the samples that finish at another time without it, when they finish and when without it; then
   * the same with the figures of its response, or without those where all of it is done, empty for risks without `residual`.
   */
  readonly changed: readonly Tally[];
  /** Before any response and once all are done; empty where the register has no `residual`. */
  readonly responses: readonly Outcomes[];
}

/** Dates kept sample by sample at most; more are tallied. */
const MOST_DATES = 24_000_000;
/** Tallies are joined so many at a time: each time all numbers are gone through. */
const MOST_WAITING = 4;
/** Runs that are tallied at once at least. */
const LEAST_TALLIED = 4;

/** No dates. */
export const NO_DATES: SampledDates = { runs: [], tallies: [] };

/** Dates of runs put together, in their order. */
export interface DateCollection {
  add(dates: SampledDates): void;
  /** All of them; they stand sample by sample where they are few. */
  all(): SampledDates;
  /** All of them as tallies. */
  tallied(): SampledDates;
}

/** Collects dates sample by sample, and tallies them as soon as there are too many. */
export function collectDates(): DateCollection {
  let runs: RunDates[] = [];
  let kept = 0;
  let tallies: readonly Tally[] = [];
  let waiting: (readonly Tally[])[] = [];
  const join = (): void => {
    if (waiting.length > 0) tallies = waiting.length === 1 && tallies.length === 0 ? (waiting[0] as readonly Tally[]) : joinTallies(tallies, waiting);
    waiting = [];
  };
  const pack = (): SampledDates => {
    join();
    tallies = tallied({ runs, tallies }).tallies;
    [runs, kept] = [[], 0];
    return { runs, tallies };
  };
  return {
    add: dates => {
      runs.push(...dates.runs);
      kept += dates.runs.reduce((sum, { start }) => sum + 2 * start.length, 0);
      if (dates.tallies.length > 0) waiting.push(dates.tallies);
      if (waiting.length >= MOST_WAITING) join();
      if (kept > MOST_DATES) pack();
    },
    all: () => {
      join();
      return { runs, tallies };
    },
    tallied: pack,
  };
}

function joinTallies(tallies: readonly Tally[], waiting: readonly (readonly Tally[])[]): readonly Tally[] {
  const all = tallies.length === 0 ? waiting : [tallies, ...waiting];
  return (all[0] as readonly Tally[]).map((_, i) => tallyTotal(all.map((one) => one[i] as Tally)));
}

/** Runs whose dates one thread tallies at once; undefined where all dates of the simulation are kept sample by sample. */
export function talliedAtOnce(kept: number, samples: number): number | undefined {
  const dates = 2 * kept;
  return dates * samples > MOST_DATES ? Math.max(LEAST_TALLIED, Math.floor(MOST_DATES / (dates * RUN))) : undefined;
}

/** Joins results of runs that follow each other, in their order; there is at least one. */
export function joinResults(parts: readonly PartialResult[]): PartialResult {
  const [first, ...others] = parts as readonly [PartialResult, ...PartialResult[]];
  if (others.length === 0) return first;
  const figures = (of: (part: PartialResult) => Float64Array): Float64Array => joined(parts.map(of));
  const dates = collectDates();
  const changed = collectDates();
  for (const part of parts) {
    dates.add(part.dates);
    changed.add({ runs: [], tallies: part.changed });
  }
  const sums = (of: (part: PartialResult) => Float64Array): Float64Array => of(first).map((_, i) => parts.reduce((sum, part) => sum + (of(part)[i] as number), 0));
  return {
    from: first.from, to: (parts.at(-1) as PartialResult).to, count: parts.reduce((sum, { count }) => sum + count, 0),
    finish: figures(({ finish }) => finish), cost: figures(({ cost }) => cost), dates: dates.all(),
    critical: sums(({ critical }) => critical), correlation: figures(({ correlation }) => correlation), hits: sums(({ hits }) => hits), decided: sums(({ decided }) => decided),
    swung: sums(({ swung }) => swung), swungCost: figures(({ swungCost }) => swungCost),
    changed: changed.all().tallies,
    responses: first.responses.map((_, i) => ({
      finish: joined(parts.map(({ responses }) => (responses[i] as Outcomes).finish)), cost: joined(parts.map(({ responses }) => (responses[i] as Outcomes).cost)),
    })),
  };
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/** The same dates, all of them as tallies. */
export function tallied({ runs, tallies }: SampledDates): SampledDates {
  const [first] = runs;
  if (first === undefined || first.count === 0) return { runs: [], tallies };
  const kept = first.start.length / first.count;
  const values = new Int32Array(runs.reduce((sum, { count }) => sum + count, 0));
  const both: Tally[] = [];
  for (let i = 0; i < kept; i++) {
    for (const which of ["start", "finish"] as const) both.push(tallyOf(tallies[both.length], fillValues(values, runs, i, which)));
  }
  return { runs: [], tallies: both };
}

/** The starts or finishes of a kept node, of the runs whose dates stand sample by sample. */
export function valuesOf({ runs }: SampledDates, node: number, which: "start" | "finish"): Int32Array {
  return fillValues(new Int32Array(runs.reduce((sum, { count }) => sum + count, 0)), runs, node, which);
}

/** The same, written into a list that is long enough. */
export function fillValues(values: Int32Array, runs: readonly RunDates[], node: number, which: "start" | "finish"): Int32Array {
  let at = 0;
  for (const run of runs) {
    values.set(run[which].subarray(node * run.count, (node + 1) * run.count), at);
    at += run.count;
  }
  return values;
}

/** A tally of the finishes of all samples where some are others: by the place of two tallies in `changed`. Undefined where none is. */
export function changedFinishes({ finish, changed }: PartialResult): (place: number) => Tally | undefined {
  let all: Tally | undefined;
  return place => {
    const [was, now] = changed.slice(place, place + 2);
    if (was === undefined || now === undefined || was.length === 0) return undefined;
    all ??= tallyOf(undefined, new Int32Array(finish));
    return tallyWithout(tallySum(all, now), was);
  };
}
