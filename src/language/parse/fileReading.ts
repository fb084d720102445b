import type { PlanSettings } from "../../core/model/items";
import type { Problem } from "../../core/model/problem";
import type { Item, Span } from "../../core/model/source";
import { otherPlanKeys, ownPlanKeys, topLevelWords, type ItemSection } from "../schema/language";
import { synonymAmong } from "../schema/synonyms";
import type { FileModel, ItemTree, SectionTree } from "./fileModel";
import { nearestWord } from "./nearest";
import { commonText, type CommonText } from "./commonText";
import type { Outline, Segment } from "./outline";
import { MAX_UNKNOWN } from "./limits";
import type { ReadItem } from "./readItem";
import type { SegmentResult } from "./readSegment";
import type { Composed, ItemComposer } from "./sourceNode";
import { settingsPlaceholder, type SettingResult } from "./readSettings";

/** What is kept from one reading to the next. Results are taken out while they are in use, so that each stands once. */
export interface Memory {
  readonly compose: ItemComposer;
  /** Items of plain lines are read without it. */
  readonly plainItems: boolean;
  /** The outline of the last text that was read by items, and for each of its segments what it gave; empty for keys. */
  outline: Outline | undefined;
  units: readonly (Unit | undefined)[];
  /** What these gave together. */
  runs: UnitRuns;
  /** Segments that were read ahead. */
  ahead: readonly RememberedSegment[];
  /** Items that were read since the last model was handed out. */
  fresh: Item[];
  /** The text of the last reading, and an estimate of its values. */
  text: string;
  nodes: number;
  settings: Map<string, SettingResult[]>;
  /** Sections on one line, by name: a name counts once in a file. */
  readonly inline: Map<string, InlineSection>;
  /** What was last read without fault, by section and id. */
  readonly lastGood: Map<ItemSection, Map<string, SegmentResult>>;
  joined: { readonly results: readonly SettingResult[]; readonly value: PlanSettings; readonly problems: readonly Problem[] } | undefined;
  model: FileModel | undefined;
}

/** A section whose items stand on the key's own line, with places counted from that line. */
export interface InlineSection {
  readonly own: string;
  readonly composed: Composed;
  readonly reads: readonly ReadItem[];
  /** The value is no map of items. */
  readonly refused?: { readonly start: number; readonly end: number; readonly message: string };
}

/** A segment's result with what it was read from. */
export interface RememberedSegment {
  /** The text that it was composed from. */
  readonly own: string;
  readonly segment: Segment;
  readonly result: SegmentResult;
}

/** What a segment at the top of the file gives, with offsets from its first line: used again as long as it is the same. */
export interface Unit {
  readonly trees: readonly SectionTree[];
  readonly remembered: readonly RememberedSegment[];
  readonly problems: readonly Problem[];
  readonly including: readonly Item[];
  readonly faulty: readonly Item[];
  /** Lines in it are no items: it is looked through each time, since what is said of them has a place in the file. */
  readonly hasJunk: boolean;
}

/** The trees of all units, so that those of many are taken at once. */
export interface UnitRuns {
  readonly trees: readonly SectionTree[];
  readonly treeStarts: readonly number[];
  /** For each unit how many trees stand before its own. */
  readonly before: Int32Array;
  /** Segments without a unit, and units that give more than trees; ascending. */
  readonly odd: readonly number[];
}

/** A segment of the last reading that may be found again. */
export interface Candidate {
  readonly remembered: RememberedSegment;
  /** Where it stood in the file. */
  readonly at: number;
  /** In use by the reading that goes on. */
  taken: boolean;
}

