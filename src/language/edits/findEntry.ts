import { nextContent, readBlockMap } from "./readBlock";
import { readFlowMap } from "./readFlow";
import { skipFlow } from "./scanText";
import type { EntrySource, MapSource, ValueSource } from "./sourceTree";

/** An entry with the map that it stands in and the entries around it, outermost first. */
export interface FoundEntry {
  readonly entry: EntrySource;
  readonly map: MapSource;
  readonly parents: readonly { readonly entry: EntrySource; readonly map: MapSource }[];
}

/** The map at the top of a file; undefined when the file is empty or something else than a map. */
export function rootMap(text: string): MapSource | undefined {
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let content = nextContent(text, from, text.length);
  while (content !== undefined && content.column === 0 && (text[content.at] === "%" || isMarker(text, content.at))) {
    from = content.at + (text[content.at] === "%" ? 1 : 3);
    content = nextContent(text, lineAfter(text, from), text.length);
  }
  if (content === undefined) return undefined;
  if (text[content.at] === "{") {
    const end = skipFlow(text, content.at);
    return end === undefined ? undefined : readFlowMap(text, { start: content.at, end });
  }
  return readBlockMap(text, content.at, content.column, text.length);
}

function isMarker(text: string, at: number): boolean {
  return text.startsWith("---", at) && /^---[ \t]*(?:#.*)?$/m.test(text.slice(at, at + 80).split(/\r?\n/, 1)[0] ?? "");
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** The map that a value is; undefined for any other value. */
export function mapOf(text: string, value: ValueSource): MapSource | undefined {
  if (value.kind === "flow-map") return readFlowMap(text, value.range);
  if (value.kind === "block-map") return readBlockMap(text, value.range.start, value.indent, value.range.end);
  return undefined;
}

/** The entry whose key stands at the offset, found from the top of the file down. */
export function findEntry(text: string, offset: number): FoundEntry | undefined {
  const parents: { entry: EntrySource; map: MapSource }[] = [];
  let map = rootMap(text);
  while (map !== undefined) {
    const entry = entryAround(map, offset);
    if (entry === undefined) return undefined;
    if (offset <= entry.keyRange.end) return { entry, map, parents };
    parents.push({ entry, map });
    map = mapOf(text, entry.value);
  }
  return undefined;
}

/** The entry whose key or value holds the offset. */
export function entryAround(map: MapSource, offset: number): EntrySource | undefined {
  return map.entries.find(entry => entry.keyRange.start <= offset && offset <= entry.end);
}

/** The entry with the key; the first one where it stands twice. */
export function entryOf(map: MapSource, key: string): EntrySource | undefined {
  return map.entries.find(entry => entry.key === key);
}

/** The keys that lead to an entry from the top of its file. */
export function pathOf({ entry, parents }: FoundEntry): readonly string[] {
  return [...parents.map(parent => parent.entry.key), entry.key];
}

/** The entry that keys lead to from the top of the file. */
export function entryAt(text: string, path: readonly string[]): FoundEntry | undefined {
  const parents: { entry: EntrySource; map: MapSource }[] = [];
  let map = rootMap(text);
  for (const [depth, key] of path.entries()) {
    const entry = map === undefined ? undefined : entryOf(map, key);
    if (map === undefined || entry === undefined) return undefined;
    if (depth === path.length - 1) return { entry, map, parents };
    parents.push({ entry, map });
    map = mapOf(text, entry.value);
  }
  return undefined;
}
