import type { DayNumber } from "../model/instant";
import { drawable, extent } from "./metricsLine";
import type { MetricShown } from "./metricsData";
import { roundStep } from "./roundStep";

/** What a chart of a metric spans. */
export interface MetricSpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly low: number;
  readonly high: number;
  /** Between two lines of the grid. */
  readonly step: number;
}

/** Nothing is drawn further ahead than this many days, or than twice the time that is known. */
const LEAST_AHEAD = 370;
/** Lines of the grid that there should be. */
const LINES = 5;

/** The days from the first figure to the last target or its forecast, the status date always among them. */
export function spanOf({ days, values, results, trend, releases, kind }: MetricShown, today: DayNumber): MetricSpan {
  const [first, last] = [days[0] ?? today, days[days.length - 1] ?? today];
  const until = Math.max(last, Math.min(today, last + LEAST_AHEAD));
  const most = until + Math.max(LEAST_AHEAD, 2 * (last - first));
  const wanted = results.flatMap(({ by, forecast }) => [...(by === undefined ? [] : [by]), ...(forecast === undefined || (by !== undefined && forecast > by + 370) ? [] : [forecast])]);
  const ahead = releases.filter(({ day, released }) => !released && day <= most).map(({ day }) => day);
  const to = Math.min(most, Math.max(until, first + 1, ...wanted, ...ahead));
  const margin = Math.max(1, Math.round((to - first) * 0.02));
  return { from: first - margin, to: to + margin, ...heights({ values, results, trend, kind }, last, to) };
}

function heights({ values, results, trend, kind }: Pick<MetricShown, "values" | "results" | "trend" | "kind">, last: DayNumber, to: DayNumber): Pick<MetricSpan, "low" | "high" | "step"> {
  const own = extent(values);
  const targets = results.flatMap(({ target, from }) => [target, from].filter((one) => one !== undefined)).map(drawable);
  const both = extent([...(own === undefined ? [] : [own.low, own.high]), ...targets]) ?? { low: 0, high: 1 };
  // The trend may lead far away: it is drawn as far as half of all else again.
  const reach = (both.high - both.low) / 2;
  const end = trend === undefined || to <= last ? [] : [Math.max(both.low - reach, Math.min(both.high + reach, drawable(trend.level + trend.perDay * (to - trend.to))))];
  const { low, high } = extent([both.low, both.high, ...end]) ?? both;
  return rounded(low, high, kind);
}

/** Round ends: zero where it is near, and of shares nothing beyond 0 to 100. */
function rounded(low: number, high: number, kind: MetricShown["kind"]): Pick<MetricSpan, "low" | "high" | "step"> {
  const base = kind === "nps" || (low > 0 && low < 0.4 * high) ? Math.min(0, low) : low;
  const top = kind === "nps" ? Math.max(0, high) : high;
  const size = top - base > 0 ? top - base : Math.max(Math.abs(top) * 0.2, 1);
  const step = roundStep(size / LINES);
  const [least, most] = kind === undefined ? [-Infinity, Infinity] : [kind === "nps" ? -100 : 0, 100];
  const ends = { low: Math.floor((top > base ? base : base - size / 2) / step + 1e-9) * step, high: Math.ceil((top > base ? top : top + size / 2) / step - 1e-9) * step };
  return { low: low < least ? ends.low : Math.max(least, ends.low), high: high > most ? ends.high : Math.min(most, ends.high), step };
}

/** The values at which lines of the grid are drawn. */
export function gridValues({ low, high, step }: Pick<MetricSpan, "low" | "high" | "step">): readonly number[] {
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.min(20, Math.floor(high / step + 1e-9) - first);
  return Array.from({ length: Math.max(0, count) + 1 }, (_, at) => (first + at) * step);
}
