import type { Problem } from "../../core/model/problem";
import type { Item } from "../../core/model/source";
import type { ItemSection } from "../schema/language";
import type { Segment } from "./outline";
import { readItem, type ReadItem } from "./readItem";
import { shiftNode } from "./shiftNode";
import type { ComposeFault, Composed, ItemComposer, MapEntry, SourceNode } from "./sourceNode";

/** What a segment says, with offsets from its first line: kept as long as the text stays the same. */
export interface SegmentResult {
  readonly items: readonly ReadItem[];
  /** Not readable at the moment; the items are what was read last. */
  readonly faulty: boolean;
  /** It needs a parse of the whole file. */
  readonly needsWhole: boolean;
  /** Faults, with items to attach them to. */
  readonly problems: readonly Problem[];
  /** Tasks that include a file. */
  readonly including: readonly Item[];
}

/** The text that a segment is composed from: its own lines, as a piece of the file's text where that is kept. `base` is where its offsets count from. */
export function segmentText(text: string, segment: Segment, base: number, isKept = false): string {
  const [only] = segment.pieces;
  if (segment.pieces.length === 1 && only !== undefined) {
    const piece = text.slice(base + only.start, base + only.end);
    return isKept ? piece : ownCopy(piece);
  }
  return segment.pieces.map(({ start, end }) => text.slice(base + start, base + end)).join("\n");
}

/** A copy that does not keep the whole file's text alive. */
export function ownCopy(piece: string): string {
  return ` ${piece}`.slice(1);
}

/** What a segment's result depends on: its text, how it stands among its neighbours and how far its pieces stand apart. */
export function segmentKey(segment: Segment, own: string): string {
  const gaps = segment.pieces.length === 1 ? "" : segment.pieces.map(({ start }) => start - segment.lineStart).join(",");
  return `${segment.section ?? ""}${segment.hasBlock ? "+" : " "}${segment.misaligned ? "!" : " "}${gaps}\n${own}`;
}

/** Composes a segment and puts its nodes where they stand, counted from the segment's first line. */
export function composeSegment(segment: Segment, own: string, compose: ItemComposer, anchors: (name: string) => boolean): Composed {
  const composed = compose(own, anchors);
  if (segment.pieces.length === 1) return composed;
  const shift = gapShift(segment);
  const faults = composed.faults.map((fault) => ({ ...fault, start: shift(fault.start), end: shift(fault.end) }));
  return { ...composed, faults, root: composed.root === undefined ? undefined : shiftNode(composed.root, shift) };
}

function gapShift(segment: Segment): (offset: number) => number {
  const starts: { readonly own: number; readonly file: number }[] = [];
  let own = 0;
  for (const { start, end } of segment.pieces) {
    starts.push({ own, file: start - segment.lineStart });
    own += end - start + 1;
  }
  return (offset) => {
    const piece = starts.filter((each) => each.own <= offset).at(-1);
    return piece === undefined ? offset : piece.file + (offset - piece.own);
  };
}

/** Reads the item of a segment. `text` is the file's from the segment's first line on; `last` what stood here before. */
export function readSegment(segment: Segment, section: ItemSection, composed: Composed, text: string, last: SegmentResult | undefined): SegmentResult {
  const broken = composed.faults.length > 0 && composed.faults.some(({ code }) => code === "yaml-syntax" || code === "file-too-large");
  const entries = composed.root?.kind === "map" ? composed.root.entries : [];
  const context = { text, hasBlock: segment.hasBlock };
  const [entry] = entries;
  const read = entry === undefined ? NONE : [readItem(section, entry, context)];
  const misplaced: readonly ReadItem[] = broken ? (last?.items ?? read) : read;
  const items = misplaced.length > 0 ? misplaced : [readItem(section, bareEntry(segment), context)];
  const [first] = items;
  const faults = first === undefined || composed.faults.length === 0 ? NONE : composed.faults.map((fault) => faultProblem(fault, first.item, first.offset));
  const alignment = first !== undefined && segment.misaligned && !broken ? [misalignment(segment, first)] : NONE;
  const own = broken ? NONE : first !== undefined && items.length === 1 ? allProblems(first) : items.flatMap(allProblems);
  const problems = alignment.length + faults.length === 0 ? own : [...alignment, ...faults, ...own];
  return { items, faulty: broken, needsWhole: composed.needsWhole, problems, including: items.length === 1 && first !== undefined ? includingItems(first) : items.flatMap(includingItems) };
}

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** Tasks that include a file, in an item and below it in the same text. */
export function includingItems(read: ReadItem): readonly Item[] {
  const below = read.children.length === 0 ? NONE : read.children.flatMap(includingItems);
  return "include" in read.item && read.valid ? [read.item, ...below] : below;
}

/** Problems of an item and of those below it in the same text. */
export function allProblems(read: ReadItem): readonly Problem[] {
  return read.children.length === 0 ? read.problems : [...read.problems, ...read.children.flatMap(allProblems)];
}

/** The id alone, for an item of which nothing else can be read. */
function bareEntry(segment: Segment): MapEntry {
  const start = segment.indent;
  const end = start + segment.name.length;
  const key = { kind: "scalar", text: segment.name, style: "plain", start, end, inner: start } as const;
  return { key, value: { kind: "scalar", text: "", style: "empty", start: end, end, inner: -1, alias: true } };
}

function misalignment(segment: Segment, read: ReadItem): Problem {
  return {
    code: "yaml-syntax", severity: "error", at: { item: read.item, span: { start: 0, end: segment.name.length } },
    message: `\`${segment.name}\` is not indented as its neighbours are; line it up with them.`,
  };
}

/** A fault of the text as a problem of an item that begins at `base`. */
export function faultProblem(fault: ComposeFault, item: Item, base: number): Problem {
  const at = { item, span: { start: fault.start - base, end: fault.end - base } };
  const { fix } = fault;
  const fixes = fix === undefined ? undefined : [
    { title: fix.title, change: { kind: "replace-text" as const, at: { item, span: { start: fix.start - base, end: fix.end - base } }, newText: fix.newText } },
  ];
  return {
    code: fault.code, severity: fault.code === "lost-text" ? "warning" : "error", message: fault.message, at,
    ...(fixes === undefined ? {} : { fixes }),
  };
}

/** The entries of a composed map, or none. */
export function entriesOf(root: SourceNode | undefined): readonly MapEntry[] {
  return root?.kind === "map" ? root.entries : [];
}
