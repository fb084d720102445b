import type { Money, Rate } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { parseDuration } from "./durations";
import { reject } from "./reject";
import { scalarType, type Parsed } from "./scalarType";
import { readKey, joinPath } from "./combinators";

const AMOUNT = /^(\d{1,15}(?:\.\d{1,9})?)([km]?)$/;

/** An amount of money (`8000`, `8k`, `1.2m`), or undefined. */
export function parseAmount(value: string): number | undefined {
  const found = AMOUNT.exec(value);
  if (found === null) return undefined;
  const factor = found[2] === "k" ? 1000 : found[2] === "m" ? 1_000_000 : 1;
  return Math.round(Number(found[1]) * factor * 1e6) / 1e6;
}

function betterAmount(value: string): string {
  if (value.includes("-")) return "";
  return value.toLowerCase().replace(/(?<=\d)[,_' ](?=\d{3}(?!\d))/g, "").replace(/^[^\d]+|[^\dkm]+$/g, "").replace(/ +(?=[km]$)/, "");
}

const ACCEPTS = "an amount such as 8000, 8k or 1.2m";

/** One amount in the plan's currency. */
export const amount: ValueType<number> = scalarType({
  name: "amount", accepts: ACCEPTS, examples: ["8000", "8k", "1.2m"], json: { type: ["number", "string"] },
  parse(value) {
    const parsed = parseAmount(value);
    return parsed === undefined ? { better: betterAmount(value) } : { value: parsed };
  },
});

/** Money: one amount, or amounts by kind. */
export const money: ValueType<Money> = {
  name: "money", accepts: "an amount such as 8000, 8k or 1.2m, or amounts by kind such as {travel: 800, licences: 2k}",
  examples: ["8000", "8k", "{travel: 800, licences: 2k}"], of: amount,
  json: { anyOf: [amount.json, { type: "object", additionalProperties: amount.json }] },
  read(node, reading) {
    if (node.kind === "list") return reject(reading, node, money.accepts);
    if (node.kind === "scalar") {
      const whole = amount.read(node, reading);
      return whole === undefined ? undefined : { amount: whole };
    }
    const byKind = new Map<string, number>();
    const path = reading.path;
    for (const entry of node.entries) {
      const figure = readKey(entry, joinPath(path, entry.key.text), amount, reading, byKind);
      if (figure !== undefined) byKind.set(entry.key.text, figure);
    }
    reading.path = path;
    let sum = 0;
    for (const figure of byKind.values()) sum += figure;
    return { amount: sum, byKind };
  },
};

/** Money, or a range `5k..10k` of it, as its two ends. */
export const moneyRange: ValueType<readonly [low: number, high: number]> = scalarType<readonly [number, number]>({
  name: "money or range", accepts: "an amount such as 8000, or a range such as 5k..12k", examples: ["8000", "5k..12k"], json: { type: ["number", "string"] },
  parse(value): Parsed<readonly [number, number]> {
    const [left = "", right = left, more] = value.split("..");
    const low = parseAmount(left.trim());
    const high = parseAmount(right.trim());
    if (more !== undefined || low === undefined || high === undefined) return value.includes("..") ? {} : { better: betterAmount(value) };
    return low <= high ? { value: [low, high] } : { wrong: "The low end of a range comes first.", better: `${right.trim()}..${left.trim()}` };
  },
});

const oneRate: ValueType<Rate> = scalarType({
  name: "rate", accepts: "a rate such as 95/h, 700/d or 300/use", examples: ["95/h", "700/d", "300/use"],
  parse(value): Parsed<Rate> {
    const slash = value.lastIndexOf("/");
    const figure = parseAmount(value.slice(0, slash).trim());
    const unit = value.slice(slash + 1).trim();
    if (slash === -1) return parseAmount(value) === undefined ? {} : { better: `${value}/h` };
    if (figure === undefined) return { better: `${betterAmount(value.slice(0, slash))}/${unit}` };
    if (unit === "use") return { value: { perUse: figure } };
    const per = /^(m|h|d|w|mo)$/.test(unit) ? parseDuration(`1${unit}`) : undefined;
    if (per !== undefined) return { value: { perTime: { amount: figure, per } } };
    const short = new Map([["hour", "h"], ["hr", "h"], ["day", "d"], ["week", "w"], ["month", "mo"]]).get(unit);
    return short === undefined ? {} : { better: `${value.slice(0, slash)}/${short}` };
  },
});

/** A rate per working time, per use, or a list of both. */
export const rate: ValueType<Rate> = {
  ...oneRate,
  accepts: "a rate such as 95/h, 700/d or 300/use, or both kinds as a list: [90/h, 50/use]",
  examples: ["95/h", "700/d", "[90/h, 50/use]"],
  json: { anyOf: [oneRate.json, { type: "array", items: oneRate.json, maxItems: 2 }] },
  read(node, reading) {
    if (node.kind === "scalar") return oneRate.read(node, reading);
    if (node.kind === "map" || node.items.length === 0) return reject(reading, node, rate.accepts);
    let both: Rate = {};
    for (const item of node.items) {
      const one = oneRate.read(item, reading);
      if (one === undefined) return undefined;
      if ((one.perTime !== undefined && both.perTime !== undefined) || (one.perUse !== undefined && both.perUse !== undefined)) {
        return reject(reading, item, "one rate per time and one per use");
      }
      both = { ...both, ...one };
    }
    return both;
  },
};

/** What waiting costs by the time. */
export const costOfDelay: ValueType<Rate> = scalarType({
  name: "rate", accepts: "money by the time, such as 2k/w or 8000/mo", examples: ["2k/w", "8000/mo"],
  parse(value): Parsed<Rate> {
    const slash = value.lastIndexOf("/");
    const figure = parseAmount(value.slice(0, slash).trim());
    const unit = value.slice(slash + 1).trim();
    if (slash === -1) return parseAmount(value) === undefined ? {} : { better: `${value}/w` };
    const per = /^(?:h|d|w|mo)$/.test(unit) ? parseDuration(`1${unit}`) : undefined;
    if (figure !== undefined && per !== undefined) return { value: { perTime: { amount: figure, per } } };
    const short = new Map([["hour", "h"], ["day", "d"], ["week", "w"], ["month", "mo"]]).get(unit.replace(/s$/, ""));
    return short === undefined ? {} : { better: `${value.slice(0, slash)}/${short}` };
  },
});
