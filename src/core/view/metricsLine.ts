import type { MetricShown } from "./metricsData";

type Series = Pick<MetricShown, "days" | "values">;

/** Beyond this size nothing is drawn to scale. */
const LARGEST = 1e15;

/** A figure that can be drawn. */
export function drawable(value: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** The place of the first figure that is not before a day; behind the last where all are. */
export function placeOf(days: ArrayLike<number>, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the figure that is nearest to a day; -1 where there is none. */
export function nearestPlace({ days }: Pick<Series, "days">, day: number): number {
  const at = Math.min(days.length - 1, placeOf(days, day));
  return at > 0 && day - (days[at - 1] ?? 0) <= (days[at] ?? 0) - day ? at - 1 : at;
}

/**
 * The places of the figures that a line needs so that it looks the same: of those in one column of pixels the first, the
 * least, the greatest and the last. `x` gives a day its pixel, and grows with it.
 */
export function thinned({ days, values }: Series, x: (day: number) => number): readonly number[] {
  const places: number[] = [];
  for (let from = 0; from < days.length; ) {
    const column = Math.floor(x(days[from] ?? 0));
    let [to, least, most] = [from, from, from];
    for (; to < days.length && Math.floor(x(days[to] ?? 0)) === column; to += 1) {
      if ((values[to] ?? 0) < (values[least] ?? 0)) least = to;
      if ((values[to] ?? 0) > (values[most] ?? 0)) most = to;
    }
    places.push(...new Set([from, Math.min(least, most), Math.max(least, most), to - 1]));
    from = to;
  }
  return places;
}

/** The line through the figures, as thin as pixels allow. */
export function linePath(series: Series, x: (day: number) => number, y: (value: number) => number): string {
  return thinned(series, x).map((at, first) => `${first === 0 ? "M" : "L"}${tenth(x(series.days[at] ?? 0))} ${tenth(y(series.values[at] ?? 0))}`).join("");
}

/** A coordinate with one place behind the point. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The least and the greatest of the figures; undefined without any. */
export function extent(values: Iterable<number>): { readonly low: number; readonly high: number } | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? undefined : { low: drawable(low), high: drawable(high) };
}
