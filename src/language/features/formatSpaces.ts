import type { Replacement } from "../edits/replacement";
import { endsKey, isBlank, skipBlanks, skipQuoted, startsComment } from "../edits/scanText";

/**
 * The spaces inside a line that are not as usual: one behind a key's colon and a comma of `{ }` and `[ ]`, none inside the
 * brackets. Quotes and comments stay, and so do the spaces before a comment, which people align.
 */
export function flowSpaces(text: string, from: number, to: number): Replacement[] {
  const edits: Replacement[] = [];
  let depth = 0;
  let fresh = true;
  let keyed = false;
  let at = skipBlanks(text, from);
  const put = (start: number, wanted: string): number => {
    const end = Math.min(skipBlanks(text, start), to);
    const keep = end >= to || startsComment(text, end);
    if (!keep && text.slice(start, end) !== wanted) edits.push({ start, end, newText: wanted });
    return Math.max(end, start);
  };
  while (at < to) {
    const sign = text[at] ?? "";
    if (startsComment(text, at)) break;
    if (fresh && (sign === '"' || sign === "'")) {
      const end = skipQuoted(text, at);
      if (end === undefined || end > to) return [];
      at = end;
      fresh = false;
    } else if ((sign === "{" || sign === "[") && (fresh || depth > 0)) {
      depth += 1;
      fresh = true;
      at = put(at + 1, "");
    } else if ((sign === "}" || sign === "]") && depth > 0) {
      depth -= 1;
      fresh = false;
      at += 1;
    } else if (sign === "," && depth > 0) {
      fresh = true;
      at = put(at + 1, " ");
    } else if (endsKey(text, at, depth > 0) && (depth > 0 || !keyed)) {
      keyed = keyed || depth === 0;
      fresh = true;
      at = ",}]".includes(text[at + 1] ?? ",") ? at + 1 : put(at + 1, " ");
    } else if (isBlank(sign)) {
      const end = skipBlanks(text, at);
      if (depth > 0 && end < to && "}],".includes(text[end] ?? "")) edits.push({ start: at, end, newText: "" });
      at = end;
    } else {
      fresh = sign === "-" && fresh && depth === 0 && isBlank(text[at + 1]);
      at += 1;
    }
  }
  return depth === 0 ? edits : [];
}
