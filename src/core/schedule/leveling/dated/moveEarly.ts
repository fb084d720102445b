import type { ForecastDates } from "../../alap";
import { emptyDates, gatherBounds, placeByLinks, placeNode } from "../../forward";
import type { Leaf } from "../../leaf";
import { MARKS } from "../../leafColumns";
import { LEAF } from "../../network";
import type { Decoder } from "./decoder";
import { FREE } from "./levelModel";

/** What is passed over in one pass may follow in the next. */
const MOST_PASSES = 20;

const NO_SPANS = new Set<number>();

/**
 * Lets work begin earlier where people are free since other work has been moved late, the more important first; true where some does. Nothing
 * begins or ends later, so that all links hold. What has been moved late stays, but for what misses its date.
 */
export function moveEarly(decoder: Decoder, list: Int32Array, { start, finish }: ForecastDates): boolean {
  const { model: { frame, network, importance, role }, dates, spans } = decoder;
  // How long a summary takes may be a lag.
  if (spans.size > 0 || start.every((at, node) => at === dates.start[node])) return false;
  const stays = staying(decoder, list, { start, finish });
  const order = list.slice().sort((a, b) => (importance[a] as number) - (importance[b] as number) || (start[a] as number) - (start[b] as number));
  let moved = false;
  for (let pass = 0, again = true; again && pass < MOST_PASSES; pass++) {
    again = false;
    const at = { ...emptyDates(network), start, finish };
    for (const node of order) {
      const before = start[node] as number;
      const least = gatherBounds(network, at, node, NO_SPANS);
      if (network.kind[node] !== LEAF) placeNode(frame, network, at, node, least);
      else if (stays[node] === 1) continue;
      else if (role[node] === FREE) decoder.replace(node, at);
      else placeByLinks(frame, network, at, node);
      again ||= (start[node] as number) < before;
    }
    moved ||= again;
  }
  keepEarly(decoder, list, { start, finish });
  return moved;
}

/** Writes what begins earlier into the dates before anything is moved late. */
function keepEarly({ model: { frame, network }, dates }: Decoder, list: Int32Array, { start, finish }: ForecastDates): void {
  const { startBound, finishBound } = emptyDates(network);
  dates.startBound.set(startBound);
  dates.finishBound.set(finishBound);
  for (const node of list) {
    const least = gatherBounds(network, dates, node, NO_SPANS);
    if (network.kind[node] !== LEAF) placeNode(frame, network, dates, node, least);
    else if ((start[node] as number) < (dates.start[node] as number) || (finish[node] as number) < (dates.finish[node] as number)) {
      dates.start[node] = start[node] as number;
      dates.finish[node] = finish[node] as number;
    }
  }
}

/** 1 for leaves that stay where they are: moved late, left out, pinned, and what would take pinned work with it or of whose length a lag is a share. */
function staying({ model, booked }: Decoder, list: Int32Array, { start, finish }: ForecastDates): Uint8Array {
  const { network: { size, kind, marks, leaves, inStart, inFrom, inPercent }, role, demandStart } = model;
  const stays = new Uint8Array(size);
  // For all other nodes: pinned work waits for them.
  const pins = new Uint8Array(size);
  for (let k = size - 1; k >= 0; k--) {
    const node = list[k] as number;
    if (kind[node] === LEAF) {
      const { startBy = Infinity, due = Infinity, finishBy = Infinity } = (leaves[node] as Leaf).dates;
      const late = ((marks[node] as number) & MARKS.alap) !== 0 && (start[node] as number) <= startBy && (finish[node] as number) <= Math.min(due, finishBy);
      const pinned = role[node] === FREE ? booked[node] === 0 : demandStart[node] !== demandStart[node + 1];
      if (late || pinned) stays[node] = 1;
      if (!late && pinned) pins[node] = 1;
    }
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
      const source = inFrom[e] as number;
      if (kind[source] !== LEAF) pins[source] = (pins[source] as number) | (pins[node] as number);
      else if (pins[node] === 1 || inPercent[e] !== 0) stays[source] = 1;
    }
  }
  return stays;
}
