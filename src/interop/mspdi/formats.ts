import type { DurationScale } from "../../core/model/values";
import { writeDuration, writeElapsed, writeNumber, writeSingleDuration, type DurationUnit } from "../../language/write/writeValues";

/** What a `DurationFormat` or `LagFormat` says. */
export interface Format {
  readonly unit: DurationUnit;
  readonly elapsed: boolean;
  readonly percent: boolean;
}

const UNITS: readonly DurationUnit[] = ["m", "h", "d", "w", "w"];

/**
 * Formats 3 to 12 are minutes, hours, days, weeks and months, each followed by its elapsed form; 19 and 20 are
 * percent. 32 more means "estimated". Anything else is shown in days.
 */
export function formatOf(code: number): Format {
  const plain = code > 32 ? code - 32 : code;
  if (plain === 19 || plain === 20) return { unit: "d", elapsed: plain === 20, percent: true };
  if (!Number.isInteger(plain) || plain < 3 || plain > 12) return { unit: "d", elapsed: false, percent: false };
  return { unit: UNITS[(plain - 3) >> 1] ?? "d", elapsed: plain % 2 === 0, percent: false };
}

/** A duration of the file as plan text, in the unit that it was typed in where that is exact. */
export function durationText(minutes: number, format: Format, scale: DurationScale | undefined): string {
  const exact = tenths(minutes);
  return format.elapsed ? writeElapsed(exact, format.unit) : writeDuration(exact, scale, format.unit);
}

/** Microsoft Project counts tenths of a minute; seconds in the file come from there. */
function tenths(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}

/** In tenths of a minute: nineteen years. */
const LARGEST_LAG = 99_999_990;
/** A hundred times the predecessor. */
const LARGEST_PERCENT = 10_000;

/** A lag as written behind the link's type; empty without one. `lag` is in tenths of a minute, or percent. */
export function lagText(lag: number, format: Format, predecessorMinutes: number, scale: DurationScale | undefined): string {
  if (lag === 0) return "";
  const sign = lag < 0 ? "-" : "+";
  if (format.percent && !format.elapsed) return `${sign}${writeNumber(Math.min(LARGEST_PERCENT, Math.abs(lag)))}%`;
  const tenth = format.percent ? (predecessorMinutes * Math.abs(lag)) / 10 : Math.abs(lag);
  const size = Math.min(LARGEST_LAG, tenth);
  if (format.percent) return `${sign}${writeElapsed(tenths(size / 10), "h")}`;
  return sign + (format.elapsed ? writeElapsed(size / 10, format.unit) : writeSingleDuration(size / 10, scale, format.unit));
}
