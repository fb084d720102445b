import type { TaskNode } from "../model/plan";

interface Matched {
  readonly before: readonly TaskNode[];
  readonly match: Int32Array;
}

const known = new WeakMap<readonly TaskNode[], Matched>();

/** For each task the place at which the same item stood before, or -1. Found once for all that ask it of the same two lists. */
export function matchTasks(before: readonly TaskNode[], now: readonly TaskNode[]): Int32Array {
  const last = known.get(now);
  if (last?.before === before) return last.match;
  const match = matchOf(before, now);
  // Of lists that follow each other only the last knows the one before it.
  known.delete(before);
  known.set(now, { before, match });
  return match;
}

function matchOf(before: readonly TaskNode[], now: readonly TaskNode[]): Int32Array {
  const match = new Int32Array(now.length).fill(-1);
  const least = Math.min(before.length, now.length);
  let first = 0;
  while (first < least && (before[first] === now[first] || before[first]?.item === now[first]?.item)) {
    match[first] = first;
    first++;
  }
  let last = 0;
  for (; last < least - first; last++) {
    const [a, b] = [before[before.length - 1 - last], now[now.length - 1 - last]];
    if (a !== b && a?.item !== b?.item) break;
    match[now.length - 1 - last] = before.length - 1 - last;
  }
  const places = new Map<unknown, number>();
  for (let i = first; i < before.length - last; i++) places.set(before[i]?.item, i);
  if (places.size > 0) for (let i = first; i < now.length - last; i++) match[i] = places.get(now[i]?.item) ?? -1;
  return match;
}

/** The first place from one on at which two lists differ; the length where there is none. */
export function firstOther(a: readonly unknown[], b: readonly unknown[], from: number): number {
  if (a === b) return b.length;
  let at = from;
  while (at < b.length && a[at] === b[at]) at += 1;
  return at;
}
