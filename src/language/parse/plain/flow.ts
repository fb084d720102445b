import {
  APOSTROPHE, CLOSE_LIST, CLOSE_MAP, COLON, COMMA, HASH, isBlank, NEWLINE, OPEN_LIST, OPEN_MAP, QUOTE, RETURN, SPACE, TAB, type Cursor,
} from "./cursor";
import { plainScalar, quotedScalar } from "./scalars";
import type { MapEntry, ScalarNode, SourceNode } from "../sourceNode";

/** Brackets in brackets beyond which a text is not read here. */
const MAX_NESTED = 16;

/** A list or map in brackets, whose lines stand deeper than `indent`; undefined when it is not plain. */
export function flowCollection(c: Cursor, indent: number, nested: number): SourceNode | undefined {
  if (nested > MAX_NESTED) return undefined;
  if (nested === 0) open.count = 0;
  return c.text.charCodeAt(c.at) === OPEN_MAP ? flowMap(c, indent, nested) : flowList(c, indent, nested);
}

function flowNode(c: Cursor, indent: number, nested: number): SourceNode | undefined {
  const letter = c.text.charCodeAt(c.at);
  if (letter === QUOTE || letter === APOSTROPHE) return quotedScalar(c);
  if (letter === OPEN_LIST || letter === OPEN_MAP) return flowCollection(c, indent, nested + 1);
  return plainScalar(c, true);
}

/** The elements so far of the list that is read and of those around it: lists that grow on their own have room for many more. */
const open: { readonly elements: SourceNode[]; count: number } = { elements: [], count: 0 };

function flowList(c: Cursor, indent: number, nested: number): SourceNode | undefined {
  const start = c.at;
  const first = open.count;
  c.at += 1;
  for (;;) {
    if (!skipSpace(c, indent)) return undefined;
    if (c.text.charCodeAt(c.at) === CLOSE_LIST) break;
    const item = flowNode(c, indent, nested);
    if (item === undefined || !nextOrClose(c, indent, CLOSE_LIST)) return undefined;
    open.elements[open.count] = item;
    open.count += 1;
  }
  c.at += 1;
  const items = open.elements.slice(first, open.count);
  open.count = first;
  return { kind: "list", items, flow: true, start, end: c.at };
}

function flowMap(c: Cursor, indent: number, nested: number): SourceNode | undefined {
  const start = c.at;
  const entries: MapEntry[] = [];
  c.at += 1;
  for (;;) {
    if (!skipSpace(c, indent)) return undefined;
    if (c.text.charCodeAt(c.at) === CLOSE_MAP) break;
    const entry = flowEntry(c, indent, nested);
    if (entry === undefined || !nextOrClose(c, indent, CLOSE_MAP)) return undefined;
    entries.push(entry);
  }
  c.at += 1;
  return { kind: "map", entries, flow: true, start, end: c.at };
}

/** `key: value`, or a key alone. */
function flowEntry(c: Cursor, indent: number, nested: number): MapEntry | undefined {
  const key = flowKey(c);
  if (key === undefined) return undefined;
  if (c.text.charCodeAt(c.at) !== COLON) return { key, value: undefined };
  if (!isBlank(c.text.charCodeAt(c.at + 1))) return undefined;
  c.at += 1;
  if (!skipSpace(c, indent)) return undefined;
  const value = flowNode(c, indent, nested);
  return value === undefined ? undefined : { key, value };
}

function flowKey(c: Cursor): ScalarNode | undefined {
  const letter = c.text.charCodeAt(c.at);
  const start = c.at;
  const key = letter === QUOTE || letter === APOSTROPHE ? quotedScalar(c) : plainScalar(c, true);
  let at = c.at;
  while (c.text.charCodeAt(at) === SPACE) at += 1;
  if (c.text.charCodeAt(at) === COLON) c.at = at;
  return c.at - start > MAX_KEY ? undefined : key;
}

/** Letters of a key, which YAML bounds. */
export const MAX_KEY = 1000;

/** Behind an element: over a comma, or at the closing bracket. */
function nextOrClose(c: Cursor, indent: number, close: number): boolean {
  if (!skipSpace(c, indent)) return false;
  const letter = c.text.charCodeAt(c.at);
  if (letter === COMMA) c.at += 1;
  return letter === COMMA || letter === close;
}

/** Over blanks, line breaks and comments inside brackets; false when a line does not stand deeper than `indent`. */
function skipSpace(c: Cursor, indent: number): boolean {
  const { text } = c;
  let lineStart = -1;
  let at = c.at;
  for (; ; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === NEWLINE) lineStart = at + 1;
    else if (letter === HASH) {
      if (!isBlank(text.charCodeAt(at - 1))) return false;
      const newline = text.indexOf("\n", at);
      if (newline === -1) return false;
      at = newline - 1;
    } else if (letter === TAB) {
      if (lineStart !== -1) return false;
    } else if (letter !== SPACE && letter !== RETURN) break;
  }
  c.at = at;
  return lineStart === -1 || at - lineStart > indent;
}
