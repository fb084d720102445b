import type { Instant } from "../../model/instant";
import { percentilesOf } from "../percentiles";
import { binOf, costHistogram, dateHistogram, type Histogram } from "./histogram";

/** A finish and a cost that both are kept with a chance. */
export interface DateAndCost {
  readonly finish: Instant;
  readonly cost: number;
}

/** How finish and cost go together. */
export interface JointConfidence {
  /** Target and budget of the plan, and the share of samples that keep both; absent where the plan lacks one of them. */
  readonly promise?: DateAndCost & { readonly probability: number };
  /** The percentiles that the table goes by: 0.5, 0.7, 0.8, 0.9. */
  readonly shares: readonly number[];
  /** Row by row for each percentile of the finish: the share of samples that keep it and each percentile of the cost. */
  readonly table: readonly (readonly number[])[];
  /** Finish and cost pairs of each wanted confidence, from the earliest finish to the least cost. */
  readonly pairs: readonly { readonly confidence: number; readonly pairs: readonly DateAndCost[] }[];
  /** Samples by finish and cost, for a scatter: `counts[row of the cost][column of the finish]`, at most 20 x 20. */
  readonly scatter: { readonly finish: Pick<Histogram, "from" | "width">; readonly cost: Pick<Histogram, "from" | "width">; readonly counts: readonly (readonly number[])[] };
}

const SHARES = [0.5, 0.7, 0.8, 0.9] as const;
const WANTED = [0.5, 0.7, 0.8] as const;
const SCATTER_BINS = 20;
/** Pairs of a confidence at most. */
const PAIRS = 8;

/** How the finish and the cost of the same samples go together. */
export function jointConfidence(finish: Float64Array, cost: Float64Array, promised: { readonly finish: Instant | undefined; readonly cost: number | undefined }): JointConfidence {
  const { finish: date, cost: budget } = promised;
  return {
    ...(date === undefined || budget === undefined ? {} : { promise: { finish: date, cost: budget, probability: shareKept(finish, cost, date, budget) } }),
    shares: SHARES, table: tableOf(finish, cost), pairs: WANTED.map(confidence => ({ confidence, pairs: pairsOf(finish, cost, confidence) })), scatter: scatterOf(finish, cost),
  };
}

function shareKept(finish: Float64Array, cost: Float64Array, date: number, budget: number): number {
  let kept = 0;
  for (let k = 0; k < finish.length; k++) if ((finish[k] as number) <= date && (cost[k] as number) <= budget) kept++;
  return kept / Math.max(1, finish.length);
}

function tableOf(finish: Float64Array, cost: Float64Array): readonly (readonly number[])[] {
  const [dates, costs] = [finish, cost].map(values => percentilesOf(values, values.length, SHARES)) as [number[], number[]];
  return dates.map(date => costs.map(budget => shareKept(finish, cost, date, budget)));
}

/** For finishes from the percentile of the confidence on to the last: the least cost that enough of the samples which finish by then keep. */
function pairsOf(finish: Float64Array, cost: Float64Array, confidence: number): readonly DateAndCost[] {
  const count = finish.length;
  const needed = Math.ceil(confidence * count - 1e-9);
  const shares = Array.from({ length: PAIRS }, (_, i) => confidence + ((1 - confidence) * i) / (PAIRS - 1));
  const pairs: DateAndCost[] = [];
  const dates = new Set(percentilesOf(finish, count, shares));
  for (const date of dates) {
    const costs: number[] = [];
    for (let k = 0; k < count; k++) if ((finish[k] as number) <= date) costs.push(cost[k] as number);
    const [budget = 0] = percentilesOf(costs, costs.length, [needed / Math.max(1, costs.length)]);
    // A later finish that saves nothing says nothing.
    if (budget < (pairs.at(-1)?.cost ?? Infinity)) pairs.push({ finish: date, cost: budget });
  }
  return pairs;
}

function scatterOf(finish: Float64Array, cost: Float64Array): JointConfidence["scatter"] {
  const [columns, rows] = [dateHistogram(finish, SCATTER_BINS), costHistogram(cost, SCATTER_BINS)];
  const counts = rows.counts.map(() => columns.counts.map(() => 0));
  for (let k = 0; k < finish.length; k++) {
    const [row, column] = [binOf(rows, cost[k] as number), binOf(columns, finish[k] as number)];
    const line = counts[row] as number[];
    line[column] = (line[column] as number) + 1;
  }
  return { finish: { from: columns.from, width: columns.width }, cost: { from: rows.from, width: rows.width }, counts };
}
