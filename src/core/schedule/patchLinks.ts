import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { TaskNode } from "../model/plan";
import type { Compiled } from "./compiled";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { FF, FS, SF, type Network, type NetworkLink } from "./network";
import { lagOf, TYPES, type EdgeLag } from "./rawNetwork";

/** The part of a network that links make. */
export type LinkArrays = Pick<
  Network,
  "links" | "linkFrom" | "linkTo" | "voidLinks" | "inStart" | "inFrom" | "inType" | "inLag" | "inPercent" | "inCalendar" | "inLink"
>;

/** A network's links with those of some tasks made anew. */
export interface PatchedLinks {
  readonly arrays: LinkArrays;
  readonly linkStart: Int32Array;
  /** For each link before its place now, or -1. */
  readonly linkMoves: Int32Array;
}

/** So many tasks may have other links before the network is built anew. */
const MOST_TASKS = 64;

/** What a task waits for now, with the edges that stand for it. */
interface TaskLinks {
  readonly task: number;
  readonly node: number;
  /** The edges that bind its node to the summary above it: so many of those into it stay. */
  readonly kept: number;
  readonly links: readonly NetworkLink[];
  readonly edges: readonly TaskEdge[];
}

interface TaskEdge extends EdgeLag {
  readonly from: number;
  readonly type: number;
  /** Its place among the links of the task. */
  readonly link: number;
}

/**
 * The links of a network with those of the given tasks, in their order, made anew; undefined where a link is of another
 * kind than from task to task, or where the nodes would stand in another order.
 */
export function patchLinks(
  frame: PlanFrame, inherited: readonly Inherited[], before: Compiled, tasks: readonly number[], calendars: SegmentedCalendar[],
): PatchedLinks | undefined {
  if (tasks.length > MOST_TASKS || before.faults.some(({ kind }) => kind === "cycle")) return undefined;
  const changed: TaskLinks[] = [];
  for (const task of tasks) {
    const made = linksOfTask(frame, inherited, before, task, calendars);
    if (made === undefined || !staysInOrder(before, made)) return undefined;
    changed.push(made);
  }
  const { links, linkStart, linkMoves } = splicedLinks(before, changed);
  return { arrays: { ...links, ...splicedEdges(before.network, changed, linkStart, linkMoves) }, linkStart, linkMoves };
}

function linksOfTask(frame: PlanFrame, inherited: readonly Inherited[], before: Compiled, task: number, calendars: SegmentedCalendar[]): TaskLinks | undefined {
  const { network, linkStart } = before;
  for (let i = linkStart[task] as number; i < (linkStart[task + 1] as number); i++) if (network.linkFrom[i] === -1) return undefined;
  const { item } = frame.plan.tasks[task] as TaskNode;
  const node = network.gateNode[task] as number;
  const first = network.inStart[node] as number;
  let kept = 0;
  while (first + kept < (network.inStart[node + 1] as number) && network.inLink[first + kept] === -1) kept++;
  const links: NetworkLink[] = [];
  const edges: TaskEdge[] = [];
  for (const [place, dependency] of (item.after ?? []).entries()) {
    const { on } = dependency;
    const from = on.plan === undefined ? frame.plan.taskIndex.get(on.id) : undefined;
    if (from === undefined) {
      if (on.plan !== undefined || frame.plan.releases.has(on.id)) return undefined;
      continue;
    }
    const type = TYPES[dependency.type];
    const unusable = inherited[from]?.dropped === true || (item.summary && (type === FF || type === SF));
    links.push({ from: [from], to: task, place, dependency, type, cut: false, void: unusable });
    if (unusable) continue;
    const source = (type === FS || type === FF ? network.lastNode : network.firstNode)[from] as number;
    edges.push({ from: source, type, link: links.length - 1, ...lagOf(frame, calendars, inherited[task]?.calendar, dependency) });
  }
  return { task, node, kept, links, edges };
}

/** True when a node comes neither later nor sooner for its other links: see `leastFirst`. */
function staysInOrder({ network: { inStart, inFrom }, numbers }: Compiled, { node, kept, edges }: TaskLinks): boolean {
  let ready = 0;
  for (let e = inStart[node] as number, end = e + kept; e < end; e++) ready = Math.max(ready, (inFrom[e] as number) + 1);
  for (const { from } of edges) ready = Math.max(ready, from + 1);
  if (ready > node) return false;
  for (let at = ready; at < node; at++) if ((numbers[at] as number) > (numbers[node] as number)) return false;
  return true;
}

