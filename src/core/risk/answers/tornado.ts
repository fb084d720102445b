import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import type { PartialResult } from "../partialResult";
import type { Simulation } from "../simulation";
import { SWUNG, SWUNG_COST, swingSizes, type SwingSums } from "../swingSums";

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
  readonly count: number;
  readonly work: number;
  readonly cost: number;
}

/** Tornado and rank correlation with cost, of all that is drawn. */
export function swings({ model, events, schedule }: Simulation, { count, hits, swung, swungCost }: Pick<PartialResult, "count" | "hits" | keyof SwingSums>, measured: Measured): Swings {
  const estimates = model.variables.length;
  const line = swingSizes(estimates, events.length).swungCost;
  const money = (place: number, of: (figure: number) => number = figure => figure): number => {
    let sum = 0;
    for (let i = place; i < swungCost.length; i += line) sum += of(swungCost[i] as number);
    return sum;
  };
  const zero = (model.calendars[0] as SegmentedCalendar).workAt(schedule.finish);
  const side = (samples: number, work: number, cost: number): Side => ({ count: samples, work: (swung[work] as number) - samples * zero, cost: money(cost) });
  const ofEstimate = (variable: number, high: 0 | 1): Side => {
    const at = SWUNG.estimate * variable + 2 * high;
    return side(swung[at] as number, at + 1, SWUNG_COST.estimate * variable + high);
  };
  const ofRisk = (risk: number, struck: boolean): Side => {
    const hit = hits[risk] as number;
    const away = struck ? 0 : 1;
    return side(struck ? hit : count - hit, SWUNG.estimate * estimates + SWUNG.risk * risk + away, SWUNG_COST.estimate * estimates + SWUNG_COST.risk * risk + away);
  };
  const sides = [
    ...model.variables.map(({ task }, i) => ({ kind: "task", id: schedule.tasks[task]?.id ?? "", low: ofEstimate(i, 0), high: ofEstimate(i, 1) }) as const),
    ...events.map(({ risk }, i) => ({ kind: "risk", id: risk.id, low: ofRisk(i, false), high: ofRisk(i, true) }) as const),
  ];
  return { bars: barsOf(sides, measured), costSensitivity: Float64Array.from(model.variables, (_, i) => money(SWUNG_COST.estimate * i + 2, figure => figure / count)) };
}

function barsOf(sides: readonly (Pick<TornadoBar, "kind" | "id"> & { readonly low: Side; readonly high: Side })[], { work, cost, day }: Measured): readonly TornadoBar[] {
  const means = { work: mean(work), cost: mean(cost) };
  const away = (side: Side, which: "work" | "cost"): number => (side.count === 0 ? 0 : side[which] / side.count - means[which]);
  const bars = sides.map(({ kind, id, low, high }) => ({ kind, id, lowDays: away(low, "work") / day, highDays: away(high, "work") / day, lowCost: away(low, "cost"), highCost: away(high, "cost") }));
  const days = ({ lowDays, highDays }: TornadoBar): number => Math.abs(highDays - lowDays);
  const money = ({ lowCost, highCost }: TornadoBar): number => Math.abs(highCost - lowCost);
  return bars.sort((a, b) => days(b) - days(a) || money(b) - money(a));
}

function mean(values: Float64Array): number {
  const zero = values[0] ?? 0;
  return zero + values.reduce((sum, value) => sum + (value - zero), 0) / Math.max(1, values.length);
}
