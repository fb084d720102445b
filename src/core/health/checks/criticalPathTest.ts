import { finishesWithDelay } from "../../risk/finishesWithDelay";
import type { ScheduledTask } from "../../schedule/result";
import type { HealthCheck, HealthInput } from "../check";

/** So many days late is the task that is tried, as the standard has it. */
const DELAY_DAYS = 600;
/** So much of the delay has to reach the finish: people who are busy elsewhere may take up a little. */
const REACHES = 0.9;

/**
 * Critical path test: the first critical task is late by 600 days, and the finish has to move by as much. What follows is scheduled
 * anew, by links, dates and calendars; people go from task to task in the order of the forecast.
 */
export const criticalPathTest: HealthCheck = {
  name: "critical-path",
  unit: "share",
  bound: "least",
  limit: () => REACHES,
  settable: [],
  measure(input) {
    if (input.leaves.length === 0) return { unjudged: "nothing-left" };
    const tried = firstCritical(input.leaves);
    if (tried === undefined) return { unjudged: "no-critical-task" };
    const delay = DELAY_DAYS * input.scale.day;
    const figure = Math.min(1, movesFinish(input, tried.index, delay) / delay);
    return { figure, count: figure >= REACHES ? 0 : 1, of: 1, hits: [{ task: tried.index, amount: figure * delay }] };
  },
};

/** Of the critical tasks that are left the one with the least slack; of these the first to begin. */
function firstCritical(leaves: readonly ScheduledTask[]): ScheduledTask | undefined {
  let first: ScheduledTask | undefined;
  for (const leaf of leaves) {
    if (!leaf.critical || leaf.kind === "milestone") continue;
    const rest = first === undefined ? -1 : leaf.totalSlack - first.totalSlack || leaf.start - first.start;
    if (rest < 0) first = leaf;
  }
  return first;
}

/** Working minutes by which that moves which the plan ends with, when a task ends later and everything behind it is scheduled anew. */
function movesFinish({ schedule, found }: HealthInput, task: number, delay: number): number {
  const { plan } = found.frame.calendars;
  const later = finishesWithDelay(schedule, found, task, delay);
  let most = 0;
  for (const { index, finish, dropped, kind } of schedule.tasks) {
    // Only what the plan ends with counts: the task that is tried is late in any case.
    if (kind === "summary" || dropped || (finish < schedule.finish && plan.between(finish, schedule.finish) > 0)) continue;
    most = Math.max(most, plan.between(finish, later[index] as number));
  }
  return most;
}
