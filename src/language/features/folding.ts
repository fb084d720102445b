import type { Analysis } from "../analysisTypes";
import { lineStartsOf } from "../positions";

/** Lines that can be folded together, counted from 0; the first stays visible. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "block" | "comment";
}

interface Open {
  readonly line: number;
  readonly column: number;
}

/** The folding ranges of a file: blocks by their indentation, brackets over several lines, runs of comments. */
export function folding(analysis: Analysis, path: string): readonly FoldingRange[] {
  const text = analysis.snapshot.files.get(path)?.text;
  return text === undefined ? [] : foldingOf(text);
}

/** The folding ranges of a text, told from its lines alone. */
export function foldingOf(text: string): readonly FoldingRange[] {
  const starts = lineStartsOf(text);
  const ranges: FoldingRange[] = [];
  const open: Open[] = [];
  let last = -1;
  let comment = -1;
  const close = (column: number): void => {
    for (let top = open.at(-1); top !== undefined && top.column >= column; top = open.at(-1)) {
      open.pop();
      if (last > top.line) ranges.push({ startLine: top.line, endLine: last, kind: "block" });
    }
  };
  const endComments = (line: number): void => {
    if (comment >= 0 && line - 1 > comment) ranges.push({ startLine: comment, endLine: line - 1, kind: "comment" });
    comment = -1;
  };
  for (const [line, start] of starts.entries()) {
    const first = firstOf(text, start);
    const character = text[first];
    if (character === "#") {
      if (comment < 0) comment = line;
      continue;
    }
    endComments(line);
    if (character === undefined || character === "\n" || character === "\r") continue;
    const column = first - start;
    const closing = character === "}" || character === "]";
    close(closing ? column + 1 : column);
    if (closing) {
      last = line;
      close(column);
    }
    if (!closing) open.push({ line, column });
    last = line;
  }
  endComments(starts.length);
  close(0);
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function firstOf(text: string, start: number): number {
  let at = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  while (text[at] === " " || text[at] === "\t") at += 1;
  return at;
}
