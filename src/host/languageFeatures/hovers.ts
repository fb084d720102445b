import { Hover, MarkdownString, type HoverProvider } from "vscode";
import { hover } from "../../language/features/hover";
import type { HoverLine } from "../../language/features/hoverParts";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { appendWords } from "../markdown";
import { placeAt } from "./place";

/** What is harmless between backticks; everything else is text. */
const PLAIN_WORD = /^[\w./%+ -]+$/;

/** The card of the id or key under the pointer. What comes from a file is appended as text, so it never acts as Markdown. */
export function hoverProvider(plans: LivePlans): HoverProvider {
  return {
    provideHover(document, position) {
      const place = placeAt(plans, document, position);
      const card = place === undefined ? undefined : hover(place.analysis, place.file, place.offset);
      if (card === undefined) return undefined;
      return new Hover(cardOf(card.lines), documentRange(document, card.start, card.end));
    },
  };
}

/** Lines as Markdown, the first one bold. */
export function cardOf(lines: readonly HoverLine[]): MarkdownString {
  const card = new MarkdownString();
  for (const [index, line] of lines.entries()) {
    if (index > 0) card.appendMarkdown(index === 1 ? "\n\n" : "  \n");
    for (const [at, part] of line.entries()) {
      if (part.kind === "code" && PLAIN_WORD.test(part.text)) card.appendMarkdown(`\`${part.text}\``);
      else if (index === 0 && at === 0 && part.text.trim() !== "") appendWords(card.appendMarkdown("**"), part.text.trim()).appendMarkdown("**");
      else appendWords(card, part.text);
    }
  }
  return card;
}
