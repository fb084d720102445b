import type { Schedule } from "../result";
import type { Cause, DateName, Explanation, TaskDate } from "./cause";
import { dateOf, decidingLeaf } from "./taskDates";
import { finishCauses, startCauses } from "./whyEarly";
import { lateFinishCauses, lateStartCauses } from "./whyLate";

/** Longer chains are cut: nobody reads on. */
const MOST_STEPS = 200;

/**
 * Why a date of a task is not earlier (late dates: not later). Of a summary the leaf that decides on it is explained;
 * undefined where there is none. Early and late dates know no people; `start` and `finish` are as forecast.
 */
export function explain(schedule: Schedule, index: number, date: DateName): Explanation | undefined {
  const leaf = decidingLeaf(schedule, index, date);
  const task = leaf === undefined ? undefined : schedule.tasks[leaf];
  if (leaf === undefined || task === undefined) return undefined;
  return { task: leaf, date, at: dateOf(task, date), causes: causesOf(schedule, leaf, date) };
}

function causesOf(schedule: Schedule, leaf: number, date: DateName): readonly Cause[] {
  switch (date) {
    case "start": return startCauses(schedule, leaf, "forecast");
    case "finish": return finishCauses(schedule, leaf, "forecast");
    case "early-start": return startCauses(schedule, leaf, "early");
    case "early-finish": return finishCauses(schedule, leaf, "early");
    case "late-start": return lateStartCauses(schedule, leaf);
    case "late-finish": return lateFinishCauses(schedule, leaf);
  }
}

/**
 * The chain of a date back to what begins it: each explanation is of the date that the strongest cause of the one
 * before follows from. The last one begins with the plan, a date, an actual, or what another plan gives. At most `most`.
 */
export function chainOf(schedule: Schedule, index: number, date: DateName, most = MOST_STEPS): readonly Explanation[] {
  const chain: Explanation[] = [];
  const seen = new Set<string>();
  let next: TaskDate | undefined = { task: index, date };
  while (next !== undefined && chain.length < most) {
    const step = explain(schedule, next.task, next.date);
    if (step === undefined || seen.has(`${String(step.task)} ${step.date}`)) break;
    seen.add(`${String(step.task)} ${step.date}`);
    chain.push(step);
    next = step.causes.find(({ from }) => from !== undefined && !seen.has(`${String(from.task)} ${from.date}`))?.from;
    // A cause without a way back ends the chain when it is the strongest, but for the calendar and what repeats, behind which others stand.
    const [strongest] = step.causes;
    if (strongest?.from === undefined && strongest?.kind !== "calendar" && strongest?.kind !== "resource") break;
  }
  return chain;
}
