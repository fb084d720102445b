import { durationMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import type { StatusKind } from "../model/values";
import type { DurationScale } from "../model/values";
import { statusMeaning } from "./inheritance";

/**
 * How far a leaf is, as its keys say: not begun; running (since `started`, or since where the schedule puts it);
 * done (since `finished`, or where the schedule puts it).
 */
export interface Progress {
  readonly state: "todo" | "running" | "done";
  /** Share of the work that is done, 0..1: for views and costs. */
  readonly share: number;
  /** Share of the estimate that is done and that is left, for dates. */
  readonly doneShare: number;
  readonly leftShare: number;
}

const NOT_BEGUN: Progress = { state: "todo", share: 0, doneShare: 0, leftShare: 1 };
const ALL_DONE: Progress = { state: "done", share: 1, doneShare: 1, leftShare: 0 };

/** Reads the progress keys of a leaf; `estimate` is its own measure in minutes, `people` are those on it. */
export function progressOf(plan: Plan, item: Task, estimate: Minutes, scale: DurationScale, people: number): Progress {
  if (isDone(plan, item, scale)) return ALL_DONE;
  const meaning = statusMeaning(plan, item.status);
  const remaining = item.remaining === undefined ? undefined : durationMinutes(item.remaining, scale);
  const spent = spentMinutes(item, scale);
  const byRemaining = remaining === undefined || estimate === 0 ? undefined : Math.max(0, 1 - remaining / estimate);
  const bySpent = spent > 0 && remaining !== undefined ? spent / (spent + remaining * effortPerMinute(item, people)) : undefined;
  const share = clamp(item.done ?? bySpent ?? byRemaining ?? 0);
  const running =
    item.started !== undefined || share > 0 || remaining !== undefined || spent > 0 || meaning === "doing" || meaning === "review";
  if (!running) return NOT_BEGUN;
  const leftShare = remaining === undefined || estimate === 0 ? 1 - share : remaining / estimate;
  // What is left is exact where it is written; `done` is often a rounded percentage of the same thing.
  const doneShare = byRemaining !== undefined && leftShare <= 1 ? byRemaining : (item.done ?? 0);
  return { state: "running", share, doneShare, leftShare };
}

/** True for a leaf whose keys say in any way that all of it is done. */
export function isDone(plan: Plan, item: Task, scale: DurationScale): boolean {
  return item.finished !== undefined || statusMeaning(plan, item.status) === "done" || item.done === 1 || (item.remaining !== undefined && durationMinutes(item.remaining, scale) === 0);
}

/** The status shown: as written, else from the dates and shares. */
export function shownStatus(plan: Plan, item: Task, progress: Progress, dropped: boolean): StatusKind {
  if (dropped) return "dropped";
  const written = statusMeaning(plan, item.status);
  if (written !== undefined) return written;
  return progress.state === "done" ? "done" : progress.state === "running" ? "doing" : "todo";
}

/** Person-time in a minute of a task's own measure: of a duration, all people together. */
export function effortPerMinute({ effort, duration }: Task, people: number): number {
  return effort === undefined && duration !== undefined && people > 0 ? people : 1;
}

/** Actual person-time, all people together. */
export function spentMinutes(item: Task, scale: DurationScale): Minutes {
  const { spent } = item;
  if (spent === undefined) return 0;
  if (spent.effort !== undefined) return durationMinutes(spent.effort, scale);
  return (spent.byPerson ?? []).reduce((sum, { effort }) => sum + durationMinutes(effort, scale), 0);
}

function clamp(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}
