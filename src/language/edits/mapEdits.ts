import { addAfter, addFirst } from "./addToFlow";
import { entryOf } from "./findEntry";
import { indentStep, lineBreakAt } from "./lineStyle";
import { removeFromFlow, removeLines } from "./removeFromText";
import type { Replacement } from "./replacement";
import { lineEnd, lineStart, nextLine } from "./scanText";
import type { EntrySource, MapSource, Range } from "./sourceTree";

/** The text that an entry of a flow map takes, key and value. */
export function entryRange(entry: EntrySource): Range {
  return { start: entry.keyRange.start, end: Math.max(entry.end, entry.colon) };
}

/**
 * A value as it can stand inside a map of the style: a plain text with a comma or bracket needs quotes inside `{ }`,
 * and nothing there may take several lines. Undefined when it cannot stand there.
 */
export function valueInStyle(text: string, style: "block" | "flow"): string | undefined {
  if (style === "block") return text;
  if (/[\r\n]/.test(text)) return undefined;
  return /^[^"'[{&*!|>]/.test(text) && /[,[\]{}]/.test(text) ? `"${text.replace(/[\\"]/g, "\\$&")}"` : text;
}

/** What stands behind a colon: a space and the value, or a value that begins on the next line. */
function behindColon(value: string): string {
  return /^[\r\n]/.test(value) ? value : ` ${value}`;
}

/** Several lines of a block value, moved to stand below a key at the column. */
function linesBelow(text: string, column: number, lineBreak: string): string {
  const [first = "", ...rest] = text.replace(/\r\n?/g, "\n").split("\n");
  const pad = " ".repeat(column);
  return [first, ...rest.map(line => (line === "" ? "" : pad + line))].join(lineBreak);
}

/** Writes another value for an entry. Undefined when the old one is not closed or the new one cannot stand there. */
export function replaceValue(text: string, map: MapSource, entry: EntrySource, newValue: string): Replacement[] | undefined {
  const styled = valueInStyle(newValue, map.style);
  if (styled === undefined) return undefined;
  const value = linesBelow(styled, map.indent + indentStep(text), lineBreakAt(text, entry.keyRange.start));
  const old = entry.value;
  switch (old.kind) {
    case "none":
      if (/^[\r\n]/.test(value)) return [{ start: lineEnd(text, entry.end), end: lineEnd(text, entry.end), newText: value }];
      return [{ start: entry.end, end: entry.end, newText: `${text[entry.colon - 1] === ":" && entry.colon > entry.keyRange.end ? "" : ":"}${behindColon(value)}` }];
    case "other":
      return old.why === "unclosed" ? undefined : [{ ...old.range, newText: value }];
    case "block-map":
    case "block-list": {
      const lines = removeLines(text, old.range.start, lineEnd(text, old.range.end));
      const from = nextLine(text, entry.colon);
      return [{ start: entry.colon, end: entry.colon, newText: behindColon(value) }, { start: Math.min(from, lines.start), end: lines.end, newText: "" }];
    }
    default:
      return text.slice(old.range.start, old.range.end) === value ? [] : [{ ...old.range, newText: value }];
  }
}

/** Adds a key to a map, after the last one that usually stands before it. Undefined when the value cannot stand there. */
export function insertEntry(
  text: string, owner: EntrySource | undefined, map: MapSource, key: string, value: string, order: readonly string[],
): Replacement[] | undefined {
  const styled = valueInStyle(value, map.style);
  if (styled === undefined) return undefined;
  const index = placeFor(map, key, order);
  if (map.style === "flow") {
    const members = map.entries.map(entryRange);
    const newText = `${key}: ${styled}`;
    return index < 0 ? [addFirst(text, map.range, members, newText)] : addAfter(text, map.range, members, index, newText);
  }
  const at = index < 0 ? undefined : map.entries[index];
  const lineBreak = lineBreakAt(text, at?.end ?? map.range.start);
  const line = `${key}:${behindColon(linesBelow(styled, map.indent + indentStep(text), lineBreak))}`;
  return [insertLine(text, owner, map, at, line, lineBreak)];
}

/** Puts a line below an entry of a block map, or on top of the map. */
export function insertLine(
  text: string, owner: EntrySource | undefined, map: MapSource, after: EntrySource | undefined, line: string, lineBreak: string,
): Replacement {
  const indent = " ".repeat(map.indent);
  if (after !== undefined) {
    const at = lineEnd(text, after.end);
    return { start: at, end: at, newText: `${lineBreak}${indent}${line}` };
  }
  if (owner !== undefined && lineStart(text, owner.colon) < lineStart(text, map.range.start)) {
    const at = lineEnd(text, owner.colon);
    return { start: at, end: at, newText: `${lineBreak}${indent}${line}` };
  }
  return { start: map.range.start, end: map.range.start, newText: `${line}${lineBreak}${indent}` };
}

/** Index of the last entry that usually stands before the key; -1 for the top. A key without a usual place comes last. */
function placeFor(map: MapSource, key: string, order: readonly string[]): number {
  const rank = order.indexOf(key);
  if (rank < 0) return map.entries.length - 1;
  for (let index = map.entries.length - 1; index >= 0; index -= 1) {
    const other = order.indexOf(map.entries[index]?.key ?? "");
    if (other >= 0 && other < rank) return index;
  }
  const first = order.indexOf(map.entries[0]?.key ?? "");
  return first >= 0 ? -1 : map.entries.length - 1;
}

/** Sets a key of a map: another value where it stands, else a new entry. */
export function setEntry(
  text: string, owner: EntrySource | undefined, map: MapSource, key: string, value: string, order: readonly string[],
): Replacement[] | undefined {
  const entry = entryOf(map, key);
  return entry === undefined ? insertEntry(text, owner, map, key, value, order) : replaceValue(text, map, entry, value);
}

/** Gives a key that has no value yet a map with one entry. */
export function setFirstEntry(text: string, owner: EntrySource, ownerMap: MapSource, key: string, value: string): Replacement[] | undefined {
  if (/[\r\n]/.test(value)) {
    if (ownerMap.style === "flow") return undefined;
    const lineBreak = lineBreakAt(text, owner.colon);
    const column = ownerMap.indent + indentStep(text);
    const at = lineEnd(text, owner.colon);
    return [{ start: at, end: at, newText: `${lineBreak}${" ".repeat(column)}${key}:${behindColon(linesBelow(value, column + indentStep(text), lineBreak))}` }];
  }
  return replaceValue(text, ownerMap, owner, `{${key}: ${valueInStyle(value, "flow") ?? value}}`);
}

/** Takes a key away. `emptyMap`: what the owner gets when it was the last key (`{}`), or nothing. */
export function removeEntry(text: string, owner: EntrySource | undefined, map: MapSource, entry: EntrySource, emptyMap: "{}" | ""): Replacement[] {
  const index = map.entries.indexOf(entry);
  if (map.style === "flow") return removeFromFlow(text, map.range, map.entries.map(entryRange), index);
  const lines = removeLines(text, entry.keyRange.start, entry.end);
  if (map.entries.length > 1 || owner === undefined || emptyMap === "") return [lines];
  return [{ start: owner.colon, end: owner.colon, newText: ` ${emptyMap}` }, lines];
}
