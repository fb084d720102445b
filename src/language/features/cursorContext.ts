import { flowFrames } from "./flowState";
import { bomEnd, isBlank, isBreak, lineEnd, lineStart, nextLine, skipBlanks } from "../edits/scanText";

/** Where a cursor stands, told from the text around it alone, so that it also holds while the text is broken. */
export interface CursorContext {
  /** In a key, in a value, or where nothing of the language stands (a comment, a literal text, inside quotes). */
  readonly position: "key" | "value" | "none";
  /** The keys from the top of the file down to the map that holds the cursor; with the value's own key for a value. */
  readonly path: readonly string[];
  readonly style: "block" | "flow";
  /** Where the key or the whole scalar value begins that the cursor stands in. */
  readonly start: number;
  /** Where it ends, which is behind the cursor when the cursor stands inside. */
  readonly end: number;
  /** What stands of it before the cursor. */
  readonly before: string;
  /** What stands of it behind the cursor. */
  readonly after: string;
  /** The other keys of the same map, near the cursor. */
  readonly siblings: readonly string[];
  /** True when a colon stands behind the key already. */
  readonly hasColon: boolean;
  /** Column of a block key; 0 inside `{ }`. */
  readonly column: number;
  /** True for an element of a list. */
  readonly inList: boolean;
}

/** How far siblings are looked for, in lines each way. */
const MOST_LINES = 300;

interface Parent {
  readonly at: number;
  readonly column: number;
}

/** Finds the context of an offset in any text. */
export function cursorContext(text: string, offset: number): CursorContext {
  const at = Math.max(0, Math.min(offset, text.length));
  const line = lineStart(text, at);
  const parents = parentLines(text, line, ownColumn(text, line, at));
  const literal = parents.some(parent => opensLiteral(text, parent.at));
  if (literal) return nowhere(at);
  const opener = parents.findIndex(parent => leavesOpen(text, parent.at));
  const from = opener < 0 ? line : (parents[opener]?.at ?? line);
  const above = (opener < 0 ? parents : parents.slice(opener + 1)).map(parent => keyOfLine(text, parent.at)).reverse();
  if (above.includes(undefined)) return nowhere(at);
  return contextFrom(text, from, at, above as string[]);
}

function nowhere(at: number): CursorContext {
  return { position: "none", path: [], style: "block", start: at, end: at, before: "", after: "", siblings: [], hasColon: false, column: 0, inList: false };
}

/** Column of the first character of the line, or of the cursor on a blank line; a list's dash counts as deeper than its key. */
function ownColumn(text: string, line: number, at: number): number {
  const first = skipBlanks(text, bomEnd(text, line));
  const blank = first >= text.length || isBreak(text[first]);
  const column = (blank ? Math.max(at, line) : first) - line;
  return text[first] === "-" && (isBlank(text[first + 1]) || isBreak(text[first + 1]) || first + 1 >= text.length) ? column + 1 : column;
}

/** The lines above that the line stands inside of, nearest first: each stands less deep than the one before. */
function parentLines(text: string, line: number, column: number): Parent[] {
  const parents: Parent[] = [];
  // Most files end their lines with LF alone: then the way up is a search of the runtime's own.
  const plain = !text.includes("\r");
  let least = column;
  let at = line;
  while (at > 0 && least > 0) {
    at = plain ? (at < 2 ? 0 : text.lastIndexOf("\n", at - 2) + 1) : lineStart(text, at - (text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1));
    const first = skipBlanks(text, bomEnd(text, at));
    const depth = first - bomEnd(text, at);
    if (depth >= least || isBreak(text[first]) || text[first] === "#" || first >= text.length) continue;
    if (text[first] === "}" || text[first] === "]" || isConflictMark(text, first)) continue;
    if (text[first] === "-" && (isBlank(text[first + 1]) || isBreak(text[first + 1]))) continue;
    parents.push({ at: first, column: depth });
    least = depth;
  }
  return parents;
}

/** A mark that git leaves where a merge is not resolved. */
function isConflictMark(text: string, at: number): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})/.test(text.slice(at, at + 7));
}

