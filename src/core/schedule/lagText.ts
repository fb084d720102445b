import type { Duration, Lag } from "../model/values";

/** A lag as it is written in a plan, such as `+2d`, `-50%`; empty without lag. */
export function lagText(lag: Lag | undefined): string {
  if (lag === undefined) return "";
  if (lag.kind === "percent") return lag.percent < 0 ? `${String(lag.percent)}%` : `+${String(lag.percent)}%`;
  return `${lag.sign < 0 ? "-" : "+"}${durationText(lag.duration)}`;
}

/** The lag of a link as a driver has it: nothing without one. */
export function lagOfDriver(lag: Lag | undefined): { readonly lag?: string } {
  return lag === undefined ? {} : { lag: lagText(lag) };
}

function durationText({ months, weeks, days, minutes, elapsed }: Duration): string {
  if (elapsed) return clockText(minutes);
  const parts = [
    months === 0 ? "" : `${String(months)}mo`,
    weeks === 0 ? "" : `${String(weeks)}w`,
    days === 0 ? "" : `${String(days)}d`,
    minutes === 0 ? "" : minutes % 60 === 0 ? `${String(minutes / 60)}h` : `${String(minutes)}m`,
  ].filter(part => part !== "");
  return parts.length === 0 ? "0d" : parts.join(" ");
}

function clockText(minutes: number): string {
  if (minutes % 10_080 === 0) return `${String(minutes / 10_080)}ew`;
  if (minutes % 1440 === 0) return `${String(minutes / 1440)}ed`;
  return minutes % 60 === 0 ? `${String(minutes / 60)}eh` : `${String(minutes)}em`;
}
