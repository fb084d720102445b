import { durationMinutes } from "../calendar/durations";
import type { Distribution, DurationScale, Estimate, ShareEstimate } from "../model/values";
import { figuresOfPoints, figuresOfRange, USUAL_LAMBDA, type Figures } from "./distributions";
import { exp, power } from "./exactMath";
import { lognormalOfRange } from "./lognormal";
import { normalShare } from "./normal";

/** Points of a table of percentiles: normal figures from -4 to 4 in steps of 1/32. */
const POINTS = 257;
/** The normal figure of the first point. */
const FIRST_POINT = -4;
/** Points for each whole normal figure. */
const POINTS_PER_UNIT = 32;

/** The figure for a normal figure z: F^-1(Phi(z)), by a straight line between two points of its table. */
export function tableValue(table: Float64Array, offset: number, z: number): number {
  const at = (z - FIRST_POINT) * POINTS_PER_UNIT;
  if (at <= 0) return table[offset] as number;
  if (at >= POINTS - 1) return table[offset + POINTS - 1] as number;
  const point = at | 0;
  const low = table[offset + point] as number;
  return low + ((table[offset + point + 1] as number) - low) * (at - point);
}

/**
 * The table of an estimate in minutes by its distribution, else PERT-beta with weight 4 for three points, lognormal for a range
 * whose ends are P10 and P90. Undefined where it has no spread or is out of order.
 */
export function estimateTable(estimate: Estimate, scale: DurationScale, distribution: Distribution = {}): Float64Array | undefined {
  if (estimate.kind === "single") return undefined;
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  if (high <= low) return undefined;
  if (estimate.kind === "range") return rangeTable(low, high, distribution);
  const likely = durationMinutes(estimate.likely, scale);
  return likely < low || likely > high ? undefined : pointsTable(low, likely, high, distribution);
}

/** The table of a share of something, 1 = 100 %; undefined for a single figure. */
export function shareTable(share: ShareEstimate): Float64Array | undefined {
  if (share.kind === "share" || share.high <= share.low) return undefined;
  return share.kind === "share-range" ? rangeTable(share.low, share.high) : pointsTable(share.low, share.likely, share.high, {});
}

/** The table of three points in order, the first below the last. */
export function pointsTable(low: number, likely: number, high: number, distribution: Distribution): Float64Array {
  const { threePoint = "pert-beta", lambda = USUAL_LAMBDA } = distribution;
  return threePoint === "pert-beta" ? pertTable(low, likely, high, lambda) : tableOf(figuresOfPoints({ low, likely, high }, distribution));
}

function tableOf({ percentile }: Figures): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) => percentile(normalShare(pointAt(i))));
}

/** The table of an 80 % range: without another distribution lognormal, exp(mu + sigma z); evenly spread between the ends where one of them is not above 0. */
export function rangeTable(low: number, high: number, distribution: Distribution = {}): Float64Array {
  if (low <= 0 || (distribution.range ?? "lognormal") !== "lognormal") return tableOf(figuresOfRange(low, high, distribution));
  const { mu, sigma } = lognormalOfRange(low, high);
  return Float64Array.from({ length: POINTS }, (_, i) => exp(mu + sigma * pointAt(i)));
}

/** The table of a PERT-beta distribution, between those of the two nearest of 65 shapes. */
export function pertTable(low: number, likely: number, high: number, lambda = USUAL_LAMBDA): Float64Array {
  const shape = (64 * (likely - low)) / (high - low);
  const below = Math.min(63, Math.floor(shape));
  const share = shape - below;
  const [a, b] = [shapeTable(below, lambda), shapeTable(below + 1, lambda)];
  const table = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) table[i] = low + (high - low) * ((a[i] as number) * (1 - share) + (b[i] as number) * share);
  return table;
}

/** The mean of what a table gives, each point weighed by the normal density there. */
export function meanOfTable(table: Float64Array): number {
  let [sum, weights] = [0, 0];
  table.forEach((value, i) => {
    const weight = exp(-(pointAt(i) ** 2) / 2);
    sum += value * weight;
    weights += weight;
  });
  return sum / weights;
}

function pointAt(i: number): number {
  return FIRST_POINT + i / POINTS_PER_UNIT;
}

const shapes = new Map<number, (Float64Array | undefined)[]>();
/** Weights for which shapes are kept. */
const MOST_WEIGHTS = 20;
const CELLS = 4096;

function shapesOf(lambda: number): (Float64Array | undefined)[] {
  const known = shapes.get(lambda);
  if (known !== undefined) return known;
  if (shapes.size >= MOST_WEIGHTS) shapes.clear();
  const made: (Float64Array | undefined)[] = [];
  shapes.set(lambda, made);
  return made;
}

/**
 * Percentiles of a beta distribution on 0..1 with alpha = 1 + lambda number / 64 and beta = lambda + 2 - alpha (Vose), by Simpson's
 * rule and its inverse.
 */
function shapeTable(number: number, lambda: number): Float64Array {
  const kept = shapesOf(lambda);
  const known = kept[number];
  if (known !== undefined) return known;
  const alpha = 1 + (lambda * number) / 64;
  const density = (x: number): number => power(x, alpha - 1) * power(1 - x, lambda + 1 - alpha);
  const below = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) {
    const sum = density(i / CELLS) + 4 * density((i + 0.5) / CELLS) + density((i + 1) / CELLS);
    below[i + 1] = (below[i] as number) + sum;
  }
  const total = below[CELLS] as number;
  const made = new Float64Array(POINTS);
  let cell = 0;
  for (let i = 0; i < POINTS; i++) {
    const wanted = normalShare(pointAt(i)) * total;
    while (cell < CELLS - 1 && (below[cell + 1] as number) < wanted) cell++;
    const from = below[cell] as number;
    const width = (below[cell + 1] as number) - from;
    made[i] = (cell + (width > 0 ? (wanted - from) / width : 0)) / CELLS;
  }
  kept[number] = made;
  return made;
}
