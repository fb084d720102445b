/** Steps of a curve: 0 %, 0.2 %, … 100 %. */
export const CURVE_STEPS = 500;
/** So many samples stand in a cloud at most. */
const MOST_POINTS = 1000;

/** Equally likely steps through the values of all samples, `CURVE_STEPS` + 1 figures, the smallest first. */
export function curveOf(values: ArrayLike<number>, count: number): Float64Array {
  const sorted = Float64Array.from({ length: count }, (_, i) => values[i] as number).sort();
  return Float64Array.from({ length: CURVE_STEPS + 1 }, (_, i) => sorted[Math.min(count - 1, Math.max(0, Math.ceil((i / CURVE_STEPS) * count - 1e-9) - 1))] ?? 0);
}

/** Finish and cost of single samples, every so many of them, so that they can be drawn as points. */
export function cloudOf(finish: ArrayLike<number>, cost: ArrayLike<number>, count: number): { readonly finish: Float64Array; readonly cost: Float64Array } {
  const every = Math.max(1, Math.ceil(count / MOST_POINTS));
  const size = Math.floor((count + every - 1) / every);
  const taken = (values: ArrayLike<number>): Float64Array => Float64Array.from({ length: size }, (_, i) => values[i * every] as number);
  return { finish: taken(finish), cost: taken(cost) };
}