/** One reading in progress. */
export interface FileReading {
  readonly text: string;
  readonly memory: Memory;
  readonly remembered: RememberedSegment[];
  /** As many as there are segments; `count` of them have been written. */
  units: (Unit | undefined)[];
  count: number;
  /** As in `UnitRuns`. */
  before: Int32Array;
  readonly odd: number[];
  /** Segments of before that are not used again as they stand. */
  candidates: readonly Candidate[];
  /** For each item segment that is looked at, in the order of the text: what stood there before, if it did not change. */
  readonly found: (RememberedSegment | undefined)[];
  /** How far `found` has been used, and how far the candidates have been passed. */
  next: number;
  cursor: number;
  /** Segments of before that stand elsewhere now, by text; made when one is looked for. */
  pool: Map<string, Candidate[]> | undefined;
  /** What the text has in common with the last one. */
  readonly common: CommonText;
  readonly including: Item[];
  readonly usedSettings: Map<string, SettingResult[]>;
  trees: SectionTree[];
  treeStarts: number[];
  readonly problems: Problem[];
  readonly faulty: Set<Item>;
  readonly settings: SettingResult[];
  /** Problems of the plan's own keys by their places in the file. */
  readonly loose: { readonly problem: Problem; readonly span: Span }[];
  settingsStart: number;
  anchors: ReadonlySet<string> | undefined;
  needsWhole: boolean;
  /** Unknown top-level keys so far. */
  unknown: number;
}

const NO_FIGURES = new Int32Array(0);

/** A reading that begins. */
export function newFileReading(text: string, memory: Memory, common = commonText(memory.text, text)): FileReading {
  return {
    text, memory, remembered: [], units: [], count: 0, before: NO_FIGURES, odd: [], candidates: [], found: [], next: 0, cursor: 0, pool: undefined, common, including: [], usedSettings: new Map(), trees: [], treeStarts: [], problems: [], faulty: new Set(), settings: [], loose: [],
    settingsStart: -1, anchors: undefined, needsWhole: false, unknown: 0,
  };
}

/** Says something at a place of the file that belongs to no item. */
export function loose(reading: FileReading, code: Problem["code"], start: number, end: number, message: string, newText?: string): void {
  const at = { item: settingsPlaceholder, span: { start, end } };
  const fixes = newText === undefined ? {} : { fixes: [{ title: `Write \`${newText}\``, change: { kind: "replace-text" as const, at, newText } }] };
  reading.loose.push({ problem: { code, severity: code === "lost-text" ? "warning" : "error", message: message.replace(/\s+/g, " "), at, ...fixes }, span: { start, end } });
}

/** True when a name is anchored anywhere in the file. */
export function hasAnchor(reading: FileReading, name: string): boolean {
  reading.anchors ??= new Set([...reading.text.matchAll(/&([^\s,[\]{}]+)/g)].map((found) => found[1] ?? ""));
  return reading.anchors.has(name);
}

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** A read item with its place, counted from where `lineStart` does; `below` are items of a block of tasks. */
export function treeOf(read: ReadItem, lineStart: number, below: readonly ItemTree[] = []): ItemTree {
  const own = read.children.length === 0 ? NONE : read.children.map((child) => treeOf(child, lineStart));
  return { item: read.item, start: lineStart + read.offset, children: below.length === 0 ? own : [...own, ...below], valid: read.valid };
}

/** Says that a top-level key does not exist. */
export function unknownTopKey(name: string, start: number, end: number, reading: FileReading): void {
  reading.unknown += 1;
  if (reading.unknown > MAX_UNKNOWN) {
    if (reading.unknown === MAX_UNKNOWN + 1) loose(reading, "unknown-key", start, end, "There are more unknown keys from here on; this does not look like a plan.");
    return;
  }
  const near = nearestWord(name, topLevelWords) ?? synonymAmong(name, topLevelWords);
  const hint = near === undefined ? "take it away or correct it" : `did you mean \`${near}\`?`;
  const message = near === undefined ? `There is no key \`${name.slice(0, 60)}\` at the top of a plan; ${hint}.` : `There is no key \`${name.slice(0, 60)}\` at the top of a plan; ${hint}`;
  loose(reading, "unknown-key", start, end, message, near);
}

/** Notes that an item was read anew, with those below it in the same text. */
export function noteFresh(read: ReadItem, memory: Memory): void {
  memory.fresh.push(read.item);
  if (read.children.length > 0) for (const child of read.children) noteFresh(child, memory);
}

/** True for a key of the plan itself. */
export function isSetting(name: string): boolean {
  return ownPlanKeys.has(name) || otherPlanKeys.has(name);
}
