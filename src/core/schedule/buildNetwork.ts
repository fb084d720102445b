import type { Compiled, CompiledBefore } from "./compiled";
import type { TaskNode } from "../model/plan";
import type { Dependency } from "../model/values";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { cutCycles, orderOf } from "./cycles";
import { leafColumns } from "./leafColumns";
import { keptLeaf, leafOf, type Leaf } from "./leaf";
import { LEAF, type Network, type NetworkLink } from "./network";
import { patchNetwork } from "./patchNetwork";
import { addQueues } from "./queues";
import { rawNetworkOf, type LinksKnown, type EdgeColumns, type RawNetwork } from "./rawNetwork";
import type { ScheduleFault } from "./result";
import { byNode, summariesOf, summaryDates, type SummaryDates } from "./summaryDates";

/** Compiles a plan: cycles cut, nodes in order, links in arrays. The result is the same with and without the one before. */
export function buildNetwork(frame: PlanFrame, inherited: readonly Inherited[], before?: CompiledBefore): Compiled {
  const leaves = leavesOf(frame, inherited, before);
  const patched = before === undefined ? undefined : patchNetwork(frame, inherited, leaves, before.compiled);
  if (patched !== undefined) return patched;
  const raw = rawNetworkOf(frame, inherited, linksKnown(frame, before));
  const cut = new Uint8Array(raw.edges.count);
  let faults: readonly ScheduleFault[] = [];
  let order = orderOf(raw, cut);
  if (order.length < raw.size) {
    faults = cutCycles(raw, cut);
    order = orderOf(raw, cut);
  }
  const dates = summaryDates(frame, inherited, summariesOf(raw));
  const queued = addQueues(raw, cut, leaves, frame, dates.gates);
  if (queued > 0) order = orderOf(raw, withEdges(cut, queued));
  const network = inOrder(frame, raw, order, withEdges(cut, queued), leaves, dates);
  const patchable = queued === 0 && !namesOthers(frame);
  return {
    frame, inherited, leaves, network, faults, plain: network.plain.slice(), carried: undefined, patchable, calendars: network.calendars.length,
    linkStart: raw.linkStart, numbers: order,
  };
}

/** The links before, where tasks have kept their numbers and none was cut. */
function linksKnown(frame: PlanFrame, before: CompiledBefore | undefined): LinksKnown | undefined {
  if (before === undefined) return undefined;
  const { patchable, faults, network, linkStart, frame: old } = before.compiled;
  const same = patchable && faults.length === 0 && old.plan.taskIndex === frame.plan.taskIndex;
  return same ? { links: network.links, linkStart, match: before.match } : undefined;
}

/** True when a task waits for something of another plan, whose dates are asked for anew each time. */
function namesOthers({ plan }: PlanFrame): boolean {
  const { tasks } = plan;
  for (let index = 0, { length } = tasks; index < length; index++) {
    const { after } = (tasks[index] as TaskNode).item;
    if (after !== undefined) for (let i = 0, { length } = after; i < length; i++) if ((after[i] as Dependency).on.plan !== undefined) return true;
  }
  return false;
}

function withEdges(cut: Uint8Array, added: number): Uint8Array {
  if (added === 0) return cut;
  const all = new Uint8Array(cut.length + added);
  all.set(cut);
  return all;
}

function leavesOf(frame: PlanFrame, inherited: readonly Inherited[], before: CompiledBefore | undefined): readonly (Leaf | undefined)[] {
  const { tasks } = frame.plan;
  const same = before?.compiled.leaves.length === tasks.length;
  const usual = before === undefined ? undefined : usualLeaves(before, inherited);
  const leaves: (Leaf | undefined)[] = same ? before.compiled.leaves.slice() : [];
  for (let index = 0; index < tasks.length; index++) {
    const own = inherited[index] as Inherited;
    if (same && usual?.[index] === 1) continue;
    const was = before?.match[index] ?? -1;
    const old = was < 0 ? undefined : before?.compiled.leaves[was];
    const kept = old === undefined || before === undefined ? undefined : usual?.[index] === 1 ? old : keptLeaf(old, index, own);
    leaves[index] = kept ?? ((tasks[index] as TaskNode).item.summary ? undefined : leafOf(frame, index, own));
  }
  return leaves;
}

