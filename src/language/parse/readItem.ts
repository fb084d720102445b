import type { Item, KeyPlaces } from "../../core/model/source";
import type { Problem } from "../../core/model/problem";
import { sections, type ItemSection, type SectionSpec } from "../schema/language";
import type { Reading } from "../schema/valueType";
import { conflictingKeys, otherMeasure } from "./conflictingKeys";
import { KeyList } from "./keyPlaces";
import type { MapEntry, ScalarNode, SourceNode } from "./sourceNode";
import { duplicateKey, readKey, readNode, unknownKey } from "./values/combinators";
import { idFault } from "./values/references";
import { reject, rejectWith, report, spanOf } from "./values/reject";

/** An item with its place in the composed text and the tasks that stand below it in the same text. */
export interface ReadItem {
  readonly item: Item;
  /** Offset of the item's first letter in the composed text. */
  readonly offset: number;
  readonly children: readonly ReadItem[];
  readonly problems: readonly Problem[];
  /** False when the id is none: the item is kept for its problems and stands in no plan. */
  readonly valid: boolean;
}

/** An item that is being filled. */
type Draft = { -readonly [K in keyof Item]: Item[K] } & Record<string, unknown>;

/** What the composed text does not show of an item. */
export interface ItemContext {
  readonly text: string;
  /** Tasks stand below it in lines of their own. */
  readonly hasBlock: boolean;
}

/** Reads one item of a section from its key and value. Never throws. */
export function readItem(section: ItemSection, entry: MapEntry, context: ItemContext): ReadItem {
  const spec = sections.get(section);
  const reading = newReading(section, entry.key, context.text);
  const item = reading.item as Draft;
  const fault = idFault(entry.key.text);
  reading.path = entry.key.text;
  if (fault !== undefined) rejectWith(reading, entry.key, fault.wrong, fault.better);
  const children: ReadItem[] = [];
  if (spec !== undefined) fill(item, spec, entry, reading, context, children);
  reading.keys.close();
  const { problems } = reading;
  return { item, offset: entry.key.start, children: children.length === 0 ? NONE : children, problems: problems.length === 0 ? NONE : problems, valid: fault === undefined };
}

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** A reading for an item that begins at a key. */
export function newReading(section: Item["section"], key: ScalarNode, text: string): Reading {
  const keys = new KeyList();
  return { item: newItem(section, key.text, key.end - key.start, keys), base: key.start, text, keys, problems: [], path: "" };
}

/** An item of which the key alone is read. */
export function newItem(section: Item["section"], id: string, length: number, keys: KeyPlaces): Item {
  // One by one: objects in objects are made more slowly.
  const idSpan = { start: 0, end: length };
  const span = { start: 0, end: length };
  return { section, id, idSpan, span, keys };
}

function fill(item: Draft, spec: SectionSpec, entry: MapEntry, reading: Reading, context: ItemContext, children: ReadItem[]): void {
  const value = entry.value;
  if (spec.tasksKey?.name === "tasks") item["summary"] = context.hasBlock;
  if (spec.tasksKey?.name === "actions") item["actions"] = [];
  if (spec.kept) item["values"] = new Map();
  if (spec.value !== undefined) item[spec.value.property] = [];
  if (value !== undefined) item.span = { start: 0, end: Math.max(item.span.end, ownEnd(value, context) - reading.base) };
  reading.path = entry.key.text;
  if (value === undefined || (value.kind === "scalar" && value.style === "empty" && value.tag === undefined)) {
    if (!spec.mayBeEmpty && value?.alias !== true) rejectEmpty(spec, entry, reading);
    return;
  }
  if (spec.value !== undefined) {
    const read = readNode(value, spec.value.type, reading);
    if (read !== undefined) item[spec.value.property] = read;
    return;
  }
  if (value.tag !== undefined) rejectWith(reading, value, "Tags (`!name`) mean nothing in a plan; take the tag away.");
  else if (value.kind !== "map") reject(reading, value, `keys of its own, such as ${spec.example.slice(spec.example.indexOf(":") + 2)}`);
  else readKeys(item, spec, value.entries, reading, context, children);
}

