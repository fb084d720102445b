import { commands, l10n, TabInputCustom, TabInputWebview, Uri, window, type Disposable } from "vscode";
import { asksForPicture } from "../../core/view/picture/pictureBlock";
import { createDisposal } from "../disposal";
import { guarded, guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { drawBlock, sentence } from "./drawBlock";
import { wrapFence } from "./fence";
import type { MarkdownIt } from "./fence";

/** What the preview of Markdown gets from here. */
export interface MarkdownPreview extends Disposable {
  readonly extendMarkdownIt: (markdown: MarkdownIt) => MarkdownIt;
}

/** Open previews are drawn anew when plans have been quiet for so long, and no later than this after the first change. */
const QUIET = 1000;
const LONGEST_WAIT = 5000;

/** The most documents, and the most blocks of one, that are looked at again when plans change. */
const MOST_DOCUMENTS = 50;
const MOST_BLOCKS = 200;

/** What a document was drawn with last: a block that is no longer in it is forgotten when it is drawn again. */
interface Shown {
  readonly document: Uri | undefined;
  /** What the preview draws a document with: another one each time. */
  readonly env: unknown;
  /** HTML by content. */
  readonly blocks: Map<string, string>;
}

/** Shows fenced blocks of plans as pictures, and open previews again when a picture has become another. */
export function createMarkdownPreview(plans: PlanService, log: Log): MarkdownPreview {
  const all = createDisposal(log);
  const shown = new Map<string, Shown>();
  let ready = false;
  let timer: number | undefined;
  let since = 0;

  const htmlOf = (content: string, document: Uri | undefined): string => (ready ? drawBlock(content, document, plans) : sentence(l10n.t("Reading the plans…")));
  const draw = (content: string, env: unknown): string | undefined => {
    if (!asksForPicture(content)) return undefined;
    const document = documentOf(env);
    const html = guarded(log, "A picture in Markdown", sentence(l10n.t("This picture could not be drawn.")), () => htmlOf(content, document));
    remember(shown, { document, env, blocks: new Map() }, content, html);
    return html;
  };
  const look = (): void => {
    timer = undefined;
    if (!isPreviewOpen()) shown.clear();
    let changed = false;
    for (const { document, blocks } of shown.values()) {
      for (const [content, before] of blocks) {
        const html = guarded(log, "A picture in Markdown", before, () => htmlOf(content, document));
        changed ||= html !== before;
        blocks.set(content, html);
      }
    }
    if (changed) void guardedAsync(log, "Refreshing the previews of Markdown", undefined, async () => { await commands.executeCommand("markdown.preview.refresh"); });
  };
  const lookSoon = (): void => {
    if (shown.size === 0) return;
    if (timer === undefined) since = performance.now();
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(0, Math.min(QUIET, since + LONGEST_WAIT - performance.now())));
  };
  all.add({ dispose: () => { clearTimeout(timer); } });
  all.add(plans.onDidAnalyse(lookSoon));
  void guardedAsync(log, "Pictures in Markdown", undefined, async () => {
    await plans.ready();
    ready = true;
    lookSoon();
  });
  return { extendMarkdownIt: (markdown) => wrapFence(markdown, draw), dispose: () => { all.dispose(); } };
}

/** Keeps a block with the others of this drawing of its document; those of earlier drawings are forgotten, and so is the oldest of too many documents. */
function remember(shown: Map<string, Shown>, drawing: Shown, content: string, html: string): void {
  const key = drawing.document?.toString() ?? "";
  const known = shown.get(key);
  const own = known !== undefined && known.env === drawing.env ? known : drawing;
  shown.delete(key);
  shown.set(key, own);
  if (own.blocks.size < MOST_BLOCKS) own.blocks.set(content, html);
  const [oldest] = shown.keys();
  if (shown.size > MOST_DOCUMENTS && oldest !== undefined) shown.delete(oldest);
}

/** The document that is drawn, where the preview says so. */
function documentOf(env: unknown): Uri | undefined {
  const document = typeof env === "object" && env !== null && "currentDocument" in env ? env.currentDocument : undefined;
  return document instanceof Uri ? document : undefined;
}

function isPreviewOpen(): boolean {
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => (input instanceof TabInputWebview || input instanceof TabInputCustom) && input.viewType.includes("markdown.preview")));
}
