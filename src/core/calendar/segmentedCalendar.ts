import type { Instant, Minutes } from "../model/instant";
import { MINUTES_PER_DAY } from "../model/instant";
import { FAR_FUTURE, FAR_PAST } from "./civil";
import type { WeekPattern } from "./weekPattern";
import type { WeekSegments } from "./weekSegments";
import type { WorkCalendar } from "./workCalendar";

const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
/** Minutes from the Monday before 1970-01-01 to that day. */
const MONDAY = 3 * MINUTES_PER_DAY;

/**
 * Working time over segments of repeating weeks, with prefix sums: every look-up is a binary search over the
 * segments (with the last one remembered) and a step inside one week, whatever the distance. With rates other than 1
 * "minutes of work" are units of the rate, and instants round to whole minutes: up in `add`, down in `subtract`.
 * A class, because one hidden class for all calendars keeps the passes fast.
 */
export class SegmentedCalendar implements WorkCalendar {
  readonly segments: WeekSegments;
  readonly empty: boolean;
  readonly #starts: Float64Array;
  readonly #patterns: readonly WeekPattern[];
  /** Work counted from an arbitrary zero: `base[i]` + the pattern's own count since 1970. */
  readonly #base: Float64Array;
  /** Work before each segment. */
  readonly #cumulated: Float64Array;
  #last = 0;

