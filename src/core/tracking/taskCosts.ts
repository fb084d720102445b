import { stepsOf } from "../calendar/resourceBook";
import { assignmentCost, weightedTime, type Stretches } from "../schedule/bookings";
import { fixedCost, materialCost, workShares } from "../schedule/costs";
import { foundOf, type Found } from "../schedule/found";
import type { Leaf } from "../schedule/leaf";
import { leafBehind, stretchesOf } from "../schedule/load/workInTime";
import type { Schedule, ScheduledTask } from "../schedule/result";

/** Money of one kind: as estimated, up to the status date, and once all is done. */
export interface CostTriple {
  /** By the estimates, whatever was spent. */
  readonly planned: number;
  /** Actual cost so far; where nothing is written as spent, what the part that is done was planned to cost. */
  readonly actual: number;
  /** Actual cost, and what the work left costs by the schedule. */
  readonly forecast: number;
}

/** What someone or something costs on a task. */
export interface ResourceCost extends CostTriple {
  readonly resource: string;
}

/** The cost of one task by its parts. `planned` and so on are of all parts together. */
export interface TaskCost extends CostTriple {
  /** The `cost` that is written on it. */
  readonly fixed: CostTriple;
  readonly materials: CostTriple;
  readonly resources: readonly ResourceCost[];
  /** True where work is done and nothing is written as spent, so that the actual cost is taken as planned. */
  readonly assumed: boolean;
}

const NOTHING: CostTriple = { planned: 0, actual: 0, forecast: 0 };
const FREE: TaskCost = { ...NOTHING, fixed: NOTHING, materials: NOTHING, resources: [], assumed: false };

/** The cost of every leaf by its parts, and of every summary what stands on it itself; `result[i]` belongs to `plan.tasks[i]`. */
export function taskCosts(schedule: Schedule): readonly TaskCost[] {
  const found = foundOf(schedule);
  return schedule.tasks.map((task) => {
    if (task.dropped) return FREE;
    const leaf = found === undefined ? undefined : leafBehind(found, task.index);
    if (found === undefined) return byProgress(task);
    return leaf === undefined ? summaryCost(schedule, found, task) : leafCosts(found, leaf, task);
  });
}

/** Of a schedule that came as data only the whole is known. */
function byProgress({ cost, progress, kind }: ScheduledTask): TaskCost {
  if (kind === "summary") return FREE;
  return { ...FREE, planned: cost, actual: cost * progress, forecast: cost, assumed: progress > 0 };
}

function summaryCost(schedule: Schedule, found: Found, task: ScheduledTask): TaskCost {
  const item = schedule.plan.tasks[task.index]?.item;
  if (item === undefined) return FREE;
  const materials = spread(materialCost(found.frame.plan, item), task.progress);
  const fixed = spread(fixedCost(found.frame.plan, item) - materials.planned, task.progress);
  return { ...sum([fixed, materials]), fixed, materials, resources: [], assumed: false };
}

function leafCosts(found: Found, leaf: Leaf, task: ScheduledTask): TaskCost {
  const share = task.finished ? 1 : task.progress;
  const materials = spread(materialCost(found.frame.plan, leaf.item), share);
  const fixed = spread(fixedCost(found.frame.plan, leaf.item) - materials.planned, share);
  const shares = workShares(leaf, task.assignments, share);
  const resources = workCosts(leaf, task, share, shares);
  const parts = sum([fixed, materials, ...resources]);
  const { spent } = leaf.item;
  if (spent?.cost !== undefined) {
    // Money that nobody is booked for still counts in the whole.
    const left = shares.left * resources.reduce((all, { booked }) => all + booked, 0);
    const actual = fixed.actual + materials.actual + spent.cost;
    return { planned: parts.planned, actual, forecast: fixed.planned + materials.planned + spent.cost + left, fixed, materials, resources: inProportion(resources, spent.cost, left), assumed: false };
  }
  return { ...parts, fixed, materials, resources, assumed: share > 0 && spent === undefined && resources.some(({ planned }) => planned > 0) };
}

/** A stated sum falls on those who work in proportion to what they were planned to cost. */
function inProportion(resources: readonly ResourceCost[], spent: number, left: number): readonly ResourceCost[] {
  const whole = resources.reduce((all, { planned }) => all + planned, 0);
  return resources.map(({ resource, planned }) => {
    const part = whole > 0 ? planned / whole : 0;
    return { resource, planned, actual: spent * part, forecast: (spent + left) * part };
  });
}

/** With what the time costs that is booked by now, which may be more or less than was estimated. */
interface BookedCost extends ResourceCost {
  readonly booked: number;
}

function workCosts(leaf: Leaf, task: ScheduledTask, share: number, { done, left }: ReturnType<typeof workShares>): readonly BookedCost[] {
  const stretches = stretchesOf(leaf, task);
  const estimated = estimatedStretches(leaf, task, stretches);
  return leaf.work.crew.map((assignee) => {
    const equipment = assignee.resource.kind === "equipment";
    const effort = task.assignments.find(({ resource }) => resource === assignee.resource.id)?.effort ?? 0;
    const work = equipment ? stretches.reduce((all, [from, to]) => all + weightedTime(leaf, assignee, from, to), 0) : effort;
    const booked = assignmentCost(leaf, assignee, work, stretches);
    const perUse = assignee.resource.item.rate === undefined ? 0 : (stepsOf(assignee.resource.item.rate, {})[0]?.value.perUse ?? 0);
    const time = booked - perUse;
    const [before, after] = equipment ? [share, 1 - share] : [done, left];
    const own = equipment ? undefined : assignee.part;
    const planned = estimated === undefined ? booked : assignmentCost(leaf, assignee, own ?? estimated.reduce((all, [from, to]) => all + weightedTime(leaf, assignee, from, to), 0), estimated);
    return { resource: assignee.resource.id, planned, booked, actual: (task.started || share > 0 ? perUse : 0) + time * before, forecast: perUse + time * (before + after) };
  });
}

/**
 * Where work that has begun would be done by its stated duration; undefined where its estimate does not follow from its dates. How work goes does not
 * change what was planned: while it stands still its people are booked for longer, and its budget is that of its estimate
 * (PMI, Standard for Earned Value Management, 2019: the budget at completion is the sum of the budgets of the work).
 */
function estimatedStretches({ work, item }: Leaf, task: ScheduledTask, stretches: Stretches): Stretches | undefined {
  const last = stretches.at(-1);
  if (!task.started || work.duration === undefined || item.effort !== undefined || item.repeat !== undefined || last === undefined) return undefined;
  const ends = work.parts.map(({ calendar, amount }) => {
    let left = amount;
    for (const [from, to] of stretches.slice(0, -1)) {
      const there = calendar.between(from, to);
      if (left <= there) return calendar.add(from, left);
      left -= there;
    }
    return calendar.add(last[0], left);
  });
  const end = Math.max(...ends);
  return stretches.flatMap((stretch) => {
    const [from, to] = stretch;
    return from < end ? [[from, stretch === last ? end : Math.min(to, end)] as const] : [];
  });
}

function spread(amount: number, share: number): CostTriple {
  return { planned: amount, actual: amount * share, forecast: amount };
}

/** Several costs together. */
export function sum(parts: readonly CostTriple[]): CostTriple {
  let [planned, actual, forecast] = [0, 0, 0];
  for (const part of parts) {
    planned += part.planned;
    actual += part.actual;
    forecast += part.forecast;
  }
  return { planned, actual, forecast };
}
