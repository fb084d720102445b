import { sections, type ItemSection } from "../schema/language";
import { keyLines } from "./keyLines";
import type { Outline, Piece, SectionHeader, Segment } from "./outline";

/** A place whose lines are being read: the file, a section's block, or an item. */
export type Context =
  | { readonly kind: "file" }
  | { readonly kind: "section"; readonly section: ItemSection; readonly keyIndent: number; itemIndent: number; readonly into: Segment[]; readonly nested: boolean }
  | { readonly kind: "segment"; readonly segment: Segment; readonly indent: number; keyIndent: number; block: boolean };

/** A key and where its value may begin. */
interface Header {
  readonly name: string;
  readonly end: number;
}

/** A line that begins a segment. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly misaligned?: boolean;
}

/** A scan in progress. */
export interface Scan {
  readonly text: string;
  readonly segments: Segment[];
  readonly starts: number[];
  /** Where the segment at the top begins that is being read. */
  base: number;
  readonly headers: SectionHeader[];
  readonly conflicts: Piece[];
  readonly seen: Set<string>;
  readonly stack: Context[];
  irregular: boolean;
  /** Open brackets of the value that goes on over lines, and where its line began. */
  flow: number;
  flowIndent: number;
  /** How deep the keys of the item before stand, where it has any. */
  usualIndent: number;
}

