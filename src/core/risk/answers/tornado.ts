import { RUN, strikes } from "../draws";
import { ranksOf } from "../percentiles";
import type { Simulation } from "../simulation";
import type { Collector, Redrawn } from "./redraw";

/** What an estimate or a risk moves: the mean where it comes out lowest and highest, less the mean of all samples. */
export interface TornadoBar {
  readonly kind: "task" | "risk";
  readonly id: string;
  /** Of an estimate in its lowest and its highest tenth of samples; of a risk where it did not strike and where it did. Working days. */
  readonly lowDays: number;
  readonly highDays: number;
  /** The same of the cost, in money. */
  readonly lowCost: number;
  readonly highCost: number;
}

/** What the samples say about each estimate and each risk. */
export interface Swings {
  /** What moves the finish most comes first. */
  readonly bars: readonly TornadoBar[];
  /** For each estimate the rank correlation (Spearman) with the plan's cost, the mean of those of all runs. */
  readonly costSensitivity: Float64Array;
}

/** Finishes as working minutes from an instant on, and costs, of the same samples. */
export interface Measured {
  readonly work: Float64Array;
  readonly cost: Float64Array;
  /** Working minutes of a day. */
  readonly day: number;
}

/** Sums over the samples of one side of a bar. */
interface Side {
  count: number;
  work: number;
  cost: number;
}

const TENTH = 0.1;

/** Tornado and rank correlation with cost, of all that is drawn. */
export function swings({ model, events, schedule }: Simulation, measured: Measured): Collector<Swings> {
  const { work, cost } = measured;
  const estimates = model.variables.length;
  const line = (): Side[] => [...model.variables, ...events].map(() => ({ count: 0, work: 0, cost: 0 }));
  const [low, high] = [line(), line()];
  const costSensitivity = new Float64Array(estimates);
  const add = (side: Side | undefined, at: number): void => {
    if (side === undefined) return;
    side.count++;
    side.work += work[at] as number;
    side.cost += cost[at] as number;
  };
  const visit = ({ draws, figures: { shares }, first, count }: Redrawn): void => {
    const ranks = ranksOf(cost, first, count);
    const varies = ranks.some(rank => rank !== ranks[0]);
    for (let variable = 0; variable < estimates; variable++) {
      const line = shares.subarray(variable * RUN, variable * RUN + count);
      for (let k = 0; k < count; k++) {
        const share = line[k] as number;
        if (share < TENTH) add(low[variable], first + k);
        else if (share > 1 - TENTH) add(high[variable], first + k);
      }
      if (varies) costSensitivity[variable] = (costSensitivity[variable] as number) + (rankCorrelation(line, ranks) * count) / cost.length;
    }
    events.forEach((event, risk) => {
      for (let k = 0; k < count; k++) add((strikes(draws, event, risk, k) ? high : low)[estimates + risk], first + k);
    });
  };
  const names = (): Pick<TornadoBar, "kind" | "id">[] => [...model.variables.map(({ task }) => ({ kind: "task", id: schedule.tasks[task]?.id ?? "" }) as const), ...events.map(({ risk }) => ({ kind: "risk", id: risk.id }) as const)];
  return { visit, answer: () => ({ bars: barsOf(names(), low, high, measured), costSensitivity }) };
}

function barsOf(names: readonly Pick<TornadoBar, "kind" | "id">[], low: readonly Side[], high: readonly Side[], { work, cost, day }: Measured): readonly TornadoBar[] {
  const means = { work: mean(work), cost: mean(cost) };
  const away = (side: Side, which: "work" | "cost"): number => (side.count === 0 ? 0 : side[which] / side.count - means[which]);
  const bars = names.map((name, i) => {
    const [below, above] = [low[i] as Side, high[i] as Side];
    return { ...name, lowDays: away(below, "work") / day, highDays: away(above, "work") / day, lowCost: away(below, "cost"), highCost: away(above, "cost") };
  });
  const days = ({ lowDays, highDays }: TornadoBar): number => Math.abs(highDays - lowDays);
  const money = ({ lowCost, highCost }: TornadoBar): number => Math.abs(highCost - lowCost);
  return bars.sort((a, b) => days(b) - days(a) || money(b) - money(a));
}

function rankCorrelation(shares: Float32Array, ranks: Float64Array): number {
  const count = ranks.length;
  const middle = (count - 1) / 2;
  let [sum, squares, both, spread] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const share = shares[i] as number;
    const rank = (ranks[i] as number) - middle;
    sum += share;
    squares += share * share;
    both += share * rank;
    spread += rank * rank;
  }
  const own = squares - (sum * sum) / count;
  return own > 0 && spread > 0 ? both / Math.sqrt(own * spread) : 0;
}

function mean(values: Float64Array): number {
  const zero = values[0] ?? 0;
  return zero + values.reduce((sum, value) => sum + (value - zero), 0) / Math.max(1, values.length);
}
