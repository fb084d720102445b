import { isBreak, lineEnd, lineStart, nextLine, skipBlanks } from "./scanText";
import type { EntrySource } from "./sourceTree";

/** Offset of the line that an entry of a block map begins on, with the comments directly above it in its column. */
export function startWithComments(text: string, entry: EntrySource, indent: number): number {
  let start = lineStart(text, entry.keyRange.start);
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1));
    const begin = skipBlanks(text, above);
    if (text[begin] !== "#" || begin - above !== indent) break;
    start = above;
  }
  return start;
}

/** End of an entry of a block map with the comments below it that are deeper than its key: they are about it. */
export function endWithComments(text: string, entry: EntrySource, indent: number): number {
  let end = lineEnd(text, entry.end);
  let line = nextLine(text, end);
  while (line < text.length) {
    const begin = skipBlanks(text, line);
    if (text[begin] === "#" && begin - line > indent) end = lineEnd(text, begin);
    else if (!isBreak(text[begin])) break;
    line = nextLine(text, begin);
  }
  return end;
}

/** Lines moved to the right by a number of columns; empty ones stay empty. */
export function indented(text: string, columns: number): string {
  return text.split("\n").map(line => (line === "" ? line : " ".repeat(columns) + line)).join("\n");
}

/** Lines with any breaks moved to the left by a number of columns, with `\n` between them. */
export function outdented(text: string, columns: number): string {
  const lead = new RegExp(`^ {0,${String(columns)}}`);
  return text.split(/\r\n?|\n/).map(line => line.replace(lead, "")).join("\n");
}
