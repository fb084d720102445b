import type { MetricShown, TargetState } from "./metricsData";
import { drawable, extent, linePath, tenth } from "./metricsLine";
import { shape } from "./picture/marks";
import { node, type SvgNode } from "./picture/svg";

/** The newest figures of a card. */
const NEWEST = 400;
const [INSET, HALF] = [4, 7];

/** The course of the newest figures in a small room: the line, the target, and a dot at the end, which is a line so that it stays round where the room is stretched. */
export function sparkMarks({ days, values, results }: Pick<MetricShown, "days" | "values" | "results">, width: number, height: number): readonly SvgNode[] {
  const series = { days: days.subarray(-NEWEST), values: values.subarray(-NEWEST) };
  const [first, last] = [series.days[0], series.days.at(-1)];
  const own = extent(series.values);
  if (first === undefined || last === undefined || own === undefined) return [];
  const target = results.find((one) => one.target !== undefined);
  const wanted = target?.target === undefined ? [] : [drawable(target.target)];
  const { low, high } = extent([own.low, own.high, ...wanted]) ?? own;
  const x = (day: number): number => INSET + ((day - first) / Math.max(1, last - first)) * (width - 2 * INSET);
  const y = (value: number): number => (high > low ? height - INSET - ((drawable(value) - low) / (high - low)) * (height - 2 * INSET) : height / 2);
  return [
    ...wanted.flatMap((value) => shape(target?.state === "off-track" ? "target-missed" : "target", `M0 ${tenth(y(value))}H${tenth(width)}`).map((mark) => ({ ...mark, attributes: { ...mark.attributes, "stroke-dasharray": "3 3", "stroke-width": 1.5 } }))),
    ...(series.days.length > 1 ? shape("curve", linePath(series, x, y)) : []),
    ...shape("end", `M${tenth(x(last))} ${tenth(y(series.values.at(-1) ?? 0))}h0.1`),
  ];
}

/** How a key result stands, by shape: a check, a disc, a triangle with a sign, a ring, a stroke; 14 wide and high. */
export function stateMarks(state: TargetState): readonly SvgNode[] {
  const disc = (look: "done" | "ring", r: number): SvgNode => node("circle", { class: look, cx: HALF, cy: HALF, r });
  const sign = (d: string): readonly SvgNode[] => shape("sign", d);
  if (state === "met") return [disc("done", 6.5), ...sign("M4 7.2L6.2 9.4L10 5")];
  if (state === "on-track") return [...shape("done", "M7 1L13 7H9.5V13H4.5V7H1Z")];
  if (state === "off-track") return [...shape("late", "M7 0.5L14 13.5H0Z"), ...sign("M7 5V9M7 10.6V12")];
  if (state === "no-trend") return [disc("ring", 5.5), ...shape("ring", "M7 4V7.5H9.5")];
  return [disc("ring", 5.5), ...shape("ring", "M4 7H10")];
}
