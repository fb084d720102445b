import { APOSTROPHE, BACKSLASH, COLON, DASH, HASH, isBlank, isFlowSign, isLineEnd, NEWLINE, QUOTE, RETURN, SPACE, TAB, type Cursor } from "./cursor";
import type { ScalarNode } from "../sourceNode";

/** Letters that begin something else than plain text, by their codes. */
const SIGNS = new Set([..."-?:,[]{}#&*!|>'\"%@`"].map((letter) => letter.charCodeAt(0)));

/** True where plain text may begin; a dash only when a letter or digit follows at once. */
function beginsPlain(text: string, at: number): boolean {
  const letter = text.charCodeAt(at);
  if ((letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57) || (letter >= 65 && letter <= 90)) return true;
  if (letter === DASH) return /[\p{L}\d.]/u.test(text.charAt(at + 1));
  return !isBlank(letter) && !SIGNS.has(letter);
}

/** Plain text of one line, up to what ends it; undefined when none begins here. */
export function plainScalar(c: Cursor, flow: boolean): ScalarNode | undefined {
  const { text } = c;
  const start = c.at;
  if (!beginsPlain(text, start)) return undefined;
  let end = start;
  let at = start;
  for (; ; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === SPACE || letter === TAB) continue;
    if (letter === NEWLINE || letter === RETURN || letter !== letter) break;
    if (letter === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isBlank(next) || (flow && isFlowSign(next))) break;
    } else if (letter === HASH) {
      if (at > end) break;
    } else if (flow && isFlowSign(letter)) break;
    end = at + 1;
  }
  c.at = end;
  return { kind: "scalar", text: text.slice(start, end), style: "plain", start, end, inner: start };
}

/** Quoted text of one line; undefined when it goes on or holds escapes other than doubled apostrophes. */
export function quotedScalar(c: Cursor): ScalarNode | undefined {
  return c.text.charCodeAt(c.at) === QUOTE ? doubleQuoted(c) : singleQuoted(c);
}

function doubleQuoted(c: Cursor): ScalarNode | undefined {
  const { text } = c;
  const start = c.at;
  let at = start + 1;
  for (let letter = text.charCodeAt(at); letter !== QUOTE; letter = text.charCodeAt(at)) {
    if (letter === BACKSLASH || isLineEnd(letter)) return undefined;
    at += 1;
  }
  c.at = at + 1;
  return { kind: "scalar", text: text.slice(start + 1, at), style: "quoted", start, end: at + 1, inner: start + 1 };
}

function singleQuoted(c: Cursor): ScalarNode | undefined {
  const { text } = c;
  const start = c.at;
  let doubled = false;
  let at = start + 1;
  for (; ; at += 1) {
    const letter = text.charCodeAt(at);
    if (isLineEnd(letter)) return undefined;
    if (letter !== APOSTROPHE) continue;
    if (text.charCodeAt(at + 1) !== APOSTROPHE) break;
    doubled = true;
    at += 1;
  }
  c.at = at + 1;
  const written = text.slice(start + 1, at);
  return { kind: "scalar", text: doubled ? written.replaceAll("''", "'") : written, style: "quoted", start, end: at + 1, inner: doubled ? -1 : start + 1 };
}
