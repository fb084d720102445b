import { MINUTES_PER_DAY } from "../../../core/model/instant";
import type { Dated } from "../../../core/model/values";
import type { Span } from "../../../core/model/source";
import { kebabCase, type KeySpec, type KeyTable, type Reading, type ValueType } from "../../schema/valueType";
import { synonymAmong } from "../../schema/synonyms";
import { lostAnchor, lostInComment, lostKey } from "../lostText";
import { nearestWord } from "../nearest";
import type { MapEntry, SourceNode } from "../sourceNode";
import { parseDate } from "./dates";
import { reject, rejectWith, replacement, report, shortened, spanOf } from "./reject";

/** A path one step deeper. */
export function joinPath(path: string, step: string | number): string {
  return path === "" ? String(step) : `${path}.${step}`;
}

/** Where the value of an entry stands: right after the key when nothing does. */
export function valueSpan(entry: MapEntry, reading: Reading): Span {
  return entry.value === undefined ? { start: entry.key.end - reading.base, end: entry.key.end - reading.base } : spanOf(entry.value, reading);
}

/**
 * Reads the value of one entry under its path and notes where it stands. Reports a key that stands twice (`before`
 * holds those read so far), a key without a colon, and text that became a comment.
 */
export function readKey<T>(
  entry: MapEntry, path: string, type: ValueType<T>, reading: Reading, before: { has(key: string): boolean },
): T | undefined {
  reading.path = path;
  if (before.has(entry.key.text)) return duplicateKey(entry, reading);
  if (entry.value === undefined) return lostKey(entry, reading);
  if (type.text === true) {
    lostInComment(entry.value, reading);
    lostAnchor(entry.value, reading);
  }
  const value = readNode(entry.value, type, reading);
  if (value !== undefined) noteKey(path, entry.key, entry.value, reading);
  return value;
}

function noteKey(path: string, key: Span, value: Span, { keys, base }: Reading): void {
  keys.note(path, key.start - base, key.end - base, value.start - base, value.end - base);
}

/** Says that a key, or what it names, stands twice and points at the first, which is noted at the path. */
export function duplicateKey(entry: MapEntry, reading: Reading, name = entry.key.text): undefined {
  const first = reading.keys.get(reading.path);
  const at = spanOf(entry.key, reading);
  report(reading, "duplicate-key", at, `\`${name}\` stands twice here; the first one counts. Take one of them away.`);
  const problem = reading.problems.at(-1);
  if (first === undefined || problem?.code !== "duplicate-key" || problem.at.span !== at) return undefined;
  reading.problems[reading.problems.length - 1] = { ...problem, related: [{ message: "The first one stands here.", at: { item: reading.item, span: first.key } }] };
  return undefined;
}

/** Reads a node by its type; tags are refused. */
export function readNode<T>(node: SourceNode, type: ValueType<T>, reading: Reading): T | undefined {
  if (node.tag !== undefined) return rejectWith(reading, node, "Tags (`!name`) mean nothing in a plan; quote the text if it is meant as text.");
  if (node.kind === "scalar" && node.style === "empty" && node.alias === true) return undefined;
  return type.read(node, reading);
}

/** One value or a list of them, always as a list. */
export function oneOrMore<T>(element: ValueType<T>): ValueType<readonly T[]> {
  return {
    ...element,
    json: { anyOf: [element.json, { type: "array", items: element.json }] },
    of: element,
    read(node, reading) {
      if (node.kind === "list") return readElements(node.items, element, reading);
      const value = readNode(node, element, reading);
      return value === undefined ? undefined : [value];
    },
  };
}

/** A list. */
export function listOf<T>(element: ValueType<T>, accepts = `a list of ${element.name}s`): ValueType<readonly T[]> {
  const example = `[${element.examples.slice(0, 2).join(", ")}]`;
  return {
    name: "list", accepts, examples: [example], json: { type: "array", items: element.json }, of: element,
    ...(element.refersTo === undefined ? {} : { refersTo: element.refersTo }),
    read(node, reading) {
      if (node.kind === "list") return readElements(node.items, element, reading);
      const better = node.kind === "scalar" && node.style === "plain" && node.inner >= 0 ? `[${node.text}]` : undefined;
      return reject(reading, node, accepts, better);
    },
  };
}

