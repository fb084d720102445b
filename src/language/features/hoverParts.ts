/** A piece of a hover: our own words, a word of the plan language, or text from a plan file, which is never markup. */
export interface HoverPart {
  readonly kind: "text" | "code" | "plan-text";
  readonly text: string;
}

/** A line of a hover. */
export type HoverLine = readonly HoverPart[];

/** A card at a range: lines of pieces; the first line is its head. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly HoverLine[];
}

/** Our own words. */
export function ours(text: string): HoverPart {
  return { kind: "text", text };
}

/** A word of the plan language. */
export function word(text: string): HoverPart {
  return { kind: "code", text };
}

/** Text from a plan file. */
export function theirs(text: string): HoverPart {
  return { kind: "plan-text", text };
}

/** Parts with commas between them; beyond `most` the rest is counted. */
export function listedParts(parts: readonly HoverPart[], most = 6): HoverPart[] {
  const shown = parts.slice(0, most).flatMap((part, index) => (index === 0 ? [part] : [ours(", "), part]));
  return parts.length > most ? [...shown, ours(` and ${String(parts.length - most)} more`)] : shown;
}
