import type { Problem } from "../../core/model/problem";
import type { PlanSettings } from "../../core/model/items";
import type { Span } from "../../core/model/source";
import { hasAnchor, isSetting, loose, noteFresh, newFileReading, treeOf, unknownTopKey, type FileReading, type Memory, type RememberedSegment } from "./fileReading";
import type { FileModel, ItemTree } from "./fileModel";
import { checkFile } from "./fileLimits";
import { composeYaml } from "./composeYaml";
import { plainFirst } from "./plain/readPlain";
import type { Outline, Segment } from "./outline";
import type { ReadItem } from "./readItem";
import { composeSegment, entriesOf, faultProblem, ownCopy, readSegment, segmentKey, segmentText, type SegmentResult } from "./readSegment";
import { bindProblem, joinSettings, readSetting, settingsPlaceholder, type SettingResult } from "./readSettings";
import { scanOutline } from "./scanOutline";
import { itemSectionNamed, type ItemSection } from "../schema/language";
import { MAX_UNKNOWN } from "./limits";
import { composeInline, placeInline } from "./inlineSection";
import { readWhole } from "./wholeParse";

/** Reads one file again and again; what did not change keeps its objects. */
export interface FileReader {
  readonly path: string;
  read(text: string): FileModel;
  /** Reads ahead, item by item: stop and go on as time allows, then `read` is quick. */
  prepare(text: string): Iterable<void>;
  /** A reader that remembers the same and goes its own way from here. */
  fork(): FileReader;
}

/** How a file is read; each way can be turned off, to judge it. */
export interface FileReaderOptions {
  /** Item by item, not always in one piece. */
  readonly byItems: boolean;
  /** Plain items by the reader of our own, not all by the `yaml` library. */
  readonly plainItems: boolean;
}

/** A reader for one file. */
export function createFileReader(path: string, { byItems, plainItems }: FileReaderOptions): FileReader {
  const compose = plainItems ? plainFirst(composeYaml) : composeYaml;
  return readerWith(path, byItems, { compose, segments: [], ahead: [], fresh: [], text: "", nodes: 0, settings: new Map(), inline: new Map(), lastGood: new Map(), joined: undefined, model: undefined });
}

function readerWith(path: string, byItems: boolean, memory: Memory): FileReader {
  return {
    path,
    fork: () => readerWith(path, byItems, copyOf(memory)),
    read(text) {
      if (memory.model?.text === text) return memory.model;
      memory.model = readModel(path, text, memory, byItems);
      return memory.model;
    },
    * prepare(text) {
      const check = checkFile(text, memory);
      if (check.refused) return;
      const outline = scanOutline(check.readable);
      const reading = newFileReading(check.readable, memory);
      let count = 0;
      for (const segment of itemSegments(outline.segments)) {
        resultOf(segment, reading);
        count += 1;
        if (count % 20 === 0) yield;
      }
      memory.ahead = reading.remembered;
    },
  };
}

/** The same memories in containers of their own; what is remembered is never changed, only taken. */
function copyOf(memory: Memory): Memory {
  const free = (segments: readonly RememberedSegment[]): RememberedSegment[] => segments.map((segment) => ({ ...segment, taken: false }));
  return {
    ...memory, segments: free(memory.segments), ahead: free(memory.ahead), fresh: [...memory.fresh],
    settings: new Map([...memory.settings].map(([key, results]) => [key, [...results]])), inline: new Map(memory.inline), lastGood: new Map([...memory.lastGood].map(([section, good]) => [section, new Map(good)])),
  };
}

function* itemSegments(segments: readonly Segment[]): Iterable<Segment> {
  for (const segment of segments) {
    if (segment.kind === "item") yield segment;
    yield* itemSegments(segment.children);
  }
}

function readModel(path: string, text: string, memory: Memory, byItems: boolean): FileModel {
  const check = checkFile(text, memory);
  const reading = newFileReading(check.readable, memory);
  if (!check.refused) {
    const outline = scanOutline(check.readable);
    for (const { start, end } of outline.conflicts) loose(reading, "merge-conflict", start, end, conflictMessage(check.readable, start));
    const readable = outline.conflicts.length === 0 ? check.readable : blanked(check.readable, outline);
    if (readable !== check.readable) return finish(path, text, check.problems, whole(readable, reading, outline));
    const irregular = outline.irregular || !byItems;
    if (!irregular) readOutline(outline, reading);
    if (irregular || reading.needsWhole) return finish(path, text, check.problems, whole(readable, reading, outline));
  }
  keep(reading);
  return finish(path, text, check.problems, reading);
}

