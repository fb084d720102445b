import type { Problem } from "../../core/model/problem";
import type { PlanSettings } from "../../core/model/items";
import type { Span } from "../../core/model/source";
import { hasAnchor, isSetting, loose, newFileReading, noteFresh, unknownTopKey, type FileReading, type Memory } from "./fileReading";
import type { FileModel } from "./fileModel";
import { checkFile } from "./fileLimits";
import { commonText } from "./commonText";
import { composeYaml } from "./composeYaml";
import { plainFirst } from "./plain/readPlain";
import type { Outline, Segment } from "./outline";
import { entriesOf, faultProblem, segmentText } from "./readSegment";
import { candidatesOf, junk, knownUnits, noteUnit, readUnit, resultOf, takeRun, takeUnit } from "./readUnits";
import { resumeOutline, type ResumedOutline } from "./resumeOutline";
import { bindProblem, joinSettings, readSetting, settingsPlaceholder, type SettingResult } from "./readSettings";
import { scanOutline } from "./scanOutline";
import { itemSectionNamed } from "../schema/language";
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
  return readerWith(path, byItems, { compose, plainItems, outline: undefined, units: [], runs: { trees: [], treeStarts: [], before: new Int32Array(0), odd: [] }, ahead: [], fresh: [], text: "", nodes: 0, settings: new Map(), inline: new Map(), lastGood: new Map(), joined: undefined, model: undefined });
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
      const reading = newFileReading(text, memory);
      if (checkFile(text, memory, reading.common).refused) return;
      const outline = scanOutline(text);
      reading.candidates = candidatesOf(memory);
      let count = 0;
      for (const [segment, base] of itemSegments(outline.segments, outline.starts)) {
        resultOf(segment, base, reading);
        count += 1;
        if (count % 20 === 0) yield;
      }
      memory.ahead = reading.remembered;
    },
  };
}

/** The same memories in containers of their own; what is remembered is never changed, only taken. */
function copyOf(memory: Memory): Memory {
  return {
    ...memory, fresh: [...memory.fresh],
    settings: new Map([...memory.settings].map(([key, results]) => [key, [...results]])), inline: new Map(memory.inline), lastGood: new Map([...memory.lastGood].map(([section, good]) => [section, new Map(good)])),
  };
}

function* itemSegments(segments: readonly Segment[], starts: readonly number[]): Iterable<readonly [Segment, number]> {
  for (const [i, segment] of segments.entries()) {
    const base = starts[i] ?? 0;
    if (segment.kind === "item") yield [segment, base];
    yield* itemSegments(segment.children, segment.children.map(() => base));
  }
}

function readModel(path: string, text: string, memory: Memory, byItems: boolean): FileModel {
  const common = commonText(memory.text, text);
  const check = checkFile(text, memory, common);
  if (check.refused) return finish(path, text, check.problems, newFileReading("", memory));
  const reading = newFileReading(text, memory, common);
  const resumed = memory.outline === undefined ? undefined : resumeOutline(memory.outline, text, common);
  const outline = resumed?.outline ?? scanOutline(text);
  for (const { start, end } of outline.conflicts) loose(reading, "merge-conflict", start, end, conflictMessage(text, start));
  const readable = outline.conflicts.length === 0 ? text : blanked(text, outline);
  if (readable !== text) return finish(path, text, check.problems, whole(readable, reading, outline));
  const irregular = outline.irregular || !byItems;
  if (!irregular) readOutline(outline, resumed, reading);
  if (irregular || reading.needsWhole) return finish(path, text, check.problems, whole(text, reading, outline));
  keep(reading, outline);
  return finish(path, text, check.problems, reading);
}

/** Makes what was used now what the next reading finds. */
function keep(reading: FileReading, outline: Outline): void {
  const { memory } = reading;
  memory.outline = outline;
  memory.units = reading.units;
  memory.runs = { trees: reading.trees, treeStarts: reading.treeStarts, before: reading.before, odd: reading.odd };
  memory.ahead = [];
  memory.settings = reading.usedSettings;
  memory.text = reading.text;
}

