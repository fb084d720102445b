import { civilDate } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type DayNumber, type Instant } from "../../core/model/instant";
import type { DurationScale, LinkType } from "../../core/model/values";

/** How a duration prefers to be written; a smaller unit is taken where this one is not exact. */
export type DurationUnit = "m" | "h" | "d" | "w";

/** Figures of more digits are no durations of the language. */
const LARGEST_FIGURE = 9_999_999;

/** A number without exponent and without the dust of binary fractions, with at most nine decimals. */
export function writeNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  const fixed = Number(value.toPrecision(12)).toFixed(9);
  return Number(fixed) === 0 ? "0" : fixed.replace(/\.?0+$/, "");
}

/** A share such as `50%` from 0.5. */
export function writeShare(share: number): string {
  return `${writeNumber(share * 100)}%`;
}

/**
 * Working minutes in the largest exact unit not above the preferred one: `3d`, `1.5d`, `6h`, `90m`, and
 * `1d 3h 20m` where a single unit needs more than two decimals. Never rounded.
 */
export function writeDuration(minutes: number, scale: DurationScale | undefined, prefer: DurationUnit = "d"): string {
  const single = writeSingleDuration(minutes, scale, prefer);
  if (prefer === "m" || !single.endsWith("m") || minutes < 60 || !Number.isInteger(minutes)) return single;
  const parts: string[] = [];
  let rest = minutes;
  for (const [size, unit] of sizes(scale).filter(([, unit]) => unit === "d" || unit === "h")) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${String(count)}${unit}`);
    rest -= count * size;
  }
  if (rest > 0) parts.push(`${String(rest)}m`);
  return parts.join(" ");
}

/** The same as one figure and one unit, as a lag has to be. */
export function writeSingleDuration(minutes: number, scale: DurationScale | undefined, prefer: DurationUnit = "d"): string {
  const units = sizes(scale);
  const from = Math.max(0, units.findIndex(([, unit]) => unit === prefer));
  for (const [size, unit] of units.slice(from)) {
    if (minutes / size > LARGEST_FIGURE) continue;
    const decimals = unit === "m" ? 12 : 2;
    const figure = exactFigure(minutes, size, decimals);
    if (figure !== undefined) return `${figure}${unit}`;
  }
  const coarse = units.find(([size]) => minutes / size <= LARGEST_FIGURE && Number.isInteger(minutes / size));
  return coarse === undefined ? `${writeNumber(minutes)}m` : `${writeNumber(minutes / coarse[0])}${coarse[1]}`;
}

/** Clock minutes as an elapsed duration: `3ed`, `36eh`, `90em`. */
export function writeElapsed(minutes: number, prefer: DurationUnit = "d"): string {
  const plain = writeSingleDuration(minutes, { day: MINUTES_PER_DAY, week: 7 * MINUTES_PER_DAY }, prefer);
  return plain.replace(/[mhdw]$/, (unit) => `e${unit}`);
}

/** Units from large to small; without a scale, days and weeks have no fixed length and are not used. */
function sizes(scale: DurationScale | undefined): readonly (readonly [size: number, unit: DurationUnit])[] {
  const clock = [[60, "h"], [1, "m"]] as const;
  if (scale === undefined) return clock;
  return [[scale.week, "w"], [scale.day, "d"], ...clock];
}

function exactFigure(minutes: number, size: number, decimals: number): string | undefined {
  if (size <= 0) return undefined;
  const factor = 10 ** decimals;
  const scaled = (minutes * factor) / size;
  if (decimals === 12) return writeNumber(minutes / size);
  if (!Number.isInteger(scaled) || (minutes !== 0 && Math.abs(minutes) < size / 4)) return undefined;
  return writeNumber(scaled / factor);
}

/** A dependency as written in `after`: `spec`, `spec FS+2d`, `spec FF-50%`; the lag carries its sign. */
export function writeDependency(reference: string, type: LinkType, lag = ""): string {
  return type === "FS" && lag === "" ? reference : `${reference} ${type}${lag}`;
}

/** A time of day, `09:00`; 24:00 is the end of the day. */
export function writeTime(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Hours of a day: `09:00-12:00 13:00-17:00`. */
export function writeHours(hours: readonly (readonly [from: number, to: number])[]): string {
  return hours.map(([from, to]) => `${writeTime(from)}-${writeTime(to)}`).join(" ");
}

/** A day: `2026-03-05`. */
export function writeDay(day: DayNumber): string {
  const date = civilDate(day);
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
}

/** A day and a time: `2026-03-05 14:30`. */
export function writeInstant(at: Instant): string {
  const day = Math.floor(at / MINUTES_PER_DAY);
  return `${writeDay(day)} ${writeTime(at - day * MINUTES_PER_DAY)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
