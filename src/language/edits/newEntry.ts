import { addAfter } from "./addToFlow";
import { entryOf, mapOf } from "./findEntry";
import { endWithComments, indented } from "./itemLines";
import { keyOrder } from "./keyOrder";
import { indentStep, lineBreakAt } from "./lineStyle";
import { entryRange, insertEntry, insertLine, replaceValue, setFirstEntry, valueInStyle } from "./mapEdits";
import type { Replacement } from "./replacement";
import { skipFlow } from "./scanText";
import type { EntrySource, MapSource } from "./sourceTree";
import type { Target } from "./target";

/** A map of more keys than this stands a key a line. */
const MOST_KEYS_ON_A_LINE = 4;
const LONGEST_LINE = 110;

/** An item to be written: its id, its keys and their plan text in the order to write them. */
export interface NewEntry {
  readonly id: string;
  readonly keys: readonly (readonly [key: string, text: string])[];
}

/** At the end of the map of a key (`tasks`, `actions`, `backlog`) of an item or the plan, which comes into being where there is none. */
export function addInside(target: Target, key: string, entries: readonly NewEntry[]): Replacement[] | undefined {
  const { text, map, owner, item } = target;
  const step = indentStep(text);
  if (map === undefined) {
    if (owner === undefined) return undefined;
    if (owner.map.style === "flow") return setFirstEntry(text, owner.entry, owner.map, key, `{${flowEntries(entries)}}`);
    return replaceValue(text, owner.map, owner.entry, `\n${key}:\n${indented(blockEntries(entries, step), step)}`);
  }
  const entry = entryOf(map, key);
  const value = map.style === "flow" ? `{${flowEntries(entries)}}` : `\n${blockEntries(entries, step)}`;
  if (entry === undefined) return withBlankLine(text, owner?.entry, map, insertEntry(text, owner?.entry, map, key, value, keyOrder(item.section, target.node !== undefined)));
  if (entry.value.kind === "none") return replaceValue(text, map, entry, value);
  const inner = mapOf(text, entry.value);
  return inner === undefined ? undefined : addBehind(text, entry, inner, inner.entries.at(-1), entries);
}

/** Behind an entry of a map; on top where there is none. */
export function addBehind(
  text: string, owner: EntrySource | undefined, map: MapSource, entry: EntrySource | undefined, entries: readonly NewEntry[],
): Replacement[] | undefined {
  if (map.style === "flow") return addAfter(text, map.range, map.entries.map(entryRange), entry === undefined ? -1 : map.entries.indexOf(entry), flowEntries(entries));
  const lineBreak = lineBreakAt(text, entry?.end ?? map.range.start);
  const lines = indented(blockEntries(entries, indentStep(text)), map.indent).trimStart().replace(/\n/g, lineBreak);
  const line = insertLine(text, owner, map, entry, lines, lineBreak);
  const at = entry === undefined ? line.start : endWithComments(text, entry, map.indent);
  return [{ ...line, start: at, end: at }];
}

/** The item as an entry of a block map whose keys stand at a column: on one line while it is short. `step`: columns of one indent. */
export function blockEntry({ id, keys }: NewEntry, step: number): string {
  if (keys.length === 0) return `${id}:`;
  const inline = flowEntry({ id, keys });
  const closed = skipFlow(inline, id.length + 2) === inline.length;
  if (keys.length <= MOST_KEYS_ON_A_LINE && inline.length <= LONGEST_LINE && !inline.includes("\n") && closed) return inline;
  const lines = keys.map(([key, value]) => `${key}: ${value.trim()}`);
  return `${id}:\n${indented(lines.join("\n"), step)}`;
}

/** The item as an entry of a flow map. */
export function flowEntry({ id, keys }: NewEntry): string {
  return `${id}: {${keys.map(([key, value]) => `${key}: ${valueInStyle(value.trim(), "flow") ?? value}`).join(", ")}}`;
}

function blockEntries(entries: readonly NewEntry[], step: number): string {
  return entries.map(entry => blockEntry(entry, step)).join("\n");
}

function flowEntries(entries: readonly NewEntry[]): string {
  return entries.map(flowEntry).join(", ");
}

/** Top-level sections that stand apart by blank lines get one before the new section, too. */
export function withBlankLine(text: string, owner: EntrySource | undefined, map: MapSource, edits: Replacement[] | undefined): Replacement[] | undefined {
  const [first] = edits ?? [];
  const apart = /\n[ \t]*\r?\n[^\s#]/.test(text) || map.entries.some(({ value }) => value.kind === "block-map");
  if (owner !== undefined || first === undefined || map.style === "flow" || !apart || !/^[\r\n]/.test(first.newText)) return edits;
  return [{ ...first, newText: lineBreakAt(text, first.start) + first.newText }];
}
