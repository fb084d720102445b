/** Numbers and distributions as textbooks have them, for a simulation that shares nothing with the one under test. */

/** Even numbers from 0 to 1: a multiply-with-carry pair of 16 bits each (Marsaglia 1994), begun anew by a seed. */
export class Chance {
  private z: number;
  private w: number;
  private spare: number | undefined;

  constructor(seed: number) {
    this.z = (362436069 + seed * 7919) >>> 0 || 1;
    this.w = (521288629 + seed * 104729) >>> 0 || 1;
    for (let i = 0; i < 20; i++) this.even();
  }

  even(): number {
    this.z = (36969 * (this.z & 65535) + (this.z >>> 16)) >>> 0;
    this.w = (18000 * (this.w & 65535) + (this.w >>> 16)) >>> 0;
    return ((((this.z << 16) + (this.w & 65535)) >>> 0) + 0.5) / 4294967296;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.even() * (most - least + 1));
  }

  oneOf<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  /** A standard normal number by the polar method (Marsaglia and Bray 1964). */
  normal(): number {
    if (this.spare !== undefined) {
      const kept = this.spare;
      this.spare = undefined;
      return kept;
    }
    for (;;) {
      const [a, b] = [2 * this.even() - 1, 2 * this.even() - 1];
      const s = a * a + b * b;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = b * scale;
      return a * scale;
    }
  }

  /** A number of the gamma distribution with a shape of at least 1, by rejection (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(this.even()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** A PERT-beta number: a ratio of two gamma numbers between the ends. */
  pert({ low, likely, high }: Points): number {
    const alpha = 1 + (4 * (likely - low)) / (high - low);
    const x = this.gamma(alpha);
    return low + ((high - low) * x) / (x + this.gamma(6 - alpha));
  }

  /** A lognormal number of which a tenth lies below `low` and a tenth above `high`. */
  range(low: number, high: number): number {
    return lognormalAt(low, high, this.normal());
  }
}

/** Optimistic, most likely and pessimistic. */
export interface Points {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** The lognormal figure of a range for a standard normal number; 1.2816 is the 90th percentile of that. */
export function lognormalAt(low: number, high: number, z: number): number {
  const middle = Math.log(low * high) / 2;
  return Math.exp(middle + (z * Math.log(high / low)) / (2 * 1.2815515655446));
}

/** The share of a standard normal distribution below a number: the power series of the integral, its tail beyond 6 left out. */
export function normalBelow(z: number): number {
  if (z < -6) return 0;
  if (z > 6) return 1;
  let term = z;
  let sum = z;
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

const STEPS = 2000;
const known = new Map<string, Float64Array>();

/** The share of a PERT-beta distribution below each of 2,000 equal steps, by the trapezoid rule. */
function pertBelow({ low, likely, high }: Points): Float64Array {
  const alpha = 1 + (4 * (likely - low)) / (high - low);
  const key = alpha.toFixed(9);
  const found = known.get(key);
  if (found !== undefined) return found;
  const density = (x: number): number => x ** (alpha - 1) * (1 - x) ** (5 - alpha);
  const sums = new Float64Array(STEPS + 1);
  for (let i = 1; i <= STEPS; i++) sums[i] = (sums[i - 1] as number) + density((i - 1) / STEPS) + density(i / STEPS);
  const shares = sums.map(sum => sum / (sums[STEPS] as number));
  known.set(key, shares);
  return shares;
}

/** The PERT-beta figure that a share of all figures lies below. */
export function pertAt(points: Points, share: number): number {
  const below = pertBelow(points);
  let [from, to] = [0, STEPS];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((below[middle] as number) <= share) from = middle;
    else to = middle;
  }
  const part = (share - (below[from] as number)) / ((below[to] as number) - (below[from] as number));
  return points.low + ((points.high - points.low) * (from + part)) / STEPS;
}

/** The lower triangle whose product with its transpose is a matrix of correlations (Cholesky). */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map(row => row.map(() => 0));
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      (lower[i] as number[])[j] = i === j ? Math.sqrt(Math.max(0, sum)) : at(j, j) === 0 ? 0 : sum / at(j, j);
    }
  });
  return lower;
}
