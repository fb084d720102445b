import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Dependency } from "../../core/model/values";
import { plansReferredBy } from "../crossPlan";
import type { Snapshot } from "../snapshotTypes";

/** A dependency of a task, in its plan, on a cycle that leads through other plans. */
export interface CrossEdge {
  readonly plan: Plan;
  readonly task: Task;
  readonly dependency: Dependency;
}

/** The dependencies of one cycle in the order of waiting, at least one of them on another plan. */
export type CrossCycle = readonly CrossEdge[];

/** A place in the network of all plans: the start or the finish of a task. */
interface Point {
  readonly key: string;
  readonly plan: Plan;
  readonly node: TaskNode;
  readonly end: "start" | "finish";
}

interface Step {
  readonly to: Point;
  readonly edge?: CrossEdge;
}

/** Nothing is searched for longer than this many steps from one dependency. */
const MOST_STEPS = 200_000;
const MOST_SEARCHES = 50;

/**
 * Cycles that leave a plan and come back to it, one for each dependency on another plan that lies on one. Plans that
 * do not refer to each other in a circle cost nothing.
 */
export function crossPlanCycles(snapshot: Snapshot, plan: Plan): readonly CrossCycle[] {
  const circle = [...plansReferredBy(plan)].filter(id => reaches(snapshot, id, plan));
  if (circle.length === 0) return [];
  const back = new Set(circle);
  const cycles: CrossCycle[] = [];
  let searches = 0;
  for (const { item } of plan.tasks) {
    for (const dependency of item.after ?? []) {
      if (dependency.on.plan === undefined || !back.has(dependency.on.plan) || searches >= MOST_SEARCHES) continue;
      searches += 1;
      const cycle = cycleThrough(snapshot, { plan, task: item, dependency });
      if (cycle !== undefined) cycles.push(cycle);
    }
  }
  return cycles;
}

/** True when a plan refers, directly or through others, to another one. */
function reaches(snapshot: Snapshot, from: string, to: Plan): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    const plan = snapshot.planById(id);
    if (plan === to) return true;
    for (const next of plan === undefined ? [] : plansReferredBy(plan)) seen.add(next);
  }
  return false;
}

/** The shortest way from what a dependency waits for back to the task that waits, or undefined. */
function cycleThrough(snapshot: Snapshot, first: CrossEdge): CrossCycle | undefined {
  const source = first.plan.tasks[first.plan.taskIndex.get(first.task.id) ?? -1];
  if (source === undefined) return undefined;
  const goal = pointOf(first.plan, source, waitingEnd(first.dependency)).key;
  const begin = awaited(snapshot, first);
  const from = new Map<string, { readonly point: Point; readonly edge?: CrossEdge } | undefined>(begin.map(point => [point.key, undefined]));
  const queue = [...begin];
  for (const point of queue) {
    if (point.key === goal) return pathTo(from, point, first);
    if (from.size > MOST_STEPS) return undefined;
    for (const { to, edge } of stepsFrom(snapshot, point)) {
      if (from.has(to.key)) continue;
      from.set(to.key, edge === undefined ? { point } : { point, edge });
      queue.push(to);
    }
  }
  return undefined;
}

function pathTo(from: ReadonlyMap<string, { readonly point: Point; readonly edge?: CrossEdge } | undefined>, goal: Point, first: CrossEdge): CrossCycle {
  const edges: CrossEdge[] = [];
  for (let step = from.get(goal.key); step !== undefined; step = from.get(step.point.key)) {
    if (step.edge !== undefined) edges.push(step.edge);
  }
  return [first, ...edges.reverse()];
}

/** What a point waits for: a finish for its start and what is inside, a start for the summary above and its links. */
function stepsFrom(snapshot: Snapshot, point: Point): readonly Step[] {
  const { plan, node, end } = point;
  const steps: Step[] = [];
  if (end === "finish") {
    steps.push({ to: pointOf(plan, node, "start") });
    for (let inside = node.index + 1; inside < node.end;) {
      const child = plan.tasks[inside];
      if (child === undefined) break;
      steps.push({ to: pointOf(plan, child, "finish") });
      inside = child.end;
    }
  } else {
    const above = plan.tasks[node.parent];
    if (above !== undefined) steps.push({ to: pointOf(plan, above, "start") });
  }
  for (const dependency of node.item.after ?? []) {
    if (waitingEnd(dependency) !== end) continue;
    const edge = { plan, task: node.item, dependency };
    for (const to of awaited(snapshot, edge)) steps.push({ to, edge });
  }
  return steps;
}

function waitingEnd({ type }: Dependency): "start" | "finish" {
  return type === "FS" || type === "SS" ? "start" : "finish";
}

/** The points that a dependency waits for: of a release those of all that carries it itself. */
function awaited(snapshot: Snapshot, { plan, dependency }: CrossEdge): readonly Point[] {
  const { on, type } = dependency;
  const other = on.plan === undefined || on.plan === plan.id ? plan : snapshot.planById(on.plan);
  if (other === undefined) return [];
  const end = type === "FS" || type === "FF" ? "finish" : "start";
  const node = other.tasks[other.taskIndex.get(on.id) ?? -1];
  if (node !== undefined) return [pointOf(other, node, end)];
  if (!other.releases.has(on.id)) return [];
  return other.tasks.filter(({ item }) => item.release?.id === on.id).map(carrier => pointOf(other, carrier, end));
}

function pointOf(plan: Plan, node: TaskNode, end: "start" | "finish"): Point {
  return { key: `${plan.id}/${node.item.id} ${end}`, plan, node, end };
}
