import type { Plan } from "../../core/model/plan";
import type { Ref } from "../../core/model/values";

/** Who waits for whom in plans, in any kind of link; a summary's begin comes before and its end after all below it. */
export interface WaitGraph {
  /**
   * What a task of a plan must not wait for, because the link would close a circle: itself, its summaries, whatever waits
   * for it. Ids of tasks and releases as its plan writes them: `plan/id` for those of other plans.
   */
  blockedFor(plan: string, task: string): ReadonlySet<string>;
  /** The same for a task that is yet to come into a summary: the summary, its summaries, whatever waits for it. */
  blockedBelow(plan: string, summary: string): ReadonlySet<string>;
  /** True when a task of a plan is part of a circle: its begin or its end comes after itself. */
  waitsForItself(plan: string, task: string): boolean;
}

interface Part {
  readonly plan: Plan;
  /** The number of its first task. */
  readonly base: number;
  /** The tasks that carry a release, by its id: they name it, or stand in a summary that does. */
  readonly carriers: ReadonlyMap<string, readonly number[]>;
}

/** Builds the graph; two points a task: its begin (even) and its end (odd). */
export function waitGraph(plans: readonly Plan[]): WaitGraph {
  const parts = new Map<string, Part>();
  let size = 0;
  for (const plan of plans) {
    if (parts.has(plan.id)) continue;
    parts.set(plan.id, { plan, base: size, carriers: releaseCarriers(plan) });
    size += plan.tasks.length;
  }
  const after: Edges = { head: new Int32Array(size * 2).fill(-1), next: [], to: [] };
  for (const part of parts.values()) addEdges(part, parts, after);
  return {
    blockedFor: (plan, task) => blockedIds(parts, after, plan, task, 0),
    blockedBelow: (plan, summary) => blockedIds(parts, after, plan, summary, 1),
    waitsForItself(plan, task) {
      const part = parts.get(plan);
      const index = part?.plan.taskIndex.get(task);
      if (part === undefined || index === undefined) return false;
      const begin = (part.base + index) * 2;
      return [begin, begin + 1].some(point => nextOf(after, point).some(next => reach(after, next)[point] === 1));
    },
  };
}

/** Edges by the point that they leave: `head` is its first edge or -1, `next` the one after an edge. */
interface Edges {
  readonly head: Int32Array;
  readonly next: number[];
  readonly to: number[];
}

function addEdges(part: Part, parts: ReadonlyMap<string, Part>, { head, next, to: targets }: Edges): void {
  const link = (from: number, to: number): void => {
    next.push(head[from] ?? -1);
    head[from] = targets.length;
    targets.push(to);
  };
  for (const { item, index, parent } of part.plan.tasks) {
    const own = (part.base + index) * 2;
    link(own, own + 1);
    if (parent >= 0) {
      link((part.base + parent) * 2, own);
      link(own + 1, (part.base + parent) * 2 + 1);
    }
    for (const { on } of item.after ?? []) for (const predecessor of predecessors(part, parts, on)) link(predecessor * 2 + 1, own);
  }
}

/** Numbers of the tasks that a reference stands for. */
function predecessors(part: Part, parts: ReadonlyMap<string, Part>, on: Ref): readonly number[] {
  const home = on.plan === undefined ? part : parts.get(on.plan);
  if (home === undefined) return [];
  const index = home.plan.taskIndex.get(on.id);
  return (index === undefined ? (home.carriers.get(on.id) ?? []) : [index]).map(each => home.base + each);
}

/** Ids whose ends are reached from the begin (0) or the end (1) of a task. */
function blockedIds(parts: ReadonlyMap<string, Part>, after: Edges, plan: string, task: string, side: 0 | 1): ReadonlySet<string> {
  const own = parts.get(plan);
  const index = own?.plan.taskIndex.get(task);
  const ids = new Set<string>();
  if (own === undefined || index === undefined) return ids;
  const reached = reach(after, (own.base + index) * 2 + side);
  for (const part of parts.values()) {
    const name = (id: string): string => (part === own ? id : `${part.plan.id}/${id}`);
    for (const node of part.plan.tasks) if (reached[(part.base + node.index) * 2 + 1] === 1) ids.add(name(node.item.id));
    for (const [release, tasks] of part.carriers) if (tasks.some(each => reached[(part.base + each) * 2 + 1] === 1)) ids.add(name(release));
  }
  return ids;
}

/** The points that an edge leads to from a point. */
function nextOf({ head, next, to }: Edges, point: number): number[] {
  const points: number[] = [];
  for (let edge = head[point] ?? -1; edge >= 0; edge = next[edge] ?? -1) points.push(to[edge] ?? point);
  return points;
}

/** Marks the points that can be reached from a point. */
function reach({ head, next, to }: Edges, from: number): Uint8Array {
  const reached = new Uint8Array(head.length);
  const queue = [from];
  for (let point = queue.pop(); point !== undefined; point = queue.pop()) {
    if (reached[point] === 1) continue;
    reached[point] = 1;
    for (let edge = head[point] ?? -1; edge >= 0; edge = next[edge] ?? -1) queue.push(to[edge] ?? from);
  }
  return reached;
}

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
