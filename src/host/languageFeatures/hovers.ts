import { Hover, MarkdownString, type HoverProvider } from "vscode";
import { hover } from "../../language/features/hover";
import type { HoverLine } from "../../language/features/hoverParts";
import { documentRange } from "../convert";
import type { EngineClient } from "../engineClient";
import type { Forecasts } from "../forecasts";
import { openPast } from "../history/pastPlans";
import { SETTINGS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { appendWords } from "../markdown";
import { isOn } from "../settings";
import { outlookFrom } from "./outlook";
import { placeAt } from "./place";

/** What is harmless between backticks; everything else is text. */
const PLAIN_WORD = /^[\w./%+ -]+$/;

/** How long a card waits for the past of its plan, the first time that it is asked for. */
const LONGEST_WAIT_MS = 400;

/** The card of the id or key under the pointer. What comes from a file is appended as text, so it never acts as Markdown. */
export function hoverProvider({ plans, engine, forecasts }: { readonly plans: LivePlans; readonly engine: EngineClient; readonly forecasts: Forecasts }, log: Log): HoverProvider {
  const past = openPast(plans, engine, log);
  const outlook = outlookFrom(plans, forecasts);
  return {
    async provideHover(document, position) {
      const place = placeAt(plans, document, position);
      if (place === undefined) return undefined;
      const { analysis, file, offset } = place;
      let asked: string | undefined;
      const ask = (plan: string): undefined => { asked = plan; };
      const first = hover(analysis, file, offset, { outlook, history: ask });
      if (first === undefined) return undefined;
      const range = documentRange(document, first.start, first.end);
      if (asked === undefined || !isOn(SETTINGS.hoverHistory, document.uri)) return new Hover(cardOf(first.lines), range);
      await soon(past.learn(analysis, asked));
      const card = hover(analysis, file, offset, { outlook, history: (plan, id) => past.lineOf(analysis, plan, id) }) ?? first;
      return new Hover(cardOf(card.lines), range);
    },
  };
}

async function soon(work: Promise<void>): Promise<void> {
  let timer: number | undefined;
  await Promise.race([work, new Promise<void>((resolve) => { timer = setTimeout(resolve, LONGEST_WAIT_MS); })]);
  clearTimeout(timer);
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
