import type { Item, KeyPlaces, KeySpan } from "../../core/model/source";
import { sections, type ItemSection, type SectionSpec } from "../schema/language";
import type { Reading } from "../schema/valueType";
import { untold, type KeyList } from "./keyPlaces";
import type { Segment } from "./outline";
import { COLON, HASH, NEWLINE, OPEN_LIST, RETURN, SPACE, TAB, isBlank, type Cursor } from "./plain/cursor";
import { flowCollection } from "./plain/flow";
import { MAX_LENGTH } from "./plain/readPlain";
import { newItem, newReading, type ReadItem } from "./readItem";
import type { NamedKeys } from "./values/combinators";
import { idFault } from "./values/references";

type Known = NonNullable<ReturnType<NamedKeys["get"]>> & { readonly name: string };

/** The keys of the last item that was read here, in its order: the next one mostly has the same. */
const usual: { table: NamedKeys | undefined; keys: Known[] } = { table: undefined, keys: [] };

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/**
 * Reads the usual item straight from its text: its id on a line of its own, then lines of `key: text` and `key: [list]`,
 * without blanks, comments and quotes around them. What it gives is what the nodes of the text would give; undefined for
 * any other item, and for one with a fault, so that nothing is ever said here.
 */
export function readPlainItem(segment: Segment, section: ItemSection, own: string): ReadItem | undefined {
  const { indent, name } = segment;
  const spec = sections.get(section);
  const head = indent + name.length;
  if (spec === undefined || spec.value !== undefined || segment.misaligned || segment.hasBlock || segment.pieces.length !== 1) return undefined;
  if (own.charCodeAt(head) !== COLON || own.charCodeAt(head + 1) !== NEWLINE || own.length > MAX_LENGTH) return undefined;
  // A quote in front of the id would stand here.
  if (own.charCodeAt(indent) !== name.charCodeAt(0) || idFault(name) !== undefined) return undefined;
  const keys = new LaterKeys(own, section, name, indent);
  const reading: Reading = { item: newItem(section, name, name.length, keys), base: indent, text: own, keys: untold, problems: [], path: "" };
  const item = reading.item as { -readonly [K in keyof Item]: Item[K] } & Record<string, unknown>;
  begin(item, spec);
  if (!readLines(item, spec, head + 2, reading) || item["include"] !== undefined) return undefined;
  item.span = { start: 0, end: own.length - indent };
  return { item, offset: indent, children: NONE, problems: NONE, valid: true };
}

/** Places of keys that are looked for in the text of their item when somebody asks: a plan has very many, and few are ever asked for. */
class LaterKeys implements KeyPlaces {
  private list: KeyList | undefined;

  private readonly own: string;
  private readonly section: ItemSection;
  private readonly name: string;
  private readonly indent: number;

  constructor(own: string, section: ItemSection, name: string, indent: number) {
    this.own = own;
    this.section = section;
    this.name = name;
    this.indent = indent;
  }

  get size(): number {
    return this.places().size;
  }

  get(path: string): KeySpan | undefined {
    return this.places().get(path);
  }

  has(path: string): boolean {
    return this.places().has(path);
  }

  keys(): Iterable<string> {
    return this.places().keys();
  }

  values(): Iterable<KeySpan> {
    return this.places().values();
  }

  [Symbol.iterator](): Iterator<readonly [string, KeySpan]> {
    return this.places()[Symbol.iterator]();
  }

  private places(): KeyList {
    if (this.list !== undefined) return this.list;
    const { own, section, name, indent } = this;
    const spec = sections.get(section);
    const end = indent + name.length;
    const reading = newReading(section, { kind: "scalar", text: name, style: "plain", start: indent, end, inner: indent }, own);
    if (spec !== undefined) readLines({}, spec, end + 2, reading);
    return this.list = reading.keys.close();
  }
}

/** What every item of a section has, whatever stands in it. */
function begin(item: Record<string, unknown>, { tasksKey, kept }: SectionSpec): void {
  if (tasksKey?.name === "tasks") item["summary"] = false;
  if (tasksKey?.name === "actions") item["actions"] = [];
  if (kept) item["values"] = new Map();
}

