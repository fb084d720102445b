import type { ForecastData, ForecastShown } from "../../src/core/view/forecastData";
import { moneyText } from "../../src/core/view/money";
import { t } from "../shared/l10n";
import { line, shape } from "./marks";
import type { Chart } from "./marks";
import { roundStep } from "./spread";
import { keptWith, percentText } from "./words";
import type { Say } from "./words";

const LEFT = 64;
const BOTTOM = 22;
const DOT = 3;

/** How many samples keep the finish, the budget, both. */
export function keptBoth({ cloud }: ForecastShown, finish: number, budget: number): number {
  let kept = 0;
  for (let at = 0; at < cloud.finish.length; at += 1) if ((cloud.finish[at] ?? 0) <= finish && (cloud.cost[at] ?? 0) <= budget) kept += 1;
  return kept / Math.max(1, cloud.finish.length);
}

/** The targets that date and cost are seen against: promised ones, else those that are kept with the chosen confidence each. */
export function jointTargets(data: ForecastData, shown: ForecastShown, confidence: number): { readonly finish: number; readonly cost: number; readonly promised: boolean } {
  const kept = keptWith(shown, confidence);
  return { finish: data.target ?? kept.finish, cost: data.budget ?? kept.cost, promised: data.target !== undefined && data.budget !== undefined };
}

/** Finish against cost: each sample a dot, both targets as lines. */
export function jointChart(data: ForecastData, shown: ForecastShown, say: Say, { width, height }: { readonly width: number; readonly height: number }): Chart {
  const { cloud } = shown;
  const targets = jointTargets(data, shown, say.confidence);
  const [first, last, least, most] = [least0(cloud.finish, targets.finish, -1), least0(cloud.finish, targets.finish, 1), least0(cloud.cost, targets.cost, -1), least0(cloud.cost, targets.cost, 1)];
  const x = (at: number): number => LEFT + 8 + ((at - first) / Math.max(1, last - first)) * (width - LEFT - 20);
  const y = (cost: number): number => height - BOTTOM - 8 - ((cost - least) / Math.max(1e-9, most - least)) * (height - BOTTOM - 36);
  const dots = Array.from(cloud.finish, (at, sample) => `M${(x(at) - DOT / 2).toFixed(1)} ${(y(cloud.cost[sample] ?? 0) - DOT / 2).toFixed(1)}h${DOT}v${DOT}h-${DOT}Z`).join("");
  const both = keptBoth(shown, targets.finish, targets.cost);
  const words = targets.promised ? t("{0} keep both promises", percentText(both)) : t("{0} keep {1} and {2}", percentText(both), say.dates.end(targets.finish), moneyText(targets.cost, say.currency));
  const step = roundStep((most - least) / 4);
  const costs = Array.from({ length: Math.min(12, Math.floor(most / step) - Math.ceil(least / step) + 1) }, (_, at) => (Math.ceil(least / step) + at) * step);
  return {
    width, height,
    marks: [
      ...costs.flatMap((cost) => [...shape("grid", `M${LEFT} ${y(cost).toFixed(1)}H${width - 8}`), line("label", moneyText(cost, ""), LEFT - 6, y(cost), "end")]),
      ...shape("axis", `M${LEFT} 24V${height - BOTTOM}H${width - 8}`), ...shape("dot", dots),
      ...shape(both < 0.5 ? "target-missed" : "target", `M${x(targets.finish).toFixed(1)} 24V${height - BOTTOM}M${LEFT} ${y(targets.cost).toFixed(1)}H${width - 8}`),
      line("value", words, LEFT + 4, 10, "start", true),
      line("label", say.dates.end(first), LEFT, height - 8), line("label", say.dates.end(last), width - 8, height - 8, "end"),
    ],
    says: t("Finish and cost of {0} samples: {1}", cloud.finish.length, words),
  };
}

/** The end of all values, the target among them where it is near. */
function least0(values: Float64Array, target: number, side: -1 | 1): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const reach = high - low;
  const isNear = target >= low - reach && target <= high + reach;
  const [from, to] = isNear ? [Math.min(low, target), Math.max(high, target)] : [low, high];
  return side < 0 ? from : Math.max(to, from + 1);
}