const HEADER = /(?:([^\s\-?:,[\]{}#&*!|>'"%@`][^\n#]*?|[-?:](?=[^\s])[^\n#]*?)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*:(?=[ \t\r\n]|$)/y;
const PLAIN_HEADER = /([A-Za-z_0-9][\w.-]*)[ \t]*:(?=[ \t\r\n]|$)/y;
const CONFLICT = /^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7}(?: .*)?)\r?$/;

/**
 * Cuts a file into segments by its lines alone. YAML's blocks make that safe: whatever belongs to a key stands deeper
 * than the key, save closing brackets and lists at the key's own column, which are looked after here. What the lines
 * cannot tell is marked `irregular`.
 */
export function scanOutline(text: string): Outline {
  const scan = newScan(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let first = true;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    first = scanLine(scan, at, end, first);
    at = overKeys(scan, end);
  }
  return outlineOf(scan);
}

/** Goes over lines of keys with short values, which nearly all lines of an item are: they only make it longer. */
function overKeys(scan: Scan, from: number): number {
  const top = scan.stack[scan.stack.length - 1];
  if (top?.kind !== "segment" || !top.block || scan.flow > 0 || top.segment.children.length > 0) return from;
  // The first of its keys mostly stands as deep as those of the item before.
  const depth = top.keyIndent === -1 ? scan.usualIndent : top.keyIndent;
  const lines = depth > top.indent ? keyLines(depth) : undefined;
  if (lines === undefined) return from;
  lines.lastIndex = from;
  if (!lines.test(scan.text)) return from;
  top.keyIndent = scan.usualIndent = depth;
  extend(scan, top.segment, lines.lastIndex, from);
  return lines.lastIndex;
}

/** `{`, `[`, `-`, `&` and `!` begin values that may go on in the next lines. */
function mayGoOn(letter: number): boolean {
  return letter === 123 || letter === 91 || letter === 45 || letter === 38 || letter === 33;
}

/** A scan that begins with the file, or behind segments that are known. */
export function newScan(text: string): Scan {
  return {
    text, segments: [], starts: [], base: 0, headers: [], conflicts: [], seen: new Set(), stack: [{ kind: "file" }], irregular: false, flow: 0, flowIndent: 0, usualIndent: -1,
  };
}

/** True for a section whose value stands on the key's own line. */
export function isInlineSection({ kind, name }: Segment): boolean {
  return kind === "key" && sections.has(name);
}

/** What a scan that went to the end of the text has found. */
export function outlineOf(scan: Scan): Outline {
  // A mark of byte order in the middle is a letter to some and a blank to others.
  const irregular = scan.irregular || scan.text.includes("\uFEFF", 1);
  const inline = scan.segments.flatMap((segment, at) => (isInlineSection(segment) ? [at] : []));
  return { segments: scan.segments, inline, starts: scan.starts, headers: scan.headers, irregular, conflicts: scan.conflicts };
}

/** Takes one line; returns whether the document's first content is still to come. */
export function scanLine(scan: Scan, start: number, end: number, first: boolean): boolean {
  const { text } = scan;
  let at = start;
  while (text.charCodeAt(at) === 32) at += 1;
  const indent = at - start;
  const letter = text.charCodeAt(at);
  const blank = at >= end || letter === 10 || (letter === 13 && text.charCodeAt(at + 1) === 10);
  if (blank) return first;
  if (letter === 35) {
    extendOverComment(scan, indent, end);
    return first;
  }
  if (indent === 0 && isMark(scan, start, end, first)) return first;
  if (letter === 9) {
    if (saysNothing(text, at, end)) return first;
    // Tabs are no depth: the line is left to the segment that it stands in, whose parse will say so.
    if (scan.stack.at(-1)?.kind === "segment") {
      continueTop(scan, start, end);
      return first;
    }
  }
  if (first && indent > 0) scan.irregular = true;
  place(scan, start, end, indent);
  return false;
}

/** Lines that are notation of the file, not of the plan: conflict markers, `---`, `...`, `%`. */
function isMark(scan: Scan, start: number, end: number, first: boolean): boolean {
  const { text } = scan;
  // Nearly all lines begin with a letter.
  if (text.charCodeAt(start) > 96 && text.charCodeAt(start) < 123) return false;
  const letter = text.charAt(start);
  if ("<=>|".includes(letter)) {
    const line = text.slice(start, end).replace(/\n$/, "");
    if (!CONFLICT.test(line)) return false;
    scan.conflicts.push({ start, end: start + line.replace(/\r$/, "").length });
    return true;
  }
  if (letter === "%" && first) {
    scan.irregular = true;
    return true;
  }
  const three = text.slice(start, start + 3);
  if ((three !== "---" && three !== "...") || !/[\s]|^$/.test(text.charAt(start + 3))) return false;
  if (first && three === "---" && /^---[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(start, end))) return true;
  scan.irregular = true;
  return true;
}

/** Blanks only, or a comment behind tabs. */
function saysNothing(text: string, from: number, end: number): boolean {
  const rest = text.slice(from, end).trimStart();
  return rest === "" || rest.startsWith("#");
}

/** A comment deeper than an item may be text of a block scalar: it is taken in, which harms nothing otherwise. */
function extendOverComment(scan: Scan, indent: number, end: number): void {
  const top = scan.stack.at(-1);
  if (top?.kind === "segment" && indent > top.indent) extend(scan, top.segment, end);
}

function place(scan: Scan, start: number, end: number, indent: number): void {
  if (scan.flow > 0 && goesOn(scan, start + indent, indent)) {
    continueTop(scan, start, end);
    return;
  }
  scan.flow = 0;
  closeUntil(scan, start, indent);
  const top = scan.stack.at(-1) ?? { kind: "file" };
  if (top.kind === "file") topLevel(scan, start, end, indent);
  else if (top.kind === "section") inSection(scan, top, start, end, indent);
  else inSegment(scan, top, start, end, indent);
}

/** A value in brackets goes on while its lines are deeper than its key, or with the closing bracket at the key's column. */
function goesOn(scan: Scan, at: number, indent: number): boolean {
  if (indent > scan.flowIndent) return true;
  const letter = scan.text.charAt(at);
  return indent === scan.flowIndent && scan.flow === 1 && (letter === "}" || letter === "]");
}

/** Leaves what the line's indentation ends. */
function closeUntil(scan: Scan, start: number, indent: number): void {
  const list = isListItem(scan.text, start + indent);
  for (;;) {
    const top = scan.stack.at(-1);
    if (top === undefined || top.kind === "file") return;
    if (top.kind === "section" ? indent > top.keyIndent : indent > top.indent || (indent === top.indent && list)) return;
    scan.stack.pop();
  }
}

function isListItem(text: string, at: number): boolean {
  return text.charCodeAt(at) === 45 && /\s|^$/.test(text.charAt(at + 1));
}

function topLevel(scan: Scan, start: number, end: number, indent: number): void {
  const header = headerAt(scan, start + indent);
  if (header === undefined) {
    if (/[{[]/.test(scan.text.charAt(start + indent))) scan.irregular = true;
    openTop(scan, scan.segments, "junk", undefined, undefined, { start, end, indent });
    return;
  }
  const spec = sections.get(header.name);
  if (spec === undefined || indent > 0) {
    openTop(scan, scan.segments, "key", undefined, header, { start, end, indent });
    return;
  }
  const inline = inlineValue(scan.text, header.end, end);
  const again = scan.seen.has(header.name);
  scan.seen.add(header.name);
  if (inline !== "") {
    if (/^[&!]/.test(inline)) scan.irregular = true;
    openTop(scan, scan.segments, "key", undefined, header, { start, end, indent });
    return;
  }
  scan.headers.push({ name: spec.name, start, end: start + header.name.length, again });
  scan.stack.push({ kind: "section", section: spec.name, keyIndent: indent, itemIndent: -1, into: again ? [] : scan.segments, nested: false });
}

function inSection(scan: Scan, top: Context & { kind: "section" }, start: number, end: number, indent: number): void {
  if (top.itemIndent === -1) top.itemIndent = indent;
  const header = headerAt(scan, start + indent);
  if (header === undefined && indent <= top.itemIndent && isListItem(scan.text, start + indent)) scan.irregular = true;
  const kind = header === undefined ? "junk" : "item";
  const line = { start, end, indent, misaligned: header !== undefined && indent !== top.itemIndent };
  if (top.nested) top.into.push(open(scan, kind, top.section, header, line));
  else openTop(scan, top.into, kind, top.section, header, line);
}

/** Begins a segment that stands at the top of the file or of a section. */
function openTop(scan: Scan, into: Segment[], kind: Segment["kind"], section: ItemSection | undefined, header: Header | undefined, line: Line): void {
  scan.base = line.start;
  into.push(open(scan, kind, section, header, line));
  if (into === scan.segments) scan.starts.push(line.start);
}

function inSegment(scan: Scan, top: Context & { kind: "segment" }, start: number, end: number, indent: number): void {
  if (!top.block) {
    continueTop(scan, start, end);
    return;
  }
  if (top.keyIndent === -1) top.keyIndent = scan.usualIndent = indent;
  const at = start + indent;
  extend(scan, top.segment, end, start);
  const header = indent === top.keyIndent && mayBeTasks(scan, at) ? headerAt(scan, at) : undefined;
  if (header?.name !== "tasks") {
    trackFlow(scan, header?.end ?? behindColon(scan.text, at, end), end, indent);
    return;
  }
  const inline = inlineValue(scan.text, header.end, end);
  if (inline === "") {
    const into: Segment[] = [];
    if (!top.segment.hasBlock) top.segment.children = into;
    top.segment.hasBlock = true;
    scan.stack.push({ kind: "section", section: "tasks", keyIndent: indent, itemIndent: -1, into, nested: true });
  } else {
    if (/^[&!]/.test(inline)) scan.irregular = true;
    trackFlow(scan, header.end, end, indent);
  }
}

/** Only these lines need a closer look: `tasks`, quoted keys, and signs that only a whole parse understands. */
function mayBeTasks(scan: Scan, at: number): boolean {
  const letter = scan.text.charCodeAt(at);
  if (letter === 116) return scan.text.startsWith("tasks", at);
  return letter === 34 || letter === 39 || letter === 63 || letter === 38 || letter === 42 || letter === 33;
}

/** The offset behind the first colon of a line, or the line's start when there is none. */
function behindColon(text: string, at: number, end: number): number {
  for (let i = at; i < end; i += 1) if (text.charCodeAt(i) === 58) return i + 1;
  return at;
}

function continueTop(scan: Scan, start: number, end: number): void {
  const top = scan.stack.at(-1);
  if (top?.kind !== "segment") return;
  extend(scan, top.segment, end, start);
  trackFlow(scan, start, end, scan.flow > 0 ? scan.flowIndent : top.indent);
}

const NO_CHILDREN: readonly Segment[] = [];

/** Begins a segment with its first line and makes it the place for the lines that follow. */
function open(scan: Scan, kind: Segment["kind"], section: ItemSection | undefined, header: Header | undefined, line: Line): Segment {
  const { start, end, indent } = line;
  const name = header?.name ?? "";
  const own = start - scan.base;
  const pieces = [{ start: own, end: trimmedEnd(scan.text, start, end) - scan.base }];
  const misaligned = line.misaligned === true;
  const segment: Segment = { kind, section, name, lineStart: own, indent, pieces, children: NO_CHILDREN, hasBlock: false, misaligned };
  const valueAt = header?.end ?? start + indent;
  const block = kind === "item" && section === "tasks" && inlineValue(scan.text, valueAt, end) === "";
  scan.stack.push({ kind: "segment", segment, indent, keyIndent: -1, block });
  trackFlow(scan, valueAt, end, indent);
  return segment;
}

/** Adds a line to a segment: to its last piece, or as a new one behind a block of tasks. */
function extend(scan: Scan, segment: Segment, lineEnd: number, lineStart = lineEnd): void {
  const { pieces, children } = segment;
  // Pieces belong to the scan as long as it goes on.
  const last: { end: number } | undefined = pieces[pieces.length - 1];
  if (last === undefined) return;
  const start = lineStart - scan.base;
  const end = trimmedEnd(scan.text, lineStart, lineEnd) - scan.base;
  const child = children[children.length - 1];
  if (child !== undefined && start > child.lineStart && last.end <= child.lineStart) pieces.push({ start, end });
  else last.end = end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13)) at -= 1;
  return at;
}

/** The key that begins at an offset, with the offset behind its colon. */
function headerAt(scan: Scan, at: number): Header | undefined {
  const { text } = scan;
  const colon = plainKeyEnd(text, at);
  if (colon > at) return { name: text.slice(at, colon), end: colon + 1 };
  for (const pattern of [PLAIN_HEADER, HEADER]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { name: found[1] ?? found[2] ?? found[3] ?? "", end: pattern.lastIndex };
  }
  if (/[?&*!]/.test(scan.text.charAt(at))) scan.irregular = true;
  return undefined;
}

/** Where the colon stands that ends a key of letters, digits, dashes and points, as nearly all are; `at` when it is none. */
function plainKeyEnd(text: string, at: number): number {
  let end = at;
  for (; ; end += 1) {
    const letter = text.charCodeAt(end);
    const isWord = (letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57) || (letter >= 65 && letter <= 90) || letter === 95;
    if (!isWord && (end === at || (letter !== 45 && letter !== 46))) break;
  }
  if (end === at || text.charCodeAt(end) !== 58) return at;
  const next = text.charCodeAt(end + 1);
  return next === 32 || next === 10 || next === 9 || next === 13 || next !== next ? end : at;
}

/** What stands behind a key on its line, without a comment; empty when nothing does. */
function inlineValue(text: string, from: number, end: number): string {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at += 1;
  const letter = text.charCodeAt(at);
  if (at >= end || letter === 10 || letter === 13 || letter === 35) return "";
  return text.slice(at, Math.min(end, at + 20)).trimEnd();
}

/** True for a list in brackets that the line ends with, of nothing but letters, digits, blanks and commas. */
function closesOnLine(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) !== 91) return false;
  for (let i = at + 1; i < end; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter === 93) return trimmedEnd(text, i, end) === i + 1;
    if (letter === 123 || letter === 125 || letter === 91 || letter === 34 || letter === 39 || letter === 35) return false;
  }
  return false;
}

/** Counts the brackets that a line leaves open, when a value in brackets begins or goes on in it. */
function trackFlow(scan: Scan, from: number, end: number, indent: number): void {
  const { text } = scan;
  let at = from;
  if (scan.flow === 0) {
    while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at += 1;
    if (!mayGoOn(text.charCodeAt(at))) return;
    scan.flowIndent = indent;
    if (closesOnLine(text, at, end)) return;
  }
  let quote = "";
  for (; at < end; at += 1) {
    const letter = text.charAt(at);
    if (quote !== "") {
      if (letter === "\\" && quote === '"') at += 1;
      else if (letter === quote) quote = "";
    } else if ((letter === '"' || letter === "'") && /[\s,[{:]/.test(text.charAt(at - 1))) quote = letter;
    else if (letter === "#" && /\s/.test(text.charAt(at - 1))) break;
    else if (letter === "{" || letter === "[") scan.flow += 1;
    else if (letter === "}" || letter === "]") scan.flow = Math.max(0, scan.flow - 1);
  }
}
