import type { Ref } from "../../../core/model/values";
import type { Target, ValueType } from "../../schema/valueType";
import { scalarType, type Parsed, type PartSpan } from "./scalarType";

/** What an id looks like, for use inside other patterns. */
export const ID_PATTERN = "[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?";

const ID = new RegExp(`^${ID_PATTERN}$`);
const REFERENCE = new RegExp(`^(?:(${ID_PATTERN})/)?(${ID_PATTERN})$`);
const TAKEN = new Set(["plan", "none", "any", "of", "role"]);

/** Why a text cannot be an id, with an id that is near; undefined when it can. */
export function idFault(id: string): { readonly wrong: string; readonly better?: string } | undefined {
  if (TAKEN.has(id)) return { wrong: `\`${id}\` is a word of the language and cannot be an id; add a word to it.`, better: `${id}-1` };
  if (isPlainId(id) || ID.test(id)) return undefined;
  const better = idFrom(id);
  const wrong = `\`${id.slice(0, 60)}\` is no id: an id begins with a letter, goes on with letters, digits, \`-\`, \`_\` and \`.\`, and ends in a letter or digit.`;
  return better === "" ? { wrong } : { wrong, better };
}

/** True for an id of letters, digits and dashes, as nearly all are: told without a pattern, which costs more than it. */
export function isPlainId(value: string): boolean {
  const last = value.length - 1;
  if (last < 0 || !isLetter(value.charCodeAt(0))) return false;
  for (let i = 1; i <= last; i += 1) {
    const letter = value.charCodeAt(i);
    if (!isLetter(letter) && (letter < 48 || letter > 57) && (letter !== 45 || i === last)) return false;
  }
  return true;
}

function isLetter(letter: number): boolean {
  return (letter >= 97 && letter <= 122) || (letter >= 65 && letter <= 90);
}

/** A text as an id: what cannot stand in one becomes `-`. Empty when nothing is left. */
export function idFrom(text: string): string {
  return text.slice(0, 200).replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z]+/, "").replace(/[^A-Za-z0-9]+$/, "");
}

/** A reference `id` or `plan/id`, or undefined. `at` gives the place of a part of the text. */
export function parseReference(value: string, from: number, at: PartSpan): Ref | undefined {
  if (isPlainId(value)) return { id: value, at: at(from, from + value.length) };
  const found = REFERENCE.exec(value);
  if (found === null) return undefined;
  const span = at(from, from + value.length);
  return { ...(found[1] === undefined ? {} : { plan: found[1] }), id: found[2] ?? "", at: span };
}

/** A reference to one of the kinds named. */
export function reference(accepts: string, example: string, ...refersTo: readonly Target[]): ValueType<Ref> {
  return scalarType<Ref>({
    name: "reference", accepts, examples: [example], refersTo,
    parse(value, at): Parsed<Ref> {
      const ref = parseReference(value, 0, at);
      return ref === undefined ? { better: idFrom(value.replace(/^@/, "")) } : { value: ref };
    },
  });
}

/** An id that the key defines. */
export const newId: ValueType<string> = scalarType({
  name: "id", accepts: "an id such as pay-api", examples: ["pay-api"],
  parse(value) {
    const fault = idFault(value);
    return fault === undefined ? { value } : { wrong: fault.wrong, ...(fault.better === undefined ? {} : { better: fault.better }) };
  },
});
