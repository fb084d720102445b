import { PAGE_HEIGHT, PAGE_WIDTH } from "../../src/core/view/picture/sheet";
import type { DrawnPicture } from "../../src/core/view/picture/shownPicture";
import type { Channel } from "../../src/protocol/channel";
import type { ExportRequest, PictureLook } from "../../src/protocol/exportMessages";
import type { ViewSpeech } from "../../src/protocol/viewMessages";
import type { Announcer } from "./announce";
import { t } from "./l10n";
import { menuButton } from "./menu";
import type { MenuItem } from "./menu";
import { pngOf } from "./png";

/** What can be exported from a view. */
export interface ExportSource {
  readonly channel: Channel<ViewSpeech>;
  readonly announcer: Announcer;
  /** What is shown now, drawn to look as it is told. */
  readonly picture: (look: PictureLook) => Promise<DrawnPicture>;
}

/** Bounds of the width of a saved picture; within them it is as wide as the view. */
const LEAST_WIDTH = 960;
const MOST_WIDTH = 1600;

/** A button at the right end of a toolbar, with a menu: save what is shown as SVG or PNG, print it. */
export function exportMenu(source: ExportSource): HTMLElement {
  const drawn = async (): Promise<string> => (await source.picture({ theme: shownTheme(), width: shownWidth(), paged: false })).whole;
  const item = (label: string, make: () => Promise<ExportRequest>): MenuItem => ({ label, kind: "action", run: () => { void giveExport(source, make); } });
  const { node } = menuButton(t("Save or print what is shown"), "export", t("Export"), () => [{
    title: t("Export"),
    items: [
      item(t("Save as SVG"), async () => ({ kind: "svg", text: await drawn() })),
      item(t("Save as PNG"), async () => ({ kind: "png", bytes: await pngOf(await drawn()) })),
      item(t("Print…"), () => printed(source)),
    ],
  }]);
  node.classList.add("export");
  return node;
}

async function printed(source: ExportSource): Promise<ExportRequest> {
  const { whole, pages } = await source.picture({ theme: "light", width: PAGE_WIDTH, paged: true });
  return { kind: "print", text: whole, pages };
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

function shownWidth(): number {
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, window.innerWidth));
}

/** A file has the colours that are seen: dark ones in a dark window. */
function shownTheme(): "light" | "dark" {
  const { classList } = document.body;
  return classList.contains("vscode-dark") || (classList.contains("vscode-high-contrast") && !classList.contains("vscode-high-contrast-light")) ? "dark" : "light";
}
