import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import type { Instant, Minutes } from "../../model/instant";
import { beforeLag, settledOf, stillWaits } from "../backward";
import { resumedAfter } from "../explain/whyEarly";
import { lagged } from "../forward";
import type { Found } from "../found";
import { FF, FIRST, FS, GATE, LEAF, SS, type Network } from "../network";
import type { Schedule } from "../result";

/** By node the nodes that it follows and how far each could slip before it moves this one. */
export type LinkFloats = (node: number, visit: (source: number, float: Minutes) => void) => void;

/** The dates of nodes as forecast: of leaves and summaries from the schedule, of what holds a summary back from its links. */
interface NodeDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Floats of all that a node waits for: links by the forecast, and the person or machine that it waits for (none). */
export function linkFloats(schedule: Schedule, found: Found): LinkFloats {
  const { network } = found.forecast;
  const dates = nodeDates(schedule, network);
  return (node, visit) => {
    const leaf = network.leaves[node];
    const task = leaf === undefined ? undefined : schedule.tasks[leaf.task];
    const settled = settledOf(network, node);
    for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
      const type = network.inType[e] as number;
      if (!stillWaits(settled, type)) continue;
      const source = network.inFrom[e] as number;
      const at = (type === FS || type === FF ? dates.finish[source] : dates.start[source]) as number;
      const own = (type === FS || type === SS || network.kind[node] === GATE ? dates.start[node] : dates.finish[node]) as number;
      if (Number.isFinite(at) && Number.isFinite(own)) visit(source, Math.max(0, clockOf(network, source).between(at, latestFor(network, e, own))));
    }
    if (task === undefined) return;
    for (const { kind, of } of [...task.drivers, ...resumedAfter(schedule, task.index)]) {
      const other = kind === "resource" ? schedule.plan.taskIndex.get(of ?? "") : undefined;
      // What repeats goes on after that.
      if (other !== undefined && schedule.plan.tasks[other]?.item.repeat === undefined) visit(network.lastNode[other] as number, 0);
    }
  };
}

/** Slipping is counted in the working time of who slips. */
function clockOf(network: Network, node: number): SegmentedCalendar {
  return network.leaves[node]?.work.clock ?? (network.calendars[0] as SegmentedCalendar);
}

/** Up to when what is waited for over a link may slip. */
function latestFor(network: Network, edge: number, own: Instant): Instant {
  const lag = network.inLag[edge] as number;
  return lag === 0 ? own : beforeLag(network.calendars, network.inCalendar[edge] as number, own, lag, network.inType[edge] as number);
}

function asked(network: Network, dates: NodeDates, edge: number): Instant {
  const source = network.inFrom[edge] as number;
  const type = network.inType[edge] as number;
  const at = (type === FS || type === FF ? dates.finish[source] : dates.start[source]) as number;
  const lag = network.inLag[edge] as number;
  return lag === 0 || !Number.isFinite(at) ? at : lagged(network.calendars[network.inCalendar[edge] as number] as SegmentedCalendar, at, lag, type);
}

function nodeDates(schedule: Schedule, network: Network): NodeDates {
  const start = new Float64Array(network.size).fill(-Infinity);
  const finish = new Float64Array(network.size).fill(-Infinity);
  for (let node = 0; node < network.size; node++) {
    const task = schedule.tasks[network.task[node] as number];
    if (network.kind[node] === LEAF && task !== undefined) {
      start[node] = task.start;
      finish[node] = task.finish;
      continue;
    }
    // The sources stand before: nodes are in an order in which every link goes forward.
    let first = Infinity;
    let last = network.gateDates.get(node) ?? -Infinity;
    for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
      const at = asked(network, { start, finish }, e);
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    const isFirst = network.kind[node] === FIRST;
    start[node] = finish[node] = isFirst ? first : last;
  }
  return { start, finish };
}

