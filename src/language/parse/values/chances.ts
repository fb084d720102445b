import type { Absence, Condition, CorrelatedPair, LostDays, ShareEstimate, SpreadShares } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { joinPath, mapOf, readKey, record } from "./combinators";
import { number, parseNumber, parseShare, shareUpTo, wholeNumber } from "./plain";
import { ID_PATTERN, parseReference } from "./references";
import { reject, rejectWith, shortened, spanOf } from "./reject";
import { spanKey } from "./calendars";
import { parseHoliday } from "./dates";
import { scalarType, type Parsed } from "./scalarType";

const SIGNED = /^([+-]?)[ ]?(\d{1,4}(?:\.\d{1,6})?)[ ]?%$/;

/** A share with a sign, 0.3 for `+30%`, or undefined. */
function parseSigned(value: string): number | undefined {
  const found = SIGNED.exec(value.trim());
  return found === null ? undefined : (found[1] === "-" ? -1 : 1) * (Number(found[2]) / 100);
}

/** More than this many times an estimate nothing is thought to take. */
const MOST_SHARE = 20;

function parseSpread(value: string): Parsed<SpreadShares> {
  if (value === "none") return { value: "none" };
  const parts = value.split(value.includes("..") ? ".." : "/").map(parseSigned);
  const [a, b, c] = parts;
  if (a === undefined || b === undefined || parts.includes(undefined) || parts.length > 3 || (c !== undefined && value.includes(".."))) return {};
  const [low, likely, high] = c === undefined ? [a, 0, b] : [a, b, c];
  if (low < -1) return { wrong: "An estimate cannot come out at less than nothing: -100% is the lowest." };
  if (high > MOST_SHARE) return { wrong: `A spread goes up to +${String(MOST_SHARE * 100)}%.` };
  if (low > likely || likely > high) {
    return { wrong: c === undefined ? "A spread goes from below the estimate to above it, such as -10%..+30%." : "The shares of a spread go up: optimistic/most likely/pessimistic." };
  }
  return { value: { low, likely, high } };
}

/** How far an estimate of one figure may come out from it. */
export const spreadShares: ValueType<SpreadShares> = scalarType<SpreadShares>({
  name: "spread", accepts: "shares below and above the estimate such as -10%..+30%, three of them such as -10%/+5%/+30%, or `none`",
  examples: ["-10%..+30%", "-10%/+5%/+30%", "none"], words: ["none"], parse: parseSpread,
});

/** A share of something else as plan text says it, or undefined: `20%`, `10%..30%`, `10%/20%/40%`. */
export function parseShareEstimate(value: string): Parsed<ShareEstimate> {
  const ranged = value.includes("..");
  const parts = value.split(ranged ? ".." : "/").map(each => parseShare(each.trim()));
  const [a, b, c] = parts;
  if (a === undefined || parts.includes(undefined) || parts.length > (ranged ? 2 : 3)) return {};
  if (parts.some((each, i) => i > 0 && (each as number) < (parts[i - 1] as number))) return { wrong: `The shares of an impact go up: ${ranged ? "low..high" : "optimistic/most likely/pessimistic"}.` };
  if (parts.some(each => (each as number) > MOST_SHARE)) return { wrong: `An impact goes up to ${String(MOST_SHARE * 100)}%.` };
  if (b === undefined) return { value: { kind: "share", likely: a } };
  if (c !== undefined) return { value: { kind: "share-points", low: a, likely: b, high: c } };
  return ranged ? { value: { kind: "share-range", low: a, high: b } } : { wrong: "Two shares are a range, written low..high; three are optimistic/most likely/pessimistic." };
}

const shareEstimate: ValueType<ShareEstimate> = scalarType<ShareEstimate>({ name: "share", accepts: "shares such as 20%, 10%..30% or 10%/20%/40%", examples: ["20%"], parse: parseShareEstimate });

/** A value of its own, or a share of what it affects (`20%`, `10%/20%/40%`). */
export function orShare<T>(own: ValueType<T>, ofWhat: string): ValueType<T | ShareEstimate> {
  return {
    ...own, accepts: `${own.accepts}, or a share of ${ofWhat} such as 20% or 10%/20%/40%`, examples: [...own.examples, "20%"], json: { type: ["number", "string"] },
    read: (node, reading) => (node.kind === "scalar" && node.text.includes("%") ? shareEstimate.read(node, reading) : own.read(node, reading)),
  };
}

const PAIR = new RegExp(`^(${ID_PATTERN})[ \\t]+(${ID_PATTERN})[ \\t]+([+-]?(?:\\d{1,3}(?:\\.\\d{1,9})?|\\.\\d{1,9}))$`);