/** By task, 1 for a leaf at its place before that scheduling can have made nothing else of. */
function usualLeaves({ match, compiled: { network: { plain, firstNode }, inherited: then } }: CompiledBefore, inherited: readonly Inherited[]): Uint8Array {
  const usual = new Uint8Array(match.length);
  for (let index = 0; index < usual.length; index++) {
    if (match[index] === index && plain[firstNode[index] as number] !== 0 && (inherited === then || inherited[index] === then[index])) usual[index] = 1;
  }
  return usual;
}

function inOrder(
  frame: PlanFrame,
  raw: RawNetwork,
  order: Int32Array,
  cut: Uint8Array,
  leavesByTask: readonly (Leaf | undefined)[],
  dates: SummaryDates,
): Network {
  const size = order.length;
  const rank = new Int32Array(raw.size);
  for (let i = 0; i < size; i++) rank[order[i] as number] = i;
  const inStart = new Int32Array(size + 1);
  for (let e = 0; e < cut.length; e++) {
    const after = (rank[raw.edges.to[e] as number] as number) + 1;
    if (cut[e] === 0) inStart[after] = (inStart[after] as number) + 1;
  }
  for (let i = 0; i < size; i++) inStart[i + 1] = (inStart[i + 1] as number) + (inStart[i] as number);
  const kind = new Uint8Array(size);
  const task = new Int32Array(size);
  const leaves = new Array<Leaf | undefined>(size).fill(undefined);
  for (let i = 0; i < size; i++) {
    const node = order[i] as number;
    const of = raw.task[node] as number;
    kind[i] = raw.kind[node] as number;
    task[i] = of;
    if (kind[i] === LEAF) leaves[i] = leavesByTask[of];
  }
  const ranked = (nodes: Int32Array): Int32Array => nodes.map(node => rank[node] as number);
  return {
    size,
    kind,
    task,
    leaves,
    ...leafColumns(frame, leaves, raw.calendars),
    inStart,
    ...edgeArrays(raw.edges, cut, rank, inStart),
    calendars: raw.calendars,
    gateDates: byNode(dates.gates, ranked(raw.gateNode)),
    lastDates: byNode(dates.lasts, ranked(raw.lastNode)),
    ...linkColumns(raw.links),
    external: raw.external,
    firstNode: ranked(raw.firstNode),
    lastNode: ranked(raw.lastNode),
    gateNode: ranked(raw.gateNode),
  };
}

function linkColumns(links: readonly NetworkLink[]): Pick<Network, "links" | "linkFrom" | "linkTo" | "voidLinks"> {
  let voidLinks = 0;
  const linkFrom = new Int32Array(links.length);
  const linkTo = new Int32Array(links.length);
  for (let i = 0; i < links.length; i++) {
    const { from, to, void: isVoid } = links[i] as NetworkLink;
    if (isVoid) voidLinks++;
    linkFrom[i] = from.length === 1 ? (from[0] as number) : -1;
    linkTo[i] = to;
  }
  return { links, linkFrom, linkTo, voidLinks };
}

function edgeArrays(
  edges: EdgeColumns,
  cut: Uint8Array,
  rank: Int32Array,
  inStart: Int32Array,
): Pick<Network, "inFrom" | "inType" | "inLag" | "inPercent" | "inCalendar" | "inLink"> {
  const count = inStart[inStart.length - 1] as number;
  const arrays = {
    inFrom: new Int32Array(count),
    inType: new Uint8Array(count),
    inLag: new Float64Array(count),
    inPercent: new Float64Array(count),
    inCalendar: new Int32Array(count),
    inLink: new Int32Array(count),
  };
  const fill = Int32Array.from(inStart);
  for (let e = 0; e < cut.length; e++) {
    if (cut[e] === 1) continue;
    const to = rank[edges.to[e] as number] as number;
    const at = fill[to] as number;
    fill[to] = at + 1;
    arrays.inFrom[at] = rank[edges.from[e] as number] as number;
    arrays.inType[at] = edges.type[e] as number;
    arrays.inLag[at] = edges.lag[e] as number;
    arrays.inPercent[at] = edges.percent[e] as number;
    arrays.inCalendar[at] = edges.calendar[e] as number;
    arrays.inLink[at] = edges.link[e] as number;
  }
  return arrays;
}
