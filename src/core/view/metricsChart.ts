import { MINUTES_PER_DAY, type DayNumber } from "../model/instant";
import { axisOver, type Tick } from "./axis";
import { drawable, linePath, placeOf, tenth } from "./metricsLine";
import { releaseMarks, rowsOfReleases } from "./metricsReleases";
import { gridValues, spanOf } from "./metricsScale";
import type { ChartFrame, MetricChart, MetricScene } from "./metricsScene";
import type { MetricResult, MetricShown } from "./metricsData";
import { axisText, dayText, metricText } from "./metricsText";
import { line, shape } from "./picture/marks";
import { node, type SvgNode } from "./picture/svg";

const ROW = 16;
const RIGHT = 20;
/** Each figure has a dot where they are no nearer than this. */
const DOTS_FROM = 9;
/** Half the width of the newest figure's words. */
const BESIDE_FIGURE = 22;
/** From so many pixels a day on there is room to name every year. */
const YEARS_FROM = 0.075;

/** Figures, trend and forecast, targets, releases and the status date over time. */
export function metricChart(scene: MetricScene): MetricChart {
  const { metric, today, width, height } = scene;
  const span = spanOf(metric, today);
  const most = Math.max(Math.abs(span.low), Math.abs(span.high));
  const labels = gridValues(span).map((value) => ({ value, text: axisText(value, most, metric.unit) }));
  const left = Math.round(Math.max(24, ...labels.map(({ text }) => scene.measure(text)))) + 10;
  const x = (day: number): number => left + ((day - span.from) / (span.to - span.from)) * (width - left - RIGHT);
  const releases = rowsOfReleases(scene, span, x, width - RIGHT);
  const keys = legend(scene, left);
  const [top, bottom] = [releases.rows * ROW + 14, height - 2 * ROW - 8 - keys.height];
  const y = (value: number): number => bottom - ((drawable(value) - span.low) / (span.high - span.low)) * (bottom - top);
  const frame: ChartFrame = { left, right: width - RIGHT, top, bottom, span, x, y };
  return {
    width, height, frame, says: metric.title,
    marks: [
      ...labels.flatMap(({ value, text }) => [...shape(value === 0 ? "axis" : "grid", `M${tenth(left)} ${tenth(y(value))}H${tenth(width - RIGHT)}`), line("label", text, left - 8, y(value), "end")]),
      ...timeAxis(scene, frame), ...statusLine(scene, frame), ...releaseMarks(scene, frame, releases.placed), ...trendMarks(metric, frame), ...targetMarks(scene, frame), ...figureMarks(metric, frame), ...keys.draw(height - keys.height),
    ],
  };
}

/** Two lines of dates below, as many as have room. */
function timeAxis({ dates, measure }: MetricScene, { left, right, bottom, span, x }: ChartFrame): readonly SvgNode[] {
  const [from, to] = [span.from * MINUTES_PER_DAY, span.to * MINUTES_PER_DAY];
  const zoom = (right - left) / (span.to - span.from);
  const { upper, lower } = axisOver(zoom > YEARS_FROM ? Math.max(zoom, 0.1) : zoom, from, to, dates.words);
  const at = (instant: number): number => x(instant / MINUTES_PER_DAY);
  const words = (ticks: readonly Tick[], y: number): readonly SvgNode[] => {
    let free = -Infinity;
    return ticks.flatMap((tick) => {
      const [start, end] = [Math.max(left, at(tick.from)), Math.min(right, at(tick.to))];
      const size = measure(tick.label);
      if (start < free || end - start < size || start + 3 + size > right) return [];
      free = start + size + 11;
      return [line("label", tick.label, start + 3, y)];
    });
  };
  const ticks = (all: readonly Tick[], length: number): string => all.filter((tick) => at(tick.from) >= left).map((tick) => `M${tenth(at(tick.from))} ${tenth(bottom)}v${String(length)}`).join("");
  return [
    ...shape("axis", `M${tenth(left)} ${tenth(bottom)}H${tenth(right)}${ticks(lower.length > 200 ? [] : lower, 5)}${ticks(upper, 2 * ROW)}`),
    ...words(lower, bottom + 10), ...words(upper, bottom + 10 + ROW),
  ];
}

