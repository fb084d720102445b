import { gatherBounds, placeByLinks, placeNode, type EarlyDates } from "../../forward";
import { LEAF } from "../../network";
import { sinksOf } from "../../sinks";
import { movedIn, placesIn } from "../replay";
import { tasksByResource, type ByResource } from "../tasksByResource";
import { bookNode, FREE, type LevelModel } from "./levelModel";
import { placePlainFree } from "./placeFree";
import { bookTrack, resetTrack, type Track } from "./track";

/** A list before and the dates that it made, where a project said all of the plan: nobody but those who are placed books anybody. */
export interface Decoded {
  readonly list: Int32Array;
  readonly dates: EarlyDates;
  readonly booked: Uint8Array;
  readonly model: Pick<LevelModel, "demandStart" | "demandTrack">;
}

/** The dates before, and the nodes of which something is other now, in a network with the same nodes. */
export interface DecodedBefore extends Decoded {
  readonly other: readonly number[];
}

/** What is looked at while a list is decoded again. */
interface Again {
  readonly model: LevelModel;
  readonly dates: EarlyDates;
  readonly booked: Uint8Array;
  readonly before: DecodedBefore;
  readonly open: Uint8Array;
  /** The place of each node in the list. */
  readonly place: Int32Array;
  readonly byTrack: ByResource;
  /** 1 for tracks that differ, 2 for those on which all is booked that is before in the list. */
  readonly live: Uint8Array;
}

/**
 * Decodes a list as `Decoder.forward` does from nothing: only nodes are placed anew of which something is other, that stand elsewhere in the list, that
 * share people with such a node, or that wait for one that has moved. False, and nothing done, where that is no less work.
 */
export function decodeAgain(model: LevelModel, dates: EarlyDates, booked: Uint8Array, list: Int32Array, before: DecodedBefore): boolean {
  const { network, demandStart, demandTrack, tracks } = model;
  const moved = new Uint8Array(network.size);
  const place = placesIn(list, new Int32Array(network.size));
  const elsewhere = movedIn(list, before.list, place, placesIn(before.list, new Int32Array(network.size)));
  if (elsewhere === undefined) return false;
  for (const node of elsewhere) moved[node] = 1;
  for (const name of ["start", "finish", "startBound", "finishBound"] as const) dates[name].set(before.dates[name]);
  booked.set(before.booked);
  const again: Again = { model, dates, booked, before, open: new Uint8Array(network.size), place, byTrack: tasksByResource(tracks.length, demandStart, demandTrack), live: new Uint8Array(tracks.length) };
  for (const node of before.other) {
    again.open[node] = moved[node] = 1;
    markTracks(before.model, node, again.live);
  }
  for (let node = moved.indexOf(1); node >= 0; node = moved.indexOf(1, node + 1)) markTracks(model, node, again.live);
  const sinks = sinksOf(network);
  for (const node of list) {
    if (again.open[node] === 0 && !isLive(again, node)) continue;
    placeAgain(again, node, moved[node] === 1);
    if (dates.start[node] === before.dates.start[node] && dates.finish[node] === before.dates.finish[node]) continue;
    for (let i = sinks.start[node] as number; i < (sinks.start[node + 1] as number); i++) again.open[sinks.to[i] as number] = 1;
  }
  return true;
}

function markTracks({ demandStart, demandTrack }: Pick<LevelModel, "demandStart" | "demandTrack">, node: number, marks: Uint8Array): void {
  for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) marks[demandTrack[d] as number] = 1;
}

function isLive({ model: { demandStart, demandTrack }, live }: Again, node: number): boolean {
  for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) if (live[demandTrack[d] as number] !== 0) return true;
  return false;
}

const NO_SPANS = new Set<number>();

function placeAgain(again: Again, node: number, other: boolean): void {
  const { model, dates, booked, before } = again;
  const { frame, network, demandStart, demandTrack } = model;
  dates.startBound[node] = dates.finishBound[node] = -Infinity;
  const least = gatherBounds(network, dates, node, NO_SPANS);
  if (network.kind[node] !== LEAF) {
    placeNode(frame, network, dates, node, least);
    return;
  }
  if (model.role[node] !== FREE) {
    // What was done meanwhile books nobody any more.
    booked[node] = 0;
    placeByLinks(frame, network, dates, node);
    return;
  }
  const sameBounds = dates.startBound[node] === before.dates.startBound[node] && dates.finishBound[node] === before.dates.finishBound[node];
  if (sameBounds && !other && !isLive(again, node)) return;
  for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) if (again.live[demandTrack[d] as number] !== 2) lookAt(again, demandTrack[d] as number, node);
  const placed = placePlainFree(model, dates, node);
  booked[node] = placed ? 1 : 0;
  if (placed) bookNode(model, node, dates.start[node] as number, dates.finish[node] as number, 1);
  else placeByLinks(frame, network, dates, node);
}

/** Books all that is on a track and stands before a node. */
function lookAt({ model, dates, booked, place, byTrack, live }: Again, track: number, node: number): void {
  const { demandStart, demandTrack, demandUnits } = model;
  const on = model.tracks[track] as Track;
  live[track] = 2;
  resetTrack(on);
  for (let i = byTrack.first[track] as number; i < (byTrack.first[track + 1] as number); i++) {
    const other = byTrack.task[i] as number;
    if ((place[other] as number) >= (place[node] as number) || booked[other] === 0) continue;
    for (let d = demandStart[other] as number; d < (demandStart[other + 1] as number); d++) {
      if (demandTrack[d] === track) bookTrack(on, demandUnits[d] as number, dates.start[other] as number, dates.finish[other] as number, 1);
    }
  }
}
