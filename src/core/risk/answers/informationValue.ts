import { RUN } from "../draws";
import { normalTable } from "../normal";
import { percentilesOf } from "../percentiles";
import type { ModelVariable } from "../riskModel";
import type { Simulation } from "../simulation";
import type { Collector } from "./redraw";
import type { Measured } from "./tornado";

/** What it is worth to know an estimate better: how much earlier and cheaper P80 is with half its spread, and with none. */
export interface InformationValue {
  /** The task. */
  readonly id: string;
  /** Working days at P80 of the finish. */
  readonly halfDays: number;
  readonly allDays: number;
  /** Money at P80 of the cost. */
  readonly halfCost: number;
  readonly allCost: number;
}

/** Parts that the samples are cut into at most; of few samples fewer, so that each mean is of many. */
const MOST_PARTS = 20;

/** The value of information about some estimates, from the samples that there are: the mean of the finish, and of the cost, given the estimate is moved to where it would be. */
export function informationValues({ model, schedule }: Simulation, { work, cost, day }: Measured, chosen: readonly number[]): Collector<readonly InformationValue[]> {
  const lines = chosen.map(() => ({ figure: new Float64Array(work.length), own: new Float64Array(work.length) }));
  const normals = normalTable();
  return {
    variables: chosen,
    visit: ({ draws, figures: { factors }, first, count }) => {
      lines.forEach(({ figure, own }, i) => {
        const variable = chosen[i] as number;
        figure.set(factors.subarray(variable * RUN, variable * RUN + count), first);
        for (let k = 0; k < count; k++) own[first + k] = normals[draws.scores[variable * RUN + k] as number] as number;
      });
    },
    answer: () => lines.map((line, i) => {
      const { task, node, groups, mates, cost: own } = model.variables[chosen[i] as number] as ModelVariable;
      const drawn = { ...line, shared: groups.length > 0 || mates !== undefined };
      // What an estimate costs itself is known: it rises with it. Only of work that may not be done it has to be told from the samples.
      const paid = model.leaves[node]?.chance?.only === undefined ? (estimate: number): number => own * estimate : undefined;
      const [dates, money] = [gains(work, drawn), gains(cost, drawn, paid)];
      return { id: schedule.tasks[task]?.id ?? "", halfDays: dates.half / day, allDays: dates.all / day, halfCost: money.half, allCost: money.all };
    }),
  };
}

/** How an estimate came out in each sample, and the normal figure that it drew alone. */
export interface DrawnEstimate {
  readonly figure: Float64Array;
  readonly own: Float64Array;
  /** It goes together with others. */
  readonly shared: boolean;
}

/** By how much P80 falls when an estimate has half its spread, and when it always comes out at its mean; `known` is what the figure has from the estimate, where that need not be told from the samples. */
export function gains(values: Float64Array, { figure, own, shared }: DrawnEstimate, known?: (estimate: number) => number): { readonly half: number; readonly all: number } {
  const p80 = (line: Float64Array): number => percentilesOf(line, line.length, [0.8])[0] as number;
  const given = known ?? (shared ? sharedEffect(values, figure, own) : ownEffect(values, figure));
  const middle = meanOf(figure);
  const before = figure.map(given);
  const whole = p80(values);
  const less = (share: number): number => {
    const moved = values.map((value, k) => value - (before[k] as number) + given(middle + (1 - share) * ((figure[k] as number) - middle)));
    return Math.max(0, whole - p80(moved));
  };
  const half = less(0.5);
  return { half, all: Math.max(half, less(1)) };
}

function meanOf(line: Float64Array): number {
  return line.reduce((sum, value) => sum + value, 0) / Math.max(1, line.length);
}

/**
 * The mean of a figure given an estimate (the main effect of Sobol's decomposition). The samples are cut into parts by the estimate, twenty
 * of 10,000, and straight lines lead from the mean of one part to that of the next.
 */
function ownEffect(values: Float64Array, figure: Float64Array): (estimate: number) => number {
  const parts = Math.max(2, Math.min(MOST_PARTS, Math.floor(Math.sqrt(figure.length) / 5)));
  const edges = percentilesOf(figure, figure.length, Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts));
  const [counts, x, y] = [new Float64Array(parts), new Float64Array(parts), new Float64Array(parts)];
  values.forEach((value, k) => {
    const bin = below(edges, figure[k] as number);
    counts[bin] = (counts[bin] as number) + 1;
    x[bin] = (x[bin] as number) + (figure[k] as number);
    y[bin] = (y[bin] as number) + value;
  });
  const points = [...counts.keys()].filter(bin => (counts[bin] as number) > 0).map(bin => [(x[bin] as number) / (counts[bin] as number), (y[bin] as number) / (counts[bin] as number)] as const);
  const inner = points.slice(1, -1).map(([at]) => at);
  return estimate => {
    const at = below(inner, estimate);
    const [[left, low], [right, high]] = [points[at] ?? [0, 0], points[at + 1] ?? [NaN, NaN]];
    return right > left ? low + ((estimate - left) * (high - low)) / (right - left) : low;
  };
}

/** How many of some rising numbers are below a number. */
function below(rising: readonly number[], value: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * What an estimate that goes together with others does itself: a straight line, whose slope is told by what the estimate drew alone, since that has nothing to
 * do with the others (an instrumental variable: the slope is cov(figure, own) / cov(estimate, own)).
 */
function sharedEffect(values: Float64Array, figure: Float64Array, own: Float64Array): (estimate: number) => number {
  const [v, f, o] = [meanOf(values), meanOf(figure), meanOf(own)];
  let [withValue, withFigure, ownSquares, squares] = [0, 0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    const part = (own[k] as number) - o;
    withValue += ((values[k] as number) - v) * part;
    withFigure += ((figure[k] as number) - f) * part;
    ownSquares += part * part;
    squares += ((figure[k] as number) - f) ** 2;
  }
  // With full correlation nothing is drawn alone, and nothing can be told.
  const told = withFigure * withFigure > 0.01 * ownSquares * squares;
  const slope = told ? withValue / withFigure : 0;
  return estimate => v + slope * (estimate - f);
}
