/** Percentiles of a figure over all samples. */
export interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  readonly p95: number;
}

/** A share of samples that is a whole number but for its last bits counts as that number. */
export const SHARE_GRACE = 1e-9;

/** So many cells are counted in: they stay close at hand. */
const CELLS = 4096;
const counts = new Int32Array(CELLS);
const wanted = new Uint8Array(CELLS);

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
  const scale = (CELLS - 1) / (high - low);
  counts.fill(0);
  for (let i = 0; i < count; i++) {
    const cell = (((values[i] as number) - low) * scale) | 0;
    counts[cell] = (counts[cell] as number) + 1;
  }
  const places = placesOf(count, shares);
  const inCells = new Map(places.map(({ cell }) => [cell, [] as number[]]));
  wanted.fill(0);
  for (const cell of inCells.keys()) wanted[cell] = 1;
  for (let i = 0; i < count; i++) {
    const cell = (((values[i] as number) - low) * scale) | 0;
    if (wanted[cell] === 1) (inCells.get(cell) as number[]).push(values[i] as number);
  }
  for (const list of inCells.values()) list.sort((a, b) => a - b);
  return places.map(({ cell, rank }) => inCells.get(cell)?.[rank] ?? low);
}

/** The same of 32-bit whole numbers, as dates are: their cells are so many bits wide. Loops by index: over a list itself they take three times as long. */
export function wholePercentiles(values: Int32Array, shares: readonly number[]): number[] {
  const count = values.length;
  let low = values[0] ?? Infinity;
  let high = low;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (!(high > low)) return shares.map(() => low);
  let shift = 0;
  while ((high - low) / 2 ** shift >= CELLS) shift++;
  counts.fill(0);
  for (let i = 0; i < count; i++) {
    const cell = ((values[i] as number) - low) >>> shift;
    counts[cell] = (counts[cell] as number) + 1;
  }
  const places = placesOf(count, shares);
  if (shift === 0) return places.map(({ cell }) => low + cell);
  const lists = places.map((): number[] => []);
  wanted.fill(0);
  places.forEach(({ cell }, i) => { wanted[cell] ||= i + 1; });
  for (let i = 0; i < count; i++) {
    const list = wanted[((values[i] as number) - low) >>> shift] as number;
    if (list > 0) (lists[list - 1] as number[]).push(values[i] as number);
  }
  for (const list of lists) list.sort((a, b) => a - b);
  return places.map(({ cell, rank }) => lists[(wanted[cell] as number) - 1]?.[rank] ?? low);
}

/** In which cell each share ends, and at which place of those in it. */
function placesOf(count: number, shares: readonly number[]): readonly { readonly cell: number; readonly rank: number }[] {
  let cell = 0;
  let before = 0;
  return shares.map(share => {
    const rank = Math.max(0, Math.ceil(share * count - SHARE_GRACE) - 1);
    while (before + (counts[cell] as number) <= rank) before += counts[cell++] as number;
    return { cell, rank: rank - before };
  });
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
