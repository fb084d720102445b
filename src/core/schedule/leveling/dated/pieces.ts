import { FAR_FUTURE } from "../../../calendar/civil";
import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { CrewOption } from "./levelModel";
import { lastConflict, nextFree, firstConflict, type Track } from "./track";

/** A stretch of work. */
export type Stretch = readonly [start: number, finish: number];

/** Where work stands: from its first minute to its last, and its pieces where it is interrupted. */
export interface Pieces {
  readonly start: number;
  readonly finish: number;
  readonly segments: readonly Stretch[] | undefined;
}

/** Nobody begins on a task for less than an hour, unless that ends it. */
const SHORTEST = 60;
/** More pieces than this are not made: the rest is done without interruption. */
const MOST_PIECES = 200;

/** When all of a crew is free from an instant on, and until when; the second at most `reach` away. */
function freeWindow(tracks: readonly Track[], { demands }: CrewOption, from: number): Stretch | undefined {
  let start = from;
  for (let agreed = 0; agreed < demands.length;) {
    agreed = 0;
    for (const { track, units } of demands) {
      const at = nextFree(tracks[track] as Track, units, start);
      if (at === Infinity) return undefined;
      if (at > start) start = at;
      else agreed++;
    }
  }
  let end = Infinity;
  for (const { track, units } of demands) end = Math.min(end, firstConflict(tracks[track] as Track, units, start, end));
  return [start, end];
}

/** Work that is left on each calendar of a crew. */
interface Rest {
  readonly calendar: SegmentedCalendar;
  amount: number;
}

/**
 * Places work that may be interrupted: it goes on whenever all of its crew are free. Returns undefined when that is
 * never enough.
 */
export function placeInPieces(tracks: readonly Track[], option: CrewOption, from: number): Pieces | undefined {
  const rest: Rest[] = option.work.parts.map(({ calendar, amount }) => ({ calendar, amount }));
  const segments: Stretch[] = [];
  let at = from;
  while (at < FAR_FUTURE) {
    const window = segments.length < MOST_PIECES ? freeWindow(tracks, option, at) : freeThroughout(tracks, option, rest, at);
    if (window === undefined) return undefined;
    const start = Math.min(...rest.map(({ calendar }) => calendar.nextWork(window[0])));
    const finish = Math.max(...rest.map(({ calendar, amount }) => calendar.add(start, amount)));
    if (!(finish < FAR_FUTURE)) return undefined;
    if (finish <= window[1]) {
      segments.push([start, finish]);
      return { start: (segments[0] as Stretch)[0], finish, segments: segments.length > 1 ? segments : undefined };
    }
    const worked = Math.max(...rest.map(({ calendar }) => calendar.between(start, window[1])));
    if (start < window[1] && worked > 0 && stretchOf(rest, start, window[1]) >= SHORTEST) {
      segments.push([start, Math.max(...rest.map(({ calendar }) => calendar.previousWork(window[1])))]);
      for (const part of rest) part.amount -= Math.min(part.amount, part.calendar.between(start, window[1]));
    }
    at = window[1];
  }
  return undefined;
}

/** Minutes of civil time in which anybody of the crew works, at most the shortest piece. */
function stretchOf(rest: readonly Rest[], from: number, to: number): number {
  let minutes = 0;
  for (const { calendar } of rest) {
    let sum = 0;
    const until = Math.min(to, from + 14 * 24 * 60);
    calendar.eachInterval(from, until, (start, end) => { sum += end - start; });
    minutes = Math.max(minutes, sum);
  }
  return minutes;
}

/** The first time at which all that is left can be done in one piece. */
function freeThroughout(tracks: readonly Track[], { demands }: CrewOption, rest: readonly Rest[], from: number): Stretch | undefined {
  let start = from;
  for (;;) {
    const finish = Math.max(...rest.map(({ calendar, amount }) => calendar.add(start, amount)));
    if (!(finish < FAR_FUTURE)) return undefined;
    let free = start;
    for (const { track, units } of demands) free = Math.max(free, lastConflict(tracks[track] as Track, units, start, finish));
    if (free === start) return [start, finish];
    if (free === Infinity) return undefined;
    start = free;
  }
}
