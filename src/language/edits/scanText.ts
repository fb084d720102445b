/** True for a space or a tab. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** True for a character of a line break. */
export function isBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

/** Where a line's own text begins: behind a mark of the order of bytes at the start of a file. */
export function bomEnd(text: string, line: number): number {
  return text.charCodeAt(line) === 0xfeff ? line + 1 : line;
}

/** Offset of the first character of the line that holds the offset. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text[at - 1])) at -= 1;
  return at;
}

/** Offset of the line's break, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text[at])) at += 1;
  return at;
}

/** Offset of the first character of the next line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end >= text.length) return end;
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
}

/** Offset of the first character that is no space or tab. */
export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBlank(text[at])) at += 1;
  return at;
}

/** Offset before the spaces, tabs and breaks that lead up to the offset, not before `floor`. */
export function trimBack(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && (isBlank(text[at - 1]) || isBreak(text[at - 1]))) at -= 1;
  return at;
}

/** Offset of the first character that is no white space, break or comment. */
export function skipSpace(text: string, offset: number, end: number): number {
  let at = offset;
  while (at < end) {
    if (isBlank(text[at]) || isBreak(text[at])) at += 1;
    else if (text[at] === "#" && (at === 0 || isBlank(text[at - 1]) || isBreak(text[at - 1]))) at = lineEnd(text, at);
    else break;
  }
  return Math.min(at, end);
}

/** The offset after a quoted scalar that begins at the offset; undefined when the quote is not closed. */
export function skipQuoted(text: string, offset: number): number | undefined {
  const quote = text[offset];
  for (let at = offset + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  return undefined;
}

/** True when a `#` at the offset begins a comment. */
export function startsComment(text: string, offset: number): boolean {
  return text[offset] === "#" && (offset === 0 || isBlank(text[offset - 1]) || isBreak(text[offset - 1]));
}

/** True when a `:` at the offset ends a key; inside `{ }` a comma or bracket may follow it. */
export function endsKey(text: string, offset: number, flow: boolean): boolean {
  if (text[offset] !== ":") return false;
  const next = text[offset + 1];
  return next === undefined || isBlank(next) || isBreak(next) || (flow && (next === "," || next === "}" || next === "]"));
}

/** The offset after a flow collection that begins at the offset; undefined when it is not closed. */
export function skipFlow(text: string, offset: number): number | undefined {
  let depth = 0;
  let at = offset;
  let fresh = true;
  while (at < text.length) {
    const character = text[at];
    if (fresh && (character === '"' || character === "'")) {
      const end = skipQuoted(text, at);
      if (end === undefined) return undefined;
      at = end;
      fresh = false;
      continue;
    }
    if (startsComment(text, at)) {
      at = lineEnd(text, at);
      continue;
    }
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    at += 1;
    if (depth === 0) return at;
    fresh = staysFresh(text, at - 1, fresh);
  }
  return undefined;
}

/** Whether a new scalar may begin after the character at the offset: after a bracket, a comma, a key's colon and the space behind them. */
function staysFresh(text: string, offset: number, fresh: boolean): boolean {
  const character = text[offset];
  if (character === "{" || character === "[" || character === ",") return true;
  if (character === ":") return endsKey(text, offset, true) || fresh;
  return fresh && (isBlank(character) || isBreak(character));
}
