import { isBreak, lineEnd, lineStart, skipBlanks } from "./scanText";

/** The line break used around the offset: that of its line, else of the line before, else `\n`. */
export function lineBreakAt(text: string, offset: number): string {
  const end = lineEnd(text, offset);
  if (text.startsWith("\r\n", end)) return "\r\n";
  if (isBreak(text[end])) return text[end] ?? "\n";
  const start = lineStart(text, offset);
  if (start > 1 && text.slice(start - 2, start) === "\r\n") return "\r\n";
  return "\n";
}

/** How many columns this file indents by: the first step deeper that it takes, else two. */
export function indentStep(text: string): number {
  const step = /^[^\s#][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)[^\s#-]/m.exec(text);
  return step?.[1]?.length ?? 2;
}

/** True when only spaces stand between the start of the line and the offset. */
export function firstOnLine(text: string, offset: number): boolean {
  const start = lineStart(text, offset);
  return skipBlanks(text, text.charCodeAt(start) === 0xfeff ? start + 1 : start) >= offset;
}
