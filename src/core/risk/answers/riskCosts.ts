import { strikeCost, strikes } from "../draws";
import { percentilesOf } from "../percentiles";
import type { Simulation } from "../simulation";
import type { Collector } from "./redraw";

/** What a risk costs. */
export interface RiskCost {
  /** By how much P80 of the plan's cost is higher than without it, all else drawn alike. */
  readonly costAtP80: number;
  /** The mean over all samples: its expected cost. */
  readonly meanCost: number;
}

/** The same, and its expected cost with the figures that do not count as things stand. */
export interface RegisterCost extends RiskCost {
  readonly otherMean: number;
}

/** Costs of strikes kept at a time at most; of longer registers P80 is told of the first risks. */
const MOST_KEPT = 4_000_000;

/** What each risk of a register costs, in its order. */
export function riskCosts({ events, alternatives }: Pick<Simulation, "events" | "alternatives">, cost: Float64Array): Collector<readonly RegisterCost[]> {
  const count = Math.max(1, cost.length);
  const [sums, others] = [new Float64Array(events.length), new Float64Array(events.length)];
  const struck: { readonly sample: number[]; readonly price: number[] }[] = events.map(() => ({ sample: [], price: [] }));
  let kept = 0;
  const answer = (): readonly RegisterCost[] => {
    const p80 = (values: Float64Array): number => percentilesOf(values, values.length, [0.8])[0] as number;
    const whole = p80(cost);
    return struck.map(({ sample, price }, risk) => {
      const without = sample.length === 0 ? cost : cost.slice();
      sample.forEach((at, i) => { without[at] = (without[at] as number) - (price[i] as number); });
      return { costAtP80: sample.length === 0 ? 0 : whole - p80(without), meanCost: (sums[risk] as number) / count, otherMean: (others[risk] as number) / count };
    });
  };
  return {
    variables: [],
    answer,
    visit: run => {
      events.forEach((event, risk) => {
        const alternative = alternatives[risk]?.event;
        for (let k = 0; k < run.count; k++) {
          if (alternative !== undefined && strikes(run.draws, alternative, risk, k)) others[risk] = (others[risk] as number) + strikeCost(run.draws, alternative, risk, k);
          if (!strikes(run.draws, event, risk, k)) continue;
          const price = strikeCost(run.draws, event, risk, k);
          sums[risk] = (sums[risk] as number) + price;
          if (price === 0 || kept++ >= MOST_KEPT) continue;
          struck[risk]?.sample.push(run.first + k);
          struck[risk]?.price.push(price);
        }
      });
    },
  };
}
