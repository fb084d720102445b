import type { ItemSection } from "../schema/language";
import { hasAnchor, loose, noteFresh, treeOf, type Candidate, type FileReading, type Memory, type RememberedSegment, type Unit, type UnitRuns } from "./fileReading";
import type { ItemTree, SectionTree } from "./fileModel";
import type { Outline, Segment } from "./outline";
import type { ReadItem } from "./readItem";
import { readPlainItem } from "./readPlainItem";
import { composeSegment, ownCopy, readSegment, segmentKey, segmentText, type SegmentResult } from "./readSegment";
import type { ResumedOutline } from "./resumeOutline";

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** What the last reading gave for the segments of an outline. */
export interface KnownUnits {
  /** By segment, where it is used again as it stands. */
  readonly units: readonly (Unit | undefined)[];
  /** The first segments, so many, stood there before; from `tail` on they are the last ones of before, from `from` on. */
  readonly kept: number;
  readonly tail: number;
  readonly from: number;
  /** The segments that are no part of a run: those without a unit, and those of units that give more than trees; ascending. */
  readonly odd: readonly number[];
}

/**
 * For each segment of an outline what it gave before, where that is used again as it stands. What is not becomes the
 * reading's candidates; segments that are to be read are looked for among these.
 */
export function knownUnits(outline: Outline, resumed: ResumedOutline | undefined, reading: FileReading): KnownUnits {
  const { memory } = reading;
  const { segments, starts } = outline;
  if (memory.units.length === 0) return { units: NONE, kept: 0, tail: segments.length, from: 0, odd: NONE };
  const [kept, from] = resumed === undefined ? [0, memory.units.length] : [resumed.kept, resumed.from];
  const tail = segments.length - (memory.units.length - from);
  const units = memory.units.slice(0, kept).concat(new Array<Unit | undefined>(tail - kept).fill(undefined), memory.units.slice(from));
  const [odd, gone]: [number[], number[]] = [[], []];
  for (const i of memory.runs.odd) {
    if (i < kept) odd.push(i);
    if (memory.units[i]?.hasJunk !== true || (i >= kept && i < from)) continue;
    gone.push(i);
    units[i < kept ? i : i - from + tail] = undefined;
  }
  for (let i = kept; i < tail; i += 1) odd.push(i);
  for (const i of memory.runs.odd) if (i >= from) odd.push(i - from + tail);
  const changed = Array.from({ length: from - kept }, (_, i) => kept + i);
  reading.candidates = candidatesAt(memory, gone.length === 0 ? changed : [...changed, ...gone].sort((a, b) => a - b));
  for (const i of odd) {
    const segment = units[i] === undefined ? segments[i] : undefined;
    if (segment !== undefined) findInPlace(segment, starts[i] ?? 0, reading);
  }
  return { units, kept, tail, from, odd };
}

/** So many trees are taken at once: one after the other, long lists would grow and be copied many times. */
const MANY = 1000;

function takeTrees(runs: UnitRuns, first: number, end: number, moved: number, reading: FileReading): void {
  const [trees, treeStarts] = [runs.trees.slice(first, end), runs.treeStarts.slice(first, end)];
  if (moved !== 0) for (let tree = 0; tree < treeStarts.length; tree += 1) treeStarts[tree] = (treeStarts[tree] as number) + moved;
  const isFirst = reading.trees.length === 0;
  reading.trees = isFirst ? trees : reading.trees.concat(trees);
  reading.treeStarts = isFirst ? treeStarts : reading.treeStarts.concat(treeStarts);
}

/** Takes over what a run of segments gave, from one on; gives the first behind it. */
export function takeRun({ units, kept, tail, from, odd }: KnownUnits, first: number, reading: FileReading): number {
  if (first >= kept && first < tail) return first;
  const { runs } = reading.memory;
  const end = Math.min(first < kept ? kept : units.length, firstAtLeast(odd, first));
  if (end <= first) return first;
  const [shift, moved] = first < kept ? [0, 0] : [from - tail, reading.common.growth];
  const firstTree = runs.before[first + shift] ?? 0;
  const lastTree = runs.before[end + shift] ?? runs.trees.length;
  const before = reading.trees.length - firstTree;
  if (lastTree - firstTree < MANY) {
    for (let tree = firstTree; tree < lastTree; tree += 1) {
      reading.trees.push(runs.trees[tree] as SectionTree);
      reading.treeStarts.push((runs.treeStarts[tree] as number) + moved);
    }
  } else takeTrees(runs, firstTree, lastTree, moved, reading);
  for (let i = first; i < end; i += 1) {
    reading.units[i] = units[i];
    reading.before[i] = (runs.before[i + shift] as number) + before;
  }
  reading.count = end;
  return end;
}