function readElements<T>(items: readonly SourceNode[], element: ValueType<T>, reading: Reading): readonly T[] {
  const path = reading.path;
  const first = open.count;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] as SourceNode;
    reading.path = path;
    const value = readNode(item, element, reading);
    if (value === undefined) continue;
    open.values[open.count] = value;
    open.count += 1;
    noteKey(elementPath(path, i), item, item, reading);
  }
  reading.path = path;
  const values = open.values.slice(first, open.count) as T[];
  open.count = first;
  return values;
}

/** The values so far of the list that is read and of those around it: lists that grow on their own have room for many more. */
const open: { readonly values: unknown[]; count: number } = { values: [], count: 0 };

/** Paths of the first elements of lists, by the paths of these: every task with links has the same. */
const elementPaths = new Map<string, string[]>();
/** Lists and elements of which they are remembered. */
const MOST_LISTS = 100;
const MOST_ELEMENTS = 16;

function elementPath(path: string, element: number): string {
  if (element >= MOST_ELEMENTS) return joinPath(path, element);
  let known = elementPaths.get(path);
  if (known === undefined) {
    if (elementPaths.size >= MOST_LISTS) elementPaths.clear();
    known = [];
    // A copy, so that the text of a whole file is not kept for it.
    elementPaths.set(` ${path}`.slice(1), known);
  }
  return known[element] ??= joinPath(` ${path}`.slice(1), element);
}

/** Says whether a key may stand in a map: a reason why not, or undefined. */
export type KeyCheck = (key: string) => { readonly wrong: string; readonly better?: string } | undefined;

/** A map from names to values of one type. */
export function mapOf<T>(of: ValueType<T>, accepts: string, example: string, check?: KeyCheck): ValueType<ReadonlyMap<string, T>> {
  return {
    name: "map", accepts, examples: [example], json: { type: "object", additionalProperties: of.json }, of,
    read(node, reading) {
      if (node.kind !== "map") return reject(reading, node, accepts);
      const path = reading.path;
      const values = new Map<string, T>();
      for (const entry of node.entries) {
        const step = joinPath(path, entry.key.text);
        reading.path = step;
        if (!acceptedKey(entry, check, reading)) continue;
        const value = readKey(entry, step, of, reading, values);
        if (value !== undefined) values.set(entry.key.text, value);
      }
      reading.path = path;
      return values;
    },
  };
}

function acceptedKey(entry: MapEntry, check: KeyCheck | undefined, reading: Reading): boolean {
  const refused = check?.(entry.key.text);
  if (refused === undefined) return true;
  rejectWith(reading, entry.key, refused.wrong, refused.better);
  return false;
}

/** A map with keys of its own, each of its own type. */
export function record<T extends object>(name: string, accepts: string, example: string, keys: KeyTable<T>): ValueType<T> {
  const table = namedKeys(keys);
  const properties = Object.fromEntries([...table].map(([key, { spec }]) => [key, { ...spec.type.json, description: spec.doc }]));
  return {
    name, accepts, examples: [example], keys: keys as unknown as Readonly<Record<string, KeySpec<unknown>>>,
    json: { type: "object", properties, additionalProperties: false },
    read(node, reading) {
      if (node.kind !== "map") return reject(reading, node, accepts);
      return readRecord(node.entries, table, reading) as T;
    },
  };
}

/** A key table by the names in the file. */
export type NamedKeys = ReadonlyMap<string, { readonly property: string; readonly spec: KeySpec<unknown> }>;

/** A key table by the names in the file, in its order. */
export function namedKeys(keys: Readonly<Record<never, never>>): NamedKeys {
  const entries = Object.entries(keys as Readonly<Record<string, KeySpec<unknown>>>);
  return new Map(entries.map(([property, spec]) => [spec.name ?? kebabCase(property), { property, spec }]));
}

