/** Where a plain text is being read. */
export interface Cursor {
  readonly text: string;
  /** Offset of the next letter. */
  at: number;
  /** Depth of the line of content that `at` stands at the beginning of; `END` or `DECLINED` where there is none. */
  indent: number;
}

/** The text is at its end. */
export const END = -1;
/** A line is not plain: the text is not read here. */
export const DECLINED = -2;

/** UTF-16 code of the tabulator. */
export const TAB = 9;
/** UTF-16 code of the line feed. */
export const NEWLINE = 10;
/** UTF-16 code of the carriage return. */
export const RETURN = 13;
/** UTF-16 code of the space. */
export const SPACE = 32;
/** UTF-16 code of the double quote. */
export const QUOTE = 34;
/** UTF-16 code of the sign that begins a comment. */
export const HASH = 35;
/** UTF-16 code of the single quote. */
export const APOSTROPHE = 39;
/** UTF-16 code of the comma. */
export const COMMA = 44;
/** UTF-16 code of the sign that begins an element of a list. */
export const DASH = 45;
/** UTF-16 code of the sign behind a key. */
export const COLON = 58;
/** UTF-16 code of the bracket that opens a list. */
export const OPEN_LIST = 91;
/** UTF-16 code of the sign that begins an escape. */
export const BACKSLASH = 92;
/** UTF-16 code of the bracket that closes a list. */
export const CLOSE_LIST = 93;
/** UTF-16 code of the brace that opens a map. */
export const OPEN_MAP = 123;
/** UTF-16 code of the brace that closes a map. */
export const CLOSE_MAP = 125;

/** Blank, line break, or the end of the text (for which `charCodeAt` gives NaN). */
export function isBlank(letter: number): boolean {
  return letter === SPACE || letter === NEWLINE || letter === TAB || letter === RETURN || letter !== letter;
}

/** Line break or the end of the text. */
export function isLineEnd(letter: number): boolean {
  return letter === NEWLINE || letter === RETURN || letter !== letter;
}

/** A bracket of either kind, or a comma. */
export function isFlowSign(letter: number): boolean {
  return letter === COMMA || letter === OPEN_LIST || letter === CLOSE_LIST || letter === OPEN_MAP || letter === CLOSE_MAP;
}

/** Goes on behind blanks of the line. */
export function skipBlanks(c: Cursor): void {
  let letter = c.text.charCodeAt(c.at);
  while (letter === SPACE || letter === TAB) {
    c.at += 1;
    letter = c.text.charCodeAt(c.at);
  }
}

/** From the beginning of a line to the first letter of the next line with content. */
export function toContent(c: Cursor): void {
  const { text } = c;
  let start = c.at;
  for (;;) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const letter = text.charCodeAt(at);
    if (letter === HASH) {
      const newline = text.indexOf("\n", at);
      start = newline === -1 ? text.length : newline + 1;
    } else if (letter === NEWLINE) start = at + 1;
    else if (letter === RETURN) start = at + 2;
    else {
      c.at = at;
      c.indent = at >= text.length ? END : letter === TAB ? DECLINED : at - start;
      return;
    }
  }
}

/** Behind a value: over blanks and a comment to the next line with content. False when something else stands there. */
export function endLine(c: Cursor): boolean {
  const { text } = c;
  const from = c.at;
  skipBlanks(c);
  const letter = text.charCodeAt(c.at);
  if (!isLineEnd(letter) && (letter !== HASH || c.at === from)) return false;
  const newline = text.indexOf("\n", c.at);
  c.at = newline === -1 ? text.length : newline + 1;
  toContent(c);
  return true;
}
