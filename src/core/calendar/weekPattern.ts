import { MINUTES_PER_DAY } from "../model/instant";
import type { WeekHours } from "../model/values";

/**
 * A week that repeats: disjoint intervals in minutes after Monday 00:00, each with a rate of work a minute.
 * A plain calendar has rate 1; the working time of a crew has the sum of its shares.
 */
export interface WeekPattern {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly rates: Float64Array;
  /** Work before each interval; one more at the end, the work of the whole week. */
  readonly before: Float64Array;
  /** For each weekday the first interval that ends after its midnight. */
  readonly dayFirst: Uint32Array;
  readonly total: number;
  /** Intervals a unit of work: work times this is near the index of the interval that it falls in. */
  readonly density: number;
}

/** One stretch of a pattern while it is built. */
export type Stretch = readonly [start: number, end: number, rate: number];

const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** A pattern of sorted, disjoint stretches; empty ones and those of rate 0 are left out. */
export function patternOf(stretches: readonly Stretch[]): WeekPattern {
  const kept = stretches.filter(([start, end, rate]) => end > start && rate > 0);
  const before = new Float64Array(kept.length + 1);
  kept.forEach(([start, end, rate], i) => {
    before[i + 1] = (before[i] as number) + (end - start) * rate;
  });
  const ends = Float64Array.from(kept, ([, end]) => end);
  return {
    starts: Float64Array.from(kept, ([start]) => start),
    ends,
    rates: Float64Array.from(kept, ([, , rate]) => rate),
    before,
    dayFirst: firstOfDays(ends),
    total: before[kept.length] as number,
    density: kept.length === 0 ? 0 : kept.length / (before[kept.length] as number),
  };
}

function firstOfDays(ends: Float64Array): Uint32Array {
  const dayFirst = new Uint32Array(8);
  let i = 0;
  for (let day = 0; day < 8; day++) {
    while (i < ends.length && (ends[i] as number) <= day * MINUTES_PER_DAY) i++;
    dayFirst[day] = i;
  }
  return dayFirst;
}

/** The pattern of hours by weekday; hours of a day that overlap count once. */
export function patternOfWeek(week: WeekHours): WeekPattern {
  const stretches: Stretch[] = [];
  week.forEach((hours, weekday) => {
    const offset = weekday * MINUTES_PER_DAY;
    let done = 0;
    for (const [from, to] of [...hours].sort((a, b) => a[0] - b[0])) {
      const start = Math.max(done, Math.max(0, from));
      const end = Math.min(MINUTES_PER_DAY, to);
      if (end > start) stretches.push([offset + start, offset + end, 1]);
      done = Math.max(done, end);
    }
  });
  return patternOf(stretches);
}

/** No working time. */
export const NO_WORK: WeekPattern = patternOf([]);

/** Every minute. */
export const ALL_HOURS: WeekPattern = patternOf([[0, MINUTES_PER_WEEK, 1]]);

/** Two patterns laid over each other; `rate` says what counts where they have the rates a and b. */
export function combinePatterns(
  a: WeekPattern,
  b: WeekPattern,
  rate: (a: number, b: number) => number,
): WeekPattern {
  const cuts = Float64Array.from([...a.starts, ...a.ends, ...b.starts, ...b.ends]).sort();
  const stretches: Stretch[] = [];
  let i = 0;
  let j = 0;
  for (let c = 0; c + 1 < cuts.length; c++) {
    const start = cuts[c] as number;
    const end = cuts[c + 1] as number;
    if (end <= start) continue;
    while (i < a.ends.length && (a.ends[i] as number) <= start) i++;
    while (j < b.ends.length && (b.ends[j] as number) <= start) j++;
    pushStretch(stretches, start, end, rate(rateAt(a, i, start), rateAt(b, j, start)));
  }
  return patternOf(stretches);
}

function rateAt(pattern: WeekPattern, i: number, at: number): number {
  return i < pattern.starts.length && (pattern.starts[i] as number) <= at ? (pattern.rates[i] as number) : 0;
}

function pushStretch(stretches: Stretch[], start: number, end: number, rate: number): void {
  const last = stretches[stretches.length - 1];
  if (last?.[1] === start && last[2] === rate) stretches[stretches.length - 1] = [last[0], end, rate];
  else stretches.push([start, end, rate]);
}

/** A pattern with every rate multiplied. */
export function scalePattern(pattern: WeekPattern, factor: number): WeekPattern {
  return patternOf(Array.from(pattern.starts, (start, i): Stretch => [
    start,
    pattern.ends[i] as number,
    (pattern.rates[i] as number) * factor,
  ]));
}

/** A pattern without the minutes from..to of every day. */
export function withoutHours(pattern: WeekPattern, from: number, to: number): WeekPattern {
  const hours: Stretch[] = [];
  for (let day = 0; day < 7; day++) hours.push([day * MINUTES_PER_DAY + from, day * MINUTES_PER_DAY + to, 1]);
  return combinePatterns(pattern, patternOf(hours), (a, b) => (b > 0 ? 0 : a));
}

/** True when two patterns say the same. */
export function samePattern(a: WeekPattern, b: WeekPattern): boolean {
  return a === b || (same(a.starts, b.starts) && same(a.ends, b.ends) && same(a.rates, b.rates));
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
