import type { ValueType } from "../../schema/valueType";
import { nearestWord } from "../nearest";
import { scalarType, type Parsed } from "./scalarType";

/** Free text. */
export const text: ValueType<string> = scalarType({
  name: "text", accepts: "text", examples: ["Payment API"], json: { type: ["string", "number", "boolean"] }, text: true,
  parse: (value) => (value.trim() === "" ? { wrong: "Write a text here, or take the key away." } : { value }),
});

/** A closed list of words. */
export function word<const W extends string>(...words: readonly W[]): ValueType<W> {
  return scalarType<W>({
    name: "word", accepts: oneOf(words), examples: words.slice(0, 1), json: { enum: words }, words,
    parse(value) {
      const found = words.find((candidate) => candidate === value);
      if (found !== undefined) return { value: found };
      const better = nearestWord(value, words);
      return better === undefined ? {} : { better };
    },
  });
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((each) => `\`${each}\``);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}

/** `true` or `false`. */
export const flag: ValueType<boolean> = scalarType({
  name: "flag", accepts: "`true` or `false`", examples: ["true"], json: { type: "boolean" }, words: ["true", "false"],
  parse(value) {
    if (value === "true") return { value: true };
    if (value === "false") return { value: false };
    if (/^(yes|on|y|1)$/i.test(value) || value.toLowerCase() === "true") return { better: "true" };
    return /^(no|off|n|0)$/i.test(value) || value.toLowerCase() === "false" ? { better: "false" } : {};
  },
});

const NUMBER = /^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/;

/** A decimal number as it is written, or undefined for anything else (no exponents, no hexadecimals, finite). */
export function parseNumber(value: string): number | undefined {
  return NUMBER.test(value) ? Number(value) : undefined;
}

/** A number between limits, both included. */
export function number(low: number, high: number, accepts: string, example: string): ValueType<number> {
  return scalarType({
    name: "number", accepts, examples: [example], json: { type: "number", minimum: low, maximum: high },
    parse: (value) => inRange(parseNumber(value), low, high) ?? { better: value.replace(/(?<=\d)[,_' ](?=\d{3}\b)/g, "") },
  });
}

/** A whole number between limits, both included. */
export function wholeNumber(low: number, high: number, accepts: string, example: string): ValueType<number> {
  return scalarType({
    name: "whole number", accepts, examples: [example], json: { type: "integer", minimum: low, maximum: high },
    parse(value) {
      const parsed = parseNumber(value);
      if (parsed === undefined || !Number.isInteger(parsed)) return {};
      return inRange(parsed, low, high) ?? { better: String(Math.min(high, Math.max(low, parsed))) };
    },
  });
}

function inRange(parsed: number | undefined, low: number, high: number): Parsed<number> | undefined {
  return parsed !== undefined && parsed >= low && parsed <= high ? { value: parsed } : undefined;
}

/** Any number. */
export const anyNumber: ValueType<number> = number(-1e15, 1e15, "a number", "8");

/** A figure of zero or more. */
export const figure: ValueType<number> = number(0, 1e15, "a number of zero or more", "8");

/** A figure above zero. */
export const positive: ValueType<number> = number(1e-6, 1e15, "a number above zero", "24");

/** A figure of a metric: a number, or a share, which counts in percent, so that `61%` and `61` of a metric in `%` are the same. */
export const measure: ValueType<number> = scalarType({
  name: "number or share", accepts: "a number, or a share such as 80%", examples: ["80%", "62.5"], json: { type: ["number", "string"] },
  parse(value): Parsed<number> {
    const parsed = parseNumber(value.endsWith("%") ? value.slice(0, -1) : value);
    return parsed === undefined ? {} : { value: parsed };
  },
});

/** How sure one is: a share of at most 100 %, or a number on a scale of one's own. */
export const confidence: ValueType<number> = scalarType({
  name: "number or share", accepts: "a share from 0% to 100%, or a number of zero or more", examples: ["80%"], json: { type: ["number", "string"] },
  parse(value): Parsed<number> {
    const percent = value.endsWith("%");
    const parsed = parseNumber(percent ? value.slice(0, -1) : value);
    if (parsed === undefined || parsed < 0) return {};
    return percent && parsed > 100 ? { better: "100%" } : { value: percent ? parsed / 100 : parsed };
  },
});

const SHARE = /^(\d{1,6}(?:\.\d{1,9})?)%$/;

/** A share of full time, 1 = 100 %, or undefined. */
export function parseShare(value: string): number | undefined {
  const found = SHARE.exec(value);
  return found === null ? undefined : Number(found[1]) / 100;
}

/** A share up to a limit (1 = 100 %). */
export function shareUpTo(limit: number, accepts: string, example: string): ValueType<number> {
  return scalarType({
    name: "share", accepts, examples: [example], json: { type: "string", pattern: "^[0-9]+(\\.[0-9]+)?%$" },
    parse(value) {
      const parsed = parseShare(value);
      if (parsed !== undefined) return parsed <= limit ? { value: parsed } : { better: `${limit * 100}%` };
      const bare = parseNumber(value.replace(/\s*%$/, ""));
      if (bare === undefined || bare < 0) return {};
      const asShare = value.includes("%") || bare > 1 ? bare : Math.round(bare * 1e6) / 1e4;
      return { better: `${asShare}%` };
    },
  });
}

/** A share of full time. */
export const capacityShare: ValueType<number> = shareUpTo(1000, "a share of full time such as 80% or 200%", "80%");

/** How much is done. */
export const progressShare: ValueType<number> = shareUpTo(1, "a share from 0% to 100%", "40%");

/** A probability, or the name of a level of the risk scale. */
export const probability: ValueType<number | string> = scalarType<number | string>({
  name: "probability", accepts: "a probability such as 30% or 0.3, or a level of the risk scale", examples: ["30%", "0.3", "likely"],
  json: { type: ["number", "string"] },
  parse(value) {
    const share = parseShare(value);
    if (share !== undefined) return share <= 1 ? { value: share } : { better: "100%" };
    const bare = parseNumber(value);
    if (bare !== undefined) return bare >= 0 && bare <= 1 ? { value: bare } : { better: `${bare}%` };
    return /^[A-Za-z][\w -]*$/.test(value) ? { value } : {};
  },
});
