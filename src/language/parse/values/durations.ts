import type { Duration, Estimate } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { remembered } from "./remembered";
import { scalarType, type Parsed } from "./scalarType";

type Part = "minutes" | "days" | "weeks" | "months";

/** What each unit adds: which part, how much of it, clock time or working time. */
const UNITS = new Map<string, { readonly part: Part; readonly factor: number; readonly elapsed: boolean }>([
  ["m", { part: "minutes", factor: 1, elapsed: false }],
  ["h", { part: "minutes", factor: 60, elapsed: false }],
  ["d", { part: "days", factor: 1, elapsed: false }],
  ["w", { part: "weeks", factor: 1, elapsed: false }],
  ["mo", { part: "months", factor: 1, elapsed: false }],
  ["em", { part: "minutes", factor: 1, elapsed: true }],
  ["eh", { part: "minutes", factor: 60, elapsed: true }],
  ["ed", { part: "minutes", factor: 1440, elapsed: true }],
  ["ew", { part: "minutes", factor: 10_080, elapsed: true }],
]);

const TERM = /^(\d{1,7}(?:\.\d{1,9})?)(em|eh|ed|ew|mo|m|h|d|w)$/;

/** A duration as written, or undefined: terms such as `1w 2d`, all working or all elapsed time. */
export const parseDuration: (value: string) => Duration | undefined = remembered((value) => {
  const amounts = { minutes: 0, days: 0, weeks: 0, months: 0 };
  const terms = value.split(/ +/);
  let elapsed: boolean | undefined;
  for (const term of terms) {
    const found = TERM.exec(term);
    const unit = UNITS.get(found?.[2] ?? "");
    if (found === null || unit === undefined) return undefined;
    if (elapsed !== undefined && elapsed !== unit.elapsed) return undefined;
    elapsed = unit.elapsed;
    amounts[unit.part] += Number(found[1]) * unit.factor;
  }
  return { ...amounts, elapsed: elapsed === true };
});

const LONG_UNITS = new Map([
  ["minute", "m"], ["min", "m"], ["hour", "h"], ["hr", "h"], ["day", "d"], ["week", "w"], ["wk", "w"], ["month", "mo"], ["mon", "mo"],
]);

/** What a duration in other words is likely to be here: `5 days` is `5d`. */
export function betterDuration(value: string): string | undefined {
  if (!/^[\d\sa-z.,]+$/i.test(value) || value.includes("..")) return undefined;
  const words = value.toLowerCase().replace(/(\d),(\d)/g, "$1.$2").match(/\d+(?:\.\d+)?|[a-z]+/g);
  if (words === null || words.length > 8) return undefined;
  if (words.length === 1 && /^\d/.test(words[0])) return `${words[0]}d`;
  const terms: string[] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    const unit = words[i + 1] ?? "";
    const short = UNITS.has(unit) ? unit : LONG_UNITS.get(unit.replace(/s$/, ""));
    if (short === undefined) return undefined;
    terms.push(`${words[i] ?? ""}${short}`);
  }
  return words.length % 2 === 0 ? terms.join(" ") : undefined;
}

/** Nominal minutes (8 hours a day, 5 days a week, 4 weeks a month), for comparing only. */
function nominal(duration: Duration): number {
  return duration.minutes + duration.days * 480 + duration.weeks * 2400 + duration.months * 9600;
}

function parsed(value: string): Parsed<Duration> {
  const duration = parseDuration(value);
  if (duration !== undefined) return { value: duration };
  const better = betterDuration(value);
  return better === undefined ? {} : { better };
}

function working(result: Parsed<Duration>): Parsed<Duration> {
  return "value" in result && result.value.elapsed ? { wrong: "Effort is working time: elapsed units (`3ed`) are for `duration`, `remaining` and lags." } : result;
}

const DURATION_JSON = { type: "string", pattern: "^[0-9.]+(em|eh|ed|ew|mo|m|h|d|w)( +[0-9.]+(em|eh|ed|ew|mo|m|h|d|w))*$" };

/** A length of time, working or elapsed. */
export const duration: ValueType<Duration> = scalarType({
  name: "duration", accepts: "a duration such as 3d, 4h, 1w 2d or 3ed", examples: ["3d", "4h", "1w 2d", "3ed"], json: DURATION_JSON,
  parse: parsed,
});

/** A length of working time. */
export const workingDuration: ValueType<Duration> = scalarType({
  name: "working duration", accepts: "a working duration such as 3d, 4h or 1w 2d", examples: ["3d", "4h", "1w 2d"], json: DURATION_JSON,
  parse: (value) => working(parsed(value)),
});