/** Makes what was used now what the next reading finds. */
function keep(reading: FileReading): void {
  const { memory } = reading;
  memory.segments = reading.remembered;
  memory.ahead = [];
  memory.settings = reading.usedSettings;
  memory.text = reading.text;
}

/** The whole file at once, keeping what was found by lines alone. */
function whole(readable: string, before: FileReading, outline: Outline): FileReading {
  for (const segment of before.memory.segments) segment.taken = false;
  before.memory.ahead = [];
  const reading = newFileReading(readable, before.memory);
  for (const each of before.loose) if (each.problem.code === "merge-conflict") reading.loose.push(each);
  if (outline.conflicts.length > 0) {
    const again = scanOutline(readable);
    if (!again.irregular) {
      readOutline(again, reading);
      if (!reading.needsWhole) {
        keep(reading);
        return reading;
      }
    }
  }
  const clean = newFileReading(readable, before.memory);
  clean.loose.push(...reading.loose.filter(({ problem }) => problem.code === "merge-conflict"));
  readWhole(clean);
  return clean;
}

function conflictMessage(text: string, start: number): string {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < start; at = text.indexOf("\n", at + 1)) line += 1;
  return `Line ${line} is a mark of an unresolved merge conflict; keep one of the two versions and take the marks away.`;
}