/** Reads the entries of a map with known keys into an object by property. */
export function readRecord(entries: readonly MapEntry[], table: NamedKeys, reading: Reading): Record<string, unknown> {
  const path = reading.path;
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const entry of entries) {
    reading.path = joinPath(path, entry.key.text);
    const known = table.get(entry.key.text);
    if (known === undefined) unknownKey(entry, table.keys(), reading);
    else {
      const value = readKey(entry, reading.path, known.spec.type, reading, seen);
      if (value !== undefined) values[known.property] = value;
    }
    seen.add(entry.key.text);
  }
  reading.path = path;
  reportExclusions(entries, table, reading);
  return values;
}

/** Keys of one value that exclude each other; those of an item are looked at with the whole item. */
function reportExclusions(entries: readonly MapEntry[], table: NamedKeys, reading: Reading): void {
  if (reading.path === "" || entries.length < 2) return;
  entries.forEach(({ key }, place) => {
    const excludes = table.get(key.text)?.spec.excludes;
    const rival = excludes === undefined ? undefined : entries.slice(0, place).find((before) => excludes.includes(before.key.text));
    if (rival !== undefined) report(reading, "conflicting-keys", spanOf(key, reading), `\`${key.text}\` and \`${rival.key.text}\` exclude each other; take one of them away.`);
  });
}

/** Says that a key does not exist here and offers the nearest. A key without a colon is more likely lost text. */
export function unknownKey(entry: MapEntry, known: Iterable<string>, reading: Reading): void {
  if (entry.value === undefined) {
    lostKey(entry, reading);
    return;
  }
  const words = [...known];
  const key = entry.key.text;
  if (key === "<<") {
    rejectWith(reading, entry.key, "Merge keys (`<<`) mean nothing in a plan; write the keys themselves.");
    return;
  }
  const near = nearestWord(key, words) ?? synonymAmong(key, words);
  const at = spanOf(entry.key, reading);
  if (near !== undefined) {
    report(reading, "unknown-key", at, `There is no key \`${shortened(key)}\` here; did you mean \`${near}\`?`, [replacement(`Change to \`${near}\``, at, near, reading)]);
    return;
  }
  const offer = words.length > 0 && words.length <= 12 ? ` It takes ${words.map((each) => `\`${each}\``).join(", ")}.` : " Take it away or correct it.";
  report(reading, "unknown-key", at, `There is no key \`${shortened(key)}\` here.${offer}`);
}

/** A value, or values from dates on (`{2026-01-05: 50%, 2026-03-02: 100%}`), sorted by date. */
export function dated<T>(type: ValueType<T>): ValueType<Dated<T>> {
  const accepts = `${type.accepts}, or such values by date: {2026-01-05: ${type.examples[0] ?? ""}}`;
  return {
    ...type, accepts, of: type as ValueType<unknown>,
    json: { anyOf: [type.json, { type: "object", additionalProperties: type.json }] },
    read(node, reading) {
      if (node.kind !== "map") {
        const value = type.read(node, reading);
        return value === undefined ? undefined : { steps: [{ value }] };
      }
      return readSteps(node.entries, type, reading);
    },
  };
}

const NONE_BEFORE: ReadonlySet<string> = new Set();

function readSteps<T>(entries: readonly MapEntry[], type: ValueType<T>, reading: Reading): Dated<T> | undefined {
  const path = reading.path;
  const seen = new Map<number, string>();
  const steps: { from: { readonly day: number; readonly minute?: number }; value: T }[] = [];
  for (const entry of entries) {
    const step = joinPath(path, entry.key.text);
    reading.path = step;
    const from = parseDate(entry.key.text);
    if (!("value" in from)) {
      reading.path = path;
      rejectWith(reading, entry.key, from.wrong ?? `\`${path}\` changes on dates: \`${shortened(entry.key.text)}\` is none.`, from.better);
      continue;
    }
    const minute = from.value.day * MINUTES_PER_DAY + (from.value.minute ?? 0);
    const first = seen.get(minute);
    if (first !== undefined) {
      reading.path = joinPath(path, first);
      duplicateKey(entry, reading);
      continue;
    }
    seen.set(minute, entry.key.text);
    const value = readKey(entry, step, type, reading, NONE_BEFORE);
    if (value !== undefined) steps.push({ from: from.value, value });
  }
  reading.path = path;
  steps.sort((a, b) => a.from.day - b.from.day || (a.from.minute ?? 0) - (b.from.minute ?? 0));
  return steps.length === 0 ? undefined : { steps };
}
