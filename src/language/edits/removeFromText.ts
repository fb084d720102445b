import { firstOnLine } from "./lineStyle";
import type { Replacement } from "./replacement";
import { isBlank, isBreak, lineEnd, lineStart, nextLine, skipBlanks, skipSpace, startsComment } from "./scanText";
import type { Range } from "./sourceTree";

/**
 * Takes whole lines away, from that of `start` to that of `end`. A comment behind the last one stays, on a line of its
 * own, when everything stands on one line.
 */
export function removeLines(text: string, start: number, end: number): Replacement {
  const comment = skipBlanks(text, end);
  const oneLine = lineStart(text, end) === lineStart(text, start);
  if (oneLine && startsComment(text, comment)) return { start, end: comment, newText: "" };
  const first = lineStart(text, start);
  const next = nextLine(text, end);
  if (next < text.length || isBreak(text[next - 1])) return { start: first, end: next, newText: "" };
  return { start: breakBefore(text, first), end: next, newText: "" };
}

/** Offset before the line break that ends at the offset. */
function breakBefore(text: string, offset: number): number {
  if (offset >= 2 && text.slice(offset - 2, offset) === "\r\n") return offset - 2;
  return offset > 0 && isBreak(text[offset - 1]) ? offset - 1 : offset;
}

/**
 * Takes one of the members of a flow collection away, with the comma that it no longer needs. `collection` goes from
 * the opening bracket to after the closing one, `members` are in their order.
 */
export function removeFromFlow(text: string, collection: Range, members: readonly Range[], index: number): Replacement[] {
  const member = members[index];
  if (member === undefined) return [];
  const close = collection.end - 1;
  const comma = skipSpace(text, member.end, close);
  const hasComma = text[comma] === "," && comma < close;
  const next = members[index + 1];
  const previous = members[index - 1];
  if (next !== undefined && noComment(text, member.end, next.start)) return [removeBeforeNext(text, member, next, comma)];
  if (next === undefined && previous !== undefined && !hasComma && noComment(text, previous.end, member.start)) {
    return [{ start: previous.end, end: member.end, newText: "" }];
  }
  if (next === undefined && previous === undefined && noComment(text, collection.start + 1, close)) {
    return [{ start: collection.start + 1, end: close, newText: "" }];
  }
  return removeInPlace(text, member, hasComma ? comma : undefined);
}

/** A member on lines of its own goes with its lines; otherwise everything up to the next member goes. */
function removeBeforeNext(text: string, member: Range, next: Range, comma: number): Replacement {
  if (firstOnLine(text, member.start) && firstOnLine(text, next.start)) {
    return { start: lineStart(text, member.start), end: nextLine(text, comma), newText: "" };
  }
  return { start: member.start, end: next.start, newText: "" };
}

/** Only the member and its comma go, and their line when nothing else stands on it; comments stay. */
function removeInPlace(text: string, member: Range, comma: number | undefined): Replacement[] {
  if (comma !== undefined && !noComment(text, member.end, comma)) {
    return [{ start: member.start, end: member.end, newText: "" }, { start: comma, end: comma + 1, newText: "" }];
  }
  const end = comma === undefined ? member.end : comma + 1;
  const after = skipBlanks(text, end);
  if (firstOnLine(text, member.start) && isBreak(text[after])) {
    return [{ start: lineStart(text, member.start), end: nextLine(text, after), newText: "" }];
  }
  if (startsComment(text, after) && firstOnLine(text, member.start)) return [{ start: member.start, end: after, newText: "" }];
  let start = member.start;
  if (!startsComment(text, after)) while (isBlank(text[start - 1]) && !firstOnLine(text, member.start)) start -= 1;
  return [{ start, end, newText: "" }];
}

/** True when no comment stands in the white space of a range. */
function noComment(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    if (startsComment(text, at)) return false;
    if (!isBlank(text[at]) && !isBreak(text[at]) && text[at] !== ",") return true;
    at += 1;
  }
  return true;
}

/** Offset of the end of the line, with the comment behind what ends at the offset. */
export function endWithComment(text: string, offset: number): number {
  const comment = skipBlanks(text, offset);
  return startsComment(text, comment) ? lineEnd(text, comment) : offset;
}