function opensLiteral(text: string, at: number): boolean {
  return /:[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(text.slice(at, lineEnd(text, at)));
}

function leavesOpen(text: string, at: number): boolean {
  const { frames } = flowFrames(text, at, lineEnd(text, at));
  return frames.length > 0;
}

/** The key that a line begins with; undefined when it begins with something else. */
function keyOfLine(text: string, at: number): string | undefined {
  const state = flowFrames(text, at, lineEnd(text, at));
  return state.blockKey;
}

function contextFrom(text: string, from: number, at: number, above: readonly string[]): CursorContext {
  const state = flowFrames(text, from, at);
  if (state.hidden) return nowhere(at);
  const frame = state.frames.at(-1);
  const path = [...above];
  if (state.blockKey !== undefined) path.push(state.blockKey);
  for (const [index, { key }] of state.frames.entries()) {
    if (key !== undefined && (index < state.frames.length - 1 || state.inValue)) path.push(key);
  }
  const inValue = frame === undefined ? state.blockKey !== undefined || state.dash : frame.kind === "list" || state.inValue;
  const start = Math.min(state.tokenStart, at);
  const end = tokenEnd(text, at, frame !== undefined, inValue);
  const base = { path, start, end, before: text.slice(start, at), after: text.slice(at, end), inList: state.dash || frame?.kind === "list" };
  if (inValue) return { ...base, position: "value", style: frame === undefined ? "block" : "flow", siblings: [], hasColon: false, column: 0 };
  const hasColon = text[skipBlanks(text, end)] === ":";
  if (frame !== undefined) return { ...base, position: "key", style: "flow", siblings: [...frame.keys, ...flowKeysAfter(text, end)], hasColon, column: 0 };
  const column = start - lineStart(text, start) - (text.charCodeAt(lineStart(text, start)) === 0xfeff ? 1 : 0);
  return { ...base, position: "key", style: "block", siblings: blockSiblings(text, lineStart(text, at), column), hasColon, column };
}

/** End of the key or scalar that the cursor stands in. */
function tokenEnd(text: string, at: number, flow: boolean, value: boolean): number {
  let end = at;
  if (!value) {
    while (end < text.length && /[A-Za-z0-9_.-]/.test(text[end] ?? "")) end += 1;
    return end;
  }
  const stop = lineEnd(text, at);
  while (end < stop && !(flow && ",]}".includes(text[end] ?? "")) && !(text[end] === "#" && isBlank(text[end - 1]))) end += 1;
  while (end > at && isBlank(text[end - 1])) end -= 1;
  return end;
}

/** Keys that stand behind the cursor in the same flow map, on the same line. */
function flowKeysAfter(text: string, from: number): string[] {
  const keys: string[] = [];
  let depth = 0;
  let word = from;
  for (let at = from; at < text.length && !isBreak(text[at]) && depth >= 0; at += 1) {
    const character = text[at] ?? "";
    if ("{[".includes(character)) depth += 1;
    else if ("}]".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) word = at + 1;
    else if (character === ":" && depth === 0 && word > from) keys.push(text.slice(word, at).trim());
  }
  return keys;
}

/** Keys of the block map around a line, above and below it. */
function blockSiblings(text: string, line: number, column: number): string[] {
  const keys: string[] = [];
  const see = (at: number): boolean => {
    const first = skipBlanks(text, bomEnd(text, at));
    if (first >= text.length || isBreak(text[first]) || text[first] === "#") return true;
    const depth = first - bomEnd(text, at);
    if (depth === column && at !== line) {
      const key = keyOfLine(text, first);
      if (key !== undefined) keys.push(key);
    }
    return depth >= column;
  };
  let at = line;
  for (let count = 0; at > 0 && count < MOST_LINES; count += 1) {
    at = lineStart(text, at - (text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1));
    if (!see(at)) break;
  }
  at = nextLine(text, line);
  for (let count = 0; at < text.length && count < MOST_LINES; count += 1) {
    if (!see(at)) break;
    at = nextLine(text, at);
  }
  return keys;
}

