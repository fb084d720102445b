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
  readonly plan: Plan;
  readonly node: TaskNode;
  readonly end: "start" | "finish";
  /** What it waits for, once that was looked for. */
  steps?: readonly Step[];
  /** Set when it was come to. */
  open?: true;
  /** Whether the way from here leads into a circle, once that is known. */
  endless?: boolean;
}

interface Step {
  readonly to: Point;
  readonly edge?: CrossEdge;
}

/** All plans without the dependencies that are cut. */
interface Graph {
  readonly snapshot: Snapshot;
  readonly cut: ReadonlySet<Dependency>;
  /** Of each plan by the number of the task, starts and finishes in turn. */
  readonly points: Map<Plan, Point[]>;
}

const wholes = new WeakMap<Snapshot, Graph>();

function graphOf(snapshot: Snapshot, cut: ReadonlySet<Dependency>): Graph {
  return { snapshot, cut, points: new Map() };
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
  const graph = wholes.get(snapshot) ?? graphOf(snapshot, new Set());
  wholes.set(snapshot, graph);
  const cycles: CrossCycle[] = [];
  let searches = 0;
  for (const edge of linksAbroad(plan)) {
    if (!back.has(edge.dependency.on.plan ?? "") || searches >= MOST_SEARCHES) continue;
    const cycle = cycleThrough(graph, edge);
    if (cycle === undefined) continue;
    searches += 1;
    cycles.push(cycle);
  }
  return cycles;
}

/** The dependencies that close cycles across plans: without them, of the plans and of their tasks what stands first begins. */
export function cutAcross(snapshot: Snapshot, plans: readonly Plan[]): ReadonlySet<Dependency> {
  const cut = new Set<Dependency>();
  let graph = graphOf(snapshot, cut);
  for (const edge of plans.flatMap(linksAbroad)) {
    if (cycleThrough(graph, edge) === undefined) continue;
    cut.add(edge.dependency);
    graph = graphOf(snapshot, cut);
  }
  return cut;
}

const abroad = new WeakMap<Plan, readonly CrossEdge[]>();

/** The dependencies of a plan on others, in the order of its text. */
export function linksAbroad(plan: Plan): readonly CrossEdge[] {
  let known = abroad.get(plan);
  if (known === undefined) {
    known = plansReferredBy(plan).size === 0 ? [] : plan.tasks.flatMap(({ item: task }) => (task.after ?? []).flatMap(dependency => (dependency.on.plan ?? plan.id) === plan.id ? [] : [{ plan, task, dependency }]));
    abroad.set(plan, known);
  }
  return known;
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
function cycleThrough(graph: Graph, first: CrossEdge): CrossCycle | undefined {
  const source = first.plan.tasks[first.plan.taskIndex.get(first.task.id) ?? -1];
  if (source === undefined) return undefined;
  const goal = pointOf(graph, first.plan, source, waitingEnd(first.dependency));
  const begin = awaited(graph, first).filter(point => isEndless(graph, point));
  const from = new Map<Point, { readonly point: Point; readonly edge?: CrossEdge } | undefined>(begin.map(point => [point, undefined]));
  for (const point of from.keys()) {
    if (point === goal) return pathTo(from, point, first);
    if (from.size > MOST_STEPS) return undefined;
    for (const { to, edge } of stepsFrom(graph, point)) {
      if (to.endless === false || from.has(to)) continue;
      from.set(to, edge === undefined ? { point } : { point, edge });
    }
  }
  return undefined;
}

/** True when the way from a point leads into a circle; what does not need not be searched. */
function isEndless(graph: Graph, point: Point): boolean {
  const way = [{ point, next: 0, found: false }];
  for (let last = way.at(-1); last !== undefined && point.endless === undefined; last = way.at(-1)) {
    const { point: at } = last;
    at.open = true;
    const to = stepsFrom(graph, at)[last.next++]?.to;
    if (to === undefined) {
      at.endless = last.found;
      way.pop();
      const above = way.at(-1);
      if (above !== undefined && last.found) above.found = true;
    } else if (to.endless ?? to.open ?? false) last.found = true;
    else if (to.open === undefined) way.push({ point: to, next: 0, found: false });
  }
  return point.endless === true;
}

function pathTo(from: ReadonlyMap<Point, { readonly point: Point; readonly edge?: CrossEdge } | undefined>, goal: Point, first: CrossEdge): CrossCycle {
  const edges: CrossEdge[] = [];
  for (let step = from.get(goal); step !== undefined; step = from.get(step.point)) {
    if (step.edge !== undefined) edges.push(step.edge);
  }
  return [first, ...edges.reverse()];
}

/** What a point waits for: a finish for its start and what is inside, a start for the summary above and its links. */
function stepsFrom(graph: Graph, point: Point): readonly Step[] {
  return point.steps ??= findSteps(graph, point);
}

function findSteps(graph: Graph, { plan, node, end }: Point): readonly Step[] {
  const steps: Step[] = [];
  if (end === "finish") {
    steps.push({ to: pointOf(graph, plan, node, "start") });
    for (let inside = node.index + 1; inside < node.end;) {
      const child = plan.tasks[inside];
      if (child === undefined) break;
      steps.push({ to: pointOf(graph, plan, child, "finish") });
      inside = child.end;
    }
  } else {
    const above = plan.tasks[node.parent];
    if (above !== undefined) steps.push({ to: pointOf(graph, plan, above, "start") });
  }
  for (const dependency of node.item.after ?? []) {
    if (waitingEnd(dependency) !== end || graph.cut.has(dependency)) continue;
    const edge = { plan, task: node.item, dependency };
    for (const to of awaited(graph, edge)) steps.push({ to, edge });
  }
  return steps;
}

function waitingEnd({ type }: Dependency): "start" | "finish" {
  return type === "FS" || type === "SS" ? "start" : "finish";
}

/** The points that a dependency waits for: of a release those of all that carries it itself, of the start of a summary those of what is in it. */
function awaited(graph: Graph, { plan, dependency }: CrossEdge): readonly Point[] {
  const { on, type } = dependency;
  const other = on.plan === undefined || on.plan === plan.id ? plan : graph.snapshot.planById(on.plan);
  if (other === undefined) return [];
  const end = type === "FS" || type === "FF" ? "finish" : "start";
  const node = other.tasks[other.taskIndex.get(on.id) ?? -1];
  const carriers = node === undefined ? other.tasks.filter(({ item }) => item.release !== undefined && item.release.id === on.id) : [node];
  return (end === "finish" ? carriers : carriers.flatMap(({ index, end: last }) => other.tasks.slice(index, last))).map(one => pointOf(graph, other, one, end));
}

function pointOf({ points }: Graph, plan: Plan, node: TaskNode, end: "start" | "finish"): Point {
  let own = points.get(plan);
  if (own === undefined) points.set(plan, own = []);
  return own[2 * node.index + (end === "start" ? 0 : 1)] ??= { plan, node, end };
}