function splicedLinks({ network, linkStart: before }: Compiled, changed: readonly TaskLinks[]): {
  readonly links: Pick<Network, "links" | "linkFrom" | "linkTo" | "voidLinks">; readonly linkStart: Int32Array; readonly linkMoves: Int32Array;
} {
  const linkStart = before.slice();
  const linkMoves = new Int32Array(network.links.length);
  const grown = changed.reduce((sum, { task, links }) => sum + links.length - ((before[task + 1] as number) - (before[task] as number)), network.links.length);
  const linkFrom = new Int32Array(grown);
  const linkTo = new Int32Array(grown);
  const parts: (readonly NetworkLink[])[] = [];
  let { voidLinks } = network;
  let from = 0;
  let task = 0;
  let shift = 0;
  const keepTo = (end: number, upTo: number): void => {
    for (let i = from; i < end; i++) linkMoves[i] = i + shift;
    linkFrom.set(network.linkFrom.subarray(from, end), from + shift);
    linkTo.set(network.linkTo.subarray(from, end), from + shift);
    parts.push(network.links.slice(from, end));
    for (; task <= upTo; task++) linkStart[task] = (before[task] as number) + shift;
  };
  for (const one of changed) {
    const [first, end] = [before[one.task] as number, before[one.task + 1] as number];
    keepTo(first, one.task);
    linkMoves.fill(-1, first, end);
    for (let i = first; i < end; i++) if (network.links[i]?.void === true) voidLinks--;
    one.links.forEach((link, i) => {
      linkFrom[first + shift + i] = link.from[0] as number;
      linkTo[first + shift + i] = one.task;
      if (link.void) voidLinks++;
    });
    parts.push(one.links);
    shift += one.links.length - (end - first);
    from = end;
  }
  keepTo(network.links.length, before.length - 1);
  return { links: { links: joined(parts), linkFrom, linkTo, voidLinks }, linkStart, linkMoves };
}

/** Lists one after the other, put together at once. */
function joined(parts: readonly (readonly NetworkLink[])[]): readonly NetworkLink[] {
  const [first = [], ...others] = parts;
  return first.concat(...others);
}

type EdgeArrays = Omit<LinkArrays, "links" | "linkFrom" | "linkTo" | "voidLinks">;

function splicedEdges(network: Network, changed: readonly TaskLinks[], linkStart: Int32Array, linkMoves: Int32Array): EdgeArrays {
  const byNode = [...changed].sort((a, b) => a.node - b.node);
  const { inStart: before, size } = network;
  const inStart = new Int32Array(size + 1);
  let shift = 0;
  let node = 0;
  const countTo = (end: number): void => {
    for (; node <= end; node++) inStart[node] = (before[node] as number) + shift;
  };
  for (const one of byNode) {
    countTo(one.node);
    shift += one.kept + one.edges.length - ((before[one.node + 1] as number) - (before[one.node] as number));
  }
  countTo(size);
  const count = inStart[size] as number;
  const arrays = {
    inFrom: new Int32Array(count), inType: new Uint8Array(count), inLag: new Float64Array(count), inPercent: new Float64Array(count),
    inCalendar: new Int32Array(count), inLink: new Int32Array(count),
  };
  let from = 0;
  const copyTo = (end: number, at: number): void => {
    for (const name of EDGE_ARRAYS) arrays[name].set(network[name].subarray(from, end), at - (end - from));
  };
  for (const one of byNode) {
    const at = (inStart[one.node] as number) + one.kept;
    copyTo((before[one.node] as number) + one.kept, at);
    one.edges.forEach((edge, i) => {
      arrays.inFrom[at + i] = edge.from;
      arrays.inType[at + i] = edge.type;
      arrays.inLag[at + i] = edge.lag;
      arrays.inPercent[at + i] = edge.percent;
      arrays.inCalendar[at + i] = edge.calendar;
    });
    from = before[one.node + 1] as number;
  }
  copyTo(before[size] as number, count);
  const { inLink } = arrays;
  for (let e = 0; e < count; e++) if (inLink[e] as number >= 0) inLink[e] = linkMoves[inLink[e] as number] as number;
  for (const one of byNode) {
    one.edges.forEach((edge, i) => {
      inLink[(inStart[one.node] as number) + one.kept + i] = (linkStart[one.task] as number) + edge.link;
    });
  }
  return { inStart, ...arrays };
}

const EDGE_ARRAYS = ["inFrom", "inType", "inLag", "inPercent", "inCalendar", "inLink"] as const;
