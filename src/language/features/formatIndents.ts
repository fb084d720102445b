import { mapOf, rootMap } from "../edits/findEntry";
import { isBreak, lineEnd, lineStart, nextLine, skipBlanks } from "../edits/scanText";
import type { EntrySource, MapSource } from "../edits/sourceTree";

/** Where the lines of a file belong. */
export interface LineIndents {
  /** The column at which the line that begins at the offset should stand; `column` is where it stands. */
  columnOf(line: number, column: number): number;
  /** True for a line whose spaces may be meant: inside a literal text, a quote or a value over several lines. */
  untouched(line: number): boolean;
}

/** How deep maps are followed; beyond, lines stay as they are. */
const DEEPEST = 60;

/** The levels of a file's block maps, each `step` columns; undefined when part of the file is not understood. */
export function blockIndents(text: string, step: number): LineIndents | undefined {
  const root = rootMap(text);
  if (root === undefined || root.style === "flow" || !coversAll(text, root)) return undefined;
  const moves = new Map<number, number>();
  const kept = new Set<number>();
  if (!mark({ text, step, moves, kept }, root, 0)) return undefined;
  return { columnOf: (line, column) => Math.max(0, column + (moves.get(line) ?? commentMove(text, line, column, moves))), untouched: line => kept.has(line) };
}

/** Nothing but blank lines and comments stands behind the last key that was understood. */
function coversAll(text: string, root: MapSource): boolean {
  return text.slice(root.range.end).split(/\r\n?|\n/).every(line => /^[ \t]*(?:#.*)?$/.test(line));
}

/** What is found out about the lines of a text. */
interface Marks {
  readonly text: string;
  readonly step: number;
  /** By how many columns a line moves. */
  readonly moves: Map<number, number>;
  /** Lines whose inner spaces may be meant. */
  readonly kept: Set<number>;
}

function mark(marks: Marks, map: MapSource, depth: number): boolean {
  const { text, step, moves } = marks;
  if (depth > DEEPEST) return false;
  for (const entry of map.entries) {
    const line = lineStart(text, entry.keyRange.start);
    // Something that is no white space stands before the key: a mark of an order of bytes, a dash.
    if (text.slice(line, entry.keyRange.start).trim() !== "" && line !== 0) return false;
    moves.set(line, depth * step - map.indent);
    const inner = entry.value.kind === "block-map" ? mapOf(text, entry.value) : undefined;
    if (inner === undefined) follow(marks, entry, depth * step - map.indent);
    else if (inner.range.end < entry.end || !mark(marks, inner, depth + 1)) return false;
  }
  return true;
}

/** The further lines of a value that is no map move with its key; the spaces in texts over several lines may be meant. */
function follow({ text, moves, kept }: Marks, entry: EntrySource, by: number): void {
  const { value } = entry;
  const isText = value.kind === "scalar" || value.kind === "other";
  const end = Math.max(entry.end, entry.colon);
  for (let line = nextLine(text, entry.keyRange.start); line < end && line > entry.keyRange.start; line = nextLine(text, line)) {
    moves.set(line, by);
    if (isText || hasText(text, value, line)) kept.add(line);
    if (nextLine(text, line) <= line) break;
  }
}

/** True when a line of a list or of brackets over several lines holds more than plain values: what it says is left alone. */
function hasText(text: string, value: EntrySource["value"], line: number): boolean {
  const words = text.slice(line, lineEnd(text, line));
  return value.kind === "block-list" ? /["'|>&*!]/.test(words) : true;
}

/** A comment moves with the next line that it stands level with, else with the line before. */
function commentMove(text: string, line: number, column: number, moves: ReadonlyMap<number, number>): number {
  let at = line;
  for (let count = 0; count < 200; count += 1) {
    const next = nextLine(text, at);
    if (next <= at || next >= text.length) break;
    at = next;
    const first = skipBlanks(text, at);
    if (isBreak(text[first]) || text[first] === "#" || first >= text.length) continue;
    return first - at === column ? (moves.get(at) ?? 0) : before(text, line, column, moves);
  }
  return before(text, line, column, moves);
}

/** The move of the nearest line above that stands as deep. */
function before(text: string, line: number, column: number, moves: ReadonlyMap<number, number>): number {
  let at = line;
  for (let count = 0; count < 200 && at > 0; count += 1) {
    at = lineStart(text, at - (text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1));
    const first = skipBlanks(text, at);
    if (isBreak(text[first]) || text[first] === "#") continue;
    if (first - at <= column) return moves.get(at) ?? 0;
  }
  return 0;
}
