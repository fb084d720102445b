import type { DayNumber } from "../model/instant";
import type { MetricPoint } from "../model/metric";
import { median } from "../view/median";

/** The straight line through the newest figures of a metric. */
export interface MetricTrend {
  /** What the figure gains in a day; negative: it falls. */
  readonly perDay: number;
  /** The day of the first figure that the line is drawn through, and of the last. */
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** What the line says on the last of these days. */
  readonly level: number;
  /** How many figures it is drawn through. */
  readonly figures: number;
}

/** Fewer figures make no trend. */
export const LEAST_FIGURES = 3;
/** The trend is drawn through so many figures at most, the newest. */
export const MOST_FIGURES = 12;
/** Further ahead than this many days nothing is foretold: ten years. */
const FURTHEST_DAYS = 3653;

/**
 * The trend of figures in the order of days: the median of the slopes between all pairs of the newest twelve, and the
 * median of what each figure says of the level (the Theil-Sen estimator: Theil 1950, Sen 1968). One figure that
 * is far off does not turn it. Undefined with fewer than three figures.
 */
export function trendOf(points: readonly MetricPoint[]): MetricTrend | undefined {
  const newest = points.slice(-MOST_FIGURES);
  const [first, last] = [newest[0], newest.at(-1)];
  if (first === undefined || last === undefined || newest.length < LEAST_FIGURES) return undefined;
  const slopes: number[] = [];
  newest.forEach((one, place) => {
    for (const other of newest.slice(place + 1)) if (other.day > one.day) slopes.push((other.value - one.value) / (other.day - one.day));
  });
  const perDay = median(slopes) ?? 0;
  const level = median(newest.map(({ day, value }) => value + perDay * (last.day - day))) ?? 0;
  return { perDay, level, from: first.day, to: last.day, figures: newest.length };
}

/** What the trend says for a day. */
export function trendAt({ perDay, level, to }: MetricTrend, day: DayNumber): number {
  return level + perDay * (day - to);
}

/**
 * The first day after the last figure on which the trend is at the target; undefined where it leads away from it,
 * stands still, or needs more than ten years.
 */
export function reaches({ perDay, level, to }: MetricTrend, target: number, rising: boolean): DayNumber | undefined {
  const missing = rising ? target - level : level - target;
  if (missing <= 0) return to + 1;
  const pace = rising ? perDay : -perDay;
  if (!(pace > 0)) return undefined;
  const days = Math.ceil(missing / pace - 1e-9);
  return days > FURTHEST_DAYS ? undefined : to + Math.max(1, days);
}

const BARS = "▁▂▃▄▅▆▇█";

/** The newest figures as bars in a line of text, from the lowest to the highest; equal figures stand in the middle. */
export function sparkline(points: readonly MetricPoint[], most = 24): string {
  const values = points.slice(-most).map(({ value }) => value);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return values.map((value) => BARS[range > 0 ? Math.min(BARS.length - 1, Math.floor(((value - low) / range) * BARS.length)) : 3] ?? "").join("");
}
