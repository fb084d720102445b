import type { CommonText } from "./commonText";
import type { Outline } from "./outline";
import { isInlineSection, newScan, outlineOf, scanLine, type Scan } from "./scanOutline";

/** An outline made from an earlier one: its first segments and its last are the earlier one's own. */
export interface ResumedOutline {
  readonly outline: Outline;
  /** How many segments stand before what was read anew. */
  readonly kept: number;
  /** Where the last segments begin in the earlier outline. */
  readonly from: number;
}

/**
 * The outline of a text that differs from an earlier one in one run of characters. Lines are read from the segment
 * before the change on until one begins a segment that began in the same way before; undefined where that cannot be
 * judged, and the whole is to be read.
 */
export function resumeOutline(before: Outline, text: string, common: CommonText): ResumedOutline | undefined {
  if (before.irregular || before.conflicts.length > 0 || before.headers.some(({ again }) => again)) return undefined;
  const changed = text.lastIndexOf("\n", common.prefix - 1) + 1;
  const kept = lastResumable(before, changed);
  if (kept < 1) return undefined;
  const scan = scanAt(before, kept, text);
  const from = scanOn(scan, before, kept, common);
  return from === undefined ? undefined : { outline: joined(scan, before, kept, from, common.growth), kept, from };
}

/** The last segment that begins before the changed line and from which reading can begin anew; 0 when there is none. */
function lastResumable({ segments, starts }: Outline, changed: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < changed) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at > 0; at -= 1) {
    const segment = segments[at];
    if (segment?.kind === "item" || (segment?.kind === "key" && segment.indent === 0)) return at;
  }
  return 0;
}

/** A scan as it was before the first line of a segment. */
function scanAt(before: Outline, kept: number, text: string): Scan {
  const scan = newScan(text);
  const first = before.segments[kept];
  const start = before.starts[kept] ?? 0;
  for (const name of inlineNames(before, 0, kept)) scan.seen.add(name);
  for (const header of before.headers) {
    if (header.start >= start) break;
    scan.headers.push(header);
    scan.seen.add(header.name);
  }
  if (first?.section !== undefined) {
    scan.stack.push({ kind: "section", section: first.section, keyIndent: 0, itemIndent: itemIndent(before, kept), into: scan.segments, nested: false });
  }
  return scan;
}

/** The sections on one line among some segments. */
function inlineNames({ segments, inline }: Outline, from: number, end: number): readonly string[] {
  return inline.flatMap((at) => (at >= from && at < end ? [segments[at]?.name ?? ""] : []));
}

/** How deep the first segment of the section stands; -1 when that is the segment itself. */
function itemIndent({ segments }: Outline, at: number): number {
  const section = segments[at]?.section;
  let first = at;
  while (segments[first - 1]?.section === section && first > 0) first -= 1;
  return first === at ? -1 : (segments[first]?.indent ?? -1);
}

/** Reads lines until the earlier outline holds again; the number of its first segment that does. */
function scanOn(scan: Scan, before: Outline, kept: number, { suffix, growth, newLength }: CommonText): number | undefined {
  const { text } = scan;
  let old = kept;
  let at = before.starts[old] ?? 0;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    const count = scan.segments.length;
    scanLine(scan, at, end, false);
    if (at > newLength - suffix && scan.segments.length > count) {
      while ((before.starts[old] ?? Infinity) < at - growth) old += 1;
      if (before.starts[old] === at - growth && sameBeginning(scan, before, old)) return takesUp(scan, before, kept, old) ? old : undefined;
    }
    at = end;
  }
  return before.segments.length;
}

/** True when the segment that has just begun began so before, in the same place. */
function sameBeginning({ segments, stack }: Scan, before: Outline, old: number): boolean {
  const now = segments.at(-1);
  const then = before.segments[old];
  if (now === undefined || then === undefined || then.kind === "junk") return false;
  if (now.kind !== then.kind || now.section !== then.section || now.name !== then.name || now.indent !== then.indent || now.misaligned !== then.misaligned) return false;
  const section = stack[1];
  if (section?.kind !== "section") return then.section === undefined;
  const indent = itemIndent(before, old);
  return section.itemIndent === (indent === -1 ? then.indent : indent);
}

/** Takes the segment that has just begun away again; false when sections stand before it that did not before. */
function takesUp(scan: Scan, before: Outline, kept: number, old: number): boolean {
  const start = before.starts[old] ?? 0;
  scan.segments.pop();
  scan.starts.pop();
  const headers = before.headers.filter((header) => header.start < start).map(({ name }) => name);
  const now = scan.segments.filter(isInlineSection).map(({ name }) => name);
  return sameNames(headers, scan.headers.map(({ name }) => name)) && sameNames(inlineNames(before, kept, old), now) && !scan.irregular;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => b[i] === name);
}

/** The first segments of before, those that were read, and the last ones of before, which have moved. */
function joined(scan: Scan, before: Outline, kept: number, from: number, growth: number): Outline {
  const start = before.starts[from] ?? Infinity;
  for (const header of before.headers) {
    if (header.start >= start) scan.headers.push({ ...header, start: header.start + growth, end: header.end + growth });
  }
  const own = outlineOf(scan);
  const tail = kept + own.segments.length;
  const segments = before.segments.slice(0, kept).concat(own.segments, before.segments.slice(from));
  const starts = new Array<number>(segments.length);
  for (let i = 0; i < segments.length; i += 1) starts[i] = i < kept ? (before.starts[i] ?? 0) : i < tail ? (own.starts[i - kept] ?? 0) : (before.starts[i - tail + from] ?? 0) + growth;
  const inline = [...before.inline.filter((at) => at < kept), ...own.inline.map((at) => at + kept), ...before.inline.filter((at) => at >= from).map((at) => at - from + tail)];
  return { ...own, segments, starts, inline };
}
