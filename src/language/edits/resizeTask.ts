import { estimateMinutes } from "../../core/calendar/durations";
import type { Minutes } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { ResizeTask } from "../../core/model/planChange";
import type { DurationScale, Estimate } from "../../core/model/values";
import type { ScheduleContext } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { writeDuration } from "../write/writeValues";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { figureForLength, figureOf, type LengthKey } from "./figureForLength";
import { inFile } from "./replacement";
import { setKeyEdits } from "./setKey";
import { findTask, writtenValue, type Target } from "./target";
import { scaleOf } from "./workingDay";
import { RANGE_TOLERANCE, writeEstimateLike } from "./writeEstimate";

/**
 * Gives a task another length: through its `remaining` where that decides, else its `duration`, else its `effort` in
 * proportion, in the units in which they are written; with none of them a `duration` is added.
 */
export function resizeTask(snapshot: Snapshot, change: ResizeTask, context?: ScheduleContext): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { item } = target.node;
  const obstacle = obstacleTo(item, change);
  if (obstacle !== undefined) return obstacle;
  const found = figureFor(target, item, change, context ?? planClock(target.plan));
  if (found === undefined) return refuse(`${code(item.id)} cannot get that length: what is done, and when its people have time, decide it.`);
  const { key, figure } = found;
  const old = figureOf(item, key);
  const written = writtenValue(target, key);
  const scale = scaleOf(target.plan);
  if (old !== undefined && written === undefined) return unwritable(item);
  if (isClose(old, figure, scale)) return NOTHING_TO_DO;
  const text = old === undefined ? writeDuration(figure, scale) : writeEstimateLike(figure, old, written ?? "", scale);
  const edits = setKeyEdits(target, key, text);
  if (edits === undefined) return unwritable(item);
  const holds = (after: object): boolean => isClose(figureOf(after as Task, key), figure, scale);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id: item.id, key, holds }] } };
}

/** Without a clock from outside: the plan's own status date, else none. */
function planClock(plan: Plan): ScheduleContext {
  return plan.settings.asOf === undefined ? { now: 0, asOf: "none" } : { now: 0 };
}

/** The first of the task's figures that can give it the length, with what it has to be. */
function figureFor(
  target: Target & { readonly node: TaskNode }, item: Task, change: ResizeTask, context: ScheduleContext,
): { readonly key: LengthKey; readonly figure: Minutes } | undefined {
  const keys = LENGTH_KEYS.filter(key => item[key] !== undefined);
  for (const key of keys) {
    const figure = isPlain(item, key) ? change.duration : figureForLength(target.plan, target.node, key, change.duration, context);
    if (figure !== undefined) return { key, figure };
  }
  return keys.length === 0 ? { key: "duration", figure: change.duration } : undefined;
}

const LENGTH_KEYS: readonly LengthKey[] = ["remaining", "duration", "effort"];

function unwritable(item: Task): Refusal {
  return refuse(`The length of ${code(item.id)} is written in a form that cannot be changed from here: edit it in the file.`);
}

function obstacleTo(item: Task, change: ResizeTask): Refusal | undefined {
  if (!Number.isInteger(change.duration) || change.duration <= 0) return refuse("A length has to be at least one working minute.");
  if (item.summary) return refuse(`${code(item.id)} is as long as the work below it: change the tasks there.`);
  if (item.finished !== undefined) return refuse(`${code(item.id)} is finished: its dates are what happened.`);
  if (item.milestone === true) return refuse(`${code(item.id)} is a milestone and has no length: take ${code("milestone")} away first.`);
  return undefined;
}

/** True when the figure of the key is the length itself. */
function isPlain(item: Task, key: LengthKey): boolean {
  const begun = item.started !== undefined || (item.done ?? 0) > 0 || item.spent !== undefined || item.status === "doing" || item.status === "review";
  return key === "duration" && !begun;
}

/** A range is only met to its rounding. */
function isClose(estimate: Estimate | undefined, wanted: Minutes, scale: DurationScale): boolean {
  if (estimate === undefined) return false;
  const got = estimateMinutes(estimate, scale);
  return estimate.kind === "range" ? Math.abs(got - wanted) <= Math.max(2, wanted * RANGE_TOLERANCE) : got === wanted;
}