/** A length in days of the calendar. */
export const calendarLength: ValueType<Duration> = scalarType({
  name: "length", accepts: "a length in days or weeks such as 14d or 2w", examples: ["2w", "14d"], json: DURATION_JSON,
  parse(value): Parsed<Duration> {
    const result = parsed(value);
    if (!("value" in result)) return result;
    const { days, weeks, months, elapsed } = result.value;
    return !elapsed && days + weeks + months > 0 ? result : {};
  },
});

function parseEstimate(value: string): Parsed<Estimate> {
  const isRange = value.includes("..");
  const figures = value.split(isRange ? ".." : "/").map((each) => parsed(each.trim()));
  const values: Duration[] = [];
  for (const each of figures) {
    if (!("value" in each)) return corrected(value, isRange);
    values.push(each.value);
  }
  const [a, b, c] = values;
  if (a === undefined) return {};
  if (values.some(({ elapsed }) => elapsed !== a.elapsed)) return { wrong: "An estimate is working time or elapsed time, not both." };
  if (values.length === 1) return { value: { kind: "single", likely: a } };
  return ordered(value, isRange, values) ?? estimateOf(isRange, a, b, c);
}

function ordered(value: string, isRange: boolean, values: readonly Duration[]): Parsed<Estimate> | undefined {
  const sizes = values.map(nominal);
  if (sizes.every((size, i) => i === 0 || size >= (sizes[i - 1] ?? 0))) return undefined;
  const separator = isRange ? ".." : "/";
  const order = value.split(separator).map((each, i) => ({ each: each.trim(), size: sizes[i] ?? 0 }));
  const better = order.sort((x, y) => x.size - y.size).map(({ each }) => each).join(separator);
  return { wrong: `The figures of an estimate go up: ${isRange ? "low..high" : "optimistic/most likely/pessimistic"}.`, better };
}

function estimateOf(isRange: boolean, a: Duration, b: Duration | undefined, c: Duration | undefined): Parsed<Estimate> {
  if (b === undefined) return {};
  if (isRange) return c === undefined ? { value: { kind: "range", low: a, high: b } } : {};
  if (c === undefined) return { wrong: "Two figures are a range, written low..high; three are optimistic/most likely/pessimistic." };
  return { value: { kind: "three-point", low: a, likely: b, high: c } };
}

function corrected(value: string, isRange: boolean): Parsed<Estimate> {
  const separator = isRange ? ".." : "/";
  const parts = value.split(separator).map((each) => (parseDuration(each.trim()) === undefined ? betterDuration(each) : each.trim()));
  if (parts.some((each) => each === undefined)) return {};
  return { better: parts.join(separator) };
}

function threeAtMost(result: Parsed<Estimate>, value: string): Parsed<Estimate> {
  return "value" in result && value.split("/").length > 3 ? {} : result;
}

/** Why a text is no estimate, as a sentence; undefined when it is one. */
export function estimateFault(value: string): string | undefined {
  const result = threeAtMost(parseEstimate(value), value);
  return "value" in result ? undefined : (result.wrong ?? "An estimate is written such as 5d, 3d..8d or 3d/5d/12d.");
}

const ESTIMATE_JSON = { type: "string", pattern: "^[0-9][0-9a-z. /]*$" };

/** An estimate of a duration, working or elapsed. */
export const estimate: ValueType<Estimate> = scalarType({
  name: "estimate", accepts: "an estimate such as 5d, 3d..8d or 3d/5d/12d", examples: ["5d", "3d..8d", "3d/5d/12d"], json: ESTIMATE_JSON,
  parse: remembered((value) => threeAtMost(parseEstimate(value), value)),
});

/** An estimate of person-time. */
export const workEstimate: ValueType<Estimate> = scalarType({
  name: "estimate of effort", accepts: "an estimate such as 5d, 3d..8d or 3d/5d/12d", examples: ["5d", "3d..8d", "3d/5d/12d"], json: ESTIMATE_JSON,
  parse: remembered((value): Parsed<Estimate> => {
    const result = threeAtMost(parseEstimate(value), value);
    if (!("value" in result)) return result;
    const first = result.value.kind === "single" ? result.value.likely : result.value.low;
    const refused = working({ value: first });
    return "value" in refused ? result : { ...refused, better: value.replace(/e(?=[hdwm])/g, "") };
  }),
});
