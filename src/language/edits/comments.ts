import { isBreak, lineEnd, lineStart, nextLine, skipBlanks, skipQuoted, startsComment } from "./scanText";

/** The comments in a range of plan text, each from its `#` to the end of its line. A `#` in quotes or in a block of text is none. */
export function commentsIn(text: string, start: number, end: number): readonly string[] {
  return commentRanges(text, start, end).map(range => text.slice(range.start, range.end).trimEnd());
}

/** Where the comments of a range stand. */
export function commentRanges(text: string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = start;
  let block: number | undefined;
  while (at < end) {
    if (startsComment(text, at)) {
      const stop = Math.min(end, lineEnd(text, at));
      found.push({ start: at, end: stop });
      at = stop;
    } else if (block !== undefined && isBreak(text[at])) {
      at = blockText(text, block);
      block = undefined;
    } else {
      if (marksBlock(text, at, start)) block = at;
      at = step(text, at, start);
    }
  }
  return found;
}

/** True for the mark (`|`, `>`) of a block of text, which begins on the next line. */
function marksBlock(text: string, at: number, start: number): boolean {
  return (text[at] === "|" || text[at] === ">") && /[:-][ \t]+$/.test(text.slice(Math.max(start, at - 40), at));
}

/** Past a quoted text that begins here, else past one character. */
function step(text: string, at: number, start: number): number {
  const character = text[at];
  const fresh = at === start || " \t,[{:\n\r".includes(text[at - 1] ?? "");
  return fresh && (character === '"' || character === "'") ? (skipQuoted(text, at) ?? at + 1) : at + 1;
}

/** The end of a block of text (`|`, `>`) whose mark is at the offset. */
function blockText(text: string, at: number): number {
  const begin = lineStart(text, at);
  const column = skipBlanks(text, begin) - begin;
  let end = at + 1;
  let line = nextLine(text, at);
  while (line < text.length) {
    const first = skipBlanks(text, line);
    if (first < text.length && !isBreak(text[first]) && first - line <= column) break;
    end = lineEnd(text, first);
    const next = nextLine(text, first);
    if (next <= line) break;
    line = next;
  }
  return end;
}
