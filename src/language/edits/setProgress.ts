import { dayOf, formatDay } from "../../core/calendar/civil";
import { durationMinutes, estimateMinutes } from "../../core/calendar/durations";
import type { Task } from "../../core/model/items";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { SetProgress } from "../../core/model/planChange";
import type { StatusKind } from "../../core/model/values";
import type { Plan } from "../../core/model/plan";
import { statusMeaning } from "../../core/schedule/inheritance";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { writeShare } from "../write/writeValues";
import { refuse, type Attempt, type Intent } from "./attempt";
import { editKeys, type KeyStep } from "./editKeys";
import { inFile } from "./replacement";
import { findTask, writtenValue, type Target } from "./target";
import { scaleOf } from "./workingDay";
import { writeLike } from "./writeEstimate";

/** Says how far a task is. What then contradicts it goes: a `finished`, a `status` that says otherwise. */
export function setProgress(snapshot: Snapshot, change: SetProgress): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { item } = target.node;
  if (item.summary) return refuse(`${code(item.id)} is as far as the work below it: say it at the tasks there.`);
  if (!(change.done >= 0 && change.done <= 1)) return refuse("Progress is a share between 0 % and 100 %.");
  const share = Math.round(change.done * 1000) / 1000;
  const keys = share === 1 ? finishedKeys(target.plan, item, change) : openKeys(target, item, change, share);
  const steps = keys.filter(([key, text]) => writtenValue(target, key) !== text);
  const edits = editKeys(target, steps);
  if (edits === undefined) return refuse(`The progress of ${code(item.id)} is written in a form that cannot be changed from here: edit it in the file.`);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: intentOf(item, steps, share) };
}

function intentOf(item: Task, steps: readonly KeyStep[], share: number): Intent {
  const holds = (after: object, key: string, text: string | undefined): boolean => {
    const task = after as Task;
    if (key === "done" && text !== undefined) return Math.abs((task.done ?? -1) - share) < 1e-6;
    return (text === undefined) === !task.keys.has(key);
  };
  return { keys: steps.map(([key, text]) => ({ id: item.id, key, holds: after => holds(after, key, text) })) };
}

/** All done: `finished` where it lacks, not before the day on which it started. */
function finishedKeys(plan: Plan, item: Task, change: SetProgress): KeyStep[] {
  const day = Math.max(dayOf(change.on), item.started?.day ?? -Infinity);
  return [
    ...(item.finished === undefined ? [["finished", formatDay(day)] as const] : []),
    ["done", undefined],
    ["remaining", undefined],
    ...contradicted(plan, item, ["todo", "doing", "review", "blocked"]),
  ];
}

/** Under way, or nothing done yet. */
function openKeys(target: Target, item: Task, change: SetProgress, share: number): KeyStep[] {
  const begun = item.started !== undefined || share > 0;
  const day = item.finished === undefined ? dayOf(change.on) : Math.min(item.finished.day, dayOf(change.on));
  return [
    ["finished", undefined],
    ...(item.started === undefined && share > 0 ? [["started", formatDay(day)] as const] : []),
    ["done", begun ? writeShare(share) : undefined],
    ["remaining", share === 0 ? undefined : remainingText(target, item, share)],
    ...contradicted(target.plan, item, share > 0 ? ["todo", "done"] : item.started === undefined ? ["doing", "review", "done"] : ["todo", "done"]),
  ];
}

/** A status that would say otherwise. */
function contradicted(plan: Plan, item: Task, meanings: readonly StatusKind[]): KeyStep[] {
  const meaning = statusMeaning(plan, item.status);
  return meaning !== undefined && meanings.includes(meaning) ? [["status", undefined]] : [];
}

/** A `remaining` wins over `done`, so where one is written it shrinks or grows with what is left. */
function remainingText(target: Target, item: Task, share: number): string | undefined {
  const { remaining } = item;
  const written = writtenValue(target, "remaining");
  if (remaining === undefined || written === undefined) return written;
  if (item.done !== undefined && Math.abs(item.done - share) < 1e-6) return written;
  const scale = scaleOf(target.plan);
  const estimate = item.effort ?? item.duration;
  const left = durationMinutes(remaining, scale);
  const before = item.done !== undefined && item.done < 1 ? left / (1 - item.done) : undefined;
  const whole = before ?? (estimate === undefined ? MINUTES_PER_DAY / 3 : estimateMinutes(estimate, scale));
  return writeLike(Math.max(1, Math.round(whole * (1 - share))), remaining, written, scale);
}