function statusLine({ metric: { days, values }, today, say, dates, measure }: MetricScene, { x, y, right, left, top, bottom, span }: ChartFrame): readonly SvgNode[] {
  if (today < span.from || today > span.to) return [];
  const at = x(today);
  const text = say("status", dayText(today, dates));
  const end = at + 4 + measure(text) > right && at - 4 - measure(text) > left;
  // The newest figure stands there with its words.
  const [last, from] = [x(days.at(-1) ?? -Infinity), end ? at - 4 - measure(text) : at + 4];
  const taken = last > from - BESIDE_FIGURE && last < from + measure(text) + BESIDE_FIGURE && y(values.at(-1) ?? Infinity) > bottom - 40;
  return [...shape("today", `M${tenth(at)} ${tenth(top)}V${tenth(bottom)}`), line("label", text, end ? at - 4 : at + 4, taken ? top + 6 : bottom - 8, end ? "end" : "start")];
}

/** The targets as steps from one date to the next, each with what is wanted at its end. */
function targetMarks(scene: MetricScene, frame: ChartFrame): readonly SvgNode[] {
  const { metric, say, dates, measure } = scene;
  const { x, y, left, right, span } = frame;
  const wanted = metric.results.filter((one): one is MetricResult & { readonly target: number } => one.target !== undefined).sort((a, b) => (a.by ?? Infinity) - (b.by ?? Infinity)).slice(0, 12);
  let before = span.from;
  const taken: number[] = [];
  return wanted.flatMap(({ target, by, state, forecast }) => {
    const end = Math.max(span.from, Math.min(span.to, by ?? span.to));
    const start = end > before ? before : span.from;
    before = end;
    const missed = state === "off-track";
    const look = missed ? "target-missed" : "target";
    const text = by === undefined ? say("target", metricText(target, metric)) : say("targetBy", metricText(target, metric), dayText(by, dates));
    const place = y(target) - 10 < frame.top - 4 ? y(target) + 10 : y(target) - 10;
    const free = taken.every((one) => Math.abs(one - place) >= 13);
    if (free) taken.push(place);
    const to = Math.max(left + measure(text), Math.min(right, x(end)));
    return [
      ...shape(look, `M${tenth(Math.max(left, x(start)))} ${tenth(y(target))}H${tenth(x(end))}`),
      ...(by === undefined || by > span.to ? [] : shape(look, missed ? `M${tenth(x(end) - 4)} ${tenth(y(target) - 4)}l8 8m0 -8l-8 8` : `M${tenth(x(end))} ${tenth(y(target) - 5)}v10`)),
      ...(free ? [line("value", text, to, place, "end")] : []),
      ...reached(scene, frame, target, forecast),
    ];
  });
}

/** Where the trend is at the target, with the day. */
function reached({ metric, dates, measure }: MetricScene, { x, y, span, right }: ChartFrame, target: number, forecast: DayNumber | undefined): readonly SvgNode[] {
  if (forecast === undefined || forecast > span.to) return [];
  const text = dayText(forecast, dates);
  const last = metric.days.length - 1;
  const free = x(forecast) - x(metric.days[last] ?? 0) > measure(text) + 24 || Math.abs(y(target) - y(metric.values[last] ?? 0)) > 40;
  return [
    node("circle", { class: "ring", cx: Number(tenth(x(forecast))), cy: Number(tenth(y(target))), r: 4 }),
    ...(free ? [line("value", text, Math.min(x(forecast), right - measure(text) / 2), y(target) + 14, "middle")] : []),
  ];
}

