/** A share of samples that is a whole number but for its last bits counts as that number. */
export const SHARE_GRACE = 1e-9;

/**
 * Percentiles of samples without sorting them all: a percentile P is the smallest sampled value that at least a share P of the
 * samples do not exceed. `shares` rise. Exact: the values are counted in cells, and only the cells asked for are put in order.
 */
export function percentilesOf(values: ArrayLike<number>, count: number, shares: readonly number[]): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return shares.map(() => low);
  const cells = Math.min(4096, 2 * count);
  const scale = (cells - 1) / (high - low);
  const counts = new Int32Array(cells);
  for (let i = 0; i < count; i++) counts[((values[i] as number) - low) * scale | 0] = (counts[((values[i] as number) - low) * scale | 0] as number) + 1;
  const wanted: { readonly cell: number; readonly rank: number }[] = [];
  let cell = 0;
  let before = 0;
  for (const share of shares) {
    const rank = Math.max(0, Math.ceil(share * count - SHARE_GRACE) - 1);
    while (before + (counts[cell] as number) <= rank) before += counts[cell++] as number;
    wanted.push({ cell, rank: rank - before });
  }
  const inCells = new Map(wanted.map(one => [one.cell, [] as number[]]));
  const asked = new Uint8Array(cells);
  for (const one of inCells.keys()) asked[one] = 1;
  for (let i = 0; i < count; i++) {
    const at = ((values[i] as number) - low) * scale | 0;
    if (asked[at] === 1) inCells.get(at)?.push(values[i] as number);
  }
  for (const list of inCells.values()) list.sort((a, b) => a - b);
  return wanted.map(one => inCells.get(one.cell)?.[one.rank] ?? low);
}

/** Ranks from 0 on, equal values sharing the mean of theirs. */
export function ranksOf(values: ArrayLike<number>, offset: number, count: number): Float64Array {
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => (values[offset + a] as number) - (values[offset + b] as number));
  const ranks = new Float64Array(count);
  for (let i = 0; i < count;) {
    let end = i + 1;
    while (end < count && values[offset + (order[end] as number)] === values[offset + (order[i] as number)]) end++;
    for (let k = i; k < end; k++) ranks[order[k] as number] = (i + end - 1) / 2;
    i = end;
  }
  return ranks;
}
