import type { Schedule } from "../../core/schedule/result";
import { moneyOf, type PlanMoney } from "../../core/tracking/money";
import type { CostTriple } from "../../core/tracking/taskCosts";
import { money } from "../rules/wording";
import { ours, theirs, type HoverLine } from "./hoverParts";

const known = new WeakMap<Schedule, PlanMoney>();

/** What something costs, of what budget, as it was planned and so far; undefined where it costs nothing and has no budget. */
export function moneyLine(schedule: Schedule, of: (all: PlanMoney) => (CostTriple & { readonly budget?: number | null }) | undefined): HoverLine | undefined {
  let all = known.get(schedule);
  if (all === undefined) known.set(schedule, (all = moneyOf(schedule)));
  const found = of(all);
  if (found === undefined) return undefined;
  const { planned, actual, forecast, budget = null } = found;
  if (forecast <= 0 && planned <= 0 && budget === null) return undefined;
  // What is in the plan's currency is named by the plan, so it is text from a file.
  const sum = (amount: number): string => money(Math.round(amount), schedule.plan.settings.currency);
  return [
    ours("Costs "), theirs(sum(forecast)), ...(budget === null ? [] : [ours(" of a budget of "), theirs(sum(budget))]),
    ...(Math.round(planned) === Math.round(forecast) ? [] : [ours(" · planned "), theirs(sum(planned))]), ...(actual > 0 ? [ours(" · so far "), theirs(sum(actual))] : []),
  ];
}
