import { roundStep } from "../../src/core/view/roundStep";
import type { ForecastCurve } from "../../src/core/view/forecastData";

/** Share of the samples that do not exceed a value, 0..1. */
export function shareUpTo({ steps }: ForecastCurve, value: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return steps.length === 0 ? 0 : Math.min(1, low / steps.length);
}

/** The value that a share of the samples does not exceed. */
export function valueAt({ steps }: ForecastCurve, share: number): number {
  return steps[Math.min(steps.length - 1, Math.max(0, Math.round(share * (steps.length - 1))))] ?? 0;
}

/** How often values fall between bounds of equal width. */
export interface Bins {
  readonly from: number;
  readonly width: number;
  /** Shares of the samples, 0..1. */
  readonly shares: readonly number[];
}

const MOST_BINS = 48;
const DAY = 1440;

/** Bins of whole days for dates, of a round amount for money; a curve without any width has one. */
export function binsOf(curve: ForecastCurve, from: number, to: number, dates: boolean): Bins {
  const step = dates ? DAY : roundStep((to - from) / MOST_BINS);
  const width = dates ? step * Math.max(1, Math.ceil((to - from) / MOST_BINS / step)) : step;
  const first = Math.floor(from / width) * width;
  const count = Math.max(1, Math.min(2 * MOST_BINS, Math.ceil((to - first) / width + 1e-9)));
  const shares = Array.from({ length: count }, () => 0);
  for (const value of curve.steps) {
    if (value > first + width * count || value < first) continue;
    const bin = Math.min(count - 1, Math.max(0, Math.floor((value - first) / width)));
    shares[bin] = (shares[bin] ?? 0) + 1 / curve.steps.length;
  }
  return { from: first, width, shares };
}
