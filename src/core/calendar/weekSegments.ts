import type { DayNumber } from "../model/instant";
import { samePattern, type WeekPattern } from "./weekPattern";

/**
 * Working time as weeks that repeat from one day to another: `patterns[i]` holds from `days[i]` on, until `days[i + 1]`.
 * The first begins at minus infinity, the last never ends, so a regular week goes on for ever on both sides.
 */
export interface WeekSegments {
  readonly days: readonly DayNumber[];
  readonly patterns: readonly WeekPattern[];
}

/** The same week for ever. */
export function everyWeek(pattern: WeekPattern): WeekSegments {
  return { days: [-Infinity], patterns: [pattern] };
}

/** Changes the days from (included) to (not included); equal patterns are asked for once. */
export function changeDays(
  segments: WeekSegments,
  from: DayNumber,
  to: DayNumber,
  change: (pattern: WeekPattern) => WeekPattern,
): WeekSegments {
  if (!(to > from)) return segments;
  const memo = new Map<WeekPattern, WeekPattern>();
  const changed = (pattern: WeekPattern): WeekPattern => {
    const known = memo.get(pattern);
    if (known !== undefined) return known;
    const result = change(pattern);
    memo.set(pattern, result);
    return result;
  };
  const days: DayNumber[] = [];
  const patterns: WeekPattern[] = [];
  const push = (day: DayNumber, pattern: WeekPattern): void => {
    const last = patterns[patterns.length - 1];
    if (last !== undefined && samePattern(last, pattern)) return;
    days.push(day);
    patterns.push(pattern);
  };
  segments.patterns.forEach((pattern, i) => {
    const first = segments.days[i] as number;
    const end = segments.days[i + 1] ?? Infinity;
    if (first < from) push(first, pattern);
    if (Math.max(first, from) < Math.min(end, to)) push(Math.max(first, from), changed(pattern));
    if (end > to) push(Math.max(first, to), pattern);
  });
  return { days, patterns };
}

/** Lays two over each other; equal pairs of patterns are combined once. */
export function combineSegments(
  a: WeekSegments,
  b: WeekSegments,
  combine: (a: WeekPattern, b: WeekPattern) => WeekPattern,
): WeekSegments {
  const memo = new Map<WeekPattern, Map<WeekPattern, WeekPattern>>();
  const days: DayNumber[] = [];
  const patterns: WeekPattern[] = [];
  let i = 0;
  let j = 0;
  let day = -Infinity;
  while (day < Infinity) {
    const pattern = combined(memo, a.patterns[i] as WeekPattern, b.patterns[j] as WeekPattern, combine);
    const last = patterns[patterns.length - 1];
    if (last === undefined || !samePattern(last, pattern)) {
      days.push(day);
      patterns.push(pattern);
    }
    const nextA = a.days[i + 1] ?? Infinity;
    const nextB = b.days[j + 1] ?? Infinity;
    day = Math.min(nextA, nextB);
    if (nextA === day) i++;
    if (nextB === day) j++;
  }
  return { days, patterns };
}

function combined(
  memo: Map<WeekPattern, Map<WeekPattern, WeekPattern>>,
  a: WeekPattern,
  b: WeekPattern,
  combine: (a: WeekPattern, b: WeekPattern) => WeekPattern,
): WeekPattern {
  let row = memo.get(a);
  if (row === undefined) {
    row = new Map();
    memo.set(a, row);
  }
  let result = row.get(b);
  if (result === undefined) {
    result = combine(a, b);
    row.set(b, result);
  }
  return result;
}
