import type { ItemSection } from "../schema/language";
import { sections } from "../schema/language";
import { loose, treeOf, type FileReading } from "./fileReading";
import { readItem } from "./readItem";
import { allProblems, includingItems } from "./readSegment";
import type { Composed, MapEntry } from "./sourceNode";

/** Reads a section whose items stand on the key's own line (`tasks: {a: {effort: 3d}}`). */
export function readInlineSection(section: ItemSection, composed: Composed, text: string, lineStart: number, reading: FileReading): void {
  if (composed.needsWhole) reading.needsWhole = true;
  for (const { code, message, start, end } of composed.faults) loose(reading, code, lineStart + start, lineStart + end, message);
  const [entry] = composed.root?.kind === "map" ? composed.root.entries : [];
  if (entry !== undefined) readSectionValue(section, entry, text, lineStart, reading);
}

/** Reads a section's items from its entry at the top of a file. */
export function readSectionValue(section: ItemSection, entry: MapEntry, text: string, lineStart: number, reading: FileReading): void {
  const { value } = entry;
  if (value === undefined || (value.kind === "scalar" && value.style === "empty" && value.tag === undefined)) return;
  if (value.kind !== "map" || value.tag !== undefined) {
    const example = sections.get(section)?.example ?? "";
    loose(reading, "invalid-value", lineStart + value.start, lineStart + value.end, `\`${section}\` takes items by id, such as ${example}.`);
    return;
  }
  for (const item of value.entries) {
    const read = readItem(section, item, { text, hasBlock: false });
    reading.problems.push(...allProblems(read));
    reading.including.push(...includingItems(read));
    reading.trees.push({ section, tree: treeOf(read, lineStart) });
  }
}
