import { exp, log } from "./exactMath";
import { normalShare } from "./normal";

/** The 90th percentile of the standard normal distribution. */
const Z90 = 1.2815515655446004;

/** A lognormal distribution. */
export interface Lognormal {
  /** Mean and standard deviation of the logarithm. */
  readonly mu: number;
  readonly sigma: number;
}

/** The lognormal distribution of an 80 % range: a tenth of the values lies below `low`, a tenth above `high`; both above 0. */
export function lognormalOfRange(low: number, high: number): Lognormal {
  return { mu: (log(low) + log(high)) / 2, sigma: (log(high) - log(low)) / (2 * Z90) };
}

/** The lognormal distribution with a mean above 0 and a variance: sigma² = ln(1 + variance / mean²), mu = ln mean - sigma² / 2. */
export function lognormalOfMoments(mean: number, variance: number): Lognormal {
  const squared = log(1 + variance / (mean * mean));
  return { mu: log(mean) - squared / 2, sigma: Math.sqrt(squared) };
}

/** Mean: exp(mu + sigma² / 2). */
export function lognormalMean({ mu, sigma }: Lognormal): number {
  return exp(mu + (sigma * sigma) / 2);
}

/** The value that a share `p` (0..1) of the values does not exceed: exp(mu + z(p) sigma). */
export function lognormalPercentile({ mu, sigma }: Lognormal, p: number): number {
  return exp(mu + normalPercentile(p) * sigma);
}

/**
 * The percentile of the standard normal distribution, by bisection of its cumulative distribution (Abramowitz and Stegun
 * 26.2.17 has an error below 7.5e-8, so that figures in minutes are exact).
 */
function normalPercentile(p: number): number {
  let low = -8;
  let high = 8;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
