import type { SegmentedCalendar } from "../calendar/segmentedCalendar";

/** A calendar laid out minute by minute over a span: the same answers as the calendar's, each one look-up. */
export interface CalendarTable {
  readonly from: number;
  readonly to: number;
  /** Work done by each minute from `from` on. */
  readonly work: Int32Array;
  /** The last instant before which no more than so much work is done (`startOfWork`), by work from 0 on. */
  readonly starts: Int32Array;
  /** What the calendar calls the work of `from`. */
  readonly zero: number;
}

/** No longer span is laid out: eight years take 30 MB at most. */
const LONGEST = 8 * 366 * 1440;

/** Lays a calendar out over a span; undefined where it counts other than whole minutes of work, or has none there. */
export function calendarTable(calendar: SegmentedCalendar, from: number, to: number): CalendarTable | undefined {
  if (!calendar.segments.patterns.every(({ rates }) => rates.every(rate => rate === 1))) return undefined;
  const length = Math.min(LONGEST, to - from);
  const zero = calendar.workAt(from);
  const total = calendar.workAt(from + length) - zero;
  if (!(length > 0) || total <= 0) return undefined;
  const work = new Int32Array(length + 1);
  const starts = new Int32Array(total);
  let done = 0;
  let at = from;
  calendar.eachInterval(from, from + length, (start, end) => {
    work.fill(done, at - from, start - from);
    for (let minute = start; minute < end; minute++) {
      work[minute - from] = done;
      starts[done++] = minute;
    }
    at = end;
  });
  work.fill(done, at - from, length + 1);
  return done === total ? { from, to: from + length, work, starts, zero } : undefined;
}