/** The whole file at once, keeping what was found by lines alone. */
function whole(readable: string, before: FileReading, outline: Outline): FileReading {
  before.memory.ahead = [];
  const reading = newFileReading(readable, before.memory);
  for (const each of before.loose) if (each.problem.code === "merge-conflict") reading.loose.push(each);
  if (outline.conflicts.length > 0) {
    const again = scanOutline(readable);
    if (!again.irregular) {
      readOutline(again, undefined, reading);
      if (!reading.needsWhole) {
        keep(reading, again);
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

function readOutline(outline: Outline, resumed: ResumedOutline | undefined, reading: FileReading): void {
  for (const header of outline.headers) {
    if (header.again) loose(reading, "duplicate-key", header.start, header.end, `\`${header.name}\` stands twice in this file; the first one counts. Take one of them away.`);
  }
  const { segments, starts } = outline;
  const first = segments.findIndex(({ kind, name }) => kind === "key" && isSetting(name));
  reading.settingsStart = first === -1 ? 0 : (starts[first] ?? 0) + (segments[first]?.indent ?? 0);
  const seen = new Set<string>();
  for (const { name, again } of outline.headers) if (!again) seen.add(name);
  const known = knownUnits(outline, resumed, reading);
  reading.units = new Array<undefined>(segments.length).fill(undefined);
  reading.before = new Int32Array(segments.length);
  for (let i = 0; i < segments.length; i += 1) {
    i = takeRun(known, i, reading);
    const segment = segments[i];
    const base = starts[i] ?? 0;
    const unit = known.units[i];
    if (segment === undefined) break;
    if (unit !== undefined) takeUnit(unit, base, reading);
    else if (segment.kind === "item") readUnit(segment, base, reading);
    else {
      noteUnit(undefined, reading);
      if (segment.kind === "junk") junk(segment, base, reading);
      else readKeySegment(segment, base, reading, seen);
    }
  }
}

function readKeySegment(segment: Segment, base: number, reading: FileReading, seen: Set<string>): void {
  const start = base + segment.indent;
  const end = start + segment.name.length;
  const section = itemSectionNamed(segment.name);
  if (section === undefined && !isSetting(segment.name)) {
    unknownTopKey(segment.name, start, end, reading);
    faultsOfUnknown(segment, base, reading);
    return;
  }
  const own = segmentText(reading.text, segment, base);
  if (seen.has(segment.name)) {
    loose(reading, "duplicate-key", start, end, `\`${segment.name}\` stands twice in this file; the first one counts. Take one of them away.`);
    return;
  }
  seen.add(segment.name);
  if (section !== undefined) {
    const known = reading.memory.inline.get(section);
    const inline = known?.own === own ? known : composeInline(section, own, reading.memory.compose(own, (name) => hasAnchor(reading, name)));
    if (inline !== known) for (const read of inline.reads) noteFresh(read, reading.memory);
    reading.memory.inline.set(section, inline);
    placeInline(section, inline, base, reading);
    return;
  }
  const from = reading.settingsStart - base;
  const key = `${from}\n${own}`;
  const result = reading.memory.settings.get(key)?.pop() ?? readNewSetting(own, from, reading);
  reading.usedSettings.set(key, [...(reading.usedSettings.get(key) ?? []), result]);
  reading.settings.push(result);
}

/** What stands below an unknown key must still be YAML; a file of nothing but unknown keys is not looked through. */
function faultsOfUnknown(segment: Segment, base: number, reading: FileReading): void {
  if (reading.unknown > MAX_UNKNOWN) return;
  const composed = reading.memory.compose(segmentText(reading.text, segment, base), (name) => hasAnchor(reading, name));
  for (const { code, message, start, end } of composed.faults) loose(reading, code, base + start, base + end, message);
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
    path, text, settings, fresh, settingsStart: start, trees: reading.trees, treeStarts: reading.treeStarts,
    problems: [...placed, ...problems, ...reading.problems], faulty: reading.faulty, including: reading.including,
  };
}

/** A problem at a place of the file, as a place of the settings. */
function placeProblem(problem: Problem, span: Span, start: number, settings: PlanSettings): Problem {
  const at = { item: settings, span: { start: span.start - start, end: span.end - start } };
  const fixes = problem.fixes?.map((fix) => (fix.change.kind === "replace-text" ? { ...fix, change: { ...fix.change, at } } : fix));
  return { ...problem, at, ...(fixes === undefined ? {} : { fixes }) };
}
