import { forecastDates, type ForecastDates } from "../../alap";
import { SHORT, type Decoder } from "./decoder";
import { latestFree } from "./latest";
import { bookStaying, FREE, STAYS, type Booked } from "./levelModel";
import { asThereIs, bookTrack, type Track } from "./track";

/**
 * Forecast dates after levelling: what is planned as late as possible goes as late as it can without moving what waits
 * for it, past its own `due` or `finish-by`, past the end, or onto somebody who is busy then.
 */
export function moveLate(decoder: Decoder, list: Int32Array, end: number, dates: ForecastDates = decoder.dates): ForecastDates {
  const { model, pieces } = decoder;
  return forecastDates(model.network, dates, end, list, {
    latest: (node, { work }, by, startsBy) => (pieces.has(node) ? undefined : latestFree(model.tracks, work, demandsOf(decoder, node), by, startsBy)),
    book: (node, start, finish, sign) => { if (!pieces.has(node)) take(decoder, node, start, finish, sign); },
  });
}

/** What a leaf takes of whom; nothing where its people never have the time. */
function demandsOf({ model, chosen, booked }: Decoder, node: number): readonly Booked[] {
  if (model.role[node] !== STAYS && booked[node] === 0) return [];
  const option = chosen[node];
  if (option !== undefined) return option.demands;
  const { demandStart, demandTrack, demandUnits } = model;
  const first = demandStart[node] as number;
  const units = demandUnits.subarray(first, demandStart[node + 1]);
  return Array.from(booked[node] === SHORT ? units.map(asThereIs) : units, (one, i) => ({ track: demandTrack[first + i] as number, units: one }));
}

function take(decoder: Decoder, node: number, from: number, to: number, sign: 1 | -1): void {
  const { model } = decoder;
  if (model.network.leaves[node]?.noCapacity === true) return;
  const demands = demandsOf(decoder, node);
  if (model.role[node] === STAYS && demands.length > 0) bookStaying(model, node, from, to, sign);
  if (model.role[node] === FREE) for (const { track, units } of demands) bookTrack(model.tracks[track] as Track, units, from, to, sign);
}
