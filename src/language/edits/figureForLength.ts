import { estimateMinutes, isElapsed } from "../../core/calendar/durations";
import type { Minutes } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Duration, Estimate } from "../../core/model/values";
import type { ScheduleContext } from "../../core/schedule/result";
import { schedulePlan } from "../../core/schedule/schedule";
import { scaleOf } from "./workingDay";

/** The key that says how long a task is, or how much of it is left. */
export type LengthKey = "duration" | "effort" | "remaining";

/** The figure of a key, as an estimate. */
export function figureOf(item: Task, key: LengthKey): Estimate | undefined {
  if (key !== "remaining") return item[key];
  return item.remaining === undefined ? undefined : { kind: "single", likely: item.remaining };
}

/** How often a figure is tried: what is done, calendars and leave make it more than a matter of proportion. */
const MOST_TRIALS = 8;

/** A length that misses by more than this share of what was wanted is no answer. */
const MOST_MISSED = 0.1;

/**
 * The figure of a task's key with which the schedule gives it the wanted length: in proportion first, then along the
 * line through the last two trials. Undefined when no figure comes near.
 */
export function figureForLength(plan: Plan, node: TaskNode, key: LengthKey, wanted: Minutes, context: ScheduleContext): Minutes | undefined {
  const now = figureNow(plan, node, key);
  let last = { figure: now, length: lengthWith(plan, node, key, undefined, context) };
  if (last.length <= 0 || now <= 0) return wanted;
  let best = last;
  let next = Math.round((now * wanted) / last.length);
  for (let trial = 0; trial < MOST_TRIALS && best.length !== wanted && next !== last.figure; trial += 1) {
    const tried = { figure: Math.max(1, next), length: lengthWith(plan, node, key, Math.max(1, next), context) };
    if (Math.abs(tried.length - wanted) < Math.abs(best.length - wanted)) best = tried;
    const slope = (tried.length - last.length) / (tried.figure - last.figure || 1);
    next = slope > 0 ? Math.max(1, Math.round(tried.figure + (wanted - tried.length) / slope)) : tried.figure;
    last = tried;
  }
  return Math.abs(best.length - wanted) <= Math.max(60, wanted * MOST_MISSED) ? best.figure : undefined;
}

function figureNow(plan: Plan, { item }: TaskNode, key: LengthKey): Minutes {
  const estimate = figureOf(item, key);
  return estimate === undefined ? 0 : estimateMinutes(estimate, scaleOf(plan));
}

/** The task's length as the schedule has it, with another figure when one is given. */
function lengthWith(plan: Plan, node: TaskNode, key: LengthKey, figure: Minutes | undefined, context: ScheduleContext): Minutes {
  if (figure === undefined) return schedulePlan(plan, context).tasks[node.index]?.duration ?? 0;
  const item = withFigure(node.item, key, figure);
  const tasks = plan.tasks.map(each => (each === node ? { ...node, item } : each));
  return schedulePlan({ ...plan, tasks }, context).tasks[node.index]?.duration ?? 0;
}

function withFigure(item: Task, key: LengthKey, minutes: Minutes): Task {
  const estimate = figureOf(item, key);
  const elapsed = estimate !== undefined && isElapsed(estimate);
  const likely: Duration = { minutes, days: 0, weeks: 0, months: 0, elapsed };
  return key === "remaining" ? { ...item, remaining: likely } : { ...item, [key]: { kind: "single", likely } };
}
