import type { Assignment, Duration, Ref } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { parseDuration } from "./durations";
import { parseNumber, parseShare } from "./plain";
import { parseReference } from "./references";
import { scalarType, type Parsed, type PartSpan } from "./scalarType";

interface Word {
  readonly text: string;
  readonly at: number;
}

function wordsOf(value: string): Word[] {
  if (!/\s/.test(value)) return value === "" ? [] : [{ text: value, at: 0 }];
  return [...value.matchAll(/\S+/g)].map((found) => ({ text: found[0], at: found.index }));
}

function parseAssignment(value: string, at: PartSpan): Parsed<Assignment> {
  if (value.includes(",")) return separatedByCommas(value);
  const only = parseReference(value, 0, at);
  if (only !== undefined && value !== "role") return { value: { choose: "all", at: only.at, of: [only] } };
  const words = wordsOf(value);
  const amounts = takeAmounts(words);
  if (amounts === undefined) return {};
  const choice = takeChoice(words);
  const [first] = words;
  if (first === undefined) return {};
  const base = { choose: choice ?? ("all" as const), ...amounts, at: at(0, value.length) };
  if (first.text === "role") return roleOf(words.slice(1), { ...base, choose: choice ?? 1 });
  const of: Ref[] = [];
  for (const word of words) {
    const ref = parseReference(word.text, word.at, at);
    if (ref === undefined) return word.text.startsWith("@") ? { better: value.replace(/@/g, "") } : {};
    of.push(ref);
  }
  if (choice === undefined && of.length > 1) return severalNames(words, amounts);
  return { value: { ...base, of } };
}

function separatedByCommas(value: string): Parsed<Assignment> {
  const parts = value.split(",").map((part) => part.trim());
  const wrong = "Several people are a list: [ana, ben 50%]; after `any of` they are separated by spaces.";
  const plain = !value.includes(" of ") && parts.every((part) => "value" in parseAssignment(part, () => ({ start: 0, end: 0 })));
  return plain ? { wrong, rewrite: `[${parts.join(", ")}]` } : { wrong };
}

function severalNames(words: readonly Word[], amounts: Amounts): Parsed<Assignment> {
  const names = words.map(({ text }) => text);
  if (amounts.share === undefined && amounts.part === undefined) {
    const list = `[${names.join(", ")}]`;
    return { wrong: `Several people are a list, ${list}; one of them is \`any of ${names.join(" ")}\`.`, rewrite: list };
  }
  return {};
}

function roleOf(words: readonly Word[], base: Omit<Assignment, "of" | "role">): Parsed<Assignment> {
  if (words.length === 0) return { wrong: "Name the role after `role`, such as role backend." };
  return { value: { ...base, of: [], role: words.map(({ text }) => text).join(" ") } };
}

interface Amounts {
  readonly share?: number;
  readonly part?: Duration;
}

/** Takes a share and an own part from the end of the words; undefined when one stands twice. */
function takeAmounts(words: Word[]): Amounts | undefined {
  let share: number | undefined;
  let part: Duration | undefined;
  for (let last = words.at(-1); last !== undefined && words.length > 1; last = words.at(-1)) {
    const asShare = parseShare(last.text);
    const asPart = parseDuration(last.text);
    if (asShare === undefined && asPart === undefined) break;
    if ((asShare !== undefined && share !== undefined) || (asPart !== undefined && part !== undefined)) return undefined;
    if (asPart?.elapsed === true || asShare === 0) return undefined;
    share ??= asShare;
    part ??= asPart;
    words.pop();
  }
  return { ...(share === undefined ? {} : { share }), ...(part === undefined ? {} : { part }) };
}

/** Takes `any of` or `N of` (or the number before `role`) from the front; how many are chosen. */
function takeChoice(words: Word[]): number | undefined {
  const first = words[0]?.text ?? "";
  const count = first === "any" ? 1 : /^\d{1,4}$/.test(first) ? parseNumber(first) : undefined;
  if (count === undefined || count < 1 || words[1]?.text !== "of") return undefined;
  words.splice(0, 2);
  return count;
}

/** One line of `who`. */
export const assignment: ValueType<Assignment> = scalarType({
  name: "assignment", accepts: "who does it, such as ana, ana 50%, any of ana ben, 2 of core or role backend",
  examples: ["ana", "ana 50%", "any of ana ben", "2 of core", "role backend 50%"], refersTo: ["person", "team", "equipment", "role"],
  parse: parseAssignment,
});