function blanked(text: string, outline: Outline): string {
  let out = "";
  let at = 0;
  for (const { start, end } of outline.conflicts) {
    out += text.slice(at, start) + " ".repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

function readOutline(outline: Outline, reading: FileReading): void {
  findInPlace(outline.segments, reading);
  for (const header of outline.headers) {
    if (header.again) loose(reading, "duplicate-key", header.start, header.end, `\`${header.name}\` stands twice in this file; the first one counts. Take one of them away.`);
  }
  const own = outline.segments.filter(({ kind, name }) => kind === "key" && isSetting(name));
  const [first] = own;
  reading.settingsStart = first === undefined ? 0 : first.lineStart + first.indent;
  const seen = new Map<string, Segment>();
  for (const { name, again, start } of outline.headers) if (!again) seen.set(name, { lineStart: start } as Segment);
  for (const segment of outline.segments) {
    if (segment.kind === "junk") junk(segment, reading);
    else if (segment.kind === "item") readItemSegment(segment, reading, reading.trees);
    else readKeySegment(segment, reading, seen);
  }
}

function junk(segment: Segment, reading: FileReading): void {
  const start = segment.lineStart + segment.indent;
  const [piece] = segment.pieces;
  const newline = reading.text.indexOf("\n", start);
  const end = Math.max(start, Math.min(piece?.end ?? start, newline === -1 ? reading.text.length : newline));
  const text = reading.text.slice(start, end).trimEnd();
  const what = segment.section === undefined ? "a key with a value" : `an item of \`${segment.section}\``;
  if (text.trim() === "") return;
  const isWord = /^[A-Za-z][\w-]*$/.test(text);
  const message = `\`${text.slice(0, 60)}\` is not ${what}: every line here begins with a key and a colon.`;
  loose(reading, "yaml-syntax", start, start + text.length, message, isWord ? `${text}:` : undefined);
}

/** The result of an item's segment: what is remembered for the same text, else read now. */
function resultOf(segment: Segment, reading: FileReading): SegmentResult {
  const known = reading.found[reading.next];
  reading.next += 1;
  if (known !== undefined) {
    reading.remembered.push(known);
    return known.result;
  }
  const own = segmentText(reading.text, segment);
  const result = fromPool(reading, segment, own) ?? readNew(segment, own, reading);
  reading.remembered.push({ own, segment, result, taken: false });
  return result;
}

/** A result for the same text that is not yet in use. */
function fromPool(reading: FileReading, segment: Segment, own: string): SegmentResult | undefined {
  reading.pool ??= poolOf(reading.memory);
  if (reading.pool.size === 0) return undefined;
  const known = reading.pool.get(segmentKey(segment, own))?.pop();
  if (known === undefined) return undefined;
  known.taken = true;
  return known.result;
}

function poolOf({ segments, ahead }: Memory): Map<string, RememberedSegment[]> {
  const pool = new Map<string, RememberedSegment[]>();
  for (const segment of [...ahead, ...segments]) {
    if (segment.taken) continue;
    const key = segmentKey(segment.segment, segment.own);
    const same = pool.get(key);
    if (same === undefined) pool.set(key, [segment]);
    else if (same.every(({ result }) => result !== segment.result)) same.push(segment);
  }
  return pool;
}

/** Notes for every item segment what stood there before, when neither it nor its place in the text changed. */
function findInPlace(segments: readonly Segment[], reading: FileReading): void {
  for (const segment of segments) {
    if (segment.kind === "item") reading.found.push(inPlace(segment, reading));
    if (segment.children.length > 0) findInPlace(segment.children, reading);
  }
}

function inPlace(segment: Segment, reading: FileReading): RememberedSegment | undefined {
  const { prefix, suffix, growth, newLength } = reading.common;
  const end = segment.pieces.at(-1)?.end ?? segment.lineStart;
  const moved = end < prefix ? 0 : segment.lineStart > newLength - suffix ? growth : undefined;
  if (moved === undefined) return undefined;
  const before = reading.memory.segments;
  const at = segment.lineStart - moved;
  while ((before[reading.cursor]?.segment.lineStart ?? at) < at) reading.cursor += 1;
  const known = before[reading.cursor];
  if (known === undefined || known.taken || known.segment.lineStart !== at || !sameSegment(known.segment, segment, moved)) return undefined;
  known.taken = true;
  return { own: known.own, segment, result: known.result, taken: false };
}

function sameSegment(before: Segment, after: Segment, moved: number): boolean {
  if (before.section !== after.section || before.indent !== after.indent || before.hasBlock !== after.hasBlock) return false;
  if (before.misaligned !== after.misaligned || before.pieces.length !== after.pieces.length) return false;
  return before.pieces.every(({ start, end }, i) => start + moved === after.pieces[i]?.start && end + moved === after.pieces[i]?.end);
}

function readNew(segment: Segment, own: string, reading: FileReading): SegmentResult {
  const section = segment.section ?? "tasks";
  const composed = composeSegment(segment, own, reading.memory.compose, (name) => hasAnchor(reading, name));
  const last = segment.pieces.at(-1);
  const text = segment.pieces.length === 1 ? own : ownCopy(reading.text.slice(segment.lineStart, last?.end ?? segment.lineStart));
  const good = lastGoodOf(reading.memory, section);
  const result = readSegment(segment, section, composed, text, good.get(segment.name));
  if (!result.faulty) good.set(segment.name, result);
  for (const read of result.items) noteFresh(read, reading.memory);
  return result;
}

function lastGoodOf({ lastGood }: Memory, section: ItemSection): Map<string, SegmentResult> {
  let good = lastGood.get(section);
  if (good === undefined) lastGood.set(section, (good = new Map()));
  return good;
}

function readItemSegment(segment: Segment, reading: FileReading, into: FileReading["trees"] | ItemTree[]): void {
  const result = resultOf(segment, reading);
  if (result.needsWhole) reading.needsWhole = true;
  for (const problem of result.problems) reading.problems.push(problem);
  for (const item of result.including) reading.including.push(item);
  const below: ItemTree[] = [];
  for (const child of segment.children) {
    if (child.kind === "junk") junk(child, reading);
    else readItemSegment(child, reading, below);
  }
  for (const read of result.items) {
    if (result.faulty) markFaulty(read, reading);
    const tree = treeOf(read, segment.lineStart, below);
    if (segment.section !== undefined && into === reading.trees) (into as FileReading["trees"]).push({ section: segment.section, tree });
    else (into as ItemTree[]).push(tree);
  }
}

function markFaulty(read: ReadItem, reading: FileReading): void {
  reading.faulty.add(read.item);
  for (const child of read.children) markFaulty(child, reading);
}

function readKeySegment(segment: Segment, reading: FileReading, seen: Map<string, Segment>): void {
  const start = segment.lineStart + segment.indent;
  const end = start + segment.name.length;
  const section = itemSectionNamed(segment.name);
  if (section === undefined && !isSetting(segment.name)) {
    unknownTopKey(segment.name, start, end, reading);
    faultsOfUnknown(segment, reading);
    return;
  }
  const own = segmentText(reading.text, segment);
  if (seen.has(segment.name)) {
    loose(reading, "duplicate-key", start, end, `\`${segment.name}\` stands twice in this file; the first one counts. Take one of them away.`);
    return;
  }
  seen.set(segment.name, segment);
  if (section !== undefined) {
    const known = reading.memory.inline.get(section);
    const inline = known?.own === own ? known : composeInline(section, own, reading.memory.compose(own, (name) => hasAnchor(reading, name)));
    if (inline !== known) for (const read of inline.reads) noteFresh(read, reading.memory);
    reading.memory.inline.set(section, inline);
    placeInline(section, inline, segment.lineStart, reading);
    return;
  }
  const base = reading.settingsStart - segment.lineStart;
  const key = `${base}\n${own}`;
  const result = reading.memory.settings.get(key)?.pop() ?? readNewSetting(own, base, reading);
  reading.usedSettings.set(key, [...(reading.usedSettings.get(key) ?? []), result]);
  reading.settings.push(result);
}

/** What stands below an unknown key must still be YAML; a file of nothing but unknown keys is not looked through. */
function faultsOfUnknown(segment: Segment, reading: FileReading): void {
  if (reading.unknown > MAX_UNKNOWN) return;
  const composed = reading.memory.compose(segmentText(reading.text, segment), (name) => hasAnchor(reading, name));
  for (const { code, message, start, end } of composed.faults) loose(reading, code, segment.lineStart + start, segment.lineStart + end, message);
  if (composed.needsWhole) reading.needsWhole = true;
}

function readNewSetting(own: string, base: number, reading: FileReading): SettingResult {
  const composed = reading.memory.compose(own, (name) => hasAnchor(reading, name));
  if (composed.needsWhole) reading.needsWhole = true;
  const [entry] = entriesOf(composed.root);
  const faults = composed.faults.map((fault) => faultProblem(fault, settingsPlaceholder, base));
  const broken = composed.faults.some(({ code }) => code === "yaml-syntax" || code === "file-too-large");
  const name = /^["']?([\w.-]*)/.exec(own)?.[1] ?? "";
  if (entry === undefined || broken) {
    const last = [...reading.memory.settings.values()].flat().find((each) => each.name === name);
    return { name, property: last?.property, value: last?.value, keys: nameOnly(name, base), problems: faults };
  }
  const result = readSetting(entry, own, base);
  return { ...result, problems: [...faults, ...result.problems] };
}

/** Where the key of a faulty value stands; what was in the value has moved. */
function nameOnly(name: string, base: number): SettingResult["keys"] {
  const end = name.length - base;
  return new Map([[name, { key: { start: -base, end }, value: { start: end, end } }]]);
}

function finish(path: string, text: string, fileProblems: readonly FileReading["loose"][number][], reading: FileReading): FileModel {
  const { memory } = reading;
  const start = Math.max(0, reading.settingsStart);
  const same = memory.joined !== undefined && memory.joined.results.length === reading.settings.length
    && reading.settings.every((result, i) => memory.joined?.results[i] === result);
  if (!same || memory.joined === undefined) {
    const value = joinSettings(reading.settings);
    memory.joined = { results: reading.settings, value, problems: reading.settings.flatMap(({ problems }) => problems.map((each) => bindProblem(each, value))) };
  }
  const { value: settings, problems } = memory.joined;
  const placed = [...fileProblems, ...reading.loose].map(({ problem, span }) => placeProblem(problem, span, start, settings));
  const { fresh } = memory;
  memory.fresh = [];
  return {
    path, text, settings, fresh, settingsStart: start, trees: reading.trees,
    problems: [...placed, ...problems, ...reading.problems], faulty: reading.faulty, including: reading.including,
  };
}

/** A problem at a place of the file, as a place of the settings. */
function placeProblem(problem: Problem, span: Span, start: number, settings: PlanSettings): Problem {
  const at = { item: settings, span: { start: span.start - start, end: span.end - start } };
  const fixes = problem.fixes?.map((fix) => (fix.change.kind === "replace-text" ? { ...fix, change: { ...fix.change, at } } : fix));
  return { ...problem, at, ...(fixes === undefined ? {} : { fixes }) };
}
