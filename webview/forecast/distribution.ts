import type { ForecastCurve, ForecastData, ForecastShown, ForecastSubject } from "../../src/core/view/forecastData";
import { roundStep } from "../../src/core/view/roundStep";
import { t } from "../shared/l10n";
import { block, line, shape } from "../../src/core/view/picture/marks";
import type { Chart } from "../../src/core/view/picture/marks";
import { binsOf, shareUpTo, valueAt } from "./spread";
import { percentileText, percentText, subjectTitle, valueText } from "./words";
import type { Say } from "./words";
import type { SvgNode } from "../../src/core/view/picture/svg";

/** What is drawn: the distribution as it is, and as it would be. */
export interface DistributionScene {
  readonly data: ForecastData;
  readonly subject: ForecastSubject;
  readonly now: ForecastCurve;
  readonly tried: ForecastCurve | undefined;
  readonly shown: ForecastShown;
  readonly say: Say;
  readonly width: number;
  readonly height: number;
  readonly measure: (text: string) => number;
}

const LEFT = 44;
const RIGHT = 44;
const ROW = 18;

/** Shares whose values are marked: the chosen confidence between the usual ones. */
export function marked(confidence: number): readonly number[] {
  return [...new Set([0.1, 0.5, confidence, 0.95])];
}

/** Histogram with the S-curve over it, percentiles and promises marked, and how it would be before and after the responses. */
export function distributionChart(scene: DistributionScene): Chart {
  const { data, subject, now, tried, say, width, height, shown } = scene;
  const curve = tried ?? now;
  const target = targetOf(data, subject, shown);
  const ends = [now, ...(tried === undefined ? [] : [tried])].flatMap(endsOf);
  const [from, to] = [Math.min(...ends, ...near(target, ends)), Math.max(...ends, ...near(target, ends))];
  const bins = binsOf(curve, from, to, subject.kind !== "cost");
  const end = Math.max(bins.from + bins.width * bins.shares.length, to);
  const x = (value: number): number => LEFT + ((value - bins.from) / Math.max(1, end - bins.from)) * (width - LEFT - RIGHT);
  const responses = subject.kind === "item" ? [] : responsesOf(shown, subject.kind);
  const marks = labels(scene, curve, target, x);
  const top = marks.rows * ROW + 8;
  const bottom = height - ROW - responses.length * ROW - 6;
  const y = (share: number): number => bottom - share * (bottom - top);
  const highest = Math.max(...bins.shares, 0.0001);
  const bars = bins.shares.flatMap((share, at): readonly SvgNode[] => {
    if (share === 0) return [];
    const left = bins.from + at * bins.width;
    return [block("bin", x(left) + 0.5, bottom - (share / highest) * (bottom - top) * 0.8, Math.max(1, x(left + bins.width) - x(left) - 1), (share / highest) * (bottom - top) * 0.8, t("{0} to {1}: {2} of the samples", valueText(subject.kind === "cost" ? left : left + 1, subject.kind, say), valueText(left + bins.width, subject.kind, say), percentText(share)))];
  });
  return {
    width, height,
    marks: [...grid(y, width), ...bars, ...(tried === undefined ? [] : shape("ghost", curvePath(now, x, y, width))), ...shape("curve", curvePath(curve, x, y, width)), ...marks.draw(top, bottom), ...axis({ scene, from: bins.from, to: end, x, y: bottom }), ...ranges(responses, x, bottom + ROW + 4, width)],
    says: saysOf(scene, curve, target),
  };
}

/** Least and most, without a tail so long that all else would be a line. */
function endsOf(curve: ForecastCurve): readonly number[] {
  const [low, high] = [valueAt(curve, 0.01), valueAt(curve, 0.99)];
  const reach = Math.max(1440, 0.6 * (high - low));
  return [Math.max(curve.steps[0] ?? 0, low - reach), Math.min(curve.steps.at(-1) ?? 0, high + reach)];
}

/** A target so far away that the samples would be a line is not drawn. */
function near(target: Target | undefined, ends: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const reach = 1.5 * Math.max(high - low, 1440);
  return target === undefined || target.at < low - reach || target.at > high + reach ? [] : [target.at];
}

interface Target {
  readonly at: number;
  readonly chance: number | undefined;
}

/** What is promised of the subject. */
export function targetOf(data: ForecastData, { kind, id }: ForecastSubject, shown: ForecastShown): Target | undefined {
  if (kind === "cost") return data.budget === undefined ? undefined : { at: data.budget, chance: undefined };
  const promise = shown.promises.find((one) => (kind === "finish" ? one.kind === "plan" : one.kind !== "plan" && one.id === id));
  return promise === undefined ? undefined : { at: promise.due, chance: promise.probability };
}

function curvePath(curve: ForecastCurve, x: (value: number) => number, y: (share: number) => number, width: number): string {
  const inside = (at: number): number => Math.min(width - RIGHT, Math.max(LEFT, at));
  const { steps } = curve;
  if (steps.length < 2) return "";
  return [...steps].map((value, at) => `${at === 0 ? "M" : "L"}${inside(x(value)).toFixed(1)} ${y(at / (steps.length - 1)).toFixed(1)}`).join("");
}

function grid(y: (share: number) => number, width: number): readonly SvgNode[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    ...shape("grid", `M${LEFT} ${y(share).toFixed(1)}H${width - RIGHT}`), line("label", `${share * 100} %`, width - RIGHT + 6, y(share)),
  ]);
}

