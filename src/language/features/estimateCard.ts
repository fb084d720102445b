import { durationMinutes, isElapsed } from "../../core/calendar/durations";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Distribution, DurationScale, Estimate, Shape } from "../../core/model/values";
import { estimateFigures } from "../../core/risk/estimateFigures";
import { figuresOfPoints } from "../../core/risk/distributions";
import { distributionOf, spreadOf } from "../../core/risk/spreads";
import type { Analysis } from "../analysisTypes";
import { parseDuration } from "../parse/values/durations";
import { cursorContext } from "./cursorContext";
import { ours, word, type Hover, type HoverLine } from "./hoverParts";
import { elementType, schemaAt } from "./schemaAt";
import { planScale, roughDuration } from "./taskWords";

/** What the estimate or duration at an offset says: of a range or three points the distribution, of a figure its hours. */
export function estimateCard(analysis: Analysis, path: string, offset: number): Hover | undefined {
  const text = analysis.snapshot.files.get(path)?.text;
  const plan = analysis.snapshot.planOfFile(path);
  if (text === undefined || plan === undefined) return undefined;
  const { position, path: keys, start, end } = cursorContext(text, offset);
  const place = position === "value" ? schemaAt(keys) : undefined;
  if (place?.kind !== "value" || !/^(?:estimate|duration|working duration)/.test(elementType(place.type).name)) return undefined;
  const written = text.slice(start, end);
  const estimate = estimateOf(written.replace(/^(["'])(.*)\1$/, "$2"));
  if (estimate === undefined) return undefined;
  const task = keys.length >= 2 && elementType(place.type).name.startsWith("estimate") ? plan.taskIndex.get(keys.at(-2) ?? "") : undefined;
  return { start, end, lines: linesOf(plan, estimate, written, task) };
}

/** An estimate as it is written; undefined while it is none. */
export function estimateOf(text: string): Estimate | undefined {
  const parts = text.split(/\.\.|\//).map(part => parseDuration(part.trim()));
  const [low, middle, high] = parts;
  if (low === undefined || parts.length > 3 || parts.includes(undefined)) return undefined;
  if (middle === undefined) return { kind: "single", likely: low };
  if (high === undefined) return text.includes("..") ? { kind: "range", low, high: middle } : undefined;
  return text.includes("..") ? undefined : { kind: "three-point", low, likely: middle, high };
}

function linesOf(plan: Plan, estimate: Estimate, written: string, task: number | undefined): readonly HoverLine[] {
  const elapsed = isElapsed(estimate);
  const scale: DurationScale = elapsed ? { day: MINUTES_PER_DAY, week: 7 * MINUTES_PER_DAY } : planScale(plan);
  const words = (minutes: number): string => (elapsed ? roughDuration(minutes, scale).replace(/([dh])$/, "e$1") : roughDuration(minutes, scale));
  if (estimate.kind === "single") {
    const hours = Math.round((durationMinutes(estimate.likely, planScale(plan)) / 60) * 10) / 10;
    const day = Math.round((planScale(plan).day / 60) * 100) / 100;
    return [[word(written), ours(` · ${String(hours)} ${hours === 1 ? "hour" : "hours"} of ${elapsed ? "clock time, nights and weekends included" : "working time"}`)], ...(elapsed ? [] : [[ours(`A day is ${String(day)} h in this plan.`)]]), ...spreadLine(plan, estimate, task, words)];
  }
  const distribution: Distribution = task === undefined ? {} : distributionOf(plan, task);
  const kind = estimate.kind === "range" ? `80 % range, ${SHAPES[distribution.range ?? "lognormal"]}` : `three points, ${shapeWords(distribution)}`;
  const figures = estimateFigures(estimate, planScale(plan), distribution);
  if (figures === undefined) return [[word(written), ours(` · ${kind}`)], [ours("The figures rise from left to right, above 0.")]];
  return [
    [word(written), ours(` · ${kind}`)],
    [ours(`Mean ${words(figures.mean)} · P10 ${words(figures.p10)} · P50 ${words(figures.p50)} · P80 ${words(figures.p80)} · P90 ${words(figures.p90)}`)],
    [ours(`The schedule takes ${words(estimate.kind === "range" ? figures.p50 : durationMinutes(estimate.likely, planScale(plan)))}, ${estimate.kind === "range" ? "the geometric mean" : "the most likely"}.`)],
  ];
}

const SHAPES: Readonly<Record<Shape, string>> = { "pert-beta": "PERT-beta", triangular: "triangular", lognormal: "lognormal", uniform: "uniform" };

function shapeWords({ threePoint = "pert-beta", lambda = 4 }: Distribution): string {
  return `${SHAPES[threePoint]}${lambda === 4 || (threePoint !== "pert-beta" && threePoint !== "lognormal") ? "" : ` with weight ${String(lambda)}`}`;
}

/** What the plan's spread makes of an estimate of one figure. */
function spreadLine(plan: Plan, estimate: Extract<Estimate, { kind: "single" }>, task: number | undefined, words: (minutes: number) => string): readonly HoverLine[] {
  if (task === undefined) return [];
  const minutes = durationMinutes(estimate.likely, planScale(plan));
  const shares = spreadOf(plan, task, minutes, planScale(plan));
  if (shares === undefined || minutes <= 0) return [];
  const distribution = distributionOf(plan, task);
  const { mean, percentile } = figuresOfPoints({ low: minutes * (1 + shares.low), likely: minutes * (1 + shares.likely), high: minutes * (1 + shares.high) }, distribution);
  return [[ours(`Drawn ${shapeWords(distribution)}: mean ${words(mean)} · P10 ${words(percentile(0.1))} · P90 ${words(percentile(0.9))}`)]];
}
