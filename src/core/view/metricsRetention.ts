import { extent, tenth } from "./metricsLine";
import { gridValues } from "./metricsScale";
import { periodUnit } from "./metricsPeriods";
import type { MetricScene } from "./metricsScene";
import { line, shape, type Chart } from "./picture/marks";
import { node, type SvgNode } from "./picture/svg";
import { roundStep } from "./roundStep";

/** So many cohorts have a line, the newest; and so many periods are drawn. */
const MOST_LINES = 60;
const MOST_PERIODS = 400;
const [TOP, RIGHT, BELOW] = [12, 40, 50];

/** What remained of each cohort by period, a line each, and their mean in bold. */
export function retentionChart({ metric, say, width, height, measure }: Omit<MetricScene, "today" | "dates">): Chart {
  const curve = metric.curve.slice(0, MOST_PERIODS);
  const lines = metric.cohorts.slice(-MOST_LINES).map(({ shares }) => shares.slice(0, MOST_PERIODS));
  const { low, high } = extent([0, 1, ...lines.flat(), ...curve.map(({ share }) => share)]) ?? { low: 0, high: 100 };
  const step = roundStep((high - low) / 5);
  const span = { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
  const texts = gridValues(span).map((value) => ({ value, text: `${String(Math.round(value * 100) / 100)}%` }));
  const left = Math.round(Math.max(24, ...texts.map(({ text }) => measure(text)))) + 10;
  const bottom = height - BELOW;
  const x = (period: number): number => left + (period / Math.max(1, curve.length - 1)) * (width - left - RIGHT);
  const y = (share: number): number => bottom - ((share - span.low) / (span.high - span.low)) * (bottom - TOP);
  const path = (shares: readonly number[]): string => shares.map((share, period) => `${period === 0 ? "M" : "L"}${tenth(x(period))} ${tenth(y(share))}`).join("");
  const every = Math.max(1, Math.ceil((curve.length * (measure(String(curve.length)) + 10)) / (width - left - RIGHT)));
  const end = curve.at(-1);
  const unit = periodUnit(metric.cohorts);
  return {
    width, height, says: metric.title,
    marks: [
      ...texts.flatMap(({ value, text }) => [...shape("grid", `M${tenth(left)} ${tenth(y(value))}H${tenth(width - RIGHT)}`), line("label", text, left - 8, y(value), "end")]),
      ...shape("axis", `M${tenth(left)} ${tenth(bottom)}H${tenth(width - RIGHT)}`),
      ...curve.flatMap((_, period) => (period % every === 0 ? [line("label", String(period), x(period), bottom + 10, "middle")] : [])),
      ...lines.flatMap((shares) => (shares.length > 1 ? shape("cohort", path(shares)) : [])),
      ...shape("curve", path(curve.map(({ share }) => share))),
      ...(curve.length > 24 ? [] : curve.map(({ share }, period) => node("circle", { class: "point", cx: Number(tenth(x(period))), cy: Number(tenth(y(share))), r: 2.5 }))),
      ...(end === undefined ? [] : [line("value", `${String(Math.round(end.share))}%`, width - RIGHT + 6, y(end.share), "start", true)]),
      ...keys(unit === undefined ? say("periods") : say(`periods ${unit}`), { say, measure }, left, height - 12),
    ],
  };
}

function keys(periods: string, { say, measure }: Pick<MetricScene, "say" | "measure">, left: number, y: number): readonly SvgNode[] {
  const mean = say("meanCohort");
  const next = left + 24 + measure(mean) + 16;
  const last = next + 24 + measure(say("eachCohort")) + 16;
  return [
    ...shape("curve", `M${tenth(left)} ${tenth(y)}h18`), line("label", mean, left + 24, y), ...shape("cohort", `M${tenth(next)} ${tenth(y)}h18`), line("label", say("eachCohort"), next + 24, y),
    line("label", periods, last, y),
  ];
}
