import { durationMinutes, isElapsed } from "../../core/calendar/durations";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { DurationScale, Estimate } from "../../core/model/values";
import { estimateFigures } from "../../core/risk/estimateFigures";
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
  return estimate === undefined ? undefined : { start, end, lines: linesOf(plan, estimate, written) };
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

function linesOf(plan: Plan, estimate: Estimate, written: string): readonly HoverLine[] {
  const elapsed = isElapsed(estimate);
  const scale: DurationScale = elapsed ? { day: MINUTES_PER_DAY, week: 7 * MINUTES_PER_DAY } : planScale(plan);
  const words = (minutes: number): string => (elapsed ? roughDuration(minutes, scale).replace(/([dh])$/, "e$1") : roughDuration(minutes, scale));
  if (estimate.kind === "single") {
    const hours = Math.round((durationMinutes(estimate.likely, planScale(plan)) / 60) * 10) / 10;
    const day = Math.round((planScale(plan).day / 60) * 100) / 100;
    return [[word(written), ours(` · ${String(hours)} hours of ${elapsed ? "clock time, nights and weekends included" : "working time"}`)], ...(elapsed ? [] : [[ours(`A day is ${String(day)} h in this plan.`)]])];
  }
  const kind = estimate.kind === "range" ? "80 % range, lognormal" : "three points, PERT-beta";
  const figures = estimateFigures(estimate, planScale(plan));
  if (figures === undefined) return [[word(written), ours(` · ${kind}`)], [ours("The figures rise from left to right, above 0.")]];
  return [
    [word(written), ours(` · ${kind}`)],
    [ours(`Mean ${words(figures.mean)} · P10 ${words(figures.p10)} · P50 ${words(figures.p50)} · P80 ${words(figures.p80)} · P90 ${words(figures.p90)}`)],
    [ours(`The schedule takes ${words(estimate.kind === "range" ? figures.p50 : durationMinutes(estimate.likely, planScale(plan)))}, ${estimate.kind === "range" ? "the geometric mean" : "the most likely"}.`)],
  ];
}
