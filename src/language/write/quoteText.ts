/** Where a value stands: on a line of its own key, or inside `{ }` or `[ ]`, where commas and brackets mean something. */
export type TextPlace = "block" | "flow";

/** Letters and digits may begin a plain text; a combining mark later on is fine. */
const PLAIN_START = /^[\p{L}\p{Nd}]/u;

/**
 * What may never stand in plain text: controls, signs that turn the reading direction and so hide what a text
 * says, separators that YAML or editors treat as line ends, byte order
 * marks, lone surrogates and everything that is not printable in YAML 1.2.
 */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** `: ` begins a value, ` #` a comment, a colon at the end makes a key. */
const BREAKS_PLAIN = /:\s|:$|\s#|^\s|\s$/u;

/** Inside `{ }` and `[ ]`: separators, and a colon that is not part of a time or an address. */
const BREAKS_FLOW = /[,[\]{}]|:(?![^\s,[\]{}"'])/;

/** True when the text can be written without quotes at that place and is read back unchanged. */
export function isPlainText(text: string, place: TextPlace): boolean {
  if (!PLAIN_START.test(text)) return false;
  if (UNPRINTABLE.test(text) || BREAKS_PLAIN.test(text)) return false;
  return place === "block" || !BREAKS_FLOW.test(text);
}

/**
 * A text as plan text: as it is where that is safe, else in double quotes with escapes, so that any text
 * (colons, hashes, quotes, line breaks, lone surrogates) is read back exactly.
 */
export function quoteText(text: string, place: TextPlace): string {
  return isPlainText(text, place) ? text : doubleQuoted(text);
}

/** A text in double quotes; what cannot be printed is escaped. */
export function doubleQuoted(text: string): string {
  let out = '"';
  for (let i = 0; i < text.length; i += 1) out += escapeUnit(text, i);
  return `${out}"`;
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\0", "\\0"],
]);

function escapeUnit(text: string, index: number): string {
  const unit = text.charAt(index);
  const short = SHORT_ESCAPES.get(unit);
  if (short !== undefined) return short;
  const code = unit.charCodeAt(0);
  const lone = isLoneSurrogate(text, index, code);
  if (!lone && !UNPRINTABLE.test(unit)) return unit;
  if (!lone && code >= 0xd800 && code <= 0xdfff) return unit;
  return code <= 0xff ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
}

function isLoneSurrogate(text: string, index: number, code: number): boolean {
  if (code >= 0xd800 && code <= 0xdbff) {
    const next = text.charCodeAt(index + 1);
    return !(next >= 0xdc00 && next <= 0xdfff);
  }
  if (code >= 0xdc00 && code <= 0xdfff) {
    const before = text.charCodeAt(index - 1);
    return !(before >= 0xd800 && before <= 0xdbff);
  }
  return false;
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, "0");
}

/** True when the text reads best as a block (`|-`): several lines of printable text, the first not indented, the last not empty. */
export function suitsBlockScalar(text: string): boolean {
  if (!text.includes("\n") || !/^\S/u.test(text)) return false;
  const lines = text.split("\n");
  return lines.at(-1) !== "" && lines.every((line) => !UNPRINTABLE.test(line) && (line === "" || line.trim() !== ""));
}