interface Axis {
  readonly scene: DistributionScene;
  readonly from: number;
  readonly to: number;
  readonly x: (value: number) => number;
  readonly y: number;
}

/** Dates or money below, as many as have room. */
function axis({ scene, from, to, x, y }: Axis): readonly SvgNode[] {
  const { subject, say, width, measure } = scene;
  const room = Math.max(1, Math.floor((width - LEFT - RIGHT) / (measure("28 Sep 2026") + 16)));
  const least = (to - from) / room;
  const step = subject.kind === "cost" ? roundStep(least) : 1440 * ([1, 2, 3, 7, 14, 28, 56, 91, 182, 364, 728].find((days) => days * 1440 >= least) ?? Math.ceil(least / 1440));
  const ticks: SvgNode[] = [...shape("axis", `M${LEFT} ${y}H${width - RIGHT}`)];
  for (let at = Math.ceil(from / step) * step; at <= to && ticks.length < 80; at += step) {
    const text = subject.kind === "cost" ? valueText(at, "cost", say) : say.dates.day(at);
    ticks.push(...shape("axis", `M${x(at).toFixed(1)} ${y}v4`), line("label", text, Math.min(width - measure(text) / 2 - 2, Math.max(measure(text) / 2 + 2, x(at))), y + 12, "middle"));
  }
  return ticks;
}

interface Placed {
  readonly at: number;
  readonly text: string;
  readonly look: "mark" | "target" | "target-missed";
  readonly row: number;
  readonly left: number;
}

/** Percentiles and the promise, with their words above in as many rows as they need. */
function labels({ subject, say, width, measure }: DistributionScene, curve: ForecastCurve, target: Target | undefined, x: (value: number) => number): { readonly rows: number; draw(top: number, bottom: number): readonly SvgNode[] } {
  const kept = target === undefined ? 0 : (target.chance ?? shareUpTo(curve, target.at));
  const wanted: Pick<Placed, "at" | "text" | "look">[] = marked(say.confidence).map((share) => ({ at: valueAt(curve, share), text: `${percentileText(share)} ${valueText(valueAt(curve, share), subject.kind, say)}`, look: "mark" }));
  if (target !== undefined && x(target.at) >= LEFT && x(target.at) <= width - RIGHT + 1) {
    wanted.push({ at: target.at, text: `${subject.kind === "cost" ? t("Budget {0}", valueText(target.at, "cost", say)) : t("Promised {0}", say.dates.end(target.at))} · ${percentText(kept)}`, look: kept < 0.5 ? "target-missed" : "target" });
  }
  const ends: number[] = [];
  const placed = wanted.sort((a, b) => a.at - b.at).map((one): Placed => {
    const size = measure(one.text) + 10;
    const left = Math.min(width - size, Math.max(2, x(one.at) - size / 2));
    let row = ends.findIndex((until) => until <= left);
    if (row < 0) row = ends.length;
    ends[row] = left + size;
    return { ...one, row, left };
  });
  return {
    rows: ends.length,
    // Words stand over the lines of those above them.
    draw: (_, bottom) => [
      ...placed.flatMap(({ at, look, row }) => (x(at) > width - RIGHT + 1 ? [] : shape(look, `M${x(at).toFixed(1)} ${row * ROW + ROW - 2}V${bottom}`))),
      ...placed.map(({ text, look, row, left }) => line("value", text, left + 4, row * ROW + 9, "start", look !== "mark")),
    ],
  };
}

interface Response {
  readonly title: string;
  readonly spread: ForecastShown["finish"];
}

function responsesOf({ before, after }: ForecastShown, kind: "finish" | "cost"): readonly Response[] {
  return [...(before === undefined ? [] : [{ title: t("Before any response"), spread: before[kind] }]), ...(after === undefined ? [] : [{ title: t("After all responses"), spread: after[kind] }])];
}

/** From P10 to P90, ticks at P50 and P80. */
function ranges(responses: readonly Response[], x: (value: number) => number, top: number, width: number): readonly SvgNode[] {
  return responses.flatMap(({ title, spread }, at) => {
    const y = top + at * ROW + ROW / 2;
    const [p10, p50, p80, p90] = [spread.p10, spread.p50, spread.p80, spread.p90].map((value) => Math.min(width - 4, Math.max(LEFT, x(value))).toFixed(1));
    return [
      ...shape("range", `M${p10} ${y - 4}v8M${p10} ${y}H${p90}M${p90} ${y - 4}v8M${p50} ${y - 4}v8`), ...shape("tick", `M${p80} ${y - 5}v10`),
      line("label", title, Number(p10) > 150 ? Number(p10) - 8 : Number(p90) + 8, y, Number(p10) > 150 ? "end" : "start"),
    ];
  });
}

function saysOf({ data, subject, say }: DistributionScene, curve: ForecastCurve, target: Target | undefined): string {
  const points = marked(say.confidence).map((share) => `${percentileText(share)} ${valueText(valueAt(curve, share), subject.kind, say)}`).join(", ");
  const promise = target === undefined ? "" : `, ${t("promised {0}, {1} chance", valueText(target.at, subject.kind, say), percentText(target.chance ?? shareUpTo(curve, target.at)))}`;
  return `${subjectTitle(subject, data)}: ${points}${promise}`;
}
