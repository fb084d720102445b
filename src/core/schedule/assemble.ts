import { assignmentsOf, assignmentsOfOccurrences, effortOf } from "./bookings";
import { fixedCost, leafCost } from "./costs";
import type { EarlyDates } from "./forward";
import type { Found } from "./found";
import { statusMeaning, type Inherited } from "./inheritance";
import { keptSummaryTask, keptTask, sameLeafTasks, type AssembledBefore, type MovedLeaves } from "./keptTasks";
import type { Leaf } from "./leaf";
import { shownStatus } from "./progress";
import type { BookedAssignment, ScheduledTask } from "./result";
import { totalSlack } from "./slack";
import { endOf } from "../calendar/dateEdges";

/** The tasks of the schedule: leaves first, then each summary from the tasks below it. What is as before keeps its object. */
export function assembleTasks(found: Found, before?: AssembledBefore, moved?: MovedLeaves): readonly ScheduledTask[] {
  const { tasks } = found.frame.plan;
  const same = before === undefined ? undefined : sameLeafTasks(found, before, moved);
  // On the same nodes each task that is kept has its place.
  const inPlace = before?.found.network.firstNode === found.network.firstNode;
  const result: ScheduledTask[] = before !== undefined && inPlace ? before.tasks.slice() : new Array<ScheduledTask>(tasks.length);
  for (let index = tasks.length - 1; index >= 0; index--) {
    if (inPlace && same?.[index] === 1) continue;
    const kept = same?.[index] === 1 ? keptTask(before, index) : undefined;
    result[index] = kept ?? (found.network.leaves[found.network.firstNode[index] as number] === undefined
      ? ((before && keptSummaryTask(found, index, result, before)) ?? summaryTask(found, index, result))
      : leafTask(found, index));
  }
  return result;
}

function leafTask(found: Found, index: number): ScheduledTask {
  const { network, early, late, forecast, frame } = found;
  const node = network.firstNode[index] as number;
  const leaf = forecast.network.leaves[node] as Leaf;
  const start = figureAt(forecast.start, node);
  const finish = figureAt(forecast.finish, node);
  const { dropped, release, objective } = leaf.inherited;
  const pieces = forecast.pieces.get(node);
  // Each occurrence takes the stated effort; the pieces of interrupted work share it.
  const parts = leaf.occurrences ?? (leaf.work.effort === undefined ? pieces : undefined);
  const effort = parts === undefined ? effortOf(leaf, start, finish) : parts.reduce((sum, [from, to]) => sum + effortOf(leaf, from, to), 0);
  const assignments = dropped ? NO_ONE : leaf.occurrences === undefined ? assignmentsOf(leaf, pieces ?? [[start, finish]], effort) : assignmentsOfOccurrences(leaf, leaf.occurrences, (from, to) => effortOf(leaf, from, to));
  const slack = totalSlack(network, early, late, node);
  const finished = leaf.progress.state === "done";
  const task: Writable<ScheduledTask> = {
    id: leaf.item.id,
    index,
    kind: leaf.work.milestone ? "milestone" : "task",
    start,
    finish,
    earlyStart: figureAt(early.start, node),
    earlyFinish: figureAt(early.finish, node),
    lateStart: lateAt(late.start, early, node),
    lateFinish: lateAt(late.finish, early, node),
    duration: leaf.work.milestone ? 0 : pieces === undefined ? leaf.work.clock.between(start, finish) : pieces.reduce((sum, [from, to]) => sum + leaf.work.clock.between(from, to), 0),
    clock: leaf.work.clock,
    effort,
    totalSlack: slack,
    freeSlack: Math.max(0, Math.min(slack, figureAt(found.free.slack, node))),
    critical: !dropped && !finished && roomOf(found, leaf, node, slack) <= frame.criticalSlack,
    resourceCritical: !dropped && !finished && slack > frame.criticalSlack && forecast.holding?.[node] === 1,
    progress: leaf.progress.share,
    started: leaf.progress.state !== "todo",
    finished,
    dropped,
    assignments,
    cost: leafCost(frame.plan, leaf, assignments, leaf.occurrences ?? pieces ?? [[start, finish]]),
    drivers: start === forecast.asap.start[node] ? (forecast.drivers.of[node] ?? []) : [{ kind: "constraint", key: "schedule", until: start }],
    status: shownStatus(frame.plan, leaf.item, leaf.progress, dropped),
  };
  const { due, dueFrom } = leaf.dates;
  if (pieces !== undefined) task.segments = pieces;
  return withLabels(task, due === undefined ? undefined : { at: due, from: dueFrom }, release, objective);
}

/** What stands by its slack; repeating work, which never moves, by the slack of what waits for it. */
function roomOf({ early, late }: Found, { occurrences, work }: Leaf, node: number, slack: number): number {
  if (occurrences === undefined) return slack;
  const by = late.reach[node] as number;
  return by < Infinity ? work.clock.between(early.finish[node] as number, by) : by;
}

