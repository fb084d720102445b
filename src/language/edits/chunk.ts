import { addAfter } from "./addToFlow";
import { entryOf, mapOf, type FoundEntry } from "./findEntry";
import { flowEntry } from "./flowText";
import { endWithComments, indented, outdented, startWithComments } from "./itemLines";
import { indentStep, lineBreakAt } from "./lineStyle";
import { entryRange, insertEntry, replaceValue, setFirstEntry } from "./mapEdits";
import { withBlankLine } from "./newEntry";
import { removeFromFlow, removeLines } from "./removeFromText";
import type { Replacement } from "./replacement";
import { lineEnd } from "./scanText";
import type { EntrySource, MapSource } from "./sourceTree";

/** The text of an item, free of where it stood. */
export interface Chunk {
  /** Its lines with the comments that belong to it, the key in the first column, `\n` between them. */
  readonly lines: string;
  /** The item on one line as it stands inside `{ }`; undefined when it has comments or takes several lines. */
  readonly inline: string | undefined;
}

/** The text of an entry of a map. */
export function chunkOf(text: string, { entry, map }: FoundEntry): Chunk {
  if (map.style === "flow") {
    const { start, end } = entryRange(entry);
    const raw = text.slice(start, end);
    const closed = entry.colon > entry.keyRange.end ? raw : `${raw}:`;
    return { lines: closed.replace(/\r\n?/g, "\n"), inline: /[\r\n]/.test(raw) ? undefined : raw };
  }
  const lines = outdented(text.slice(startWithComments(text, entry, map.indent), endWithComments(text, entry, map.indent)), map.indent);
  return { lines, inline: /(?:^|\s)#/.test(lines) ? undefined : flowEntry(text, entry) };
}

/** Takes an entry away with the comments that belong to it; a block map that it leaves empty becomes `{}`. */
export function cutEntry(text: string, { entry, map, parents }: FoundEntry): Replacement[] {
  if (map.style === "flow") return removeFromFlow(text, map.range, map.entries.map(entryRange), map.entries.indexOf(entry));
  const lines = removeLines(text, startWithComments(text, entry, map.indent), endWithComments(text, entry, map.indent));
  const owner = parents.at(-1)?.entry;
  if (map.entries.length > 1 || owner === undefined) return [lines];
  return [{ start: owner.colon, end: owner.colon, newText: " {}" }, lines];
}

/** Puts a chunk before or behind an entry. Undefined when it cannot stand in that map. */
export function putBeside(text: string, { entry, map }: FoundEntry, side: "before" | "behind", chunk: Chunk): Replacement[] | undefined {
  if (map.style === "flow") {
    const index = map.entries.indexOf(entry) - (side === "before" ? 1 : 0);
    return chunk.inline === undefined ? undefined : addAfter(text, map.range, map.entries.map(entryRange), index, chunk.inline);
  }
  const lineBreak = lineBreakAt(text, entry.end);
  const body = indented(chunk.lines, map.indent).replace(/\n/g, lineBreak);
  if (side === "before") {
    const at = startWithComments(text, entry, map.indent);
    return [{ start: at, end: at, newText: `${body}${lineBreak}` }];
  }
  const at = endWithComments(text, entry, map.indent);
  return [{ start: at, end: at, newText: `${lineBreak}${body}` }];
}

/** Where a chunk goes when it goes into something: an item with its keys, or the plan. */
export interface Holder {
  /** The item's entry in its map; undefined for the plan. */
  readonly owner: EntrySource | undefined;
  readonly ownerMap: MapSource | undefined;
  /** The keys of the item or plan; undefined when it has none yet. */
  readonly map: MapSource | undefined;
}

/** Puts a chunk at the end of the map below a key, which comes into being where there is none. */
export function putInto(text: string, { owner, ownerMap, map }: Holder, key: string, order: readonly string[], chunk: Chunk): Replacement[] | undefined {
  const block = `\n${chunk.lines}`;
  const flow = chunk.inline === undefined ? undefined : `{${chunk.inline}}`;
  if (map === undefined) {
    if (owner === undefined || ownerMap === undefined) return undefined;
    const value = ownerMap.style === "flow" ? flow : block;
    return value === undefined ? undefined : setFirstEntry(text, owner, ownerMap, key, value);
  }
  const entry = entryOf(map, key);
  if (entry === undefined) {
    const value = map.style === "flow" ? flow : block;
    return value === undefined ? undefined : withBlankLine(text, owner, map, insertEntry(text, owner, map, key, value, order));
  }
  const held = mapOf(text, entry.value);
  const last = held?.entries.at(-1);
  if (held !== undefined && last !== undefined) return putBeside(text, { entry: last, map: held, parents: [] }, "behind", chunk);
  if (map.style === "flow") return flow === undefined ? undefined : replaceValue(text, map, entry, flow);
  if (entry.value.kind === "none") return replaceValue(text, map, entry, block);
  return held === undefined || entry.value.kind !== "flow-map" ? undefined : openBraces(text, map, entry, entry.value.range.end, chunk);
}

/** `tasks: {} # why` becomes a key with lines below it. */
function openBraces(text: string, map: MapSource, entry: EntrySource, end: number, chunk: Chunk): Replacement[] {
  const lineBreak = lineBreakAt(text, entry.colon);
  const body = indented(chunk.lines, map.indent + indentStep(text)).replace(/\n/g, lineBreak);
  const at = lineEnd(text, end);
  return [{ start: entry.colon, end, newText: "" }, { start: at, end: at, newText: `${lineBreak}${body}` }];
}
