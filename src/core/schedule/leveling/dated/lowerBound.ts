import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { Resource } from "../../../calendar/resourceBook";
import { FULL_TIME } from "../../crew";
import { FREE, type LevelModel } from "./levelModel";
import { rateOn } from "./rateOn";
import { FOLLOWS_CAPACITY, type Track } from "./track";

/** Work that only one resource can do, from the first moment at which any of it may begin. */
interface Energy {
  amount: number;
  head: number;
}

/**
 * An instant before which no levelled schedule ends: the end without limits, and for each resource the first time at
 * which it has had time for all that only it can do (the energy bound).
 */
export function earliestEnd(model: LevelModel, endWithoutLimits: number): number {
  const { frame, network, early, demandStart, demandTrack, demandUnits, role, special, tracks, resources } = model;
  const energies = new Map<number, Energy>();
  for (let node = 0; node < network.size; node++) {
    if (role[node] !== FREE || special[node] !== 0) continue;
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      const track = demandTrack[d] as number;
      const time = frame.resources.availability(resources[track] as Resource, undefined);
      const rate = rateOn(time, network.calendars[network.workCalendar[node] as number] as SegmentedCalendar);
      if (rate === 0) continue;
      const most = capacityOf(tracks[track] as Track);
      const written = demandUnits[d] as number;
      const units = written === FOLLOWS_CAPACITY ? Math.min(FULL_TIME, most) : written;
      const energy = energies.get(track) ?? { amount: 0, head: Infinity };
      energy.amount += (Math.floor((network.workAmount[node] as number) / rate) * units) / Math.max(1, most);
      energy.head = Math.min(energy.head, early.start[node] as number);
      energies.set(track, energy);
    }
  }
  let end = endWithoutLimits;
  for (const [track, { amount, head }] of energies) {
    const time = frame.resources.availability(resources[track] as Resource, undefined);
    end = Math.max(end, time.add(head, Math.ceil(amount - 1e-6)));
  }
  return end;
}

function capacityOf({ base }: Track): number {
  let most = 0;
  for (const units of base.capacity) most = Math.max(most, units);
  return most;
}
