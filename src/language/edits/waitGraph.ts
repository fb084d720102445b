import type { Plan } from "../../core/model/plan";
import type { Ref } from "../../core/model/values";

/** Who waits for whom in a plan, in any kind of link; a summary's begin comes before and its end after all below it. */
export interface WaitGraph {
  /** True when task `from` waiting for `on` (a task or a release) would close a circle, also when it has its own summary or itself before it. */
  closesCycle(task: string, on: string): boolean;
  /** All that `task` must not wait for, as `closesCycle` would say of each: ids of tasks and releases. */
  blockedFor(task: string): ReadonlySet<string>;
}

/** Builds the graph; two points a task: its begin (even) and its end (odd). */
export function waitGraph(plan: Plan): WaitGraph {
  const carriers = releaseCarriers(plan);
  const after: number[][] = Array.from({ length: plan.tasks.length * 2 }, () => []);
  const link = (from: number, to: number): void => void after[from]?.push(to);
  for (const node of plan.tasks) {
    link(node.index * 2, node.index * 2 + 1);
    if (node.parent >= 0) {
      link(node.parent * 2, node.index * 2);
      link(node.index * 2 + 1, node.parent * 2 + 1);
    }
    for (const dependency of node.item.after ?? []) {
      for (const predecessor of predecessors(plan, carriers, dependency.on)) link(predecessor * 2 + 1, node.index * 2);
    }
  }
  const blocked = (task: string): ReadonlySet<string> => blockedIds(plan, carriers, after, task);
  return { closesCycle: (task, on) => blocked(task).has(on), blockedFor: blocked };
}

function blockedIds(plan: Plan, carriers: ReadonlyMap<string, readonly number[]>, after: readonly (readonly number[])[], task: string): ReadonlySet<string> {
  const index = plan.taskIndex.get(task);
  const ids = new Set<string>();
  if (index === undefined) return ids;
  const reached = new Uint8Array(after.length);
  const queue = [index * 2];
  while (queue.length > 0) {
    const point = queue.pop() ?? 0;
    if (reached[point] === 1) continue;
    reached[point] = 1;
    queue.push(...(after[point] ?? []));
  }
  for (const node of plan.tasks) if (reached[node.index * 2 + 1] === 1) ids.add(node.item.id);
  for (const [release, tasks] of carriers) if (tasks.some(carrier => reached[carrier * 2 + 1] === 1)) ids.add(release);
  return ids;
}

function predecessors(plan: Plan, carriers: ReadonlyMap<string, readonly number[]>, on: Ref): readonly number[] {
  if (on.plan !== undefined && on.plan !== plan.id) return [];
  const index = plan.taskIndex.get(on.id);
  return index === undefined ? (carriers.get(on.id) ?? []) : [index];
}

/** The tasks that carry a release, by its id: they name it, or stand in a summary that does. */
function releaseCarriers(plan: Plan): Map<string, number[]> {
  const carriers = new Map<string, number[]>();
  const own: (string | undefined)[] = [];
  for (const node of plan.tasks) {
    const release = node.item.release?.id ?? (node.parent >= 0 ? own[node.parent] : undefined);
    own[node.index] = release;
    if (release === undefined) continue;
    const tasks = carriers.get(release);
    if (tasks === undefined) carriers.set(release, [node.index]);
    else tasks.push(node.index);
  }
  return carriers;
}
