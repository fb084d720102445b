import { pictureWords } from "../../src/core/view/picture/pictureWords";
import { PAGE_HEIGHT, PAGE_WIDTH } from "../../src/core/view/picture/sheet";
import type { PictureOptions } from "../../src/core/view/picture/sheet";
import type { Channel } from "../../src/protocol/channel";
import type { ExportRequest } from "../../src/protocol/exportMessages";
import type { ViewSpeech } from "../../src/protocol/viewMessages";
import type { Announcer } from "./announce";
import type { DateWords } from "./dates";
import { t } from "./l10n";
import { menuButton } from "./menu";
import type { MenuItem } from "./menu";
import { pngOf } from "./png";

/** What can be exported from a view. */
export interface ExportSource {
  readonly channel: Channel<ViewSpeech>;
  readonly announcer: Announcer;
  readonly words: DateWords;
  /** What is shown now, drawn with the options that it is handed. */
  readonly picture: (options: PictureOptions) => string;
  /** The same in parts that fit on a page each; the whole picture is one page where a view says nothing. */
  readonly pages?: (options: PictureOptions) => readonly string[];
}

/** Bounds of the width of a saved picture; within them it is as wide as the view. */
const LEAST_WIDTH = 960;
const MOST_WIDTH = 1600;

/** A button at the right end of a toolbar, with a menu: save what is shown as SVG or PNG, print it. */
export function exportMenu(source: ExportSource): HTMLElement {
  const drawn = (): string => source.picture(options(source, shownTheme()));
  const item = (label: string, make: () => Promise<ExportRequest>): MenuItem => ({ label, kind: "action", run: () => { void giveExport(source, make); } });
  const { node } = menuButton(t("Save or print what is shown"), "export", t("Export"), () => [{
    title: t("Export"),
    items: [
      item(t("Save as SVG"), () => Promise.resolve({ kind: "svg", text: drawn() })),
      item(t("Save as PNG"), async () => ({ kind: "png", bytes: await pngOf(drawn()) })),
      item(t("Print…"), () => Promise.resolve(printed(source))),
    ],
  }]);
  node.classList.add("export");
  return node;
}

function printed(source: ExportSource): ExportRequest {
  const print = { ...options(source, "light"), width: PAGE_WIDTH };
  const text = source.picture(print);
  return { kind: "print", text, pages: source.pages?.(print) ?? [text] };
}

/** Makes what is asked for, hands it to the person, and says how it ended. */
export async function giveExport({ channel, announcer }: Pick<ExportSource, "channel" | "announcer">, make: () => Promise<ExportRequest>): Promise<void> {
  try {
    const request = await make();
    const { kind, message } = await channel.request("export", request).answer;
    if (kind === "opened" && request.kind === "print" && isSmall(request.pages)) announcer.show(t("On one page this is small: to read all of it, save it as SVG."));
    else if (kind === "refused") announcer.show(message ?? t("The picture could not be exported."));
    else if (kind !== "cancelled") announcer.say(message ?? "");
  } catch (failure) {
    announcer.show(failure instanceof Error ? failure.message : t("The picture could not be exported."));
  }
}

/** True for a single page on which a picture is less than half as large as on the screen. */
function isSmall(pages: readonly string[]): boolean {
  const [, width = 0, height = 0] = (/ width="(\d+)[^"]*" height="(\d+)/.exec(pages[0] ?? "") ?? []).map(Number);
  return pages.length === 1 && (width > 2 * PAGE_WIDTH || height > 2 * PAGE_HEIGHT);
}

function options({ words }: ExportSource, theme: PictureOptions["theme"]): PictureOptions {
  return { words: pictureWords(words, t), theme, width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, window.innerWidth)) };
}

/** A file has the colours that are seen: dark ones in a dark window. */
function shownTheme(): "light" | "dark" {
  const { classList } = document.body;
  return classList.contains("vscode-dark") || (classList.contains("vscode-high-contrast") && !classList.contains("vscode-high-contrast-light")) ? "dark" : "light";
}
