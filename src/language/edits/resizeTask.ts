import { estimateMinutes } from "../../core/calendar/durations";
import type { Task } from "../../core/model/items";
import type { ResizeTask } from "../../core/model/planChange";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Minutes } from "../../core/model/instant";
import type { DurationScale, Estimate } from "../../core/model/values";
import type { ScheduleContext } from "../../core/schedule/result";
import { schedulePlan } from "../../core/schedule/schedule";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { writeDuration } from "../write/writeValues";
import { NOTHING_TO_DO, refuse, type Attempt, type Refusal } from "./attempt";
import { inFile } from "./replacement";
import { setKeyEdits } from "./setKey";
import { findTask, writtenValue } from "./target";
import { scaleOf } from "./workingDay";
import { RANGE_TOLERANCE, writeEstimateLike } from "./writeEstimate";

/** Gives a task another length: its `duration`, or its `effort` in proportion, in the units in which they are written. */
export function resizeTask(snapshot: Snapshot, change: ResizeTask, context: ScheduleContext): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { item } = target.node;
  const obstacle = obstacleTo(item, change);
  if (obstacle !== undefined) return obstacle;
  const key = item.duration !== undefined || item.effort === undefined ? "duration" : "effort";
  const old = item[key];
  const written = writtenValue(target, key);
  const scale = scaleOf(target.plan);
  if (old !== undefined && written === undefined) return refuse(`The length of ${code(item.id)} is written in a form that cannot be changed from here: edit it in the file.`);
  const wanted = old === undefined || key === "duration" ? change.duration : effortFor(target.plan, target.node, old, change, context);
  if (isClose(old, wanted, scale)) return NOTHING_TO_DO;
  const text = old === undefined ? writeDuration(wanted, scale) : writeEstimateLike(wanted, old, written ?? "", scale);
  const edits = setKeyEdits(target, key, text);
  if (edits === undefined) return refuse(`The length of ${code(item.id)} is written in a form that cannot be changed from here: edit it in the file.`);
  const holds = (after: object): boolean => isClose((after as Task)[key], wanted, scale);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id: item.id, key, holds }] } };
}

function obstacleTo(item: Task, change: ResizeTask): Refusal | undefined {
  if (!Number.isInteger(change.duration) || change.duration <= 0) return refuse("A length has to be at least one working minute.");
  if (item.summary) return refuse(`${code(item.id)} is as long as the work below it: change the tasks there.`);
  if (item.finished !== undefined) return refuse(`${code(item.id)} is finished: its dates are what happened.`);
  if (item.milestone === true) return refuse(`${code(item.id)} is a milestone and has no length: take ${code("milestone")} away first.`);
  return undefined;
}

/** How often the effort for a length is tried: calendars and leave make it more than a matter of proportion. */
const MOST_TRIALS = 8;

/** Effort for the wanted length with the same people: in proportion, then closer and closer by trial. */
function effortFor(plan: Plan, node: TaskNode, effort: Estimate, change: ResizeTask, context: ScheduleContext): Minutes {
  let tried = estimateMinutes(effort, scaleOf(plan));
  let length = lengthWith(plan, node, undefined, context);
  if (length <= 0 || tried <= 0) return change.duration;
  let best = tried;
  let nearest = Math.abs(length - change.duration);
  for (let trial = 0; trial < MOST_TRIALS && nearest > 0; trial += 1) {
    const next = Math.max(1, Math.round((tried * change.duration) / Math.max(1, length)));
    if (next === tried) break;
    tried = next;
    length = lengthWith(plan, node, tried, context);
    if (Math.abs(length - change.duration) >= nearest) continue;
    nearest = Math.abs(length - change.duration);
    best = tried;
  }
  return best;
}

/** The task's length as the schedule has it, with another effort when one is given. */
function lengthWith(plan: Plan, node: TaskNode, effort: Minutes | undefined, context: ScheduleContext): Minutes {
  if (effort === undefined) return schedulePlan(plan, context).tasks[node.index]?.duration ?? 0;
  const likely = { minutes: effort, days: 0, weeks: 0, months: 0, elapsed: false };
  const item: Task = { ...node.item, effort: { kind: "single", likely } };
  const tasks = plan.tasks.map(each => (each === node ? { ...node, item } : each));
  return schedulePlan({ ...plan, tasks }, context).tasks[node.index]?.duration ?? 0;
}

/** A range is only met to its rounding. */
function isClose(estimate: Estimate | undefined, wanted: Minutes, scale: DurationScale): boolean {
  if (estimate === undefined) return false;
  const got = estimateMinutes(estimate, scale);
  return estimate.kind === "range" ? Math.abs(got - wanted) <= Math.max(2, wanted * RANGE_TOLERANCE) : got === wanted;
}
