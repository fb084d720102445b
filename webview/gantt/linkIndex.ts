import type { GanttModel } from "./model";
import type { VisibleRows } from "./visibleRows";

/** Links between shown rows by the positions that they span, so that those of a window are found without a walk over all. */
export interface LinkIndex {
  /** Calls `visit` with each link that touches or crosses the positions [first, last]. */
  each(first: number, last: number, visit: (link: number) => void): void;
  readonly count: number;
}

export function linkIndex(model: GanttModel, visible: VisibleRows): LinkIndex {
  const { links } = model.data;
  const found: { link: number; low: number; high: number }[] = [];
  for (let link = 0; link < links.count; link += 1) {
    const a = visible.positions[links.from[link] ?? 0] ?? -1;
    const b = visible.positions[links.to[link] ?? 0] ?? -1;
    if (a >= 0 && b >= 0) found.push({ link, low: Math.min(a, b), high: Math.max(a, b) });
  }
  found.sort((a, b) => a.low - b.low || a.link - b.link);
  const numbers = Int32Array.from(found, (entry) => entry.link);
  const lows = Int32Array.from(found, (entry) => entry.low);
  const highs = highTree(found.map((entry) => entry.high));
  return {
    count: numbers.length,
    each: (first, last, visit) => {
      // Sorted by the upper end, those that begin below the window are a tail; the tree skips those that end above it.
      const ending = upperBound(lows, last);
      walk(highs, 1, 0, highs.length / 2, { first, ending }, (at) => { visit(numbers[at] ?? 0); });
    },
  };
}

/** A complete binary tree of the largest lower end below each node; leaves in the second half. */
function highTree(highs: readonly number[]): Int32Array {
  let size = 1;
  while (size < highs.length) size *= 2;
  const tree = new Int32Array(size * 2).fill(-1);
  highs.forEach((high, at) => { tree[size + at] = high; });
  for (let node = size - 1; node > 0; node -= 1) tree[node] = Math.max(tree[2 * node] ?? -1, tree[2 * node + 1] ?? -1);
  return tree;
}

interface Wanted {
  readonly first: number;
  readonly ending: number;
}

function walk(tree: Int32Array, node: number, from: number, to: number, wanted: Wanted, visit: (at: number) => void): void {
  if (from >= wanted.ending || (tree[node] ?? -1) < wanted.first) return;
  if (to - from === 1) {
    visit(from);
    return;
  }
  const middle = (from + to) / 2;
  walk(tree, 2 * node, from, middle, wanted, visit);
  walk(tree, 2 * node + 1, middle, to, wanted, visit);
}

function upperBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