/** How much the estimates of two tasks go together. */
export const correlatedPair: ValueType<CorrelatedPair> = scalarType<CorrelatedPair>({
  name: "pair", accepts: "two tasks and a number from -1 to 1, such as pay-api pay-ui 0.6", examples: ["pay-api pay-ui 0.6", "build buy -0.4"], refersTo: ["task"],
  parse(value, at): Parsed<CorrelatedPair> {
    const [, one = "", two = "", figure = ""] = PAIR.exec(value) ?? [];
    const second = value.indexOf(two, one.length);
    const [a, b] = [parseReference(one, 0, at), parseReference(two, second, at)];
    const coefficient = parseNumber(figure);
    if (a === undefined || b === undefined || coefficient === undefined) return {};
    if (Math.abs(coefficient) > 1) return { wrong: "A correlation lies between -1 and 1.", better: `${one} ${two} ${String(Math.sign(coefficient))}` };
    if (one === two) return { wrong: "A task always goes together with itself; name two." };
    return { value: { first: a, second: b, coefficient, at: at(0, value.length) } };
  },
});

const WORD = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$/;

/** A task and one of its outcomes. */
export const condition: ValueType<Condition> = scalarType<Condition>({
  name: "condition", accepts: "a task and one of its outcomes, such as test failed", examples: ["test failed"], refersTo: ["task"],
  parse(value, at): Parsed<Condition> {
    const [id = "", outcome = "", more] = value.split(/[ \t]+/);
    const task = parseReference(id, 0, at);
    if (task === undefined || more !== undefined || !WORD.test(outcome)) return {};
    return { value: { task, outcome, at: at(value.length - outcome.length, value.length) } };
  },
});

const chance = shareUpTo(1, "a probability from 0% to 100%", "20%");

const shares = mapOf(chance, "outcomes with their probabilities, such as {passed: 80%, failed: 20%}", "{passed: 80%, failed: 20%}", name =>
  WORD.test(name) ? undefined : { wrong: `\`${shortened(name)}\` is no name of an outcome: write one word.` });

/** What may come out of a task; together at most 100 %. */
export const outcomes: ValueType<ReadonlyMap<string, number>> = {
  ...shares, name: "outcomes",
  read(node, reading) {
    const read = shares.read(node, reading);
    if (read === undefined) return undefined;
    const sum = [...read.values()].reduce((all, one) => all + one, 0);
    if (sum <= 1 + 1e-9) return read;
    return rejectWith(reading, node, `The outcomes come to ${String(Math.round(sum * 1000) / 10)}% together; they exclude each other, so 100% is the most.`);
  },
};

/** Days that are lost by chance. */
export const lostDays: ValueType<readonly LostDays[]> = {
  name: "lost days", accepts: "days or spans with the chance that a day of them is lost, such as {12-01..02-28: 20%, 2026-07-06..2026-07-10: 5%}",
  examples: ["{12-01..02-28: 20%}"], of: chance, json: { type: "object", additionalProperties: chance.json },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, lostDays.accepts);
    const path = reading.path;
    const seen = new Set<string>();
    const days: LostDays[] = [];
    for (const entry of node.entries) {
      reading.path = path;
      const span = entry.value === undefined ? undefined : spanKey(entry, parseHoliday, reading);
      if (span === undefined && entry.value !== undefined) continue;
      const read = readKey(entry, joinPath(path, entry.key.text), chance, reading, seen);
      seen.add(entry.key.text);
      if (read !== undefined && span !== undefined) days.push({ span, chance: read, at: spanOf(entry.key, reading) });
    }
    reading.path = path;
    return days;
  },
};

const absenceKeys = record<{ [K in keyof Absence]-?: NonNullable<Absence[K]> }>("absence", "a share or days a year, and how long at a time, such as {days: 12, spell: 5}", "{days: 12, spell: 5}", {
  share: { type: shareUpTo(0.9, "a share of the working days up to 90%", "5%"), doc: "The share of the working days.", example: "5%", excludes: ["days"] },
  days: { type: number(0, 230, "working days a year, up to 230", "12"), doc: "Working days a year.", example: "12", excludes: ["share"] },
  spell: { type: wholeNumber(1, 90, "calendar days from 1 to 90", "5"), doc: "How many calendar days in a row each time.", default: "1", example: "5" },
});

const absenceShare = shareUpTo(0.9, "a share of the working days up to 90%", "5%");

/** How much someone is away by chance. */
export const absence: ValueType<Absence> = {
  ...absenceKeys, accepts: `a share of the working days such as 5%, or ${absenceKeys.accepts}`, examples: ["5%", "{days: 12, spell: 5}"],
  json: { anyOf: [absenceShare.json, absenceKeys.json] },
  read(node, reading) {
    if (node.kind === "map") return absenceKeys.read(node, reading);
    const share = absenceShare.read(node, reading);
    return share === undefined ? undefined : { share };
  },
};
