import type { Minutes } from "../../model/instant";
import { leafById } from "../explain/taskDates";
import { foundOf, type Found } from "../found";
import type { Schedule, ScheduledTask } from "../result";
import { lastLeaf } from "./drivingPath";
import { linkFloats } from "./linkFloats";

/** Work that follows without a gap and leads, by itself or through another path, to a finish. */
export interface FloatPath {
  /** Working minutes by which it could slip before it moves the finish; 0 for what drives it. */
  readonly float: Minutes;
  /** Places in `Plan.tasks`, the first to be done first. */
  readonly tasks: readonly number[];
  /** The task of another path that it runs into; absent where it ends with the finish itself. */
  readonly into?: number;
}

/** Distances to the finish by node, and the next node on the way. */
interface Distances {
  readonly float: Float64Array;
  readonly next: Int32Array;
}

/**
 * The paths that lead to the finish of a task or release by its id, or of the plan (an empty id), the one with the least
 * float first: every task that the finish follows from, once. Floats add up along the links. At most `most` paths.
 */
export function rankedPaths(schedule: Schedule, id: string, most: number): readonly FloatPath[] {
  const found = foundOf(schedule);
  const targets = found === undefined ? [] : targetsOf(schedule, found, id);
  if (found === undefined || targets.length === 0) return [];
  const distances = measure(schedule, found, targets);
  return partition(schedule, found, distances, most);
}

/** The leaves of the finish in question, with how much earlier than it each of them is over. */
function targetsOf(schedule: Schedule, { frame, network }: Found, id: string): readonly (readonly [node: number, float: Minutes])[] {
  const { plan, tasks } = schedule;
  const last = id === "" ? lastLeaf(schedule) : leafById(schedule, id, "finish");
  const index = plan.taskIndex.get(id);
  const finish = last === undefined ? undefined : tasks[last]?.finish;
  if (finish === undefined) return [];
  const counts = (at: number): boolean => {
    if (id === "") return at === last || plan.tasks[at]?.item.repeat === undefined;
    if (index !== undefined) return at >= index && at < (plan.tasks[index]?.end ?? 0);
    return tasks[at]?.release === id;
  };
  return tasks.filter(task => task.kind !== "summary" && !task.dropped && counts(task.index)).map(task =>
    [network.firstNode[task.index] as number, Math.max(0, frame.calendars.plan.between(task.finish, finish))] as const);
}

/** The least float of every node to the finish. Nodes are seen again when a shorter way is found; floats are never negative. */
function measure(schedule: Schedule, found: Found, targets: readonly (readonly [number, Minutes])[]): Distances {
  const { size } = found.network;
  const float = new Float64Array(size).fill(Infinity);
  const next = new Int32Array(size).fill(-1);
  const visitSources = linkFloats(schedule, found);
  const waits = new Uint8Array(size);
  const open: number[] = [];
  const see = (node: number, distance: Minutes, to: number): void => {
    // At the same float the link says more than the finish that is reached at once.
    if (distance > (float[node] as number) || (distance === float[node] && (next[node] !== -1 || leadsTo(next, to, node)))) return;
    float[node] = distance;
    next[node] = to;
    if (waits[node] === 1) return;
    waits[node] = 1;
    open.push(node);
  };
  for (const [node, distance] of targets) see(node, distance, -1);
  // Grows while it is walked.
  for (const node of open) {
    waits[node] = 0;
    visitSources(node, (source, own) => { see(source, (float[node] as number) + own, node); });
  }
  return { float, next };
}

function leadsTo(next: Int32Array, from: number, node: number): boolean {
  let at = from;
  while (at >= 0 && at !== node) at = next[at] as number;
  return at === node;
}

function partition(schedule: Schedule, found: Found, distances: Distances, most: number): readonly FloatPath[] {
  const floatOf = (task: number): number => distances.float[found.network.firstNode[task] as number] as number;
  const leaves = schedule.tasks.filter(task => task.kind !== "summary" && floatOf(task.index) < Infinity);
  const into = nextLeaves(found, distances, leaves);
  const steps = new Map(leaves.map(({ index }) => [index, stepsFrom(index, into)]));
  const depth = (task: number): number => steps.get(task) ?? 0;
  // Of equal floats the nearest to the finish comes first: paths are walked from their ends.
  leaves.sort((a, b) => floatOf(a.index) - floatOf(b.index) || depth(a.index) - depth(b.index) || b.finish - a.finish || a.index - b.index);
  const sources = new Map<number, number[]>();
  for (const { index } of leaves) {
    const to = into.get(index);
    if (to !== undefined) sources.set(to, [...(sources.get(to) ?? []), index]);
  }
  const taken = new Set<number>();
  const paths: FloatPath[] = [];
  for (const { index } of leaves) {
    if (paths.length >= most) break;
    if (taken.has(index)) continue;
    const tasks: number[] = [];
    for (let at: number | undefined = index; at !== undefined; at = sources.get(at)?.find(source => !taken.has(source) && floatOf(source) === floatOf(index))) {
      tasks.push(at);
      taken.add(at);
    }
    const to = into.get(index);
    paths.push({ float: floatOf(index), tasks: tasks.reverse(), ...(to === undefined ? {} : { into: to }) });
  }
  return paths;
}

/** For each leaf the next one on the way to the finish; none where it is the finish itself. */
function nextLeaves({ network }: Found, { next }: Distances, leaves: readonly ScheduledTask[]): ReadonlyMap<number, number> {
  const into = new Map<number, number>();
  for (const { index } of leaves) {
    let node = next[network.firstNode[index] as number] as number;
    for (let steps = 0; node >= 0 && network.leaves[node] === undefined && steps < network.size; steps++) node = next[node] as number;
    const to = node < 0 ? undefined : network.leaves[node]?.task;
    if (to !== undefined) into.set(index, to);
  }
  return into;
}

/** How many tasks lie between a task and the finish. */
function stepsFrom(task: number, into: ReadonlyMap<number, number>): number {
  let steps = 0;
  for (let at = into.get(task); at !== undefined && steps <= into.size; at = into.get(at)) steps += 1;
  return steps;
}
