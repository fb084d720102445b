import { stepsOf } from "../../calendar/resourceBook";
import { ratePerMinute } from "../bookings";
import { fixedCost } from "../costs";
import { foundOf } from "../found";
import type { Leaf } from "../leaf";
import type { Schedule, ScheduledTask } from "../result";
import { intoPeriods } from "./intoPeriods";
import type { Periods } from "./periods";
import { clipped, evenSpread, leafBehind, spreadOf, spreadOfAssignee, type Spread } from "./workInTime";

/** The planned cost of a plan, period by period, in its currency: all periods together are what its tasks cost. */
export function costOverTime(schedule: Schedule, periods: Periods): Float64Array {
  const sum = new Float64Array(periods.bounds.length - 1);
  for (const { index, kind } of schedule.tasks) {
    const own = kind === "summary" ? summaryCost(schedule, index, periods) : taskCost(schedule, index, periods);
    own.forEach((cost, period) => { sum[period] = (sum[period] as number) + cost; });
  }
  return sum;
}

/** The amount used of each material, period by period, in its own unit, evenly over the working time of the tasks and summaries that use it. */
export function materialsOverTime(schedule: Schedule, periods: Periods): ReadonlyMap<string, Float64Array> {
  const found = foundOf(schedule);
  const result = new Map<string, Float64Array>();
  for (const task of schedule.tasks) {
    const leaf = found === undefined ? undefined : leafBehind(found, task.index);
    const item = task.kind === "summary" ? schedule.plan.tasks[task.index]?.item : leaf?.item;
    if (task.dropped) continue;
    for (const [material, amount] of item?.materials ?? []) {
      const used = result.get(material) ?? new Float64Array(periods.bounds.length - 1);
      intoPeriods(periods, leaf === undefined ? summarySpread(task) : evenSpread(leaf, task), amount, (period, part) => { used[period] = (used[period] as number) + part; });
      result.set(material, used);
    }
  }
  return result;
}

/**
 * The cost of one leaf: its people and equipment by the rate of each day and per use at their start, its fixed cost and
 * materials evenly over its working time. All periods together are the task's cost, to the last cent.
 */
export function taskCost(schedule: Schedule, index: number, periods: Periods): Float64Array {
  const result = new Float64Array(periods.bounds.length - 1);
  const found = foundOf(schedule);
  const task = schedule.tasks[index];
  const leaf = found === undefined ? undefined : leafBehind(found, index);
  if (found === undefined || task === undefined || leaf === undefined || task.dropped) return result;
  const add = (period: number, cost: number): void => { result[period] = (result[period] as number) + cost; };
  const fixed = fixedCost(found.frame.plan, leaf.item);
  intoPeriods(periods, evenSpread(leaf, task), fixed, add);
  const work = new Float64Array(result.length);
  layWork(leaf, task, periods, (period, cost) => { work[period] = (work[period] as number) + cost; });
  const laid = work.reduce((sum, cost) => sum + cost, 0);
  const due = task.cost - fixed;
  // What was spent, or rates that change within a pause, makes the whole another one: it falls as the rates do.
  if (laid !== 0) work.forEach((cost, period) => { if (cost !== 0) add(period, (cost * due) / laid); });
  else if (due !== 0) intoPeriods(periods, evenSpread(leaf, task), due, add);
  return result;
}

function layWork(leaf: Leaf, task: ScheduledTask, periods: Periods, add: (period: number, cost: number) => void): void {
  for (const assignee of leaf.work.crew) {
    const { rate } = assignee.resource.item;
    if (rate === undefined) continue;
    const steps = stepsOf(rate, {});
    const spread = spreadOfAssignee(leaf, task, assignee);
    const booked = task.assignments.find(({ resource }) => resource === assignee.resource.id);
    const minutes = assignee.resource.kind === "equipment" ? spread.total : (booked?.effort ?? 0);
    const [begin] = spread.stretches[0] ?? [task.start];
    const perUse = steps[0]?.value.perUse ?? 0;
    if (perUse !== 0) intoPeriods(periods, spreadOf([[begin, begin]], () => 0), perUse, add);
    steps.forEach(({ from, value }, i) => {
      const perMinute = ratePerMinute(leaf, value.perTime);
      const span = clipped(spread.stretches, i === 0 ? -Infinity : from, steps[i + 1]?.from ?? Infinity);
      const weight = span.reduce((sum, [a, b]) => sum + spread.weigh(a, b), 0);
      if (weight <= 0 || perMinute === 0) return;
      intoPeriods(periods, { stretches: span, weigh: spread.weigh, total: weight }, ((minutes * weight) / spread.total) * perMinute, add);
    });
  }
}

/** What stands on a summary itself, evenly over its working time. */
function summaryCost(schedule: Schedule, index: number, periods: Periods): Float64Array {
  const result = new Float64Array(periods.bounds.length - 1);
  const task = schedule.tasks[index];
  const item = schedule.plan.tasks[index]?.item;
  if (task === undefined || item === undefined || task.dropped) return result;
  intoPeriods(periods, summarySpread(task), fixedCost(foundOf(schedule)?.frame.plan ?? schedule.plan, item), (period, cost) => { result[period] = (result[period] as number) + cost; });
  return result;
}

function summarySpread({ start, finish, clock }: ScheduledTask): Spread {
  return spreadOf([[start, finish]], (from, to) => clock.between(from, to));
}
