import { elementsOf } from "../edits/listEdits";
import { entryAround, mapOf, rootMap } from "../edits/findEntry";
import { lineEnd, lineStart, skipBlanks, trimBack } from "../edits/scanText";
import type { EntrySource, MapSource, Range, ValueSource } from "../edits/sourceTree";

/** What a selection grows to, step by step, the smallest first: word, value, key with value, item, section, file. Each holds the one before. */
export function selectionRanges(text: string, offset: number): readonly Range[] {
  const at = Math.max(0, Math.min(offset, text.length));
  const found: Range[] = [{ start: 0, end: text.length }];
  const root = rootMap(text);
  if (root !== undefined) inMap(text, root, at, found);
  found.push(lineRange(text, at), wordRange(text, at, /[A-Za-z0-9_./-]/), wordRange(text, at, /[A-Za-z0-9_]/));
  return nested(found, at, text.length);
}

/** How deep values are followed; the language itself is never as deep. */
const DEEPEST = 40;

function inMap(text: string, map: MapSource, at: number, found: Range[], depth = 0): void {
  found.push(map.range);
  if (map.style === "flow") found.push({ start: map.range.start + 1, end: map.range.end - 1 });
  const entry = entryAround(map, at);
  if (entry === undefined || depth > DEEPEST) return;
  found.push(entryText(entry));
  if (at <= entry.keyRange.end) found.push(entry.keyRange);
  else inValue(text, entry.value, at, found, depth);
}

function entryText(entry: EntrySource): Range {
  return { start: entry.keyRange.start, end: Math.max(entry.end, entry.colon) };
}

function inValue(text: string, value: ValueSource, at: number, found: Range[], depth: number): void {
  if (value.kind === "none") return;
  found.push(value.range);
  const map = mapOf(text, value);
  if (map !== undefined) {
    inMap(text, map, at, found, depth + 1);
    return;
  }
  if (value.kind !== "flow-list" && value.kind !== "block-list") return;
  if (value.kind === "flow-list") found.push({ start: value.range.start + 1, end: value.range.end - 1 });
  const element = elementsOf(text, value)?.find(({ range }) => range.start <= at && at <= range.end);
  if (element !== undefined) found.push(element.range);
}

/** The line without its indentation and the spaces behind it. */
function lineRange(text: string, at: number): Range {
  const start = skipBlanks(text, lineStart(text, at));
  return { start, end: trimBack(text, lineEnd(text, at), start) };
}

function wordRange(text: string, at: number, letter: RegExp): Range {
  let start = at;
  let end = at;
  while (start > 0 && letter.test(text[start - 1] ?? "")) start -= 1;
  while (end < text.length && letter.test(text[end] ?? "")) end += 1;
  return { start, end };
}

/** The ranges that hold the offset, each larger than the one before; a range that cuts another in two is left out. */
function nested(ranges: readonly Range[], at: number, length: number): Range[] {
  const around = ranges.filter(({ start, end }) => start <= at && at <= end && start < end && start >= 0 && end <= length);
  around.sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Range[] = [];
  for (const range of around) {
    const last = kept.at(-1);
    if (last === undefined || (range.start <= last.start && range.end >= last.end && (range.start !== last.start || range.end !== last.end))) kept.push(range);
  }
  return kept.length === 0 ? [{ start: at, end: at }] : kept;
}
