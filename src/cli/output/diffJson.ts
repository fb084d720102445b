import type { DateShift, FigureShift, ScopeTask, TaskVariance } from "../../core/tracking/comparePlans";
import type { PlanDiff } from "./diffMarkdown";
import { isoInstant } from "./instants";
import { rounded } from "./rounded";

/** The JSON format of `gantry diff`; see schemas/diff.schema.json. */
export function diffJson({ plan, from, to, variance }: PlanDiff): unknown {
  const { start, finish, effort, cost, tasks, added, dropped, renamed, releases } = variance;
  return {
    version: 1,
    plan,
    from,
    to,
    start: dateJson(start),
    finish: dateJson(finish),
    effort: figureJson(effort),
    cost: figureJson(cost),
    tasks: tasks.filter(isChanged).map(taskJson),
    added: added.map(scopeJson),
    dropped: dropped.map(scopeJson),
    renamed: renamed.map((one) => ({ from: one.from, to: one.to, title: one.title })),
    releases: releases.map((release) => ({
      id: release.id, title: release.title, promise: dateJson(release.promise), finish: dateJson(release.finish),
      added: release.added.map(({ id }) => id), dropped: release.dropped.map(({ id }) => id),
    })),
  };
}

/** True where a date, an estimate, the cost, the release or the id is another one. */
function isChanged(task: TaskVariance): boolean {
  const moved = [task.start, task.finish].some((shift) => shift !== undefined && shift.from !== shift.to);
  const other = [task.effort, task.estimate, task.cost].some((shift) => shift !== undefined && Math.abs(shift.to - shift.from) > 0.005);
  return moved || other || task.release !== undefined || task.before !== task.id;
}

function taskJson(task: TaskVariance): unknown {
  return {
    id: task.id, before: task.before, title: task.title, kind: task.summary ? "summary" : "task", start: dateJson(task.start), finish: dateJson(task.finish),
    effort: figureJson(task.effort), estimate: figureJson(task.estimate), cost: figureJson(task.cost),
    ...(task.release === undefined ? {} : { release: { from: task.release.from ?? null, to: task.release.to ?? null } }),
  };
}

function dateJson(shift: DateShift | undefined): unknown {
  return shift === undefined ? null : { from: isoInstant(shift.from), to: isoInstant(shift.to), slip: shift.slip };
}

function figureJson(shift: FigureShift | undefined): unknown {
  return shift === undefined ? null : { from: rounded(shift.from, 2), to: rounded(shift.to, 2), change: rounded(shift.to - shift.from, 2) };
}

function scopeJson({ id, title, summary, effort, cost, release }: ScopeTask): unknown {
  return { id, title, kind: summary ? "summary" : "task", effort, cost: rounded(cost, 2), release: release ?? null };
}
