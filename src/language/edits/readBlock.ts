import { readFlowValue } from "./readFlow";
import type { ElementSource, EntrySource, MapSource, ValueSource } from "./sourceTree";
import { endsKey, isBlank, isBreak, lineEnd, nextLine, skipBlanks, skipQuoted, skipSpace, startsComment, trimBack } from "./scanText";

/** The first line at or after the offset that is neither blank nor a comment: its first character and its column. */
export function nextContent(text: string, from: number, end: number): { readonly at: number; readonly column: number } | undefined {
  let line = from;
  while (line < end) {
    const at = skipBlanks(text, line);
    if (at < end && !isBreak(text[at]) && text[at] !== "#") return { at, column: at - line };
    const next = nextLine(text, at);
    if (next <= line) return undefined;
    line = next;
  }
  return undefined;
}

/** Reads the block map whose first key is at the offset. Stops before the first thing that it does not understand. */
export function readBlockMap(text: string, at: number, indent: number, end: number): MapSource {
  const entries: EntrySource[] = [];
  let key: number | undefined = at;
  let last = at;
  while (key !== undefined) {
    const entry = readBlockEntry(text, key, indent, end);
    if (entry === undefined) break;
    entries.push(entry);
    last = entry.end;
    const content = nextContent(text, nextLine(text, last), end);
    key = content?.column === indent ? content.at : undefined;
  }
  return { style: "block", indent, range: { start: at, end: last }, entries };
}

function readBlockEntry(text: string, at: number, indent: number, end: number): EntrySource | undefined {
  const key = readKey(text, at, end);
  if (key === undefined) return undefined;
  const { value, anchored } = readBlockValue(text, key.colon, indent, end);
  return {
    key: key.name,
    keyRange: { start: at, end: key.end },
    colon: key.colon,
    value,
    anchored,
    end: value.kind === "none" ? key.colon : value.range.end,
  };
}

/** Reads a key and its colon on one line. */
function readKey(text: string, at: number, end: number): { readonly name: string; readonly end: number; readonly colon: number } | undefined {
  const first = text[at];
  if (first === '"' || first === "'") {
    const close = skipQuoted(text, at);
    if (close === undefined || close > end) return undefined;
    const colon = skipBlanks(text, close);
    return endsKey(text, colon, false) ? { name: text.slice(at + 1, close - 1), end: close, colon: colon + 1 } : undefined;
  }
  if (first === undefined || "?&*!|>{}[],#%@`".includes(first)) return undefined;
  if (first === "-" && (isBlank(text[at + 1]) || isBreak(text[at + 1]) || text[at + 1] === undefined)) return undefined;
  const stop = Math.min(lineEnd(text, at), end);
  for (let colon = at; colon < stop; colon += 1) {
    if (startsComment(text, colon)) return undefined;
    if (endsKey(text, colon, false)) {
      const keyEnd = trimBack(text, colon, at);
      return { name: text.slice(at, keyEnd), end: keyEnd, colon: colon + 1 };
    }
  }
  return undefined;
}

/** Reads the value behind a key's colon; `indent` is the column of the key. */
function readBlockValue(text: string, colon: number, indent: number, end: number): { readonly value: ValueSource; readonly anchored: boolean } {
  let at = skipBlanks(text, colon);
  let anchored = false;
  if (text[at] === "&" && at < end) {
    anchored = true;
    while (at < end && !isBlank(text[at]) && !isBreak(text[at])) at += 1;
    at = skipBlanks(text, at);
  }
  if (at >= end || isBreak(text[at]) || startsComment(text, at)) return { value: nestedValue(text, colon, at, indent, end), anchored };
  return { value: inlineValue(text, at, indent, end), anchored };
}

/** The value that stands on the lines below a key. */
function nestedValue(text: string, colon: number, at: number, indent: number, end: number): ValueSource {
  const none: ValueSource = { kind: "none", at: colon };
  const content = nextContent(text, nextLine(text, at), end);
  if (content === undefined) return none;
  const dash = text[content.at] === "-" && (isBlank(text[content.at + 1]) || isBreak(text[content.at + 1]));
  if (dash && content.column >= indent) {
    const last = blockEnd(text, content.at, content.column, end, true);
    return { kind: "block-list", range: { start: content.at, end: last }, indent: content.column };
  }
  if (content.column <= indent) return none;
  if (readKey(text, content.at, end) === undefined) return inlineValue(text, content.at, indent, end);
  const last = blockEnd(text, content.at, content.column, end, false);
  return { kind: "block-map", range: { start: content.at, end: last }, indent: content.column };
}

/** The value that begins at the offset: a flow collection, a quoted, literal or plain scalar. */
function inlineValue(text: string, at: number, indent: number, end: number): ValueSource {
  const first = text[at];
  if (first === "{" || first === "[" || first === '"' || first === "'") return readFlowValue(text, at, end);
  if (first === "*" || first === "!") {
    return { kind: "other", range: { start: at, end: trimBack(text, commentStart(text, at, end), at) }, why: first === "*" ? "alias" : "tag" };
  }
  if (first === "|" || first === ">") {
    return { kind: "scalar", range: { start: at, end: literalEnd(text, at, indent, end) }, multiline: true };
  }
  return plainValue(text, at, indent, end);
}

