/** How often a figure came out within bins of equal width. Shares summed up from the left are its S-curve. */
export interface Histogram {
  /** Where the first bin begins. */
  readonly from: number;
  readonly width: number;
  /** Samples in each bin; a bin holds its upper end, the first one its lower end as well. */
  readonly counts: readonly number[];
}

type Figures = readonly number[] | Float64Array | Int32Array;

const MOST_BINS = 60;
const DAY = 1440;

/** A histogram of instants: bins of whole days, or of whole hours where all lies within two days. */
export function dateHistogram(values: Figures, most = MOST_BINS): Histogram {
  const [low, high] = ends(values);
  const unit = high - low <= 2 * DAY ? 60 : DAY;
  const from = Math.floor(low / unit) * unit;
  const width = unit * Math.max(1, Math.ceil((high - from) / unit / most));
  return counted(values, from, width, Math.max(1, Math.ceil((high - from) / width)));
}

/** A histogram of money: bins as wide as 1, 2 or 5 times a power of ten. */
export function costHistogram(values: Figures, most = MOST_BINS): Histogram {
  const [low, high] = ends(values);
  if (!(high > low)) return { from: low, width: 1, counts: [values.length] };
  const width = roundWidth((high - low) / (most - 1));
  const from = Math.floor(low / width) * width;
  return counted(values, from, width, Math.max(1, Math.ceil((high - from) / width - 1e-9)));
}

/** The share of samples up to the end of each bin, 0..1. */
export function sCurve({ counts }: Histogram): readonly number[] {
  const all = Math.max(1, counts.reduce((sum, count) => sum + count, 0));
  let below = 0;
  return counts.map(count => (below += count) / all);
}

/** Which bin a figure falls into. */
export function binOf({ from, width, counts }: Histogram, value: number): number {
  return Math.min(counts.length - 1, Math.max(0, Math.ceil((value - from) / width - 1e-9) - 1));
}

function ends(values: Figures): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The least of 1, 2, 5, 10, 20, … and their tenths that is not below a width. */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find(step => step * power >= least) ?? 10);
}

function counted(values: Figures, from: number, width: number, bins: number): Histogram {
  const counts = new Array<number>(bins).fill(0);
  const histogram = { from, width, counts };
  for (const value of values) {
    const bin = binOf(histogram, value);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return histogram;
}
