import type { Minutes } from "../model/instant";
import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import { assignmentCost, weightedTime, type Stretches } from "./bookings";
import { peopleAt } from "./crew";
import type { Leaf } from "./leaf";
import type { BookedAssignment } from "./result";
import { effortPerMinute, spentMinutes } from "./progress";

/** The cost of a leaf in the plan's currency for the stretches in which it is worked on: its people and equipment by rate, its own `cost`, its materials. */
export function leafCost(plan: Plan, leaf: Leaf, booked: readonly BookedAssignment[], stretches: Stretches): number {
  if (leaf.inherited.dropped) return 0;
  const own = fixedCost(plan, leaf.item);
  const actual = leaf.item.spent?.cost;
  const { done, left } = workShares(leaf, booked, leaf.progress.share);
  if (actual !== undefined) return own + actual + left * workCost(leaf, booked, stretches, 1);
  return own + workCost(leaf, booked, stretches, done + left);
}

/** The cost that stands on a task or summary itself. */
export function fixedCost(plan: Plan, item: Task): number {
  return (item.cost?.amount ?? 0) + materialCost(plan, item);
}

/** What the materials of a task or summary cost. */
export function materialCost(plan: Plan, item: Task): number {
  if (item.materials === undefined) return 0;
  let cost = 0;
  const prices = plan.kept.get("materials");
  for (const [material, amount] of item.materials) {
    const price = prices?.get(material)?.values.get("price");
    const each = typeof price === "number" ? price : amountOf(price);
    if (Number.isFinite(each * amount)) cost += each * amount;
  }
  return cost;
}

function amountOf(value: unknown): number {
  const amount = typeof value === "object" && value !== null && "amount" in value ? value.amount : 0;
  return typeof amount === "number" ? amount : 0;
}

function workCost(leaf: Leaf, booked: readonly BookedAssignment[], stretches: Stretches, factor: number): number {
  let cost = 0;
  const { crew } = leaf.work;
  if (!crew.some(({ resource }) => resource.item.rate !== undefined)) return 0;
  crew.forEach((assignee, i) => {
    const work = assignee.resource.kind === "equipment"
      ? stretches.reduce((sum, [from, to]) => sum + weightedTime(leaf, assignee, from, to), 0)
      : (booked[i]?.effort ?? 0) * factor;
    cost += assignmentCost(leaf, assignee, work, stretches);
  });
  return cost;
}

/**
 * The person-time that was and that will be spent, as shares of what is booked; `share` of it was where nothing is written as spent. A duration
 * without it is booked as long as its dates say.
 */
export function workShares(leaf: Leaf, booked: readonly BookedAssignment[], share: number): { readonly done: number; readonly left: number } {
  const { item, work, progress: { leftShare } } = leaf;
  const planned: Minutes = booked.reduce((sum, { effort }) => sum + effort, 0);
  const { effort, duration = 0 } = work;
  if (planned === 0 || (effort === undefined && item.spent === undefined)) return { done: share, left: 1 - share };
  const spent = spentMinutes(item, leaf.source.frame.scale);
  return { done: spent > 0 ? spent / planned : share, left: effort === undefined ? (leftShare * duration * crewPerMinute(leaf)) / planned : leftShare };
}

/** Person-time in a minute of a leaf's own measure. */
export function crewPerMinute({ item, work, dates, source: { frame } }: Leaf): number {
  return effortPerMinute(item, peopleAt(work.crew, dates.started ?? frame.start));
}
