import { FAR_FUTURE } from "../../../calendar/civil";
import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { latestSpan, type LeafWork } from "../../leafWork";
import type { Booked, LevelModel } from "./levelModel";
import type { Stretch } from "./pieces";
import { spanBy } from "./spans";
import { firstConflict, type Track } from "./track";

/** As late as a leaf on one calendar can stand that ends by one instant and starts by another; undefined: nowhere. */
export function latestPlainFree(model: LevelModel, node: number, by: number, startsBy: number): Stretch | undefined {
  const { network, tracks, demandStart, demandTrack, demandUnits } = model;
  const calendar = network.calendars[network.workCalendar[node] as number] as SegmentedCalendar;
  const amount = network.workAmount[node] as number;
  const cells = model.spans.by;
  let finish = startsBy < FAR_FUTURE ? Math.min(by, calendar.add(startsBy, amount)) : by;
  for (;;) {
    if (!(Math.abs(finish) < FAR_FUTURE)) return undefined;
    const cell = spanBy(cells, calendar, node, finish, amount);
    const start = cells[cell + 1] as number;
    finish = cells[cell + 2] as number;
    if (!(start > -FAR_FUTURE)) return undefined;
    let until = finish;
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      const at = firstConflict(tracks[demandTrack[d] as number] as Track, demandUnits[d] as number, start, finish);
      if (at < until) until = at;
    }
    if (until === finish) return [start, finish];
    finish = until;
  }
}

/** As late as work of a crew can stand that ends by one instant and starts by another; undefined: nowhere. */
export function latestFree(tracks: readonly Track[], work: LeafWork, demands: readonly Booked[], by: number, startsBy: number): Stretch | undefined {
  for (let ends = by; ;) {
    const span = latestSpan(work, ends, startsBy);
    if (span === undefined) return undefined;
    const [start, finish] = span;
    ends = finish;
    for (const { track, units } of demands) ends = Math.min(ends, firstConflict(tracks[track] as Track, units, start, finish));
    if (ends === finish) return span;
  }
}
