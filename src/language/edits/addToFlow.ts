import { firstOnLine, lineBreakAt } from "./lineStyle";
import type { Replacement } from "./replacement";
import { isBlank, isBreak, lineEnd, lineStart, skipBlanks, skipSpace, startsComment } from "./scanText";
import type { Range } from "./sourceTree";

/** Puts a new first member into a flow collection (from its opening bracket to after its closing one) that may be empty. */
export function addFirst(text: string, collection: Range, members: readonly Range[], newText: string): Replacement {
  const first = members[0];
  if (first === undefined) {
    const at = collection.start + 1;
    return { start: at, end: at, newText: isBlank(text[at]) ? ` ${newText}` : newText };
  }
  if (firstOnLine(text, first.start)) {
    const indent = text.slice(lineStart(text, first.start), first.start);
    return { start: first.start, end: first.start, newText: `${newText},${lineBreakAt(text, first.start)}${indent}` };
  }
  return { start: first.start, end: first.start, newText: `${newText}, ` };
}

/** Puts a new member behind the one with the index, on a line of its own where the others have theirs. */
export function addAfter(text: string, collection: Range, members: readonly Range[], index: number, newText: string): Replacement[] {
  const member = members[index];
  if (member === undefined) return [addFirst(text, collection, members, newText)];
  const inline: Replacement[] = [{ start: member.end, end: member.end, newText: `, ${newText}` }];
  if (!firstOnLine(text, member.start) || lineStart(text, member.start) <= collection.start) return inline;
  const close = collection.end - 1;
  const comma = skipSpace(text, member.end, close);
  const hasComma = text[comma] === "," && comma < close;
  const lead = `${lineBreakAt(text, member.start)}${text.slice(lineStart(text, member.start), member.start)}`;
  const tail = hasComma ? comma + 1 : member.end;
  const rest = skipBlanks(text, tail);
  if (hasComma && lineStart(text, comma) !== lineStart(text, member.end)) return inline;
  if (!isBreak(text[rest]) && !startsComment(text, rest)) {
    return hasComma ? inline : [{ start: member.end, end: member.end, newText: `,${lead}${newText}` }];
  }
  const end = lineEnd(text, rest);
  if (hasComma) return [{ start: end, end, newText: `${lead}${newText},` }];
  if (end === member.end) return [{ start: end, end, newText: `,${lead}${newText}` }];
  return [{ start: member.end, end: member.end, newText: "," }, { start: end, end, newText: `${lead}${newText}` }];
}
