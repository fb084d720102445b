import { commentSpans } from "./commentSpans";
import type { StyleName } from "./commentStyles";

/** A name in a mark: `pay-api`, `checkout/pay-api`. */
export interface CodeName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `TODO`, `TODO(pay-api)`, `FIXME(pay-api, docs)` or `plan:pay-api` in a comment. Offsets are of the whole text. */
export interface CodeMark {
  /** The word as written: `TODO`, `plan`. */
  readonly word: string;
  readonly start: number;
  /** Behind the word and what stands in its parentheses. */
  readonly end: number;
  /** What stands in parentheses and may be an id. */
  readonly names: readonly CodeName[];
  /** What the comment says behind it on the line. */
  readonly text: string;
  /** From 0. */
  readonly line: number;
  /** Offset of the line's first character. */
  readonly lineStart: number;
}

/** The words that mark something to do, unless settings say otherwise. */
export const TODO_WORDS: readonly string[] = ["TODO", "FIXME"];

/** More marks than this in one file are not looked at. */
const MOST_MARKS = 5000;
const ID = "[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?";
const NAME = new RegExp(`^(?:${ID}/)?${ID}$`);
const LONGEST_TEXT = 300;

const forms = new Map<string, RegExp>();

/** The marks in the comments of a text. Strings of code are no comments. */
export function scanCode(text: string, style: StyleName, words: readonly string[] = TODO_WORDS): readonly CodeMark[] {
  const form = formOf(words);
  form.lastIndex = 0;
  let next = form.exec(text);
  if (next === null) return [];
  const marks: CodeMark[] = [];
  const lines = lineCounter(text);
  for (const comment of commentSpans(text, style)) {
    if (next !== null && next.index < comment.start) {
      form.lastIndex = comment.start;
      next = form.exec(text);
    }
    for (; next !== null && next.index < comment.end; next = form.exec(text)) {
      const mark = markOf(text, comment.end, next, lines);
      if (mark !== undefined) marks.push(mark);
      if (marks.length >= MOST_MARKS) return marks;
    }
    if (next === null) break;
  }
  return marks;
}

function formOf(words: readonly string[]): RegExp {
  const usable = words.filter(word => /^[A-Za-z][A-Za-z0-9_-]{0,30}$/.test(word));
  const key = usable.join("|");
  const before = forms.get(key);
  if (before !== undefined) return before;
  const todo = usable.length === 0 ? "" : `(?<![\\w.-])(${key})(?![\\w-]|\\.\\w)(?:\\(([^()\\r\\n]{0,200})\\))?|`;
  const form = new RegExp(`${todo === "" ? "(?!)()()|" : todo}(?<![\\w/.:-])(plan):((?:${ID}/)?${ID})(?![\\w/])`, "g");
  forms.set(key, form);
  return form;
}

function markOf(text: string, commentEnd: number, found: RegExpExecArray, lines: (offset: number) => { readonly line: number; readonly start: number }): CodeMark | undefined {
  const [whole, word, inside, plan, id] = found;
  const start = found.index;
  const end = start + whole.length;
  if (end > commentEnd) return undefined;
  const { line, start: lineStart } = lines(start);
  const stop = lineEnd(text, end, Math.min(commentEnd, end + LONGEST_TEXT * 2));
  const base = { start, end, text: said(text.slice(end, stop)), line, lineStart };
  if (plan !== undefined && id !== undefined) return { ...base, word: plan, names: [{ text: id, start: end - id.length, end }] };
  return { ...base, word: word ?? "", names: inside === undefined ? [] : namesIn(inside, start + (word ?? "").length + 1) };
}

function namesIn(inside: string, from: number): CodeName[] {
  const names: CodeName[] = [];
  for (const part of inside.matchAll(/[^,;\s]+/g)) {
    if (NAME.test(part[0])) names.push({ text: part[0], start: from + part.index, end: from + part.index + part[0].length });
  }
  return names;
}

/** What a comment says, without the signs around it. */
function said(text: string): string {
  return text.replace(/(?:\*+\/|-->|--\]\]|\]\]|#>|\*\)|-\})\s*$/, "").replace(/^[\s:,;.\-–—]+/, "").replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
}

function lineEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** Answers the line of offsets that are asked for in rising order. */
function lineCounter(text: string): (offset: number) => { readonly line: number; readonly start: number } {
  let line = 0;
  let start = 0;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== 10 && (code !== 13 || text.charCodeAt(at + 1) === 10)) continue;
      line += 1;
      start = at + 1;
    }
    return { line, start };
  };
}
