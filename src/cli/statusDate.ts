import type { DateValue, Instant } from "../core/model/instant";

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** A status date from the command line: a day, a day with a time, or `none`; undefined when it is neither. */
export function parseStatusDate(written: string): DateValue | "none" | undefined {
  if (written === "none") return "none";
  const parts = WRITTEN.exec(written);
  if (parts === null) return undefined;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return undefined;
  const day = date.getTime() / MILLISECONDS_PER_DAY;
  if (parts[4] === undefined) return { day };
  const minute = Number(parts[4]) * 60 + Number(parts[5]);
  return Number(parts[5]) < 60 && minute <= 1440 ? { day, minute } : undefined;
}

/** The clock on the wall, as a civil minute. */
export function civilNow(clock: Date): Instant {
  const shifted = Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate(), clock.getHours(), clock.getMinutes());
  return shifted / 60_000;
}
