import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { Dependency, Lag } from "../model/values";
import type { Compiled } from "./compiled";
import type { PlanFrame } from "./frame";
import { sameDuration, type Inherited } from "./inheritance";
import type { Leaf } from "./leaf";
import { patchColumns } from "./leafColumns";
import { firstOther } from "./matched";
import { patchLinks, type LinkArrays } from "./patchLinks";
import { byNode, summariesOf, summaryDates } from "./summaryDates";

/** So many calendars may patches add before the network is built anew. */
const MOST_ADDED = 256;

/**
 * The tasks that wait for something else than in a plan before on the same ground, where all tasks make the same nodes;
 * undefined where they do not.
 */
function otherLinks({ plan }: PlanFrame, inherited: readonly Inherited[], before: Compiled): readonly number[] | undefined {
  const { tasks } = before.frame.plan;
  if (!before.patchable || tasks.length !== plan.tasks.length) return undefined;
  if (before.network.calendars.length > before.calendars + MOST_ADDED) return undefined;
  const changed: number[] = [];
  for (let index = firstOther(before.inherited, inherited, 0); index < inherited.length; index = firstOther(before.inherited, inherited, index + 1)) {
    if (!sameBonds(before.inherited[index], inherited[index])) return undefined;
  }
  for (let index = firstOther(tasks, plan.tasks, 0); index < tasks.length; index = firstOther(tasks, plan.tasks, index + 1)) {
    const now = plan.tasks[index] as TaskNode;
    const old = tasks[index] as TaskNode;
    if (now.item.id !== old.item.id || now.item.summary !== old.item.summary || now.parent !== old.parent || now.end !== old.end) return undefined;
    if (!sameAfter(now.item.after, old.item.after)) changed.push(index);
  }
  return changed;
}

/** What of the inherited keys decides on links. */
function sameBonds(a: Inherited | undefined, b: Inherited | undefined): boolean {
  return a === b || (a !== undefined && a.dropped === b?.dropped && a.release === b.release && a.calendar === b.calendar);
}

function sameAfter(a: readonly Dependency[] | undefined, b: readonly Dependency[] | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((one, i) => {
    const other = b[i];
    return other !== undefined && one.type === other.type && one.on.id === other.on.id && one.on.plan === other.on.plan && sameLag(one.lag, other.lag);
  });
}

function sameLag(a: Lag | undefined, b: Lag | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === "percent") return b.kind === "percent" && a.percent === b.percent;
  return b.kind === "time" && a.sign === b.sign && sameDuration(a.duration, b.duration);
}

/** By the shares of a network's edges, whether there are any. */
const shared = new WeakMap<Float64Array, boolean>();

function anyShare(inPercent: Float64Array): boolean {
  let any = shared.get(inPercent);
  if (any === undefined) {
    any = false;
    for (let edge = 0; edge < inPercent.length && !any; edge++) any = inPercent[edge] !== 0;
    shared.set(inPercent, any);
  }
  return any;
}

function withoutPercents({ inLag, inPercent }: Pick<LinkArrays, "inLag" | "inPercent">): Float64Array {
  if (!anyShare(inPercent)) return inLag;
  const lags = inLag.slice();
  for (let edge = 0; edge < lags.length; edge++) if (inPercent[edge] !== 0) lags[edge] = 0;
  return lags;
}

/** The nodes that have another date in one of two lists. */
function otherDates(now: ReadonlyMap<number, Instant>, then: ReadonlyMap<number, Instant>): readonly number[] {
  return [...new Set([...now.keys(), ...then.keys()])].filter(node => now.get(node) !== then.get(node));
}

/** The network before with the leaves and links that are others now; undefined where nodes are others, or their order. */
export function patchNetwork(frame: PlanFrame, inherited: readonly Inherited[], leaves: readonly (Leaf | undefined)[], before: Compiled): Compiled | undefined {
  const waiting = otherLinks(frame, inherited, before);
  if (waiting === undefined) return undefined;
  const { network } = before;
  const changed: number[] = [];
  for (let task = firstOther(before.leaves, leaves, 0); task < leaves.length; task = firstOther(before.leaves, leaves, task + 1)) {
    const leaf = leaves[task];
    // What is estimated in points has its turn among others: that is no matter of one task.
    if (leaf !== undefined && frame.velocities.queueOf(leaf.item, leaf.inherited) !== undefined) return undefined;
    changed.push(network.firstNode[task] as number);
  }
  const calendars = [...network.calendars];
  const patched = waiting.length === 0 ? undefined : patchLinks(frame, inherited, before, waiting, calendars);
  if (waiting.length > 0 && patched === undefined) return undefined;
  const ofNodes = network.leaves.slice();
  for (const node of changed) ofNodes[node] = leaves[network.task[node] as number];
  const columns = patchColumns(frame, { ...network, plain: before.plain }, ofNodes, changed, calendars);
  const { gates, lasts } = summaryDates(frame, inherited, summariesOf(network));
  const edges: LinkArrays = patched?.arrays ?? network;
  const inLag = withoutPercents(edges);
  const [gateDates, lastDates] = [byNode(gates, network.gateNode), byNode(lasts, network.lastNode)];
  return {
    ...before,
    frame,
    inherited,
    leaves,
    network: {
      ...network,
      ...patched?.arrays,
      ...columns,
      leaves: ofNodes,
      calendars,
      // Lags in percent are found by the forward pass, which begins without them.
      inLag,
      gateDates,
      lastDates,
    },
    plain: columns.plain.slice(),
    carried: {
      linkMoves: patched?.linkMoves, leaves: changed, waiting: waiting.map(task => network.gateNode[task] as number),
      dated: [...otherDates(gateDates, network.gateDates), ...otherDates(lastDates, network.lastDates)], shares: inLag !== edges.inLag,
    },
    linkStart: patched?.linkStart ?? before.linkStart,
  };
}
