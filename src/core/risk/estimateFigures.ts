import { durationMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { Distribution, DurationScale, Estimate } from "../model/values";
import { figuresOfPoints, figuresOfRange, type Figures } from "./distributions";

/** What an estimate says as a distribution, in minutes. */
export interface EstimateFigures {
  readonly mean: Minutes;
  readonly p10: Minutes;
  readonly p50: Minutes;
  readonly p80: Minutes;
  readonly p90: Minutes;
}

/**
 * Mean and percentiles of an estimate: without a distribution of its own lognormal for a range, PERT-beta with weight 4 for three points.
 * Undefined for a single figure, and where the figures are out of order or 0.
 */
export function estimateFigures(estimate: Estimate, scale: DurationScale, distribution: Distribution = {}): EstimateFigures | undefined {
  if (estimate.kind === "single") return undefined;
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  if (estimate.kind === "range") {
    if (low <= 0 || high < low) return undefined;
    return figures(figuresOfRange(low, high, distribution));
  }
  const likely = durationMinutes(estimate.likely, scale);
  if (likely < low || high < likely) return undefined;
  return figures(figuresOfPoints({ low, likely, high }, distribution));
}

function figures({ mean, percentile }: Figures): EstimateFigures {
  return { mean, p10: percentile(0.1), p50: percentile(0.5), p80: percentile(0.8), p90: percentile(0.9) };
}