/** The first figure of an ascending list that is at least so much. */
function firstAtLeast(list: readonly number[], least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return list[low] ?? Infinity;
}

/** Notes what the next segment gives, before its trees are. */
export function noteUnit(unit: Unit | undefined, reading: FileReading): void {
  if (unit === undefined || unit.hasJunk || unit.problems.length > 0 || unit.including.length > 0 || unit.faulty.length > 0) reading.odd.push(reading.count);
  reading.units[reading.count] = unit;
  reading.before[reading.count] = reading.trees.length;
  reading.count += 1;
}

/** The segments of all units of the last reading, in the order of the text. */
export function candidatesOf(memory: Memory): readonly Candidate[] {
  return candidatesAt(memory, memory.units.keys());
}

function candidatesAt({ units, outline }: Memory, places: Iterable<number>): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const i of places) {
    const base = outline?.starts[i] ?? 0;
    for (const remembered of units[i]?.remembered ?? NONE) candidates.push({ remembered, at: base + remembered.segment.lineStart, taken: false });
  }
  return candidates;
}

/** Adds what a unit gives, which begins at `base` now. */
export function takeUnit(unit: Unit, base: number, reading: FileReading): void {
  noteUnit(unit, reading);
  for (const tree of unit.trees) {
    reading.trees.push(tree);
    reading.treeStarts.push(base);
  }
  if (unit.problems.length > 0) reading.problems.push(...unit.problems);
  if (unit.including.length > 0) reading.including.push(...unit.including);
  for (const item of unit.faulty) reading.faulty.add(item);
}

/** Reads an item that stands at the top of a section, with all below it. */
export function readUnit(segment: Segment, base: number, reading: FileReading): void {
  const { remembered, problems, including, faulty } = reading;
  const before = { remembered: remembered.length, problems: problems.length, including: including.length, faulty: faulty.size, loose: reading.loose.length };
  const trees = readItemSegment(segment, base, reading);
  const { section } = segment;
  const unit: Unit = {
    trees: section === undefined ? NONE : trees.length === 1 ? [{ section, tree: trees[0] as ItemTree }] : trees.map((tree) => ({ section, tree })),
    remembered: remembered.slice(before.remembered),
    problems: problems.length === before.problems ? NONE : problems.slice(before.problems),
    including: including.length === before.including ? NONE : including.slice(before.including),
    faulty: faulty.size === before.faulty ? NONE : [...faulty].slice(before.faulty),
    hasJunk: reading.loose.length > before.loose,
  };
  noteUnit(unit, reading);
  for (let i = 0, { length } = unit.trees; i < length; i += 1) {
    reading.trees.push(unit.trees[i] as SectionTree);
    reading.treeStarts.push(base);
  }
}

/** Says that a line begins no item and no key. */
export function junk(segment: Segment, base: number, reading: FileReading): void {
  const start = base + segment.lineStart + segment.indent;
  const [piece] = segment.pieces;
  const newline = reading.text.indexOf("\n", start);
  const end = Math.max(start, Math.min(piece === undefined ? start : base + piece.end, newline === -1 ? reading.text.length : newline));
  const text = reading.text.slice(start, end).trimEnd();
  const what = segment.section === undefined ? "a key with a value" : `an item of \`${segment.section}\``;
  if (text.trim() === "") return;
  const isWord = /^[A-Za-z][\w-]*$/.test(text);
  const message = `\`${text.slice(0, 60)}\` is not ${what}: every line here begins with a key and a colon.`;
  loose(reading, "yaml-syntax", start, start + text.length, message, isWord ? `${text}:` : undefined);
}

/** The result of an item's segment: what is remembered for the same text, else read now. */
export function resultOf(segment: Segment, base: number, reading: FileReading): SegmentResult {
  const known = reading.found[reading.next];
  reading.next += 1;
  if (known !== undefined) {
    reading.remembered.push(known);
    return known.result;
  }
  const own = segmentText(reading.text, segment, base, isFirst(reading));
  const result = fromPool(reading, segment, own) ?? readNew(segment, base, own, reading);
  reading.remembered.push({ own, segment, result });
  return result;
}

/** True for the first reading of a file: pieces of its text, all of them, are kept with the text itself. */
function isFirst({ memory }: FileReading): boolean {
  return memory.outline === undefined && memory.text === "";
}

/** A result for the same text that is not yet in use. */
function fromPool(reading: FileReading, segment: Segment, own: string): SegmentResult | undefined {
  reading.pool ??= poolOf(reading);
  if (reading.pool.size === 0) return undefined;
  const known = reading.pool.get(segmentKey(segment, own))?.pop();
  if (known === undefined) return undefined;
  known.taken = true;
  return known.remembered.result;
}

