import { durationMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { DurationScale, Estimate } from "../model/values";
import { lognormalMean, lognormalOfRange, lognormalPercentile } from "./lognormal";
import { pertMean, pertPercentile } from "./pertBeta";

/** What an estimate says as a distribution, in minutes. */
export interface EstimateFigures {
  readonly mean: Minutes;
  readonly p10: Minutes;
  readonly p50: Minutes;
  readonly p80: Minutes;
  readonly p90: Minutes;
}

/**
 * Mean and percentiles of an estimate: a lognormal distribution for a range, PERT-beta with weight 4 for three points.
 * Undefined for a single figure, and where the figures are out of order or 0.
 */
export function estimateFigures(estimate: Estimate, scale: DurationScale): EstimateFigures | undefined {
  if (estimate.kind === "single") return undefined;
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  if (estimate.kind === "range") {
    if (low <= 0 || high < low) return undefined;
    const range = lognormalOfRange(low, high);
    return figures(lognormalMean(range), p => lognormalPercentile(range, p));
  }
  const likely = durationMinutes(estimate.likely, scale);
  if (likely < low || high < likely) return undefined;
  const points = { low, likely, high };
  return figures(pertMean(points), p => pertPercentile(points, p));
}

function figures(mean: number, percentile: (p: number) => number): EstimateFigures {
  return { mean, p10: percentile(0.1), p50: percentile(0.5), p80: percentile(0.8), p90: percentile(0.9) };
}
