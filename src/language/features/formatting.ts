import { rootMap } from "../edits/findEntry";
import { applyReplacements, type Replacement } from "../edits/replacement";
import { bomEnd, isBlank, isBreak, lineEnd, lineStart, nextLine, skipBlanks, trimBack } from "../edits/scanText";
import { blockIndents, type LineIndents } from "./formatIndents";
import { flowSpaces } from "./formatSpaces";

/** How a file is formatted. */
export interface FormatOptions {
  /** Columns a level. */
  readonly tabSize: number;
}

/**
 * The edits that put white space in order: levels of indentation, one space behind colons and commas, no spaces at the ends
 * of lines, no more than one blank line in a row, one line break at the end. Nothing but white space changes, and nothing
 * inside quotes, literal texts and comments. While the text is no plan that can be read, only ends of lines are put in order.
 */
export function formatDocument(text: string, options: FormatOptions): readonly Replacement[] {
  const indents = isReadable(text) ? blockIndents(text, options.tabSize) : undefined;
  const edits = indents === undefined ? lineEnds(text, undefined) : whole(text, indents);
  return sameLetters(text, edits) ? edits : [];
}

/** The same for the lines that a range touches; blank lines and levels outside stay as they are. */
export function formatRange(text: string, start: number, end: number, options: FormatOptions): readonly Replacement[] {
  const from = lineStart(text, Math.max(0, Math.min(start, text.length)));
  const to = lineEnd(text, Math.max(from, Math.min(end, text.length)));
  return formatDocument(text, options).filter(edit => edit.start >= from && edit.end <= to);
}

/** After a line break the line before, after a closing bracket its own line: spaces inside the line, never its indentation. */
export function formatOnType(text: string, offset: number, typed: string): readonly Replacement[] {
  const at = Math.max(0, Math.min(offset, text.length));
  const line = lineStart(text, at);
  const wanted = isBreak(typed) || typed === "\r\n" ? lineStart(text, Math.max(0, trimBack(text, line, 0))) : line;
  if (wanted === line && isBreak(typed)) return [];
  const stop = lineEnd(text, wanted);
  // Where a literal text or a quote goes on over lines, spaces may be meant.
  const indents = isReadable(text) ? blockIndents(text, 2) : undefined;
  if (indents === undefined || indents.untouched(wanted)) return [];
  const edits = flowSpaces(text, wanted, stop);
  const trimmed = isBreak(typed) || typed === "\r\n" ? trimEnd(text, wanted) : [];
  const all = [...edits.filter(edit => edit.end <= trimBack(text, stop, wanted)), ...trimmed];
  return sameLetters(text, all) ? all : [];
}

function isReadable(text: string): boolean {
  return rootMap(text) !== undefined && !/^\t/m.test(text) && !/^(?:<{7}|={7}|>{7})/m.test(text);
}

function whole(text: string, indents: LineIndents): Replacement[] {
  const edits: Replacement[] = [];
  for (let line = bomEnd(text, 0); line < text.length; line = nextLine(text, line)) {
    const first = skipBlanks(text, line);
    const stop = lineEnd(text, line);
    if (first >= stop || indents.untouched(line)) continue;
    const wanted = indents.columnOf(line, first - line);
    if (wanted !== first - line) edits.push({ start: line, end: first, newText: " ".repeat(wanted) });
    if (text[first] !== "#") edits.push(...flowSpaces(text, first, stop));
    if (nextLine(text, line) <= line || nextLine(text, line) >= text.length) break;
  }
  return [...edits, ...lineEnds(text, indents), ...shifted(text, indents)];
}

/** Lines inside a literal text or a quote move with the key that they belong to; blank ones stay. */
function shifted(text: string, indents: LineIndents): Replacement[] {
  const edits: Replacement[] = [];
  for (let line = bomEnd(text, 0); line < text.length; line = nextLine(text, line)) {
    const first = skipBlanks(text, line);
    if (indents.untouched(line) && first < lineEnd(text, line)) {
      const wanted = indents.columnOf(line, first - line);
      if (wanted > first - line) edits.push({ start: line, end: line, newText: " ".repeat(wanted - (first - line)) });
      else if (wanted < first - line) edits.push({ start: line, end: line + (first - line - wanted), newText: "" });
    }
    if (nextLine(text, line) <= line || nextLine(text, line) >= text.length) break;
  }
  return edits;
}

/** Spaces at the ends of lines, blank lines in a row, the end of the file. */
function lineEnds(text: string, indents: LineIndents | undefined): Replacement[] {
  const edits: Replacement[] = [];
  let blank = 0;
  for (let line = bomEnd(text, 0); line < text.length;) {
    const next = nextLine(text, line);
    const untouched = indents?.untouched(line) ?? false;
    if (!untouched) {
      const isEmpty = skipBlanks(text, line) >= lineEnd(text, line);
      blank = isEmpty ? blank + 1 : 0;
      if (indents !== undefined && isEmpty && (blank > 1 || line === bomEnd(text, 0)) && next > line) edits.push({ start: line, end: next, newText: "" });
      else edits.push(...trimEnd(text, line));
    } else blank = 0;
    if (next <= line) break;
    line = next;
  }
  return indents === undefined ? edits : atEnd(text, edits, indents);
}

function trimEnd(text: string, line: number): Replacement[] {
  const stop = lineEnd(text, line);
  let end = stop;
  while (end > line && isBlank(text[end - 1])) end -= 1;
  return end < stop ? [{ start: end, end: stop, newText: "" }] : [];
}

/** One line break at the end of the file, whatever stood there before. */
function atEnd(text: string, edits: readonly Replacement[], indents: LineIndents): Replacement[] {
  const end = trimBack(text, text.length, bomEnd(text, 0));
  if (end === bomEnd(text, 0) || indents.untouched(lineStart(text, end))) return [...edits];
  const wanted = text.startsWith("\r\n", end) || (end === text.length && text.includes("\r\n")) ? "\r\n" : "\n";
  const kept = edits.filter(edit => edit.end <= end);
  return text.slice(end) === wanted ? kept : [...kept, { start: end, end: text.length, newText: wanted }];
}

/** The last guard: everything but white space is as it was, and no edit stands in another. */
function sameLetters(text: string, edits: readonly Replacement[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, edit] of sorted.entries()) {
    if (edit.start < (sorted[index - 1]?.end ?? 0)) return false;
    if (text.slice(edit.start, edit.end).trim() !== "" || edit.newText.trim() !== "") return false;
  }
  return applyReplacements(text, sorted).replace(/\s+/g, "") === text.replace(/\s+/g, "");
}