/** A plain scalar, with the deeper lines that go on with it. */
function plainValue(text: string, at: number, indent: number, end: number): ValueSource {
  let stop = trimBack(text, commentStart(text, at, end), at);
  const firstEnd = stop;
  let commented = stop !== trimBack(text, Math.min(lineEnd(text, at), end), at);
  let line = nextLine(text, at);
  while (!commented && line < end) {
    const begin = skipBlanks(text, line);
    if (begin < end && !isBreak(text[begin])) {
      if (begin - line <= indent || text[begin] === "#") break;
      const comment = commentStart(text, begin, end);
      stop = trimBack(text, comment, begin);
      commented = text[comment] === "#";
    }
    const next = nextLine(text, begin);
    if (next <= line) break;
    line = next;
  }
  return { kind: "scalar", range: { start: at, end: stop }, multiline: stop > firstEnd };
}

/** Offset of the comment on the line, else of the line's end. */
function commentStart(text: string, at: number, end: number): number {
  const stop = Math.min(lineEnd(text, at), end);
  for (let i = at; i < stop; i += 1) if (startsComment(text, i)) return i;
  return stop;
}

/** End of the last line of a literal or folded scalar. */
function literalEnd(text: string, at: number, indent: number, end: number): number {
  let last = trimBack(text, commentStart(text, at, end), at);
  let line = nextLine(text, at);
  while (line < end) {
    const begin = skipBlanks(text, line);
    const blank = begin >= end || isBreak(text[begin]);
    if (!blank && begin - line <= indent) break;
    if (!blank) last = Math.min(lineEnd(text, begin), end);
    const next = nextLine(text, begin);
    if (next <= line) break;
    line = next;
  }
  return last;
}

/**
 * End of a block whose lines stand at the column or deeper: after the last value on its last line, before a comment
 * behind it.
 */
function blockEnd(text: string, at: number, column: number, end: number, list: boolean): number {
  let last = at;
  let literal = -1;
  let line = at - column;
  while (line < end) {
    const begin = skipBlanks(text, line);
    const blank = begin >= end || isBreak(text[begin]) || text[begin] === "#";
    if (!blank) {
      if (begin - line < column || (list && begin - line === column && text[begin] !== "-")) break;
      last = begin;
      literal = literalFrom(text, begin, begin - line, end);
    }
    const next = nextLine(text, literal > begin ? literal : begin);
    if (next <= line) break;
    line = next;
  }
  if (literal > last) return literal;
  const stop = Math.min(lineEnd(text, last), end);
  return lastLineEnd(text, last, stop);
}

/** End of the literal or folded scalar that a line opens behind its key; -1 when it opens none. */
function literalFrom(text: string, at: number, column: number, end: number): number {
  const stop = Math.min(lineEnd(text, at), end);
  const bar = skipBlanksBack(text, commentStart(text, at, end), at);
  let head = bar;
  while (head > at && "+-0123456789".includes(text[head - 1] ?? "")) head -= 1;
  const mark = text[head - 1];
  if ((mark !== "|" && mark !== ">") || head - 1 <= at || !isBlank(text[head - 2])) return -1;
  const before = skipBlanksBack(text, head - 1, at);
  if (text[before - 1] !== ":" && text[before - 1] !== "-") return -1;
  return stop < end ? literalEnd(text, head - 1, column, end) : -1;
}

function skipBlanksBack(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && isBlank(text[at - 1])) at -= 1;
  return at;
}

/** End of the last value of a line: quotes and brackets hide a `#`. */
function lastLineEnd(text: string, at: number, stop: number): number {
  let i = at;
  while (i < stop) {
    if (startsComment(text, i)) return trimBack(text, i, at);
    if ((text[i] === '"' || text[i] === "'") && (i === at || " \t,[{:".includes(text[i - 1] ?? ""))) i = Math.min(skipQuoted(text, i) ?? i + 1, stop);
    else i += 1;
  }
  return trimBack(text, stop, at);
}

/** The elements of a block list. */
export function readBlockList(text: string, list: { readonly range: { readonly start: number; readonly end: number }; readonly indent: number }): ElementSource[] {
  const elements: ElementSource[] = [];
  let content = nextContent(text, list.range.start - list.indent, list.range.end);
  while (content !== undefined) {
    const mark = content.at;
    const start = skipSpace(text, mark + 1, list.range.end);
    const next = nextDash(text, nextLine(text, mark), list.indent, list.range.end);
    const stop = next?.at ?? list.range.end;
    elements.push({ mark, range: { start: Math.min(start, stop), end: elementEnd(text, start, stop) } });
    content = next;
  }
  return elements;
}

function nextDash(text: string, from: number, indent: number, end: number): { readonly at: number; readonly column: number } | undefined {
  let content = nextContent(text, from, end);
  while (content !== undefined && content.column !== indent) content = nextContent(text, nextLine(text, content.at), end);
  return content;
}

function elementEnd(text: string, start: number, stop: number): number {
  if (start >= stop) return Math.min(start, stop);
  const value = inlineValue(text, start, -1, Math.min(lineEnd(text, start), stop));
  return value.kind === "none" ? start : value.range.end;
}
