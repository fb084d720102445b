import type { MarkdownString } from "vscode";

/** The gap between two words of a line. */
const GAP = /(?<=\S) (?=\S)/;

/**
 * Appends text from a file so that nothing in it acts as Markdown. `appendText` alone makes every space one that
 * never breaks, and a long title then runs out of its card: here the words of a line stay apart by plain spaces, but
 * for the first gap, so that a line such as "1. Design" does not begin a list.
 */
export function appendWords(card: MarkdownString, text: string): MarkdownString {
  for (const [at, line] of text.split("\n").entries()) {
    if (at > 0) card.appendText("\n");
    const words = line.split(GAP);
    card.appendText(words.slice(0, 2).join(" "));
    for (const word of words.slice(2)) card.appendMarkdown(" ").appendText(word);
  }
  return card;
}
