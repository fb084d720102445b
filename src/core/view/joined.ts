/** Separates the texts of a joined column; it never stands in a text itself. */
const SEPARATOR = "\u001f";

/** Joins one text per row into a single string, which crosses to a view far faster than a list of strings. */
export function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => (text.includes(SEPARATOR) ? text.replaceAll(SEPARATOR, " ") : text)).join(SEPARATOR);
}

/** The texts of a joined column; `count` rows (an empty column of no rows has no texts). */
export function splitTexts(joined: string, count: number): readonly string[] {
  if (count === 0) return [];
  const texts = joined.split(SEPARATOR);
  return texts.length === count ? texts : Array.from({ length: count }, (_, index) => texts[index] ?? "");
}