function rejectEmpty(spec: SectionSpec, entry: MapEntry, reading: Reading): void {
  report(reading, "invalid-value", spanOf(entry.key, reading), `\`${entry.key.text}\` has no keys; write some, such as ${spec.example}, or take it away.`);
}

function readKeys(item: Draft, spec: SectionSpec, entries: readonly MapEntry[], reading: Reading, context: ItemContext, children: ReadItem[]): void {
  const seen = keysBefore(entries);
  const values = item["values"];
  for (const entry of entries) {
    const name = entry.key.text;
    reading.path = name;
    const known = spec.keys.get(name);
    if (name === spec.tasksKey?.name) readTasks(item, entry, reading, context, children, seen.has(name));
    else if (known === undefined) unknownKey(entry, knownKeys(spec), reading);
    else {
      const read = readKey(entry, name, known.spec.type, reading, seen);
      if (read !== undefined) {
        if (values instanceof Map) values.set(name, read);
        else item[known.property] = read;
      } else if (!seen.has(name)) item.rejected = [...(item.rejected ?? []), name];
    }
    seen.add(name);
  }
  reading.path = "";
  conflictingKeys(spec.keys, reading);
  if (item["remaining"] !== undefined && otherMeasure(reading)) {
    item["remaining"] = undefined;
    item.rejected = [...(item.rejected ?? []), "remaining"];
  }
  if (spec.tasksKey?.name === "tasks" && item["include"] !== undefined) item["summary"] = true;
}

/** So many keys of an item are compared one by one; for more there is a set. */
const FEW = 12;

/** The keys that stand before the one that is being read, as far as they are noted. */
function keysBefore(entries: readonly MapEntry[]): { has(key: string): boolean; add(key: string): void } {
  if (entries.length > FEW) return new Set<string>();
  let count = 0;
  return {
    has(key) {
      for (let at = 0; at < count; at += 1) if ((entries[at] as MapEntry).key.text === key) return true;
      return false;
    },
    add() { count += 1; },
  };
}

function knownKeys(spec: SectionSpec): readonly string[] {
  return spec.tasksKey === undefined ? [...spec.keys.keys()] : [...spec.keys.keys(), spec.tasksKey.name];
}

/** `tasks` of a task, or `actions` of a risk, where they stand in the same text. */
function readTasks(item: Draft, entry: MapEntry, reading: Reading, context: ItemContext, children: ReadItem[], again: boolean): void {
  if (again) {
    duplicateKey(entry, reading);
    return;
  }
  const { value } = entry;
  if (entry.key.text === "tasks") item["summary"] = true;
  const key = spanOf(entry.key, reading);
  const inLines = entry.key.text === "tasks" && value?.kind === "map" && !value.flow;
  const own = value === undefined || value.kind === "scalar" || inLines ? { start: key.end + 1, end: key.end + 1 } : spanOf(value, reading);
  reading.keys.note(entry.key.text, key.start, key.end, own.start, own.end);
  if (value === undefined || (value.kind === "scalar" && value.style === "empty")) return;
  if (value.kind !== "map" || value.tag !== undefined) {
    reject(reading, value, "tasks by id, such as {schema: {effort: 3d}}");
    return;
  }
  for (const child of value.entries) children.push(readItem("tasks", child, { text: context.text, hasBlock: false }));
  if (entry.key.text === "actions") item["actions"] = children.filter(({ valid }) => valid).map(({ item: action }) => action);
}

/** The end of an item's own text: tasks below it in blocks are not part of it. */
function ownEnd(value: SourceNode, context: ItemContext): number {
  if (value.kind !== "map" || value.flow) return value.end;
  let end = value.start;
  for (const entry of value.entries) {
    const own = ownEntryEnd(entry);
    if (own > end) end = own;
  }
  return Math.min(end, context.text.length);
}

function ownEntryEnd({ key, value }: MapEntry): number {
  if (value === undefined) return key.end;
  if (value.kind === "scalar") return value.style === "empty" ? key.end + 1 : value.end;
  const nested = value.kind === "map" && !value.flow && key.text === "tasks";
  return nested ? key.end + 1 : value.end;
}