/** The trend as far as it is drawn through figures, and on to the end of the chart or where it leaves it. */
function trendMarks({ trend }: MetricShown, { x, y, span }: ChartFrame): readonly SvgNode[] {
  if (trend === undefined) return [];
  const value = (day: number): number => trend.level + trend.perDay * (day - trend.to);
  const slope = trend.perDay;
  const edge = slope > 0 ? span.high : span.low;
  const until = slope === 0 ? span.to : Math.min(span.to, trend.to + Math.max(0, (edge - trend.level) / slope));
  const from = Math.max(span.from, trend.from);
  if (!Number.isFinite(value(from)) || !Number.isFinite(until)) return [];
  const inside = (day: number): string => tenth(y(Math.max(span.low, Math.min(span.high, value(day)))));
  return shape("ghost", `M${tenth(x(from))} ${inside(from)}L${tenth(x(until))} ${inside(until)}`);
}

/** The line of the figures, a dot each where they are few, and the newest with its figure. */
function figureMarks(metric: MetricShown, { x, y, left, right, top, bottom }: ChartFrame): readonly SvgNode[] {
  const { days, values } = metric;
  const last = days.length - 1;
  if (last < 0) return [];
  const few = days.length * DOTS_FROM <= right - left;
  const dot = (at: number, r: number): SvgNode => node("circle", { class: "point", cx: Number(tenth(x(days[at] ?? 0))), cy: Number(tenth(y(values[at] ?? 0))), r });
  const [lastX, lastY, value] = [x(days[last] ?? 0), y(values[last] ?? 0), values[last] ?? 0];
  // Below the line where it has come from above, or where a target and its words stand above.
  const crowded = metric.results.some(({ target }) => target !== undefined && Math.abs(y(target) - (lastY - 12)) < 24);
  const beside = crowded || value < (values[last - 1] ?? value) ? Math.min(bottom - 8, lastY + 16) : Math.max(top, lastY - 12);
  return [
    ...(last > 0 ? shape("curve", linePath(metric, x, y)) : []),
    ...(few ? [...days.keys()].slice(0, -1).map((at) => dot(at, 2.5)) : []),
    dot(last, 4), line("value", metricText(value, metric), Math.min(right, lastX + 4), beside, lastX > right - 60 ? "end" : "middle", true),
  ];
}

interface Key {
  readonly draw: (x: number, y: number) => readonly SvgNode[];
  readonly text: string;
}

/** What the marks mean, in as many rows as it takes; only what is drawn. */
function legend({ metric, say, measure, width }: MetricScene, left: number): { readonly height: number; draw(top: number): readonly SvgNode[] } {
  const aimed = (missed: boolean): boolean => metric.results.some(({ target, state }) => target !== undefined && (state === "off-track") === missed);
  const stroke = (look: "curve" | "ghost" | "target" | "target-missed" | "range") => (x: number, y: number): readonly SvgNode[] => shape(look, `M${tenth(x)} ${tenth(y)}h18`);
  const averaged = metric.releases.some(({ before, day }) => before !== undefined && placeOf(metric.days, day) > 0);
  const keys: readonly Key[] = [
    { draw: stroke("curve"), text: say("measured") },
    ...(metric.trend === undefined ? [] : [{ draw: stroke("ghost"), text: say("trend") }]),
    ...(aimed(false) ? [{ draw: stroke("target"), text: say("aimed") }] : []),
    ...(aimed(true) ? [{ draw: stroke("target-missed"), text: say("missed") }] : []),
    ...(averaged ? [{ draw: stroke("range"), text: say("averages") }] : []),
  ];
  let [x, row] = [left, 0];
  const placed = keys.map((key) => {
    const size = 24 + measure(key.text) + 16;
    if (x > left && x + size > width) [x, row] = [left, row + 1];
    const place = { key, x, row };
    x += size;
    return place;
  });
  return {
    height: (row + 1) * ROW + 4,
    draw: (top) => placed.flatMap((one) => [...one.key.draw(one.x, top + one.row * ROW + 8), line("label", one.key.text, one.x + 24, top + one.row * ROW + 8)]),
  };
}
