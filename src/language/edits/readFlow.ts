import type { ElementSource, EntrySource, MapSource, Range, ValueSource } from "./sourceTree";
import { endsKey, isBlank, isBreak, skipFlow, skipQuoted, skipSpace, startsComment, trimBack } from "./scanText";

/** Reads a value inside a flow collection, or one that begins with a bracket or a quote anywhere. */
export function readFlowValue(text: string, at: number, end: number): ValueSource {
  const first = text[at];
  if (first === "{" || first === "[") {
    const stop = skipFlow(text, at);
    if (stop === undefined || stop > end) return { kind: "other", range: { start: at, end }, why: "unclosed" };
    return { kind: first === "{" ? "flow-map" : "flow-list", range: { start: at, end: stop } };
  }
  if (first === '"' || first === "'") {
    const stop = skipQuoted(text, at);
    if (stop === undefined || stop > end) return { kind: "other", range: { start: at, end }, why: "unclosed" };
    return { kind: "scalar", range: { start: at, end: stop }, multiline: hasBreak(text, at, stop) };
  }
  const stop = plainEnd(text, at, end);
  if (first === "*" || first === "!") return { kind: "other", range: { start: at, end: stop }, why: first === "*" ? "alias" : "tag" };
  return { kind: "scalar", range: { start: at, end: stop }, multiline: hasBreak(text, at, stop) };
}

function hasBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isBreak(text[at])) return true;
  return false;
}

/** End of a plain scalar inside a flow collection. */
function plainEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !",[]{}".includes(text[stop] ?? "") && !startsComment(text, stop) && !endsKey(text, stop, true)) stop += 1;
  return trimBack(text, stop, at);
}

/** Reads the flow map that stands in the range, from `{` to after `}`. Undefined when it holds something that is not understood. */
export function readFlowMap(text: string, range: Range): MapSource | undefined {
  const entries: EntrySource[] = [];
  const close = range.end - 1;
  let at = skipSpace(text, range.start + 1, close);
  while (at < close) {
    const entry = readFlowEntry(text, at, close);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at = skipSpace(text, entry.end, close);
    if (at >= close) break;
    if (text[at] !== ",") return undefined;
    at = skipSpace(text, at + 1, close);
  }
  return { style: "flow", indent: -1, range, entries };
}

function readFlowEntry(text: string, at: number, end: number): EntrySource | undefined {
  const key = readFlowKey(text, at, end);
  if (key === undefined) return undefined;
  const none: ValueSource = { kind: "none", at: key.colon };
  const base = { key: key.name, keyRange: { start: at, end: key.end }, colon: key.colon };
  if (!key.hasColon) return { ...base, value: none, anchored: false, end: key.colon };
  let begin = skipSpace(text, key.colon, end);
  const anchored = text[begin] === "&" && begin < end;
  if (anchored) {
    while (begin < end && !isBlank(text[begin]) && !isBreak(text[begin]) && text[begin] !== ",") begin += 1;
    begin = skipSpace(text, begin, end);
  }
  if (begin >= end || text[begin] === ",") return { ...base, value: none, anchored, end: anchored ? trimBack(text, begin, key.colon) : key.colon };
  const value = readFlowValue(text, begin, end);
  return { ...base, value, anchored, end: value.kind === "none" ? key.colon : value.range.end };
}

function readFlowKey(
  text: string, at: number, end: number,
): { readonly name: string; readonly end: number; readonly colon: number; readonly hasColon: boolean } | undefined {
  const first = text[at];
  if (first === '"' || first === "'") {
    const close = skipQuoted(text, at);
    if (close === undefined || close > end) return undefined;
    const colon = skipSpace(text, close, end);
    const hasColon = text[colon] === ":" && colon < end;
    return { name: text.slice(at + 1, close - 1), end: close, colon: hasColon ? colon + 1 : close, hasColon };
  }
  if (first === undefined || "?&*!{}[],#|>@`".includes(first)) return undefined;
  const keyEnd = plainEnd(text, at, end);
  const colon = skipSpace(text, keyEnd, end);
  const hasColon = colon < end && endsKey(text, colon, true);
  return { name: text.slice(at, keyEnd), end: keyEnd, colon: hasColon ? colon + 1 : keyEnd, hasColon };
}

/** The elements of a flow list; undefined when it holds something that is not understood. */
export function readFlowList(text: string, range: Range): ElementSource[] | undefined {
  const elements: ElementSource[] = [];
  const close = range.end - 1;
  let at = skipSpace(text, range.start + 1, close);
  while (at < close) {
    const value = readFlowValue(text, at, close);
    if (value.kind === "none" || value.range.end <= at) return undefined;
    elements.push({ mark: at, range: value.range });
    at = skipSpace(text, value.range.end, close);
    if (at >= close) break;
    if (text[at] !== ",") return undefined;
    at = skipSpace(text, at + 1, close);
  }
  return elements;
}
