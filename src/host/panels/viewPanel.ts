import { commands, l10n, ViewColumn, window, workspace, type Disposable, type Uri, type WebviewPanel } from "vscode";
import { createChannel } from "../../protocol/channel";
import type { Speech } from "../../protocol/channel";
import { isChangeRequest, viewNoteGuards } from "../../protocol/viewMessages";
import type { CursorNote, NothingNote, ViewSpeech } from "../../protocol/viewMessages";
import { createDisposal } from "../disposal";
import { COMMANDS } from "../ids";
import { guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { pictureOf } from "./planPictures";
import type { ViewName } from "./planPictures";
import { changePlan, createShownSchedules } from "./viewChange";
import { viewHtml, viewRoot } from "./viewHtml";

/** What the host says to a view; the picture's shape is the view's own. */
interface HostSpeech extends Speech {
  readonly notes: { readonly gantt: unknown; readonly roadmap: unknown; readonly cursor: CursorNote; readonly nothing: NothingNote };
  readonly requests: object;
}

/** One view of one plan. */
export interface ViewPanel extends Disposable {
  readonly view: ViewName;
  readonly plan: string;
  readonly panel: WebviewPanel;
}

/** What a panel needs from its surroundings. */
export interface PanelSurroundings {
  readonly extension: Uri;
  readonly plans: PlanService;
  readonly log: Log;
}

/** A view that drew nothing for so long is sent the next picture all the same. */
const DRAWN_WITHIN = 2000;

/** Fills a webview panel with a view of a plan and keeps it true as long as it lives. */
export function fillPanel(panel: WebviewPanel, view: ViewName, plan: string, { extension, plans, log }: PanelSurroundings): ViewPanel {
  const all = createDisposal(log);
  const shown = createShownSchedules();
  let sequence = 0;
  let sent: unknown;
  let ready = false;
  let undrawn: number | undefined;
  let stale = false;

  const channel = createChannel<HostSpeech, ViewSpeech>(
    { post: (message) => void panel.webview.postMessage(message), log: (line) => { log.warn(`${view} view: ${line}`); } },
    {
      notes: {
        ready: { guard: viewNoteGuards.ready, run: () => { begin(); } },
        drawn: { guard: viewNoteGuards.drawn, run: (body) => { drawn(body.sequence); } },
        reveal: { guard: viewNoteGuards.reveal, run: ({ id, focus }) => { void quietly("reveal", () => reveal(id, focus)); } },
        showProblems: { guard: viewNoteGuards.showProblems, run: () => { void quietly("problems", () => commands.executeCommand("workbench.actions.view.problems")); } },
        openPlan: { guard: viewNoteGuards.openPlan, run: () => { void quietly("open", openPlan); } },
      },
      requests: {
        change: { guard: isChangeRequest, run: (request) => changePlan(plans, plan, shown, request) },
      },
      answers: {},
    },
  );
  const quietly = (what: string, run: () => PromiseLike<unknown>): Promise<unknown> => guardedAsync(log, `${view} view, ${what}`, undefined, async () => run());

  /** The page is new: it knows nothing yet. */
  function begin(): void {
    ready = true;
    sent = undefined;
    undrawn = undefined;
    void quietly("first picture", async () => {
      await plans.ready();
      send();
      tellCursor();
    });
  }

  /** Sends the whole picture, one at a time: the next goes when this one is drawn. */
  function send(): void {
    if (!ready || !panel.visible) return;
    const schedule = plans.analysis.schedules.get(plan);
    if (undrawn !== undefined) {
      stale = true;
      return;
    }
    const picture = pictureOf(view, plans.analysis, plan);
    if (picture === undefined) {
      channel.notify("nothing", { reason: plans.analysis.snapshot.plans.length === 0 ? "no-plan" : "closed" });
      sent = undefined;
      return;
    }
    if (sent === plans.analysis) return;
    sent = plans.analysis;
    sequence += 1;
    shown.add(sequence, schedule);
    panel.title = titleOf(view, schedule?.plan.title ?? plan);
    channel.notify(picture.name, { sequence, health: picture.health, data: picture.data });
    undrawn = setTimeout(() => { drawn(sequence); }, DRAWN_WITHIN);
  }

  function drawn(number: number): void {
    if (number !== sequence || undrawn === undefined) return;
    clearTimeout(undrawn);
    undrawn = undefined;
    if (!stale) return;
    stale = false;
    send();
  }

  function tellCursor(): void {
    const { cursor } = plans;
    if (ready && panel.visible && cursor?.plan === plan) channel.notify("cursor", { id: cursor.id });
  }

  /** Shows an item's text beside the view. A mere selection does not open a file that nobody sees. */
  async function reveal(id: string, focus: boolean): Promise<void> {
    const { snapshot } = plans.analysis;
    const item = snapshot.planById(plan)?.byId.get(id);
    if (item === undefined) return;
    const uri = plans.uriOf(snapshot.fileOf(item).path);
    const visible = window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri.toString());
    if (!visible && !focus) return;
    if (!visible) await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: besides(panel) });
    await plans.reveal(plan, id, { preserveFocus: !focus });
  }

  async function openPlan(): Promise<void> {
    const file = plans.analysis.snapshot.planById(plan)?.file ?? plans.analysis.snapshot.plans[0]?.file;
    if (file === undefined) await commands.executeCommand(COMMANDS.newPlan);
    else await window.showTextDocument(await workspace.openTextDocument(plans.uriOf(file)), { viewColumn: besides(panel) });
  }

  all.add(panel.webview.onDidReceiveMessage((message: unknown) => { channel.receive(message); }));
  all.add(plans.onDidAnalyse(() => { send(); }));
  all.add(plans.onDidMoveCursor(() => { tellCursor(); }));
  all.add(panel.onDidChangeViewState(() => { send(); }));
  all.add({ dispose: () => { channel.dispose(); clearTimeout(undrawn); } });
  const title = titleOf(view, plans.analysis.snapshot.planById(plan)?.title ?? plan);
  panel.title = title;
  panel.webview.options = { enableScripts: true, localResourceRoots: [viewRoot(extension)] };
  panel.webview.html = viewHtml(panel.webview, extension, view, title);
  return { view, plan, panel, dispose: () => { all.dispose(); } };
}

/** A column of the editor that does not cover the view. */
function besides(panel: WebviewPanel): ViewColumn {
  return panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
}

function titleOf(view: ViewName, plan: string): string {
  return view === "gantt" ? l10n.t("Gantt: {0}", plan) : l10n.t("Roadmap: {0}", plan);
}
