import { durationMinutes, isElapsed } from "../calendar/durations";
import type { Task } from "../model/items";
import type { TaskNode } from "../model/plan";
import type { Dependency, DurationScale, Estimate } from "../model/values";
import { foundOf } from "../schedule/found";
import type { Ground } from "../schedule/frame";
import { firstOther } from "../schedule/matched";
import type { Schedule, ScheduledTask } from "../schedule/result";

/** Marks of a task, as bits. */
export const MARK = {
  dropped: 1,
  /** A leaf that is neither dropped nor recurring, finished or not. */
  live: 2,
  /** A live leaf that is not finished. */
  open: 4,
  started: 8,
  critical: 16,
  /** One of its own keys holds it to a date. */
  hard: 32,
  /** Nobody has estimated it. */
  unestimated: 64,
  /** It may wait for something outside the plan: another plan's task or `not-before`. */
  outside: 128,
  /** It leads to a release or a risk. */
  leads: 256,
  /** A milestone, a recurring one too, that is neither finished nor dropped. */
  milestone: 512,
  /** Its forecast lies behind its promise, and it is neither finished nor dropped. */
  late: 1024,
  /** One of its dependencies has a lag or another type than finish to start, or leads to another plan. */
  odd: 2048,
} as const;

/** Person-time that is left of a task, by the place of the person. */
export interface LeftWork {
  readonly person: number;
  readonly left: number;
}

/** What checks ask of every task, by its index: read from tasks and dates once, and again only where these are others. */
export interface TaskMarks {
  /** Bits of `MARK`. */
  readonly marks: Uint16Array;
  readonly parent: Int32Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly slack: Float64Array;
  /** Working minutes, also where the task is written in clock time. */
  readonly length: Float64Array;
  /** High figure of the estimate over the low one; 1 for a single figure. */
  readonly spread: Float64Array;
  /** Dependencies as written, of a task that is neither finished nor dropped. */
  readonly links: Int32Array;
  /** The only person with work left and how much; -1: nobody, -2: several, who are in `several`. */
  readonly person: Int32Array;
  readonly left: Float64Array;
  readonly several: ReadonlyMap<number, readonly LeftWork[]>;
}

/** True when a task has one of these marks. */
export function anyMarked({ marks }: TaskMarks, bits: number): boolean {
  for (let index = 0, { length } = marks; index < length; index++) if (((marks[index] as number) & bits) !== 0) return true;
  return false;
}

interface Look {
  readonly nodes: readonly TaskNode[];
  readonly dates: readonly ScheduledTask[];
  readonly marks: Marks;
}

type Marks = Omit<TaskMarks, "several"> & { several: Map<number, readonly LeftWork[]> };

/** What was looked at last on a ground. */
const looks = new WeakMap<Ground, Look>();

/** The marks of a schedule's tasks; those without dates have none. */
export function taskMarks(schedule: Schedule): TaskMarks {
  const frame = foundOf(schedule)?.frame;
  const { tasks: dates, plan: { tasks: nodes, people } } = schedule;
  const last = frame === undefined ? undefined : looks.get(frame.ground);
  if (last?.nodes === nodes && last.dates === dates) return last.marks;
  const reader = readerOf([...(frame?.plan.people ?? people).keys()], frame?.scale);
  const marks = last?.nodes.length === nodes.length && last.dates.length === dates.length ? again(schedule, last, reader) : fresh(schedule, reader);
  if (frame !== undefined) looks.set(frame.ground, { nodes, dates, marks });
  return marks;
}

/** Reads a task into a place of the columns. */
type Reader = (into: Marks, at: number, dates: ScheduledTask, node: TaskNode) => void;

function emptyMarks(size: number): Marks {
  const figures = (): Float64Array => new Float64Array(size);
  return {
    marks: new Uint16Array(size), parent: new Int32Array(size).fill(-1), start: figures(), finish: figures(), slack: figures(), length: figures(), spread: figures(),
    links: new Int32Array(size), person: new Int32Array(size).fill(-1), left: figures(), several: new Map(),
  };
}

function fresh({ plan: { tasks: nodes }, tasks }: Schedule, read: Reader): Marks {
  const marks = emptyMarks(nodes.length);
  for (let i = 0, { length } = tasks; i < length; i++) {
    const dates = tasks[i] as ScheduledTask;
    read(marks, dates.index, dates, nodes[dates.index] as TaskNode);
  }
  return marks;
}

const COLUMNS = ["marks", "parent", "start", "finish", "slack", "length", "spread", "links", "person", "left"] as const;

