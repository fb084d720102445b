import { changedFinishes, type PartialResult } from "../partialResult";
import { percentilesOf } from "../percentiles";
import type { Simulation } from "../simulation";
import { tallyPercentiles } from "../tally";
import type { RegisterCost } from "./riskCosts";

/** Whether the response to a risk is worth its money, all other risks as they stand. */
export interface ResponseValue {
  /** The risk. */
  readonly id: string;
  /** All its actions are done: the figures that count are those after the response. */
  readonly done: boolean;
  /** What its actions cost by the schedule. */
  readonly actionCost: number;
  /** The expected cost of the risk before the response, less that after it. */
  readonly costSaved: number;
  /** By how many working days P80 of the finish is earlier after the response than before. */
  readonly daysSaved: number;
  /** Saved cost less the cost of the actions; days are not counted as money. */
  readonly net: number;
}

/** What each response saves and costs, in the order of the register; risks without `residual` have none. */
export function responseValues({ events, alternatives, schedule, model }: Simulation, result: PartialResult, costs: readonly RegisterCost[]): readonly ResponseValue[] {
  const [p80] = percentilesOf(result.finish, result.count, [0.8]) as [number];
  const otherwise = changedFinishes(result);
  const days = (from: number, to: number): number => model.frame.calendars.plan.between(from, to) / model.frame.scale.day;
  return events.flatMap(({ risk }, i) => {
    const [alternative, others, cost] = [alternatives[i], otherwise(4 * i + 2), costs[i]];
    if (alternative === undefined || cost === undefined) return [];
    const actionCost = risk.actions.reduce((sum, { id }) => sum + (schedule.tasks[schedule.plan.taskIndex.get(id) ?? -1]?.cost ?? 0), 0);
    const sign = alternative.done ? -1 : 1;
    const costSaved = sign * (cost.meanCost - cost.otherMean) + 0;
    const daysSaved = others === undefined ? 0 : sign * days(tallyPercentiles(others, result.count, [0.8])[0] as number, p80) + 0;
    return [{ id: risk.id, done: alternative.done, actionCost, costSaved, daysSaved, net: costSaved - actionCost }];
  });
}
