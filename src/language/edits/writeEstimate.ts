import { durationMinutes } from "../../core/calendar/durations";
import type { Minutes } from "../../core/model/instant";
import type { Duration, DurationScale, Estimate } from "../../core/model/values";
import { writeDuration, writeElapsed, type DurationUnit } from "../write/writeValues";

/** The unit that a duration is written in: the largest one of a sum; months count as weeks. */
export function unitOf(duration: Duration, text: string | undefined): DurationUnit {
  if (duration.elapsed) {
    const unit = /e([mhdw])/.exec(text ?? "")?.[1];
    return unit === "m" || unit === "h" || unit === "w" ? unit : "d";
  }
  if (duration.months > 0 || duration.weeks > 0) return "w";
  if (duration.days > 0) return "d";
  if (duration.minutes === 0) return "d";
  return /\dh/.test((text ?? "").replace(/\s/g, "")) ? "h" : "m";
}

/** Minutes in the unit that a duration was written in, where that is exact, else in a smaller one. */
export function writeLike(minutes: Minutes, old: Duration, text: string | undefined, scale: DurationScale): string {
  const unit = unitOf(old, text);
  if (old.elapsed) return writeElapsed(minutes, unit);
  const months = minutes / (4 * scale.week);
  if (old.months > 0 && Number.isInteger(months)) return `${String(months)}mo`;
  return writeDuration(minutes, scale, unit);
}

/**
 * An estimate with another figure, in the units of the old one. A range keeps its spread as a ratio; of three points
 * only the most likely moves, and the others follow where it passes them.
 */
export function writeEstimateLike(minutes: Minutes, old: Estimate, text: string, scale: DurationScale): string {
  const parts = text.split(old.kind === "range" ? ".." : "/").map(part => part.trim());
  if (old.kind === "single") return writeLike(minutes, old.likely, text, scale);
  if (old.kind === "three-point") {
    const low = durationMinutes(old.low, scale) > minutes ? writeLike(minutes, old.low, parts[0], scale) : (parts[0] ?? "");
    const high = durationMinutes(old.high, scale) < minutes ? writeLike(minutes, old.high, parts[2], scale) : (parts[2] ?? "");
    return `${low}/${writeLike(minutes, old.likely, parts[1], scale)}/${high}`;
  }
  return writeRange(minutes, old, parts, scale);
}

/** A range counts as met within one part in a hundred: nobody means the bounds of an 80 % range to the minute. */
export const RANGE_TOLERANCE = 0.01;

/** A range around another figure with the old ratio between its bounds, in steps as round as the tolerance allows. */
function writeRange(minutes: Minutes, old: Estimate & { readonly kind: "range" }, parts: readonly string[], scale: DurationScale): string {
  const low = durationMinutes(old.low, scale);
  const high = durationMinutes(old.high, scale);
  const ratio = low > 0 && high > 0 ? minutes / Math.sqrt(low * high) : 1;
  const day = old.low.elapsed ? 1440 : scale.day;
  const steps = [day, day / 2, day / 4, day / 10, 60, 30, 15, 1];
  const bounds = steps.map(step => [low, high].map(bound => Math.round((bound * ratio) / step) * step));
  const close = bounds.find(([from = 0, to = 0]) => from > 0 && Math.abs(Math.sqrt(from * to) - minutes) <= minutes * RANGE_TOLERANCE);
  const [from = 1, to = 1] = close ?? [Math.max(1, Math.round(low * ratio)), Math.max(1, Math.round(high * ratio))];
  return `${writeLike(from, old.low, parts[0], scale)}..${writeLike(to, old.high, parts[1], scale)}`;
}
