import { durationMinutes } from "../calendar/durations";
import type { DurationScale, Estimate } from "../model/values";
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
 * The table of an estimate in minutes: PERT-beta with weight 4 for three points (Vose: alpha = 1 + 4 (likely - low) / (high - low),
 * beta = 6 - alpha), lognormal for a range whose ends are P10 and P90. Undefined where it has no spread or is out of order.
 */
export function estimateTable(estimate: Estimate, scale: DurationScale): Float64Array | undefined {
  if (estimate.kind === "single") return undefined;
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  if (high <= low) return undefined;
  if (estimate.kind === "range") return rangeTable(low, high);
  const likely = durationMinutes(estimate.likely, scale);
  return likely < low || likely > high ? undefined : pertTable(low, likely, high);
}

/** The table of an 80 % range: lognormal, exp(mu + sigma z); evenly spread between the ends where one of them is not above 0. */
export function rangeTable(low: number, high: number): Float64Array {
  if (low <= 0) return Float64Array.from({ length: POINTS }, (_, i) => low + (high - low) * normalShare(pointAt(i)));
  const { mu, sigma } = lognormalOfRange(low, high);
  return Float64Array.from({ length: POINTS }, (_, i) => Math.exp(mu + sigma * pointAt(i)));
}

/** The table of a PERT-beta distribution, between those of the two nearest of 65 shapes. */
export function pertTable(low: number, likely: number, high: number): Float64Array {
  const shape = (64 * (likely - low)) / (high - low);
  const below = Math.min(63, Math.floor(shape));
  const share = shape - below;
  const [a, b] = [shapeTable(below), shapeTable(below + 1)];
  return Float64Array.from({ length: POINTS }, (_, i) => low + (high - low) * ((a[i] as number) * (1 - share) + (b[i] as number) * share));
}

function pointAt(i: number): number {
  return FIRST_POINT + i / POINTS_PER_UNIT;
}

const shapes: (Float64Array | undefined)[] = [];
const CELLS = 4096;

/** Percentiles of a beta distribution on 0..1 with alpha = 1 + number / 16 and beta = 6 - alpha, by Simpson's rule and its inverse. */
function shapeTable(number: number): Float64Array {
  const known = shapes[number];
  if (known !== undefined) return known;
  const alpha = 1 + number / 16;
  const density = (x: number): number => x ** (alpha - 1) * (1 - x) ** (5 - alpha);
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
  shapes[number] = made;
  return made;
}