function poolOf({ candidates, memory }: FileReading): Map<string, Candidate[]> {
  const pool = new Map<string, Candidate[]>();
  const ahead = memory.ahead.map((remembered) => ({ remembered, at: -1, taken: false }));
  for (const candidate of [...ahead, ...candidates]) {
    if (candidate.taken) continue;
    const { segment, own, result } = candidate.remembered;
    const key = segmentKey(segment, own);
    const same = pool.get(key);
    if (same === undefined) pool.set(key, [candidate]);
    else if (same.every(({ remembered }) => remembered.result !== result)) same.push(candidate);
  }
  return pool;
}

/** Notes for an item's segment and those below it what stood there before, when neither it nor its place changed. */
function findInPlace(segment: Segment, base: number, reading: FileReading): void {
  if (segment.kind === "item") reading.found.push(inPlace(segment, base, reading));
  for (const child of segment.children) findInPlace(child, base, reading);
}

function inPlace(segment: Segment, base: number, reading: FileReading): RememberedSegment | undefined {
  const { prefix, suffix, growth, newLength } = reading.common;
  const start = base + segment.lineStart;
  const end = base + (segment.pieces.at(-1)?.end ?? segment.lineStart);
  const moved = end < prefix ? 0 : start > newLength - suffix ? growth : undefined;
  if (moved === undefined) return undefined;
  const before = reading.candidates;
  const at = start - moved;
  while ((before[reading.cursor]?.at ?? at) < at) reading.cursor += 1;
  const known = before[reading.cursor];
  if (known === undefined || known.taken || known.at !== at || !sameSegment(known.remembered.segment, segment)) return undefined;
  known.taken = true;
  return { own: known.remembered.own, segment, result: known.remembered.result };
}

function sameSegment(before: Segment, after: Segment): boolean {
  if (before.section !== after.section || before.indent !== after.indent || before.hasBlock !== after.hasBlock) return false;
  if (before.misaligned !== after.misaligned || before.pieces.length !== after.pieces.length) return false;
  const moved = after.lineStart - before.lineStart;
  return before.pieces.every(({ start, end }, i) => start + moved === after.pieces[i]?.start && end + moved === after.pieces[i]?.end);
}

function readNew(segment: Segment, base: number, own: string, reading: FileReading): SegmentResult {
  const section = segment.section ?? "tasks";
  const good = lastGoodOf(reading.memory, section);
  const plain = reading.memory.plainItems ? readPlainItem(segment, section, own) : undefined;
  const result = plain === undefined ? readComposed(segment, base, own, good.get(segment.name), reading) : resultOfPlain([plain]);
  if (!result.faulty) good.set(segment.name, result);
  for (let i = 0, { length } = result.items; i < length; i += 1) noteFresh(result.items[i] as ReadItem, reading.memory);
  return result;
}

function resultOfPlain(items: readonly ReadItem[]): SegmentResult {
  return { items, faulty: false, needsWhole: false, problems: NONE, including: NONE };
}

function readComposed(segment: Segment, base: number, own: string, last: SegmentResult | undefined, reading: FileReading): SegmentResult {
  const composed = composeSegment(segment, own, reading.memory.compose, (name) => hasAnchor(reading, name));
  const end = base + (segment.pieces.at(-1)?.end ?? segment.lineStart);
  const text = segment.pieces.length === 1 ? own : ownCopy(reading.text.slice(base + segment.lineStart, end));
  return readSegment(segment, segment.section ?? "tasks", composed, text, last);
}

function lastGoodOf({ lastGood }: Memory, section: ItemSection): Map<string, SegmentResult> {
  let good = lastGood.get(section);
  if (good === undefined) lastGood.set(section, (good = new Map()));
  return good;
}

/** Reads the segments of an item and of those below it; gives their trees. */
function readItemSegment(segment: Segment, base: number, reading: FileReading): readonly ItemTree[] {
  const result = resultOf(segment, base, reading);
  if (result.needsWhole) reading.needsWhole = true;
  if (result.problems.length > 0) for (const problem of result.problems) reading.problems.push(problem);
  if (result.including.length > 0) for (const item of result.including) reading.including.push(item);
  if (segment.children.length === 0 && !result.faulty && result.items.length === 1) return [treeOf(result.items[0] as ReadItem, segment.lineStart)];
  const below: ItemTree[] = [];
  for (const child of segment.children) {
    if (child.kind === "junk") junk(child, base, reading);
    else below.push(...readItemSegment(child, base, reading));
  }
  if (result.faulty) for (const read of result.items) markFaulty(read, reading);
  const [only] = result.items;
  if (only !== undefined && result.items.length === 1) return [treeOf(only, segment.lineStart, below)];
  return result.items.map((read) => treeOf(read, segment.lineStart, below));
}

function markFaulty(read: ReadItem, reading: FileReading): void {
  reading.faulty.add(read.item);
  for (const child of read.children) markFaulty(child, reading);
}

