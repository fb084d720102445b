import { endsKey, isBlank, isBreak, lineEnd, skipBlanks, startsComment } from "../edits/scanText";

/** An open bracket around the cursor. */
export interface FlowFrame {
  readonly kind: "map" | "list";
  /** The key whose value is being written, in a map. */
  key: string | undefined;
  /** The keys that were written before it. */
  readonly keys: string[];
}

/** What is open at a place, scanning from the start of a line. */
export interface FlowState {
  /** The key of the block line that the scan began with, once its colon was passed. */
  readonly blockKey: string | undefined;
  /** True when the line begins with the dash of a list. */
  readonly dash: boolean;
  readonly frames: readonly FlowFrame[];
  /** True when a colon was passed since the last bracket or comma. */
  readonly inValue: boolean;
  /** Where the key or scalar at the end of the scan begins. */
  readonly tokenStart: number;
  /** True inside a comment or a quoted text. */
  readonly hidden: boolean;
}

interface Scan {
  blockKey: string | undefined;
  readonly frames: FlowFrame[];
  inValue: boolean;
  tokenStart: number;
}

/** Scans from the first character of a line to an offset, which may be lines below when brackets stay open. */
export function flowFrames(text: string, from: number, to: number): FlowState {
  let at = skipBlanks(text, text.charCodeAt(from) === 0xfeff ? from + 1 : from);
  let dash = false;
  while (at < to && text[at] === "-" && (isBlank(text[at + 1]) || at + 1 >= to)) {
    dash = true;
    at = skipBlanks(text, at + 1);
  }
  const scan: Scan = { blockKey: undefined, frames: [], inValue: false, tokenStart: Math.min(at, to) };
  let hidden = false;
  while (at < to) {
    if (startsComment(text, at)) {
      const end = lineEnd(text, at);
      hidden = end >= to;
      at = Math.min(end, to);
      continue;
    }
    if ((text[at] === '"' || text[at] === "'") && at === scan.tokenStart) {
      const close = quoteEnd(text, at, to);
      hidden = close === undefined;
      at = close ?? to;
      continue;
    }
    at = step(text, at, scan);
  }
  return { blockKey: scan.blockKey, dash, frames: scan.frames, inValue: scan.inValue, tokenStart: Math.min(scan.tokenStart, to), hidden };
}

/** The offset after a quoted text that ends before `to`. */
function quoteEnd(text: string, at: number, to: number): number | undefined {
  const quote = text[at];
  for (let i = at + 1; i < to; i += 1) {
    if (quote === '"' && text[i] === "\\") i += 1;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i += 1;
      else return i + 1;
    }
  }
  return undefined;
}

/** Takes one character in; gives the offset to go on from. */
function step(text: string, at: number, scan: Scan): number {
  const character = text[at] ?? "";
  const frame = scan.frames.at(-1);
  const fresh = at === scan.tokenStart;
  if ((character === "{" || character === "[") && fresh) {
    scan.frames.push({ kind: character === "{" ? "map" : "list", key: undefined, keys: [] });
    scan.inValue = false;
    return begin(text, at + 1, scan);
  }
  if (frame !== undefined && (character === "}" || character === "]")) {
    scan.frames.pop();
    scan.inValue = scan.frames.at(-1)?.key !== undefined;
    return begin(text, at + 1, scan);
  }
  if (frame !== undefined && character === ",") {
    if (frame.key !== undefined) frame.keys.push(frame.key);
    frame.key = undefined;
    scan.inValue = false;
    return begin(text, at + 1, scan);
  }
  if (endsKey(text, at, frame !== undefined) && !scan.inValue && (frame === undefined ? scan.blockKey === undefined : frame.kind === "map")) {
    const key = text.slice(scan.tokenStart, at).trim().replace(/^(["'])(.*)\1$/, "$2");
    if (frame === undefined) scan.blockKey = key;
    else frame.key = key;
    scan.inValue = frame !== undefined;
    return begin(text, at + 1, scan);
  }
  return at + 1;
}

/** A new token begins at the next character that is no space. */
function begin(text: string, at: number, scan: Scan): number {
  let next = at;
  while (isBlank(text[next]) || (scan.frames.length > 0 && isBreak(text[next]))) next += 1;
  scan.tokenStart = next;
  return startsComment(text, next) ? next : Math.max(at, next);
}
