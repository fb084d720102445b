import type { DateValue } from "../core/model/instant";
import { parseStatusDate } from "./statusDate";
import { UsageError } from "./usage";

/** What was written behind options, by their names. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The only word beside the options; undefined without one. */
export function atMostOne(positionals: readonly string[], otherwise: string): string | undefined {
  if (positionals.length > 1) throw new UsageError(`${otherwise}, not ${positionals.length}.`);
  return positionals[0];
}

/** The first of the allowed formats is the default. */
export function formatOf<F extends string>(values: Values, allowed: readonly [F, ...F[]]): F {
  const asked = allowed.filter((format) => values[format] === true || values["format"] === format);
  if (asked.length > 1) throw new UsageError(`--format ${asked.join(" and ")} exclude each other; name one.`);
  const written = values["format"];
  if (typeof written === "string" && !allowed.some((format) => format === written)) {
    throw new UsageError(`--format ${written} is not known here; use ${allowed.join(", ")}.`);
  }
  return asked[0] ?? allowed[0];
}

/** The status date asked for. */
export function asOfOf(values: Values): { asOf?: DateValue | "none" } {
  const written = values["as-of"];
  if (typeof written !== "string") return {};
  const asOf = parseStatusDate(written);
  if (asOf === undefined) {
    throw new UsageError(`--as-of ${written} is no date; write 2026-03-05, 2026-03-05T14:30 or none.`);
  }
  return { asOf };
}

/** A whole number between two, where one is asked for. */
export function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined {
  const written = values[name];
  if (typeof written !== "string") return undefined;
  const value = /^\d{1,10}$/.test(written) ? Number(written) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} ${written} is no whole number from ${String(least)} to ${String(most)}.`);
}
