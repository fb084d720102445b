import type { Dependency, Lag } from "../model/values";
import type { Compiled } from "./compiled";
import type { PlanFrame } from "./frame";
import { sameDuration, type Inherited } from "./inheritance";
import type { Leaf } from "./leaf";
import { patchColumns } from "./leafColumns";
import { GATE } from "./network";
import { byNode, summaryDates } from "./summaryDates";

/** So many calendars may patches add before the network is built anew. */
const MOST_ADDED = 256;

/** True when a plan makes the same nodes and links as one before it on the same ground. */
export function isSameShape({ plan }: PlanFrame, inherited: readonly Inherited[], before: Compiled): boolean {
  const { tasks } = before.frame.plan;
  if (!before.patchable || tasks.length !== plan.tasks.length) return false;
  if (before.network.calendars.length > before.calendars + MOST_ADDED) return false;
  return plan.tasks.every((now, index) => {
    const old = tasks[index];
    if (old === undefined || !sameBonds(before.inherited[index], inherited[index])) return false;
    return now === old || (
      now.item.id === old.item.id && now.item.summary === old.item.summary && now.parent === old.parent && now.end === old.end &&
      sameAfter(now.item.after, old.item.after)
    );
  });
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

/** The network before with the leaves that are others now. */
export function patchNetwork(frame: PlanFrame, inherited: readonly Inherited[], leaves: readonly (Leaf | undefined)[], before: Compiled): Compiled {
  const { network } = before;
  const ofNodes = network.leaves.slice();
  const changed: number[] = [];
  leaves.forEach((leaf, task) => {
    if (leaf === before.leaves[task]) return;
    const node = network.firstNode[task] as number;
    ofNodes[node] = leaf;
    changed.push(node);
  });
  const calendars = [...network.calendars];
  const columns = patchColumns(frame, { ...network, plain: before.plain }, ofNodes, changed, calendars);
  const summaries: number[] = [];
  network.kind.forEach((kind, node) => {
    if (kind === GATE) summaries.push(network.task[node] as number);
  });
  const { gates, lasts } = summaryDates(frame, inherited, summaries);
  return {
    ...before,
    frame,
    inherited,
    leaves,
    network: {
      ...network,
      ...columns,
      leaves: ofNodes,
      calendars,
      // Lags in percent are found by the forward pass, which begins without them.
      inLag: network.inLag.map((lag, edge) => (network.inPercent[edge] === 0 ? lag : 0)),
      gateDates: byNode(gates, network.gateNode),
      lastDates: byNode(lasts, network.lastNode),
    },
    plain: columns.plain.slice(),
    sameShape: true,
  };
}
