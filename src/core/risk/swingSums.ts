import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import { RUN, strikes, type Draws } from "./draws";
import { ranksOf } from "./percentiles";
import type { RiskEvent } from "./register";
import type { RiskModel } from "./riskModel";
import type { RunFigures } from "./runFigures";

/**
 * What goes with each estimate and each risk, in some runs. Whole numbers are added up; what is none is kept run by run, so that its sum does not
 * depend on how runs were shared.
 */
export interface SwingSums {
  /** For each estimate the samples of its lowest tenth and their finishes in working minutes, then of its highest tenth; for each risk the finishes where it struck, and where it did not. */
  readonly swung: Float64Array;
  /** Run by run: for each estimate the costs of the lowest tenth and of the highest, and its rank correlation with the cost times the samples of the run; for each risk the costs where it struck, and where it did not. */
  readonly swungCost: Float64Array;
}

/** Figures of an estimate, and of a risk, in what is added up. */
export const SWUNG = { estimate: 4, risk: 2 } as const;
/** The same in what is kept run by run. */
export const SWUNG_COST = { estimate: 3, risk: 2 } as const;

/** How many figures of estimates and risks there are: added up, and in each run. */
export function swingSizes(estimates: number, risks: number): { readonly swung: number; readonly swungCost: number } {
  return { swung: SWUNG.estimate * estimates + SWUNG.risk * risks, swungCost: SWUNG_COST.estimate * estimates + SWUNG_COST.risk * risks };
}

/** A run that is simulated, and where its figures are written. */
export interface RunSums extends SwingSums {
  readonly finish: Float64Array;
  readonly cost: Float64Array;
  readonly correlation: Float64Array;
}

/** Shares below and above which a sample counts as low and as high. */
const TENTH = 0.1;

/** Takes the rank correlation (Spearman) of every estimate with the finish and with the cost over one run, and sums up what goes with its lowest and highest tenth and with each risk. */
export function sumSwings({ variables, calendars }: RiskModel, events: readonly RiskEvent[], { draws, figures: { shares } }: { readonly draws: Draws; readonly figures: RunFigures }, out: RunSums): void {
  const { finish, cost, swung, swungCost, correlation } = out;
  const clock = calendars[0] as SegmentedCalendar;
  const work = finish.map(at => clock.workAt(at));
  const [byDate, byCost] = [centred(finish), centred(cost)];
  const run = { work, cost, byDate: byDate.ranks, byCost: byCost.ranks };
  for (let variable = 0; variable < variables.length; variable++) {
    const { own, withDate, withCost } = sumEstimate(shares.subarray(variable * RUN, variable * RUN + finish.length), run, swung.subarray(SWUNG.estimate * variable), swungCost.subarray(SWUNG_COST.estimate * variable));
    if (!(own > 0)) continue;
    if (byDate.spread > 0) correlation[variable] = (finish.length * withDate) / Math.sqrt(own * byDate.spread);
    if (byCost.spread > 0) swungCost[SWUNG_COST.estimate * variable + 2] = (withCost / Math.sqrt(own * byCost.spread)) * finish.length;
  }
  events.forEach((event, risk) => {
    const [at, money] = [SWUNG.estimate * variables.length + SWUNG.risk * risk, SWUNG_COST.estimate * variables.length + SWUNG_COST.risk * risk];
    for (let k = 0; k < finish.length; k++) {
      const side = strikes(draws, event, risk, k) ? 0 : 1;
      swung[at + side] = (swung[at + side] as number) + (work[k] as number);
      swungCost[money + side] = (swungCost[money + side] as number) + (cost[k] as number);
    }
  });
}

/** Ranks less their mean, and the sum of their squares. */
function centred(values: Float64Array): { readonly ranks: Float64Array; readonly spread: number } {
  const middle = (values.length - 1) / 2;
  const ranks = ranksOf(values, 0, values.length).map(rank => rank - middle);
  let spread = 0;
  for (const rank of ranks) spread += rank * rank;
  return { ranks, spread };
}

interface Measures {
  readonly work: Float64Array;
  readonly cost: Float64Array;
  readonly byDate: Float64Array;
  readonly byCost: Float64Array;
}

/** One estimate: its sums are written, its products with the ranks told. */
function sumEstimate(shares: Float32Array, { work, cost, byDate, byCost }: Measures, swung: Float64Array, swungCost: Float64Array): { readonly own: number; readonly withDate: number; readonly withCost: number } {
  const count = shares.length;
  let [sum, squares, withDate, withCost] = [0, 0, 0, 0];
  let [lows, lowWork, lowCost, highs, highWork, highCost] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const share = shares[k] as number;
    sum += share;
    squares += share * share;
    withDate += share * (byDate[k] as number);
    withCost += share * (byCost[k] as number);
    if (share < TENTH) {
      lows++;
      lowWork += work[k] as number;
      lowCost += cost[k] as number;
    } else if (share > 1 - TENTH) {
      highs++;
      highWork += work[k] as number;
      highCost += cost[k] as number;
    }
  }
  swung.set([lows, lowWork, highs, highWork]);
  swungCost.set([lowCost, highCost]);
  return { own: squares - (sum * sum) / count, withDate, withCost };
}
