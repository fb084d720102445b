import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";

/** The longest stretch of working time that is sent to a view: forty years with two intervals a day. */
const MOST_INTERVALS = 30_000;

/** Working time in [from, to) as pairs of from, to; cut short after forty years. */
export function workIntervals(calendar: WorkCalendar, from: Instant, to: Instant): Int32Array {
  const pairs: number[] = [];
  const longest = from + (MOST_INTERVALS / 2) * MINUTES_PER_DAY;
  calendar.eachInterval(from, Math.min(to, longest), (start, end) => {
    if (pairs.length < MOST_INTERVALS * 2) pairs.push(start, end);
  });
  return Int32Array.from(pairs);
}

/**
 * The usual opening and closing of a day: the most common first and last working minute over the days of the
 * intervals; the whole day when nothing is worked. At equal counts the earlier opening and the later closing.
 */
export function usualDay(work: Int32Array): { readonly opens: number; readonly closes: number } {
  const opens = new Map<number, number>();
  const closes = new Map<number, number>();
  const count = (map: Map<number, number>, key: number): void => void map.set(key, (map.get(key) ?? 0) + 1);
  let previousDay = Number.NEGATIVE_INFINITY;
  let previousClose = -1;
  for (let at = 0; at + 1 < work.length; at += 2) {
    const start = work[at] ?? 0;
    const day = Math.floor(start / MINUTES_PER_DAY);
    if (day !== previousDay) {
      if (previousClose > 0) count(closes, previousClose);
      count(opens, start - day * MINUTES_PER_DAY);
      previousDay = day;
    }
    previousClose = Math.min((work[at + 1] ?? 0) - day * MINUTES_PER_DAY, MINUTES_PER_DAY);
  }
  if (previousClose > 0) count(closes, previousClose);
  const opening = mostCommon(opens, (a, b) => a < b) ?? 0;
  const closing = mostCommon(closes, (a, b) => a > b) ?? MINUTES_PER_DAY;
  return opening < closing ? { opens: opening, closes: closing } : { opens: 0, closes: MINUTES_PER_DAY };
}

function mostCommon(counts: ReadonlyMap<number, number>, better: (a: number, b: number) => boolean): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && best !== undefined && better(value, best))) [best, most] = [value, count];
  }
  return best;
}
