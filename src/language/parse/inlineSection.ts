import type { ItemSection } from "../schema/language";
import { sections } from "../schema/language";
import { loose, noteFresh, treeOf, type FileReading, type InlineSection } from "./fileReading";
import { readItem, type ReadItem } from "./readItem";
import { allProblems, includingItems } from "./readSegment";
import type { Composed, MapEntry } from "./sourceNode";

/** Reads a section whose items stand on the key's own line (`tasks: {a: {effort: 1d}}`). */
export function composeInline(section: ItemSection, own: string, composed: Composed): InlineSection {
  const [entry] = composed.root?.kind === "map" ? composed.root.entries : [];
  return { own, composed, ...(entry === undefined ? { reads: [] } : readEntries(section, entry, own)) };
}

/** Puts such a section where its first line begins. */
export function placeInline(section: ItemSection, inline: InlineSection, lineStart: number, reading: FileReading): void {
  const { composed, reads, refused } = inline;
  if (composed.needsWhole) reading.needsWhole = true;
  for (const { code, message, start, end } of composed.faults) loose(reading, code, lineStart + start, lineStart + end, message);
  if (refused !== undefined) loose(reading, "invalid-value", lineStart + refused.start, lineStart + refused.end, refused.message);
  for (const read of reads) {
    reading.problems.push(...allProblems(read));
    reading.including.push(...includingItems(read));
    reading.trees.push({ section, tree: treeOf(read, 0) });
    reading.treeStarts.push(lineStart);
  }
}

/** Reads a section's items from its entry at the top of a file. */
export function readSectionValue(section: ItemSection, entry: MapEntry, text: string, reading: FileReading): void {
  const read = readEntries(section, entry, text);
  for (const each of read.reads) noteFresh(each, reading.memory);
  placeInline(section, { own: "", composed: { root: undefined, faults: [], needsWhole: false }, ...read }, 0, reading);
}

function readEntries(section: ItemSection, { value }: MapEntry, text: string): { readonly reads: readonly ReadItem[]; readonly refused?: NonNullable<InlineSection["refused"]> } {
  if (value === undefined || (value.kind === "scalar" && value.style === "empty" && value.tag === undefined)) return { reads: [] };
  if (value.kind !== "map" || value.tag !== undefined) {
    const message = `\`${section}\` takes items by id, such as ${sections.get(section)?.example ?? ""}.`;
    return { reads: [], refused: { start: value.start, end: value.end, message } };
  }
  return { reads: value.entries.map((item) => readItem(section, item, { text, hasBlock: false })) };
}
