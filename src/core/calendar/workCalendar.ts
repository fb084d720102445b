import type { Instant, Minutes } from "../model/instant";

/**
 * Working time as sorted half-open intervals with prefix sums. All answers are exact integers. Outside the
 * built horizon the calendar goes on as its regular week does, so no instant is ever "too late".
 */
export interface WorkCalendar {
  /** The instant at which `work` minutes are over when starting at `from` (0: `from` itself); ends at an interval's end, not at the next start. */
  add(from: Instant, work: Minutes): Instant;
  /** The instant from which `work` minutes lead up to `to`; begins at an interval's start. */
  subtract(to: Instant, work: Minutes): Instant;
  /** Working minutes in [from, to); negative when `to` is before `from`. */
  between(from: Instant, to: Instant): Minutes;
  /** The first working minute at or after `at`: where a start snaps to. */
  nextWork(at: Instant): Instant;
  /** The last end of work at or before `at`: where a finish snaps back to. */
  previousWork(at: Instant): Instant;
  /** True when the minute [at, at+1) is worked. */
  isWorking(at: Instant): boolean;
  /** True when it has no working time at all. */
  readonly empty: boolean;
  /** Calls `visit` with each working interval that overlaps [from, to), clipped to it, in order. */
  eachInterval(from: Instant, to: Instant, visit: (start: Instant, end: Instant) => void): void;
}
