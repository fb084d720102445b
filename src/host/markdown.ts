import type { MarkdownString } from "vscode";
import { isolated } from "./isolated";

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Spaces that Markdown would join, or take for a block of code. */
const KEPT_SPACES = /[ \t]{2,}|\t/g;

/**
 * Appends text from a file so that nothing in it acts as Markdown: no link, not even a bare address, no picture, no HTML,
 * no list. `appendText` leaves bare addresses and HTML without spaces to act, and makes every space one that never breaks,
 * so that a long title runs out of its card.
 */
export function appendWords(card: MarkdownString, text: string): MarkdownString {
  return card.appendMarkdown(isolated(text).split(/\r\n?|\n/).map(escapedLine).join("  \n"));
}

function escapedLine(line: string): string {
  return line.replace(PUNCTUATION, "\\$&").replace(KEPT_SPACES, (spaces) => "&nbsp;".repeat(spaces.length));
}
