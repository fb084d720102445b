import type { Distribution } from "../model/values";
import { lognormalMean, lognormalOfMoments, lognormalOfRange, lognormalPercentile } from "./lognormal";
import { pertMean, pertPercentile, pertVariance, type PertBeta } from "./pertBeta";

/** A distribution: its mean, and the value that a share `p` (0..1) of the values does not exceed. */
export interface Figures {
  readonly mean: number;
  readonly percentile: (p: number) => number;
}

/** The weight of the most likely figure where nobody says another. */
export const USUAL_LAMBDA = 4;

/**
 * Three points as a distribution. Lognormal: the one that has the mean and the variance of the PERT-beta (mu and sigma by the
 * method of moments; Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions), with no bounds but 0.
 */
export function figuresOfPoints(points: PertBeta, { threePoint = "pert-beta", lambda = USUAL_LAMBDA }: Distribution): Figures {
  const { low, likely, high } = points;
  if (threePoint === "uniform") return uniform(low, high);
  if (threePoint === "triangular") return triangular(low, likely, high);
  const mean = pertMean(points, lambda);
  if (threePoint === "pert-beta" || mean <= 0) return { mean, percentile: p => pertPercentile(points, p, lambda) };
  const fitted = lognormalOfMoments(mean, pertVariance(points, lambda));
  return { mean, percentile: p => lognormalPercentile(fitted, p) };
}

/** An 80 % range as a distribution, its ends P10 and P90. Lognormal needs ends above 0, else it is uniform between them. */
export function figuresOfRange(low: number, high: number, { range = "lognormal" }: Distribution): Figures {
  if (range === "lognormal") {
    if (low <= 0) return uniform(low, high);
    const fitted = lognormalOfRange(low, high);
    return { mean: lognormalMean(fitted), percentile: p => lognormalPercentile(fitted, p) };
  }
  // A tenth on each side: an eighth of the range beyond each end, or of a symmetric triangle the root of 0.05 of its base.
  const tail = range === "uniform" ? (high - low) / 8 : ((high - low) * ROOT) / (1 - 2 * ROOT);
  const whole = range === "uniform" ? uniform(low - tail, high + tail) : triangular(low - tail, (low + high) / 2, high + tail);
  return aboveZero(whole, low - tail);
}

const ROOT = Math.sqrt(0.05);

/** Nothing takes less than no time: what lies below 0 is 0. The ends stay P10 and P90. */
function aboveZero({ mean, percentile }: Figures, lowest: number): Figures {
  if (lowest >= 0) return { mean, percentile };
  const cut = (p: number): number => Math.max(0, percentile(p));
  let sum = 0;
  for (let i = 0; i < STEPS; i++) sum += cut((i + 0.5) / STEPS);
  return { mean: sum / STEPS, percentile: cut };
}

const STEPS = 2000;

function uniform(low: number, high: number): Figures {
  return { mean: (low + high) / 2, percentile: p => low + (high - low) * p };
}

/** By the inverse of its distribution: a square root on each side of the most likely value. */
function triangular(low: number, likely: number, high: number): Figures {
  const width = high - low;
  const below = width > 0 ? (likely - low) / width : 0;
  return {
    mean: (low + likely + high) / 3,
    percentile: p => (p < below ? low + Math.sqrt(p * width * (likely - low)) : high - Math.sqrt((1 - p) * width * (high - likely))),
  };
}
