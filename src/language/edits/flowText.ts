import { mapOf } from "./findEntry";
import { elementsOf } from "./listEdits";
import { valueInStyle } from "./mapEdits";
import type { EntrySource, ValueSource } from "./sourceTree";

/** Deeper maps are not written on one line. */
const DEEPEST = 6;

/** A value as it can stand on one line inside `{ }`; undefined when it takes several lines or holds comments. */
export function flowText(text: string, value: ValueSource, depth = 0): string | undefined {
  if (value.kind === "none") return "";
  const raw = text.slice(value.range.start, value.range.end);
  if (value.kind === "block-map" || value.kind === "block-list") {
    if (depth >= DEEPEST || /(?:^|\s)#/.test(raw)) return undefined;
    return value.kind === "block-map" ? mapText(text, value, depth) : listText(text, value);
  }
  return valueInStyle(raw, "flow");
}

function mapText(text: string, value: ValueSource, depth: number): string | undefined {
  const parts = mapOf(text, value)?.entries.map(entry => flowEntry(text, entry, depth + 1));
  return parts === undefined || parts.includes(undefined) ? undefined : `{${parts.join(", ")}}`;
}

function listText(text: string, value: ValueSource): string | undefined {
  const parts = elementsOf(text, value)?.map(({ range }) => valueInStyle(text.slice(range.start, range.end), "flow"));
  return parts === undefined || parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
}

/** A key and its value on one line inside `{ }`. */
export function flowEntry(text: string, entry: EntrySource, depth = 0): string | undefined {
  const value = entry.anchored ? undefined : flowText(text, entry.value, depth);
  if (value === undefined) return undefined;
  const key = text.slice(entry.keyRange.start, entry.keyRange.end);
  return value === "" ? `${key}:` : `${key}: ${value}`;
}
