import type { DayNumber } from "../model/instant";
import type { MetricShown, ReleaseMark } from "./metricsData";
import { placeOf, tenth } from "./metricsLine";
import type { MetricSpan } from "./metricsScale";
import type { ChartFrame, MetricScene } from "./metricsScene";
import { changeText } from "./metricsText";
import { line, shape } from "./picture/marks";
import { node, type SvgNode } from "./picture/svg";
import { cutText } from "./picture/textWidth";

/** A release with its words above the chart, in a row of their own where there is room. */
export interface PlacedRelease {
  readonly release: ReleaseMark;
  readonly text: string;
  /** The words stand at its left, because there is no room at its right. */
  readonly before: boolean;
  /** -1: no words. */
  readonly row: number;
}

const ROW = 16;
const MOST_ROWS = 3;
const MOST_MARKS = 60;

/** The releases within the time of a chart, their words in up to three rows. */
export function rowsOfReleases(
  { metric, measure }: Pick<MetricScene, "metric" | "measure">, span: MetricSpan, x: (day: number) => number, right: number,
): { readonly rows: number; readonly placed: readonly PlacedRelease[] } {
  const ends: number[] = [];
  const placed = metric.releases.filter(({ day }) => day >= span.from && day <= span.to).slice(-MOST_MARKS).map((release): PlacedRelease => {
    const change = release.before === undefined || release.after === undefined ? "" : ` ${changeText(release.after - release.before, metric)}`;
    const text = `${cutText(release.title, 110, 11)}${change}`;
    const size = measure(text) + 14;
    const before = x(release.day) + size > right + 12;
    const left = before ? x(release.day) - size : x(release.day) - 5;
    const free = ends.findIndex((end) => end <= left);
    const row = free >= 0 ? free : ends.length < MOST_ROWS ? ends.length : -1;
    if (row >= 0) ends[row] = left + size + 12;
    return { release, text, before, row };
  });
  return { rows: ends.length, placed };
}

/** A line at each release with a diamond and its words, and the averages before it and from it on. */
export function releaseMarks({ metric }: Pick<MetricScene, "metric">, frame: ChartFrame, placed: readonly PlacedRelease[]): readonly SvgNode[] {
  return placed.map(({ release, text, before, row }) => {
    const at = frame.x(release.day);
    const y = row < 0 ? frame.top - 8 : row * ROW + 8;
    return node("g", { class: "release", "data-go": release.release }, [
      { tag: "title", attributes: {}, text: release.title },
      ...shape("mark", `M${tenth(at)} ${tenth(y + 5)}V${tenth(frame.bottom)}`),
      ...shape(release.released ? "stone" : "stone-open", `M${tenth(at - 4.5)} ${tenth(y)}l4.5 -4.5l4.5 4.5l-4.5 4.5Z`),
      ...averages(metric, release, frame),
      ...(row < 0 ? [] : [line("value", text, before ? at - 8 : at + 8, y, before ? "end" : "start")]),
    ]);
  });
}

/** Figures on either side that count, as many as the engine takes. */
const BESIDE = 3;

function averages({ days }: MetricShown, { day, before, after }: ReleaseMark, { x, y }: ChartFrame): readonly SvgNode[] {
  if (before === undefined || after === undefined) return [];
  const at = placeOf(days, day);
  const on = (place: number): DayNumber => days[Math.max(0, Math.min(days.length - 1, place))] ?? day;
  const [from, to] = [on(at - BESIDE), on(at + BESIDE - 1)];
  return [...shape("range", `M${tenth(x(from))} ${tenth(y(before))}H${tenth(x(day))}M${tenth(x(day))} ${tenth(y(after))}H${tenth(Math.max(x(day) + 6, x(to)))}`)];
}
