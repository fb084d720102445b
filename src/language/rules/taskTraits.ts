import type { Task } from "../../core/model/items";

/** Trait of a task: it says something of its progress (actual dates, shares, time spent, a status). */
export const PROGRESS = 1;
/** Trait of a task: it names something by a word instead of a reference (a role, status, material, own field or code), chooses several people, gives own parts, repeats, or is fixed without a date. */
export const NAMING = 2;
/** Trait of a leaf: it has neither effort nor duration and does not say that it is a milestone. */
export const UNESTIMATED = 4;
/** Trait of a leaf: it has effort. */
export const EFFORT = 8;
/** Trait of a leaf: it has effort and does not itself say who works. */
export const ALONE = 512;
/** Trait of a task: it says that it is a milestone, or has a duration that may be none. */
export const POINT = 16;
/** Trait of a task: it is a summary. */
export const SUMMARY = 32;
/** Trait of a task: it has a budget. */
export const BUDGET = 64;
/** Trait of a task: one of its references names a plan. */
export const ABROAD = 128;
/** Trait of a task: all of its references lead to something of its own plan. */
export const RESOLVED = 256;

/** What a task's own keys tell rules of it, as bits: most rules concern few tasks. */
export function traitsOf(task: Task): number {
  return (saysProgress(task) ? PROGRESS : 0) | (namesWords(task) ? NAMING : 0) | (task.summary ? SUMMARY : leafTraits(task)) |
    (isPoint(task) ? POINT : 0) | (task.budget === undefined ? 0 : BUDGET);
}

function leafTraits(task: Task): number {
  if (task.effort !== undefined) return task.who?.some(({ of, role }) => role !== undefined || of.length > 0) === true ? EFFORT : EFFORT | ALONE;
  return task.duration === undefined && task.milestone !== true ? UNESTIMATED : 0;
}

function saysProgress(task: Task): boolean {
  return (
    task.started !== undefined || task.finished !== undefined || task.done !== undefined || task.remaining !== undefined ||
    task.spent !== undefined || task.status !== undefined
  );
}

function namesWords(task: Task): boolean {
  return (
    task.status !== undefined || task.materials !== undefined || task.fields !== undefined || task.allow !== undefined || task.onlyIf !== undefined || task.repeat !== undefined ||
    (task.schedule === "fixed" && task.startOn === undefined && task.finishOn === undefined) ||
    task.who?.some(({ role, choose, part }) => role !== undefined || part !== undefined || (choose !== "all" && choose > 1)) === true
  );
}

function isPoint(task: Task): boolean {
  if (task.milestone === true) return true;
  const { duration } = task;
  return duration?.kind === "single" && duration.likely.days === 0 && duration.likely.weeks === 0 && duration.likely.minutes === 0;
}
