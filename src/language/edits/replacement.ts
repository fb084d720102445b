import type { TextEdit } from "../../core/model/planChange";

/** A replacement in one text, in UTF-16 offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text with all replacements made; they must not overlap. Two at one place keep their order. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  const sorted = replacements
    .map((replacement, index) => ({ replacement, index }))
    .sort((a, b) => a.replacement.start - b.replacement.start || a.replacement.end - b.replacement.end || a.index - b.index);
  const parts: string[] = [];
  let at = 0;
  for (const { replacement } of sorted) {
    parts.push(text.slice(at, replacement.start), replacement.newText);
    at = replacement.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** The replacements as edits of a file, without those that change nothing. */
export function inFile(file: string, replacements: readonly Replacement[]): TextEdit[] {
  return replacements.filter(({ start, end, newText }) => start !== end || newText !== "").map(replacement => ({ file, ...replacement }));
}
