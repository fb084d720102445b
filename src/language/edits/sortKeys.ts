import type { SortKeys } from "../../core/model/planChange";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { entryRange } from "./mapEdits";
import { keyOrder } from "./keyOrder";
import { inFile, type Replacement } from "./replacement";
import { lineEnd, lineStart, nextLine } from "./scanText";
import type { EntrySource, MapSource, Range } from "./sourceTree";
import { findTarget } from "./target";

/** Puts the keys of an item into their usual order; comments above a key and behind it go with it, text of keys stays as it is. */
export function sortKeys(snapshot: Snapshot, { plan, id }: SortKeys): Attempt {
  const target = findTarget(snapshot, plan, id);
  if (target.kind === "refused") return target;
  const { map, text } = target;
  if (map === undefined || map.entries.length < 2) return NOTHING_TO_DO;
  const order = sorted(map, keyOrder(target.item.section, target.node !== undefined));
  if (order.every((entry, index) => entry === map.entries[index])) return NOTHING_TO_DO;
  const edits = map.style === "flow" ? flowOrder(text, map, order) : blockOrder(text, map, order);
  if (edits === undefined) return refuse(`The keys of ${id === "" ? "the plan" : code(id)} have comments or texts between them that could end up at another key: put them in order in the file.`);
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: {} };
}

/** The entries in their usual order; those without one stay behind the key that they follow. */
function sorted(map: MapSource, order: readonly string[]): readonly EntrySource[] {
  let last = -1;
  const ranked = map.entries.map((entry, index) => {
    const rank = order.indexOf(entry.key);
    if (rank >= 0) last = rank;
    return { entry, index, rank: rank >= 0 ? rank : last };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ entry }) => entry);
}

/** Inside brackets the places stay and what stands in them changes; a comment there would stay behind. */
function flowOrder(text: string, map: MapSource, order: readonly EntrySource[]): Replacement[] | undefined {
  const places = map.entries.map(entryRange);
  const between = [...places.map(({ end }, index) => text.slice(end, places[index + 1]?.start ?? map.range.end))];
  if (between.some(words => words.includes("#")) || order.some(entry => /[\r\n]/.test(textOf(text, entryRange(entry))))) return undefined;
  return places.flatMap((place, index) => replaced(text, place, textOf(text, entryRange(order[index] as EntrySource))));
}

function textOf(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}

/** A key a line: whole lines change places, each with the comments and blank lines above it. */
function blockOrder(text: string, map: MapSource, order: readonly EntrySource[]): Replacement[] | undefined {
  const { entries } = map;
  const first = entries[0];
  if (first === undefined || text.slice(lineStart(text, first.keyRange.start), first.keyRange.start).trim() !== "") return undefined;
  const ends = entries.map(entry => lineEnd(text, entryRange(entry).end));
  const starts = entries.map((entry, index) => (index === 0 ? lineStart(text, entry.keyRange.start) : nextLine(text, ends[index - 1] ?? 0)));
  const chunks = new Map(entries.map((entry, index) => [entry, text.slice(starts[index], ends[index])]));
  return entries.flatMap((_, index) => replaced(text, { start: starts[index] ?? 0, end: ends[index] ?? 0 }, chunks.get(order[index] as EntrySource) ?? ""));
}

function replaced(text: string, place: Range, newText: string): Replacement[] {
  return textOf(text, place) === newText ? [] : [{ ...place, newText }];
}