  constructor(segments: WeekSegments) {
    this.segments = segments;
    this.#patterns = segments.patterns;
    const count = segments.patterns.length;
    this.#starts = new Float64Array(count + 1).fill(Infinity);
    this.#base = new Float64Array(count);
    this.#cumulated = new Float64Array(count + 1).fill(Infinity);
    this.#starts[0] = -Infinity;
    this.#cumulated[0] = -Infinity;
    for (let i = 1; i < count; i++) {
      const start = (segments.days[i] as number) * MINUTES_PER_DAY;
      const work = (this.#base[i - 1] as number) + workOfPattern(segments.patterns[i - 1] as WeekPattern, start);
      this.#starts[i] = start;
      this.#cumulated[i] = work;
      this.#base[i] = work - workOfPattern(segments.patterns[i] as WeekPattern, start);
    }
    this.empty = segments.patterns.every(pattern => pattern.total === 0);
  }

  add(from: Instant, work: Minutes): Instant {
    if (work > 0) return this.empty ? FAR_FUTURE : this.endOfWork(this.workAt(from) + work);
    return work < 0 ? this.subtract(from, -work) : from;
  }

  subtract(to: Instant, work: Minutes): Instant {
    if (work > 0) return this.empty ? FAR_PAST : this.startOfWork(this.workAt(to) - work);
    return work < 0 ? this.add(to, -work) : to;
  }

  between(from: Instant, to: Instant): Minutes {
    return from === to ? 0 : this.workAt(to) - this.workAt(from);
  }

  nextWork(at: Instant): Instant {
    return this.empty ? FAR_FUTURE : this.startOfWork(this.workAt(at));
  }

  previousWork(at: Instant): Instant {
    return this.empty ? FAR_PAST : this.endOfWork(this.workAt(at));
  }

  isWorking(at: Instant): boolean {
    return this.workAt(at + 1) > this.workAt(at);
  }

  eachInterval(from: Instant, to: Instant, visit: (start: Instant, end: Instant) => void): void {
    for (let i = this.#segmentAt(from); i < this.#patterns.length && (this.#starts[i] as number) < to; i++) {
      const pattern = this.#patterns[i] as WeekPattern;
      if (pattern.total === 0) continue;
      const first = Math.max(from, this.#starts[i] as number);
      const end = Math.min(to, this.#starts[i + 1] as number);
      visitPattern(pattern, first, end, visit);
    }
  }

  #segmentAt(at: Instant): number {
    const starts = this.#starts;
    const last = this.#last;
    if (at >= (starts[last] as number) && at < (starts[last + 1] as number)) return last;
    let low = 0;
    let high = this.#patterns.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }

  /** Work done by an instant, counted from an arbitrary zero of this calendar. */
  workAt(at: Instant): number {
    const i = this.#segmentAt(at);
    return (this.#base[i] as number) + workOfPattern(this.#patterns[i] as WeekPattern, at);
  }

  /** The first instant before which this much work is done; `FAR_FUTURE` or `FAR_PAST` where there is none. */
  endOfWork(work: number): Instant {
    const cumulated = this.#cumulated;
    let i = this.#last;
    if (!((cumulated[i] as number) < work && work <= (cumulated[i + 1] as number))) {
      let low = 0;
      let high = this.#patterns.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((cumulated[middle] as number) < work) low = middle;
        else high = middle - 1;
      }
      i = low;
    }
    const pattern = this.#patterns[i] as WeekPattern;
    if (pattern.total === 0) return i === 0 ? FAR_PAST : FAR_FUTURE;
    return endInPattern(pattern, work - (this.#base[i] as number));
  }

  /** The last instant before which no more than this much work is done; `FAR_FUTURE` or `FAR_PAST` where there is none. */
  startOfWork(work: number): Instant {
    const cumulated = this.#cumulated;
    let i = this.#last;
    if (!((cumulated[i] as number) <= work && work < (cumulated[i + 1] as number))) {
      let low = 0;
      let high = this.#patterns.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((cumulated[middle] as number) <= work) low = middle;
        else high = middle - 1;
      }
      i = low;
    }
    const pattern = this.#patterns[i] as WeekPattern;
    if (pattern.total === 0) return i === this.#patterns.length - 1 ? FAR_FUTURE : FAR_PAST;
    return startInPattern(pattern, work - (this.#base[i] as number));
  }
}

function workOfPattern(pattern: WeekPattern, at: Instant): number {
  const week = Math.floor((at + MONDAY) / MINUTES_PER_WEEK);
  const minute = at + MONDAY - week * MINUTES_PER_WEEK;
  const { starts, ends } = pattern;
  let i = pattern.dayFirst[(minute / MINUTES_PER_DAY) | 0] as number;
  while (i < ends.length && (ends[i] as number) <= minute) i++;
  const work = week * pattern.total + (pattern.before[i] as number);
  if (i === ends.length) return work;
  const into = minute - (starts[i] as number);
  return into > 0 ? work + into * (pattern.rates[i] as number) : work;
}

function endInPattern(pattern: WeekPattern, work: number): Instant {
  const week = Math.ceil(work / pattern.total) - 1;
  const rest = work - week * pattern.total;
  const { before, rates } = pattern;
  const last = rates.length - 1;
  let i = Math.min(last, (rest * pattern.density) | 0);
  while (i > 0 && (before[i] as number) >= rest) i--;
  while (i < last && (before[i + 1] as number) < rest) i++;
  const into = Math.ceil((rest - (before[i] as number)) / (rates[i] as number));
  return week * MINUTES_PER_WEEK - MONDAY + (pattern.starts[i] as number) + into;
}

function startInPattern(pattern: WeekPattern, work: number): Instant {
  const week = Math.floor(work / pattern.total);
  const rest = work - week * pattern.total;
  const { before, rates } = pattern;
  const last = rates.length - 1;
  let i = Math.min(last, (rest * pattern.density) | 0);
  while (i > 0 && (before[i] as number) > rest) i--;
  while (i < last && (before[i + 1] as number) <= rest) i++;
  const into = Math.floor((rest - (before[i] as number)) / (rates[i] as number));
  return week * MINUTES_PER_WEEK - MONDAY + (pattern.starts[i] as number) + into;
}

function visitPattern(
  pattern: WeekPattern,
  from: Instant,
  to: Instant,
  visit: (start: Instant, end: Instant) => void,
): void {
  let week = Math.floor((from + MONDAY) / MINUTES_PER_WEEK);
  for (; ; week++) {
    const offset = week * MINUTES_PER_WEEK - MONDAY;
    if (offset >= to) return;
    for (let i = 0; i < pattern.starts.length; i++) {
      const start = Math.max(from, offset + (pattern.starts[i] as number));
      const end = Math.min(to, offset + (pattern.ends[i] as number));
      if (end > start) visit(start, end);
    }
  }
}