const NO_ONE: readonly BookedAssignment[] = [];

/** A figure of a column, as a small integer where it is one: in objects these take no room of their own. */
function figureAt(column: Float64Array, node: number): number {
  const figure = column[node] as number;
  const whole = figure | 0;
  return whole === figure ? whole : figure;
}

/** A late date that a promise puts before 1970 is shown there; of a plan before 1970, at the early start. */
function lateAt(column: Float64Array, early: EarlyDates, node: number): number {
  const at = figureAt(column, node);
  return at < 0 ? Math.max(at, Math.min(0, figureAt(early.start, node))) : at;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds what only some tasks have. */
function withLabels(
  task: Writable<ScheduledTask>,
  due: ScheduledTask["due"],
  release: string | undefined,
  objective: string | undefined,
): ScheduledTask {
  if (due !== undefined) task.due = due;
  if (release !== undefined) task.release = release;
  if (objective !== undefined) task.objective = objective;
  return task;
}

/** A summary from the tasks directly below it; what is dropped counts only when all of it is. */
function summaryTask(found: Found, index: number, tasks: readonly ScheduledTask[]): ScheduledTask {
  const { frame, inherited, network } = found;
  const { item, end } = frame.plan.tasks[index] as (typeof frame.plan.tasks)[number];
  const own = inherited[index] as Inherited;
  const children: ScheduledTask[] = [];
  for (let child = index + 1; child < end; child = frame.plan.tasks[child]?.end ?? end) children.push(tasks[child] as ScheduledTask);
  const dropped = own.dropped || (children.length > 0 && children.every(child => child.dropped));
  const live = dropped ? children : children.filter(child => !child.dropped);
  const gate = network.firstNode[index] as number;
  const empty = Math.max(frame.start, found.forecast.start[gate] as number);
  const emptyEarly = Math.max(frame.start, found.early.start[gate] as number);
  const least = (pick: (task: ScheduledTask) => number): number => live.reduce((at, task) => Math.min(at, pick(task)), Infinity);
  const most = (pick: (task: ScheduledTask) => number): number => live.reduce((at, task) => Math.max(at, pick(task)), -Infinity);
  const orEmpty = (at: number, instead = empty): number => (Number.isFinite(at) ? at : instead);
  const dates = {
    start: orEmpty(least(task => task.start)),
    finish: orEmpty(most(task => task.finish)),
    earlyStart: orEmpty(least(task => task.earlyStart), emptyEarly),
    earlyFinish: orEmpty(most(task => task.earlyFinish), emptyEarly),
    lateStart: orEmpty(least(task => task.lateStart), emptyEarly),
    lateFinish: orEmpty(most(task => task.lateFinish), emptyEarly),
  };
  const clock = frame.calendars.plan;
  const finished = live.length > 0 && live.every(task => task.finished);
  const critical = live.some(task => task.critical);
  const promise = own.release === undefined ? undefined : frame.plan.releases.get(own.release)?.date;
  const due = item.due ?? promise;
  const from = item.due === undefined ? "release" : "due";
  const calendar = frame.calendars.named(own.calendar ?? "") ?? clock;
  const task: ScheduledTask = {
    id: item.id,
    index,
    kind: "summary",
    ...dates,
    duration: clock.between(dates.start, dates.finish),
    clock,
    effort: live.reduce((sum, task) => sum + task.effort, 0),
    totalSlack: Math.min(clock.between(dates.earlyStart, dates.lateStart), clock.between(dates.earlyFinish, dates.lateFinish)),
    freeSlack: live.length === 0 ? 0 : Math.max(0, least(task => task.freeSlack)),
    critical,
    resourceCritical: !critical && live.some(task => task.resourceCritical),
    progress: summaryProgress(live),
    started: live.some(task => task.started),
    finished,
    dropped,
    assignments: [],
    cost: own.dropped ? 0 : fixedCost(frame.plan, item) + live.reduce((sum, task) => sum + task.cost, 0),
    drivers: live.find(task => task.start === dates.start)?.drivers ?? [],
    status: dropped ? "dropped" : (statusMeaning(frame.plan, item.status) ?? summaryStatus(live, finished)),
  };
  return withLabels(task, due === undefined ? undefined : { at: endOf(due, calendar), from }, own.release, own.objective);
}

function summaryStatus(live: readonly ScheduledTask[], finished: boolean): ScheduledTask["status"] {
  return finished ? "done" : live.some(task => task.started) ? "doing" : "todo";
}

/** Progress by effort; by duration where nobody's effort is known; by number for milestones alone. */
function summaryProgress(live: readonly ScheduledTask[]): number {
  for (const weight of [(task: ScheduledTask) => task.effort, (task: ScheduledTask) => task.duration, () => 1]) {
    const total = live.reduce((sum, task) => sum + weight(task), 0);
    if (total > 0) return live.reduce((sum, task) => sum + weight(task) * task.progress, 0) / total;
  }
  return 0;
}
