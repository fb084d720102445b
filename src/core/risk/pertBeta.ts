/** A beta distribution between an optimistic and a pessimistic value, most likely at the third. Its weight `lambda` is 4 in PERT. */
export interface PertBeta {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Mean: (low + lambda likely + high) / (lambda + 2). */
export function pertMean({ low, likely, high }: PertBeta, lambda = 4): number {
  return (low + lambda * likely + high) / (lambda + 2);
}

/** Variance: (mean - low) (high - mean) / (lambda + 3) (Vose, Risk Analysis). */
export function pertVariance(points: PertBeta, lambda = 4): number {
  const mean = pertMean(points, lambda);
  return ((mean - points.low) * (points.high - mean)) / (lambda + 3);
}

/** The value that a share `p` (0..1) of the values does not exceed, by bisection of the regularised incomplete beta function. */
export function pertPercentile({ low, likely, high }: PertBeta, p: number, lambda = 4): number {
  if (high <= low) return low;
  const alpha = 1 + (lambda * (likely - low)) / (high - low);
  let from = 0;
  let to = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (from + to) / 2;
    if (betaShare(middle, alpha, lambda + 2 - alpha) < p) from = middle;
    else to = middle;
  }
  return low + ((from + to) / 2) * (high - low);
}

/** The regularised incomplete beta function I_x(a, b): a power times a continued fraction, which converges fast below the mean. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front * continuedFraction(x, a, b);
}

/** Lentz's method for the continued fraction of the incomplete beta function. */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-30;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 200; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    result *= change;
    if (Math.abs(change - 1) < 1e-12) break;
  }
  return result;
}

const LANCZOS = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5] as const;

/** The logarithm of the gamma function for values above 0 (Lanczos, six terms). */
function logGamma(x: number): number {
  const base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const sum = LANCZOS.reduce((total, factor, index) => total + factor / (x + 1 + index), 1.000000000190015);
  return -base + Math.log((2.5066282746310005 * sum) / x);
}
