import fc from "fast-check";

/** A change of a text: some characters or lines taken out, something put in their place. */
export interface Change {
  readonly at: number;
  readonly remove: number;
  /** Plan text, or the number of lines from elsewhere that are pasted. */
  readonly insert: string | { readonly from: number; readonly lines: number };
  readonly whole: boolean;
}

const piece = fc.constantFrom(
  "", "", "x", "1", " ", "  ", "\n", ":", ": y", "#", "# said\n", "\t", "{", "}", "[", "]", "\"", "'", "|", "- ", "  a1:\n    effort: 1d\n", "    tasks:\n", "tasks:\n", "people:\n", "  new: {effort: 2d}\n",
  "    title: Other\n", "vision: x\n", "---\n", "start: 2026-02-02\n", "      b2: {}\n", "releases:\n  r1: {date: 2026-05-01}\n", "\n\n", "stray\n", "notes: |\n", "&x ", "*x", "\r\n", "<<<<<<< a\n", "tasks: {z: {effort: 1d}}\n",
);

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000), remove: fc.constantFrom(0, 0, 0, 1, 1, 2, 6, 30, 120), whole: fc.boolean(),
  insert: fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.record({ from: fc.nat(1000), lines: fc.integer({ min: 1, max: 8 }) }) }),
});

/** Some changes, one after the other. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(change, { minLength: 2, maxLength: 8 });

/** Applies a change; a whole one begins at the beginning of a line. */
export function applyChange(text: string, { at, remove, insert, whole }: Change): string {
  const place = at % (text.length + 1);
  const start = whole ? text.lastIndexOf("\n", place - 1) + 1 : place;
  const lines = text.split("\n");
  const pasted = typeof insert === "string" ? insert : lines.slice(insert.from % lines.length).slice(0, insert.lines).join("\n") + "\n";
  return text.slice(0, start) + pasted + text.slice(start + remove);
}
