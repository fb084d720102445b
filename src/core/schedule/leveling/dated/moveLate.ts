import { FAR_FUTURE } from "../../../calendar/civil";
import { MARKS } from "../../leafColumns";
import { boundAwaited, namesAlap, rollUpNodes } from "../../alap";
import type { EarlyDates } from "../../forward";
import type { Leaf } from "../../leaf";
import { endFrom, lastWorkBy } from "../../leafWork";
import type { Decoder } from "./decoder";
import { latestFree } from "./latest";
import { bookNode, bookStaying, FREE, STAYS } from "./levelModel";
import { bookTrack, type Track } from "./track";

/**
 * Forecast dates after levelling: what is planned as late as possible goes as late as it can without moving what waits
 * for it, past its own `due` or `finish-by`, past the end, or onto somebody who is busy then.
 */
export function moveLate(decoder: Decoder, list: Int32Array, end: number): Pick<EarlyDates, "start" | "finish"> {
  const { model, dates } = decoder;
  const { network } = model;
  const start = dates.start.slice();
  const finish = dates.finish.slice();
  if (!namesAlap(network)) return { start, finish };
  const startsBy = new Float64Array(network.size).fill(Infinity);
  const endsBy = new Float64Array(network.size).fill(Infinity);
  for (let k = list.length - 1; k >= 0; k--) {
    const node = list[k] as number;
    const leaf = network.leaves[node];
    if (leaf !== undefined && ((network.marks[node] as number) & MARKS.alap) !== 0) moveLeaf(decoder, node, { start, finish }, startsBy[node] as number, endsBy[node] as number, end);
    boundAwaited(network, node, { start, finish }, startsBy, endsBy);
  }
  rollUpNodes(network, start, finish);
  return { start, finish };
}

function moveLeaf(decoder: Decoder, node: number, dates: Pick<EarlyDates, "start" | "finish">, startsBy: number, endsBy: number, end: number): void {
  const { model } = decoder;
  const leaf = model.network.leaves[node] as Leaf;
  const { work, dates: own } = leaf;
  const starts = Math.min(startsBy, own.startBy ?? Infinity);
  let latest = Math.min(end, endsBy, own.due ?? Infinity, own.finishBy ?? Infinity);
  if (starts < FAR_FUTURE) latest = Math.min(latest, endFrom(work, starts));
  const start = dates.start[node] as number;
  if (!(latest < FAR_FUTURE) || decoder.pieces.has(node)) return;
  if (work.milestone) {
    if (latest > start) dates.start[node] = dates.finish[node] = latest;
    return;
  }
  take(decoder, node, start, dates.finish[node] as number, -1);
  const booked = model.role[node] === STAYS || (model.role[node] === FREE && decoder.booked[node] === 1);
  const demands = booked ? demandsOf(decoder, node) : [];
  let place = latestFree(model.tracks, work, demands, latest);
  // What has to begin by an instant of free time begins before it, not when work goes on; for that it may have to end in the minute before.
  for (let less = 0; less < 2 && place !== undefined && place[0] > starts; less++) {
    place = latestFree(model.tracks, work, demands, endFrom(work, lastWorkBy(work, starts)) - less);
  }
  if (place !== undefined && place[0] > start && place[0] <= starts) {
    dates.start[node] = place[0];
    dates.finish[node] = endFrom(work, place[0]);
  }
  take(decoder, node, dates.start[node] as number, dates.finish[node] as number, 1);
}

function demandsOf({ model, chosen }: Decoder, node: number): readonly { readonly track: number; readonly units: number }[] {
  const option = chosen[node];
  if (option !== undefined) return option.demands;
  const { demandStart, demandTrack, demandUnits } = model;
  return Array.from(demandTrack.subarray(demandStart[node], demandStart[node + 1]), (track, i) => ({ track, units: demandUnits[(demandStart[node] as number) + i] as number }));
}

function take({ model, chosen, booked }: Decoder, node: number, from: number, to: number, sign: 1 | -1): void {
  if (model.network.leaves[node]?.noCapacity === true) return;
  if (model.role[node] === STAYS && model.demandStart[node] !== model.demandStart[node + 1]) bookStaying(model, node, from, to, sign);
  if (model.role[node] !== FREE || booked[node] === 0) return;
  const option = chosen[node];
  if (option === undefined) bookNode(model, node, from, to, sign);
  else for (const { track, units } of option.demands) bookTrack(model.tracks[track] as Track, units, from, to, sign);
}
