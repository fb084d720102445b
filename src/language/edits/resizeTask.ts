import { estimateMinutes } from "../../core/calendar/durations";
import type { Task } from "../../core/model/items";
import type { ResizeTask } from "../../core/model/planChange";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Estimate } from "../../core/model/values";
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
import { writeEstimateLike } from "./writeEstimate";

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
  const wanted = old === undefined || key === "duration" ? change.duration : inProportion(target.plan, target.node, old, change, context);
  if (old !== undefined && estimateMinutes(old, scale) === wanted) return NOTHING_TO_DO;
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

/** Effort for the wanted length: as much more or less as the length is now, at the same people. */
function inProportion(plan: Plan, node: TaskNode, effort: Estimate, change: ResizeTask, context: ScheduleContext): number {
  const now = estimateMinutes(effort, scaleOf(plan));
  const length = schedulePlan(plan, context).tasks[node.index]?.duration ?? 0;
  return length > 0 && now > 0 ? Math.max(1, Math.round((now * change.duration) / length)) : change.duration;
}

/** A range is only met to its rounding: within two minutes or one part in a hundred. */
function isClose(estimate: Estimate | undefined, wanted: number, scale: Parameters<typeof estimateMinutes>[1]): boolean {
  if (estimate === undefined) return false;
  const got = estimateMinutes(estimate, scale);
  return estimate.kind === "range" ? Math.abs(got - wanted) <= Math.max(2, wanted / 100) : got === wanted;
}

