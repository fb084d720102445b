/** A word as it was typed. */
export interface TypedWord {
  /** Without quotes, and without a comma behind it. */
  readonly text: string;
  readonly start: number;
  /** Behind the word, quotes included, a comma not. */
  readonly end: number;
  /** It stood in quotes: it is text, whatever it looks like. */
  readonly quoted: boolean;
  /** A comma stands behind it. */
  readonly comma: boolean;
}

/** More words are no quick note. */
const MOST_WORDS = 200;

/** Cuts a line into words; what stands in double quotes is one word, and a comma ends one. */
export function typedWords(line: string): readonly TypedWord[] {
  const words: TypedWord[] = [];
  for (const { index, 0: found } of line.matchAll(/"([^"]*)"|[^\s,]+|,/g)) {
    const last = words.at(-1);
    if (found === ",") {
      if (last !== undefined) words[words.length - 1] = { ...last, comma: true };
      continue;
    }
    if (words.length >= MOST_WORDS) break;
    const quoted = found.length > 1 && found.startsWith('"') && found.endsWith('"');
    words.push({ text: quoted ? found.slice(1, -1) : found, start: index, end: index + found.length, quoted, comma: false });
  }
  return words;
}

/** What is left of a line when some of its words have been understood: with its commas, spaces joined. */
export function remainingText(line: string, words: readonly TypedWord[], used: ReadonlySet<number>): string {
  let text = "";
  let last = -1;
  for (const [index, word] of words.entries()) {
    if (used.has(index)) continue;
    const between = last < 0 ? "" : line.slice(words[last]?.end ?? 0, word.start);
    const comma = last >= 0 && words[last]?.comma === true ? "," : "";
    const space = last >= 0 && (last + 1 < index || /\s/.test(between)) ? " " : "";
    text += comma + space + word.text;
    last = index;
  }
  return text.replace(/\s+/g, " ").trim();
}
