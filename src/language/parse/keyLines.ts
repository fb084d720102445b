/** Deeper lines are seldom and have no pattern of their own. */
const DEEPEST = 40;

/** By indentation. */
const patterns: (RegExp | undefined)[] = [];

/**
 * A pattern, to be tried at the beginning of a line, for lines of keys that stand so deep (`tasks` not among them) with a
 * value that cannot go on: it begins with none of `{`, `[`, `-`, `&` and `!`, or is a list that ends with its line. What it
 * leaves out is looked at line by line; where both look they see the same, but a pattern is quick from its first use on.
 */
export function keyLines(indent: number): RegExp | undefined {
  if (indent > DEEPEST) return undefined;
  return patterns[indent] ??= new RegExp(`(?: {${indent}}(?!ta)[a-z][a-z-]{0,40}:[ \\t]+(?:[^\\s{[\\-&!][^\\n]{0,200}|\\[[^\\n\\]{}["'#]{0,200}\\]\\r?)(?:\\n|$)){1,50}`, "y");
}