/** The marks of before, with those of the tasks that have changed. Columns in which nothing is other stay the same arrays. */
function again({ plan: { tasks: nodes }, tasks }: Schedule, last: Look, read: Reader): Marks {
  const { nodes: oldNodes, dates: oldDates, marks: before } = last;
  const changed: number[] = [];
  if (tasks === oldDates) for (let index = firstOther(oldNodes, nodes, 0); index < nodes.length; index = firstOther(oldNodes, nodes, index + 1)) changed.push(index);
  else for (let index = 0; index < tasks.length; index++) if (nodes[index] !== oldNodes[index] || tasks[index] !== oldDates[index]) changed.push(index);
  const made = emptyMarks(changed.length);
  changed.forEach((index, at) => { read(made, at, tasks[index] as ScheduledTask, nodes[index] as TaskNode); });
  const now = { ...before };
  let same = true;
  for (const name of COLUMNS) {
    const [old, column] = [before[name], made[name]];
    const first = changed.findIndex((index, at) => old[index] !== column[at]);
    if (first < 0) continue;
    same = false;
    const own = old.slice();
    for (let at = first; at < changed.length; at++) own[changed[at] as number] = column[at] as number;
    Object.assign(now, { [name]: own });
  }
  if (made.several.size > 0 || changed.some(index => before.several.has(index))) {
    same = false;
    now.several = new Map(before.several);
    changed.forEach((index, at) => {
      const left = made.several.get(at);
      if (left === undefined) now.several.delete(index);
      else now.several.set(index, left);
    });
  }
  return same ? before : now;
}

function readerOf(people: readonly string[], scale: DurationScale | undefined): Reader {
  let places: ReadonlyMap<string, number> | undefined;
  return (into, at, dates, { item, parent, risk }) => {
    const bits = bitsOf(dates, item) | (risk === undefined ? 0 : MARK.leads);
    into.marks[at] = bits;
    into.parent[at] = parent;
    into.start[at] = dates.start;
    into.finish[at] = dates.finish;
    into.slack[at] = dates.totalSlack;
    const { duration, effort } = item;
    into.length[at] = duration !== undefined && isElapsed(duration) ? dates.clock.between(dates.start, dates.finish) : dates.duration;
    into.spread[at] = spreadOf(duration ?? effort, scale);
    into.links[at] = dates.dropped || dates.finished ? 0 : item.after?.length ?? 0;
    const left = (bits & MARK.open) === 0 || dates.assignments.length === 0 ? [] : leftOf(dates, (places ??= new Map(people.map((id, place) => [id, place]))));
    into.person[at] = left.length > 1 ? -2 : left[0]?.person ?? -1;
    into.left[at] = left[0]?.left ?? 0;
    if (left.length > 1) into.several.set(at, left);
  };
}

function bitsOf(dates: ScheduledTask, item: Task): number {
  const { dropped, finished, due } = dates;
  const live = !dropped && !item.summary && item.repeat === undefined;
  const over = dropped || finished;
  return (dropped ? MARK.dropped : 0) | (live ? MARK.live : 0) | (live && !finished ? MARK.open : 0) | (dates.started ? MARK.started : 0) |
    (dates.critical ? MARK.critical : 0) | (isHard(item) ? MARK.hard : 0) | (isEstimated(dates, item) ? 0 : MARK.unestimated) |
    (dates.release === undefined ? 0 : MARK.leads) | (dates.kind === "milestone" && !over ? MARK.milestone : 0) |
    (due !== undefined && !over && dates.finish > due.at ? MARK.late : 0) | linkBits(item);
}

function isHard({ startOn, finishOn, startBy, finishBy, schedule }: Task): boolean {
  return startOn !== undefined || finishOn !== undefined || startBy !== undefined || finishBy !== undefined || schedule === "fixed";
}

function isEstimated({ kind }: ScheduledTask, { effort, duration, points, remaining }: Task): boolean {
  return kind === "milestone" || effort !== undefined || duration !== undefined || points !== undefined || remaining !== undefined;
}

function linkBits({ after, notBefore }: Task): number {
  let bits = notBefore === undefined ? 0 : MARK.outside;
  if (after !== undefined) for (let i = 0, { length } = after; i < length; i++) {
    const { lag, type, on } = after[i] as Dependency;
    if (on.plan !== undefined) bits |= MARK.outside | MARK.odd;
    else if (lag !== undefined || type !== "FS") bits |= MARK.odd;
  }
  return bits;
}

function spreadOf(estimate: Estimate | undefined, scale: DurationScale | undefined): number {
  if (estimate === undefined || estimate.kind === "single" || scale === undefined) return 1;
  const low = durationMinutes(estimate.low, scale);
  return low === 0 ? 1 : durationMinutes(estimate.high, scale) / low;
}

function leftOf({ progress, assignments }: ScheduledTask, places: ReadonlyMap<string, number>): readonly LeftWork[] {
  const all: LeftWork[] = [];
  for (const { resource, effort } of assignments) {
    const person = places.get(resource);
    const left = effort * (1 - progress);
    if (person !== undefined && left > 0) all.push({ person, left });
  }
  return all;
}
