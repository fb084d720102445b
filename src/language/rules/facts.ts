import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Assignment, Dependency, Ref, StatusKind } from "../../core/model/values";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { traitsOf } from "./taskTraits";

/** What a dependency waits for, within the plan. */
export type Predecessor =
  | { readonly kind: "task"; readonly index: number }
  | { readonly kind: "release"; readonly id: string; readonly tasks: readonly number[] };

/** A task that is scheduled, with what was written about it. */
export interface ScheduledNode {
  readonly node: TaskNode;
  readonly task: Task;
  readonly dates: ScheduledTask;
}

/** What several rules want to know of a plan and its dates, worked out once and when it is asked for, in linear time. */
export interface PlanFacts {
  /** Every task with its dates, in document order. */
  readonly tasks: readonly ScheduledNode[];
  /** The tasks that have one of these traits (bits of `taskTraits`), in document order. */
  having(traits: number): Iterable<ScheduledNode>;
  /** Who works on a task, and the task (itself or a summary above) whose `who` says so. */
  whoOf(index: number): { readonly item: Task; readonly who: readonly Assignment[] } | undefined;
  /** What a dependency waits for; undefined when it is unknown or in another plan. */
  predecessorOf(dependency: Dependency): Predecessor | undefined;
  /** The leaf of a summary that finishes last (dropped ones left out); a leaf itself; a summary without leaves itself. */
  lastLeafOf(index: number): number;
  /** Leaves that carry a release, their own or inherited. */
  carriersOf(release: string): readonly number[];
  /** The meaning of the status that was written, through the plan's board; undefined when none was. */
  writtenStatus(task: Task): StatusKind | undefined;
}

const KINDS: ReadonlySet<string> = new Set(["todo", "doing", "review", "blocked", "done", "dropped"]);

/** Collects the facts of a plan; `traits` are those of its tasks, where they are known. */
export function createFacts(plan: Plan, schedule: Schedule, traits: Uint16Array = Uint16Array.from(plan.tasks, ({ item }) => traitsOf(item))): PlanFacts {
  let tasks: readonly ScheduledNode[] | undefined;
  let carriers: ReadonlyMap<string, readonly number[]> | undefined;
  let lastLeaves: Int32Array | undefined;
  let present = 0;
  for (let index = 0, { length } = traits; index < length; index++) present |= traits[index] as number;
  const board = new Map((plan.settings.board ?? []).map(column => [column.name, column.is]));
  const carriersOf = (release: string): readonly number[] => (carriers ??= carriersByRelease(plan, schedule)).get(release) ?? [];
  return {
    get tasks() { return (tasks ??= pair(plan, schedule)); },
    having: wanted => ((present & wanted) === 0 ? NONE : nodesHaving(plan, schedule, traits, wanted)),
    whoOf: index => whoOf(plan, index),
    predecessorOf(dependency) {
      if (!isOwn(plan, dependency.on)) return undefined;
      const { id } = dependency.on;
      const index = plan.taskIndex.get(id);
      if (index !== undefined) return { kind: "task", index };
      return plan.releases.has(id) ? { kind: "release", id, tasks: carriersOf(id) } : undefined;
    },
    lastLeafOf: index => (lastLeaves ??= lastLeavesOf(plan, schedule))[index] ?? index,
    carriersOf,
    writtenStatus(task) {
      const { status } = task;
      if (status === undefined) return undefined;
      return board.get(status) ?? (KINDS.has(status) ? (status as StatusKind) : undefined);
    },
  };
}

const NONE: readonly ScheduledNode[] = [];

function* nodesHaving(plan: Plan, schedule: Schedule, traits: Uint16Array, wanted: number): Iterable<ScheduledNode> {
  for (let index = 0; index < traits.length; index++) {
    if (((traits[index] as number) & wanted) === 0) continue;
    const node = plan.tasks[index];
    const dates = schedule.tasks[index];
    if (node !== undefined && dates !== undefined) yield { node, task: node.item, dates };
  }
}

/** The nearest task, from a task upwards, that says who works. */
function whoOf(plan: Plan, index: number): { readonly item: Task; readonly who: readonly Assignment[] } | undefined {
  for (let at = plan.tasks[index]; at !== undefined; at = plan.tasks[at.parent]) {
    const { item } = at;
    if (item.who !== undefined && item.who.length > 0) return { item, who: item.who };
  }
  return undefined;
}

/** True when a reference is to the plan's own ids. */
export function isOwn(plan: Plan, ref: Ref): boolean {
  return ref.plan === undefined || ref.plan === plan.id;
}

function pair(plan: Plan, schedule: Schedule): ScheduledNode[] {
  const tasks: ScheduledNode[] = [];
  for (const node of plan.tasks) {
    const dates = schedule.tasks[node.index];
    if (dates !== undefined) tasks.push({ node, task: node.item, dates });
  }
  return tasks;
}

function carriersByRelease(plan: Plan, schedule: Schedule): Map<string, number[]> {
  const carriers = new Map<string, number[]>();
  for (const node of plan.tasks) {
    const release = schedule.tasks[node.index]?.release;
    if (release === undefined || node.item.summary) continue;
    const list = carriers.get(release);
    if (list === undefined) carriers.set(release, [node.index]);
    else list.push(node.index);
  }
  return carriers;
}

function lastLeavesOf(plan: Plan, schedule: Schedule): Int32Array {
  const last = Int32Array.from(plan.tasks, node => node.index);
  const finishes = new Float64Array(plan.tasks.length).fill(-Infinity);
  for (let index = plan.tasks.length - 1; index >= 0; index -= 1) {
    const node = plan.tasks[index];
    const dates = schedule.tasks[index];
    if (node === undefined || dates === undefined) continue;
    if (!node.item.summary && !dates.dropped) finishes[index] = dates.finish;
    const finish = finishes[index] ?? -Infinity;
    // From the last to the first: of equal finishes the first in the file counts.
    if (node.parent < 0 || finish < (finishes[node.parent] ?? -Infinity) || finish === -Infinity) continue;
    finishes[node.parent] = finish;
    last[node.parent] = last[index] ?? index;
  }
  return last;
}