/** Reads line by line, from an offset to the end; false where a line is another one. */
function readLines(item: Record<string, unknown>, spec: SectionSpec, from: number, reading: Reading): boolean {
  const { text, base, keys } = reading;
  const values = item["values"];
  const c: Cursor = { text, at: from, indent: 0 };
  while (text.charCodeAt(c.at) === SPACE) c.at += 1;
  const depth = c.at - from;
  if (depth <= base) return false;
  const before: Known[] = [];
  for (;;) {
    const key = keyAt(text, c.at, before.length, spec);
    if (key === undefined || !goesWith(before, key)) return false;
    before.push(key);
    const start = c.at;
    c.at += key.name.length + 1;
    if (text.charCodeAt(c.at) !== SPACE) return false;
    while (text.charCodeAt(c.at) === SPACE) c.at += 1;
    const valueStart = c.at;
    reading.path = key.name;
    const value = valueAt(c, key, depth, reading);
    if (value === undefined || reading.problems.length > 0) return false;
    keys.note(key.name, start - base, start + key.name.length - base, valueStart - base, c.at - base);
    if (values instanceof Map) values.set(key.name, value);
    else item[key.property] = value;
    if (c.at === text.length) break;
    const line = c.at + 1;
    c.at = line;
    while (text.charCodeAt(c.at) === SPACE) c.at += 1;
    if (c.at - line !== depth) return false;
  }
  reading.path = "";
  return true;
}

/** True when a key can stand beside those before it: each once, and none that excludes another. */
function goesWith(before: readonly Known[], { name, spec: { excludes } }: Known): boolean {
  for (let i = 0, { length } = before; i < length; i += 1) {
    const other = before[i] as Known;
    if (other.name === name || excludes?.includes(other.name) === true || other.spec.excludes?.includes(name) === true) return false;
  }
  return true;
}

/** The key that stands at an offset with its colon; undefined when the section has none of that name. */
function keyAt(text: string, at: number, place: number, spec: SectionSpec): Known | undefined {
  if (usual.table !== spec.keys) {
    usual.table = spec.keys;
    usual.keys = [];
  }
  const last = usual.keys[place];
  if (last !== undefined && text.charCodeAt(at + last.name.length) === COLON && text.startsWith(last.name, at)) return last;
  let end = at;
  for (let letter = text.charCodeAt(end); (letter >= 97 && letter <= 122) || letter === 45; letter = text.charCodeAt(end)) end += 1;
  if (text.charCodeAt(end) !== COLON) return undefined;
  const found = spec.keys.get(text.slice(at, end));
  const name = found === undefined ? undefined : nameOf(text.slice(at, end), spec);
  if (found === undefined || name === undefined) return undefined;
  const known = { ...found, name };
  if (place <= usual.keys.length) usual.keys[place] = known;
  return known;
}

/** The name as the table of keys has it, so that no piece of a text is kept for it; undefined for the key of tasks. */
function nameOf(text: string, { keys, tasksKey }: SectionSpec): string | undefined {
  if (text === tasksKey?.name) return undefined;
  for (const name of keys.keys()) if (name === text) return name;
  return undefined;
}

/** The value that stands where the cursor does and ends with its line; undefined when it is none, or not plain. */
function valueAt(c: Cursor, { spec: { type } }: Known, depth: number, reading: Reading): unknown {
  const { text, at: start } = c;
  const letter = text.charCodeAt(start);
  if (letter === OPEN_LIST) {
    const list = flowCollection(c, depth, 0);
    return list === undefined || plainEnd(text, start) !== c.at ? undefined : type.read(list, reading);
  }
  const isWord = (letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57) || (letter >= 65 && letter <= 90);
  const end = isWord ? plainEnd(text, start) : -1;
  if (end === -1) return undefined;
  c.at = end;
  return type.read({ kind: "scalar", text: text.slice(start, end), style: "plain", start, end, inner: start }, reading);
}

/** The end of the line, when nothing up to there is a sign to YAML outside of brackets, nor a letter that is none; else -1. */
function plainEnd(text: string, start: number): number {
  let before = 0;
  for (let at = start; ; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === NEWLINE || letter !== letter) return before === SPACE ? -1 : at;
    if (letter === TAB || letter === RETURN || letter === 0xfeff || (letter === HASH && before === SPACE) || (letter === COLON && isBlank(text.charCodeAt(at + 1)))) return -1;
    before = letter;
  }
}
