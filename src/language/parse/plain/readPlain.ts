import { emptyScalar, type Composed, type ItemComposer, type MapEntry, type ScalarNode, type SourceNode } from "../sourceNode";
import {
  APOSTROPHE, COLON, DASH, DECLINED, END, endLine, HASH, isBlank, isLineEnd, OPEN_LIST, OPEN_MAP, QUOTE, skipBlanks, SPACE, TAB, toContent, type Cursor,
} from "./cursor";
import { flowCollection, MAX_KEY } from "./flow";
import { plainScalar, quotedScalar } from "./scalars";

/** Letters of an item beyond which it is not read here; fewer than the values that an item may have. */
export const MAX_LENGTH = 16_000;
/** Maps in maps beyond which a text is not read here. */
const MAX_NESTED = 16;

/**
 * Reads the plain part of YAML that nearly all items are written in: keys with values in lines, plain and quoted text
 * of one line, lists of such texts, collections in brackets, comments. It gives the nodes that the `yaml` library
 * gives, or undefined where a text is anything else or has a fault. One pass, linear; never throws.
 */
export function readPlain(text: string): Composed | undefined {
  if (text.length > MAX_LENGTH || text.includes("\uFEFF")) return undefined;
  if (text.includes("\r") && /\r(?!\n)/.test(text)) return undefined;
  const c: Cursor = { text, at: 0, indent: DECLINED };
  toContent(c);
  if (c.indent < 0) return undefined;
  const root = blockMap(c, 0);
  return root === undefined || c.indent !== END ? undefined : { root, faults: [], needsWhole: false };
}

/** A composer that reads plain items itself and hands every other one on. */
export function plainFirst(other: ItemComposer): ItemComposer {
  return (text, anchorsElsewhere) => readPlain(text) ?? other(text, anchorsElsewhere);
}

function blockMap(c: Cursor, nested: number): SourceNode | undefined {
  if (nested > MAX_NESTED) return undefined;
  const { indent, at: start } = c;
  const entries: MapEntry[] = [];
  let end = start;
  do {
    const key = blockKey(c);
    const value = key === undefined ? undefined : blockValue(c, indent, nested);
    if (key === undefined || value === undefined) return undefined;
    entries.push({ key, value });
    end = value.end;
  } while (c.indent === indent);
  if (c.indent > indent) return undefined;
  while (c.text.charCodeAt(end - 1) === SPACE || c.text.charCodeAt(end - 1) === TAB) end -= 1;
  return { kind: "map", entries, flow: false, start, end };
}

/** A key with its colon. */
function blockKey(c: Cursor): ScalarNode | undefined {
  const { text } = c;
  const letter = text.charCodeAt(c.at);
  // A dash or a dot may begin a mark of the document.
  if (letter === DASH || letter === 46) return undefined;
  const key = letter === QUOTE || letter === APOSTROPHE ? quotedScalar(c) : plainScalar(c, false);
  if (key === undefined) return undefined;
  while (text.charCodeAt(c.at) === SPACE) c.at += 1;
  if (text.charCodeAt(c.at) !== COLON || !isBlank(text.charCodeAt(c.at + 1)) || c.at - key.start > MAX_KEY) return undefined;
  c.at += 1;
  return key;
}

/** What belongs to a key of a map that stands `indent` deep. */
function blockValue(c: Cursor, indent: number, nested: number): SourceNode | undefined {
  skipBlanks(c);
  const letter = c.text.charCodeAt(c.at);
  if (!isLineEnd(letter) && letter !== HASH) return valueOnLine(c, indent, letter);
  const empty = c.at;
  if (letter === HASH) c.at -= 1;
  if (!endLine(c)) return undefined;
  if (c.indent > indent) return atDash(c) ? blockList(c) : blockMap(c, nested + 1);
  if (c.indent === indent && atDash(c)) return blockList(c);
  return emptyScalar(empty);
}

/** A value that begins and, save in brackets, ends on this line. */
function valueOnLine(c: Cursor, indent: number, letter: number): SourceNode | undefined {
  const value = letter === QUOTE || letter === APOSTROPHE ? quotedScalar(c)
    : letter === OPEN_LIST || letter === OPEN_MAP ? flowCollection(c, indent, 0)
    : plainScalar(c, false);
  // What stands deeper on the next line would belong to the value.
  return value === undefined || !endLine(c) || c.indent > indent ? undefined : value;
}

function atDash(c: Cursor): boolean {
  return c.text.charCodeAt(c.at) === DASH && isBlank(c.text.charCodeAt(c.at + 1));
}

/** A list of values that stand on the lines of their dashes. */
function blockList(c: Cursor): SourceNode | undefined {
  const { indent, at: start } = c;
  const items: SourceNode[] = [];
  let end = start;
  do {
    c.at += 1;
    while (c.text.charCodeAt(c.at) === SPACE) c.at += 1;
    const item = valueOnLine(c, indent, c.text.charCodeAt(c.at));
    if (item === undefined) return undefined;
    items.push(item);
    end = item.end;
  } while (c.indent === indent && atDash(c));
  return c.indent > indent ? undefined : { kind: "list", items, flow: false, start, end };
}
