import { FAR_FUTURE } from "../calendar/civil";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { FF, FIRST, FS, GATE, LAST, LEAF, SF, SS, type Network } from "./network";
import { placeLeaf, type Placed } from "./placeLeaf";

/** Early dates by node. */
export interface EarlyDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** What links and gates ask of each leaf: its start at the earliest, its finish at the earliest; -Infinity: nothing. */
  readonly startBound: Float64Array;
  readonly finishBound: Float64Array;
}

/**
 * The forward pass, node after node: each as early as its links and dates allow. Leaves of the usual kind (not begun,
 * one calendar) are placed here on typed arrays, all others by `placeLeaf`.
 */
export function forwardPass(frame: PlanFrame, network: Network): EarlyDates {
  const { size, kind, inStart, inFrom, inType, inLag, inPercent, inCalendar, calendars } = network;
  const start = new Float64Array(size);
  const finish = new Float64Array(size);
  const { startBound, finishBound } = externalBounds(network);
  for (let node = 0; node < size; node++) {
    let from = startBound[node] as number;
    let until = finishBound[node] as number;
    let least = Infinity;
    const end = inStart[node + 1] as number;
    for (let e = inStart[node] as number; e < end; e++) {
      const source = inFrom[e] as number;
      const type = inType[e] as number;
      let at = (type === FS || type === FF ? finish[source] : start[source]) as number;
      if (inPercent[e] !== 0) inLag[e] = percentLag(frame, network, e, start[source] as number, finish[source] as number);
      const lag = inLag[e] as number;
      if (lag !== 0 && at > -FAR_FUTURE) at = lagged(calendars[inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
      if (type === FS || type === SS) {
        if (at > from) from = at;
        if (at < least) least = at;
      } else if (at > until) until = at;
    }
    startBound[node] = from;
    finishBound[node] = until;
    switch (kind[node]) {
      case LEAF: {
        const placed: Placed = placeLeaf(frame, network.leaves[node] as Leaf, from, until);
        start[node] = placed.start;
        finish[node] = placed.finish;
        break;
      }
      case GATE:
        start[node] = finish[node] = Math.max(from, network.gateDates.get(node) ?? -Infinity);
        break;
      case FIRST:
        start[node] = finish[node] = Number.isFinite(least) ? least : frame.start;
        break;
      case LAST:
        start[node] = finish[node] = Number.isFinite(until) ? until : frame.start;
        break;
    }
  }
  return { start, finish, startBound, finishBound };
}

/** An instant moved by a lag; a lead before a finish ends with work instead of before the next. */
export function lagged(calendar: SegmentedCalendar, at: number, lag: number, type: number): number {
  const moved = calendar.add(at, lag);
  return lag < 0 && (type === FF || type === SF) ? calendar.previousWork(moved) : moved;
}

/** Percent of the predecessor's scheduled duration, counted on its own clock; a fraction of a minute rounds up. */
function percentLag(frame: PlanFrame, network: Network, edge: number, start: number, finish: number): number {
  const clock = network.leaves[network.inFrom[edge] as number]?.work.clock ?? frame.calendars.plan;
  const share = (clock.between(start, finish) * (network.inPercent[edge] as number)) / 100;
  return share < 0 ? -Math.ceil(-share - 1e-6) : Math.ceil(share - 1e-6);
}

/** What other plans contribute. */
function externalBounds(network: Network): { readonly startBound: Float64Array; readonly finishBound: Float64Array } {
  const startBound = new Float64Array(network.size).fill(-Infinity);
  const finishBound = new Float64Array(network.size).fill(-Infinity);
  for (const { to, type, at } of network.external) {
    const bounds = type === FS || type === SS ? startBound : finishBound;
    const node = network.gateNode[to] as number;
    bounds[node] = Math.max(bounds[node] as number, at);
  }
  return { startBound, finishBound };
}
