import type { Instant } from "../../model/instant";
import type { Plan } from "../../model/plan";
import type { Schedule, ScheduledTask } from "../result";
import type { DateName } from "./cause";

/** A date of a task. */
export function dateOf(task: ScheduledTask, date: DateName): Instant {
  switch (date) {
    case "start": return task.start;
    case "finish": return task.finish;
    case "early-start": return task.earlyStart;
    case "early-finish": return task.earlyFinish;
    case "late-start": return task.lateStart;
    case "late-finish": return task.lateFinish;
  }
}

/** True for dates at which work begins. */
export function isStart(date: DateName): boolean {
  return date.endsWith("start");
}

/** The leaf that decides on a date of a task: of a summary the first to start or the last to finish; undefined where it holds none. */
export function decidingLeaf(schedule: Schedule, index: number, date: DateName): number | undefined {
  const node = schedule.plan.tasks[index];
  if (node === undefined) return undefined;
  if (!node.item.summary) return schedule.tasks[index] === undefined ? undefined : index;
  const below: number[] = [];
  for (let at = index + 1; at < node.end; at++) below.push(at);
  return outermost(schedule, below, date);
}

/** The leaf that decides on a date of a task or release by its id; undefined where it is of another plan or holds none. */
export function leafById(schedule: Schedule, id: string, date: DateName): number | undefined {
  const { plan, tasks } = schedule;
  const index = plan.taskIndex.get(id);
  if (index !== undefined) return decidingLeaf(schedule, index, date);
  return plan.releases.has(id) ? outermost(schedule, tasks.flatMap((task, at) => (task.release === id ? [at] : [])), date) : undefined;
}

/** Of leaves that are not dropped the first to start, or the last to finish. */
function outermost({ plan, tasks }: Schedule, among: readonly number[], date: DateName): number | undefined {
  let best: number | undefined;
  let at = 0;
  for (const index of among) {
    const task = tasks[index];
    if (task === undefined || task.dropped || plan.tasks[index]?.item.summary !== false) continue;
    const own = dateOf(task, date);
    if (best !== undefined && (isStart(date) ? own >= at : own <= at)) continue;
    best = index;
    at = own;
  }
  return best;
}

/** What a task has of a key from itself or from the nearest summary above it. */
export function inheritedValue<T>({ tasks }: Plan, index: number, pick: (item: Plan["tasks"][number]["item"]) => T | undefined): T | undefined {
  for (let up = index; up >= 0; up = tasks[up]?.parent ?? -1) {
    const item = tasks[up]?.item;
    const value = item === undefined ? undefined : pick(item);
    if (value !== undefined) return value;
  }
  return undefined;
}
