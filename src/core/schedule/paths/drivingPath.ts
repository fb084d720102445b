import type { Minutes } from "../../model/instant";
import type { DateName, Explanation } from "../explain/cause";
import { chainOf } from "../explain/explain";
import { leafById } from "../explain/taskDates";
import type { Schedule, ScheduledTask } from "../result";

/** What drives a finish: work that follows without a gap, the first one first, and why that one begins. */
export interface DrivingPath {
  /** Places in `Plan.tasks`; leaves alone. */
  readonly tasks: readonly number[];
  /** The date at which the walk back ends, with its causes. */
  readonly begins: Explanation;
}

/**
 * The driving path to the finish of a task or release by its id, or of the plan (an empty id): back from the finish along
 * the links and people that decide, to what begins it. Undefined where there is nothing that finishes.
 */
export function drivingPath(schedule: Schedule, id: string): DrivingPath | undefined {
  const leaf = id === "" ? lastLeaf(schedule) : leafById(schedule, id, "finish");
  return leaf === undefined ? undefined : pathFrom(schedule, leaf, "finish");
}

/**
 * The critical path by early dates: from the open leaf with the least slack (of equals the last to finish) back along what
 * drives it, as long as nothing has more slack. Undefined where nothing is open.
 */
export function criticalPath(schedule: Schedule): DrivingPath | undefined {
  let end: ScheduledTask | undefined;
  for (const task of schedule.tasks) {
    if (!isOpenLeaf(task)) continue;
    const worse = end === undefined || task.totalSlack < end.totalSlack;
    if (worse || (task.totalSlack === end?.totalSlack && task.earlyFinish > end.earlyFinish)) end = task;
  }
  if (end === undefined) return undefined;
  const least = end.totalSlack;
  return pathFrom(schedule, end.index, "early-finish", task => isOpenLeaf(task) && task.totalSlack <= least);
}

/** Open leaves that are not critical but have no more slack than a limit, in document order. */
export function nearCritical(schedule: Schedule, limit: Minutes): readonly number[] {
  return schedule.tasks.filter(task => task.kind !== "summary" && isNearCritical(task, limit)).map(({ index }) => index);
}

/** True for open work that is not critical but has no more slack than a limit. */
export function isNearCritical({ finished, dropped, critical, totalSlack }: ScheduledTask, limit: Minutes): boolean {
  return !finished && !dropped && !critical && totalSlack <= limit;
}

/** The leaf that finishes last, dropped ones left out, and repeating ones where there are others. */
export function lastLeaf({ plan, tasks }: Schedule): number | undefined {
  let last: ScheduledTask | undefined;
  let repeats = true;
  for (const task of tasks) {
    if (task.kind === "summary" || task.dropped) continue;
    const again = plan.tasks[task.index]?.item.repeat !== undefined;
    if (last !== undefined && (again === repeats ? task.finish <= last.finish : again)) continue;
    last = task;
    repeats = again;
  }
  return last?.index;
}

function isOpenLeaf({ kind, finished, dropped }: ScheduledTask): boolean {
  return kind !== "summary" && !finished && !dropped;
}

function pathFrom(schedule: Schedule, leaf: number, date: DateName, goesOn: (task: ScheduledTask) => boolean = () => true): DrivingPath | undefined {
  const chain = chainOf(schedule, leaf, date, Infinity);
  const tasks: number[] = [];
  let begins: Explanation | undefined;
  for (const step of chain) {
    const task = schedule.tasks[step.task];
    if (task === undefined || !goesOn(task)) break;
    if (tasks[tasks.length - 1] !== step.task) tasks.push(step.task);
    begins = step;
  }
  return begins === undefined ? undefined : { tasks: tasks.reverse(), begins };
}
