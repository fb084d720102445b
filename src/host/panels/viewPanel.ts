import { commands, l10n, type Disposable, type Uri, type WebviewPanel } from "vscode";
import { createChannel } from "../../protocol/channel";
import { isForecastAsk } from "../../protocol/simulationGuards";
import { isExportRequest } from "../../protocol/exportGuards";
import { isPictureAsk } from "../../protocol/pictureMessages";
import { isChangeRequest, viewNoteGuards } from "../../protocol/changeGuards";
import type { ChangeAnswer, CursorNote, NothingNote, ViewSpeech } from "../../protocol/viewMessages";
import type { TaskName } from "../cursor";
import { createDisposal } from "../disposal";
import type { EngineClient } from "../engineClient";
import type { Forecasts } from "../forecasts";
import { guardedAsync, type Log } from "../log";
import type { ApplyResult, PlanService } from "../planService";
import { exportPicture } from "./exportPicture";
import { drawShown } from "./drawShown";
import { createPictureSender } from "./pictureSender";
import { pictureOf } from "./planPictures";
import type { Posted, ViewName } from "./planPictures";
import { createReportSearch } from "./reportSearch";
import { changePlan, createShownSchedules } from "./viewChange";
import { viewHtml, viewRoot } from "./viewHtml";
import { previewChange, previewLoad } from "./viewPreview";
import { createViewUndo } from "./viewUndo";
import type { ViewUndo } from "./viewUndo";
import { openPlanBeside, revealBeside } from "./viewSources";

/** What the host says to a view; the picture's shape is the view's own. */
interface HostSpeech {
  readonly notes: Readonly<Record<ViewName, unknown>> & { readonly cursor: CursorNote; readonly nothing: NothingNote; readonly keys: undefined };
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
  /** Where the extension may keep files of its own. */
  readonly storage: Uri;
  readonly plans: PlanService;
  readonly forecasts: Forecasts;
  /** An engine of its own, which starts when it is first asked something. */
  readonly engineFor: () => EngineClient;
  readonly log: Log;
}

/** Fills a webview panel with a view of a plan and keeps it true as long as it lives. */
export function fillPanel(panel: WebviewPanel, view: ViewName, plan: string, { extension, storage, plans, forecasts, engineFor, log }: PanelSurroundings): ViewPanel {
  const all = createDisposal(log);
  const shown = createShownSchedules();
  let baseline: string | undefined;
  let posted: Posted | undefined;
  const quietly = (what: string, run: () => PromiseLike<unknown>): void => void guardedAsync(log, `${view} view, ${what}`, undefined, async () => run());
  const wire = { post: (message: unknown) => void panel.webview.postMessage(message), log: (line: string) => { log.warn(`${view} view: ${line}`); } };
  const tellCursor = (): void => {
    if (panel.visible && plans.cursor?.plan === plan && followsInto(view, plans.cursor.kind)) channel.notify("cursor", { id: plans.cursor.id });
  };
  const begin = async (): Promise<void> => {
    await plans.ready();
    sender.begin(); tellCursor();
  };
  const undo = createViewUndo(panel, () => { channel.notify("keys", undefined); });
  const channel = createChannel<HostSpeech, ViewSpeech>(wire, {
    notes: {
      ready: { guard: viewNoteGuards.ready, run: () => { quietly("first picture", begin); } },
      drawn: { guard: viewNoteGuards.drawn, run: ({ sequence }) => { sender.drawn(sequence); } },
      reveal: { guard: viewNoteGuards.reveal, run: ({ id, focus }) => { quietly("source", () => revealBeside(plans, panel, plan, id, focus)); } },
      showProblems: { guard: viewNoteGuards.showProblems, run: () => { quietly("problems", () => commands.executeCommand("workbench.actions.view.problems")); } },
      openPlan: { guard: viewNoteGuards.openPlan, run: () => { quietly("plan", () => openPlanBeside(plans, panel, plan)); } },
      baseline: { guard: viewNoteGuards.baseline, run: ({ name }) => { baseline = name; sender.again(); } },
      undo: { guard: viewNoteGuards.undo, run: () => { quietly("undo", () => undo.run("undo")); } },
      redo: { guard: viewNoteGuards.redo, run: () => { quietly("redo", () => undo.run("redo")); } },
      keys: { guard: viewNoteGuards.keys, run: undo.giveKeys },
    },
    requests: {
      change: { guard: isChangeRequest, run: async (request) => answerOf(await changePlan(plans, plan, shown, request), undo) },
      preview: { guard: isChangeRequest, run: (request) => previewChange(plans, plan, shown, request) },
      picture: { guard: isPictureAsk, run: (ask) => Promise.resolve(drawShown(view, posted, ask)) },
      export: { guard: isExportRequest, run: (request) => exportPicture({ plans, plan, view, title: panel.title, storage }, request) },
      forecast: { guard: isForecastAsk, run: (ask) => forecasts.ask(plan, ask) },
      previewLoad: { guard: isChangeRequest, run: (request) => previewLoad(plans, plan, shown, request) },
    },
    answers: {},
  });
  const search = all.add(createReportSearch(engineFor(), log, () => { sender.again(); }));
  const sender = all.add(createPictureSender({
    analysis: () => plans.analysis,
    visible: () => panel.visible,
    beside: () => forecasts.beside(plan),
    picture: () => pictureOf(view, plans.analysis, plan, { forecasts, baseline, search }),
    post: (picture, sequence) => {
      posted = { sequence, data: picture.data };
      shown.add(sequence, plans.analysis.schedules.get(plan));
      panel.title = titleIn(plans, view, plan);
      channel.notify(picture.name, { sequence, health: picture.health, data: picture.data });
    },
    postNothing: () => { channel.notify("nothing", { reason: plans.analysis.snapshot.plans.length === 0 ? "no-plan" : "closed" }); },
  }));
  all.add(channel);
  all.add(panel.webview.onDidReceiveMessage((message: unknown) => { channel.receive(message); }));
  for (const event of [plans.onDidAnalyse, forecasts.onDidForecast]) all.add(event(sender.send));
  all.add(forecasts.want(plan));
  all.add(plans.onDidMoveCursor(tellCursor));
  all.add(panel.onDidChangeViewState(sender.send));
  fillPage(panel, extension, view, titleIn(plans, view, plan));
  return { view, plan, panel, dispose: () => { all.dispose(); } };
}

/** Views show tasks; the risk matrix its risks, and the metrics themselves and objectives as well. */
function followsInto(view: ViewName, kind: TaskName["kind"]): boolean {
  return kind === undefined || (kind === "risk" ? view === "riskMatrix" : view === "metrics");
}

function fillPage(panel: WebviewPanel, extension: Uri, view: ViewName, title: string): void {
  const { webview } = panel;
  panel.title = title;
  webview.options = { enableScripts: true, localResourceRoots: [viewRoot(extension)] };
  webview.html = viewHtml(webview, extension, view, title);
}

async function answerOf(result: ApplyResult, undo: ViewUndo): Promise<ChangeAnswer> {
  if (result.kind === "applied") await undo.wrote(result.files);
  return result.kind === "refused" ? { kind: "refused", message: result.message } : { kind: result.kind };
}

function titleIn(plans: PlanService, view: ViewName, plan: string): string {
  const title = plans.analysis.snapshot.planById(plan)?.title ?? plan;
  switch (view) {
    case "gantt": return l10n.t("Gantt: {0}", title);
    case "roadmap": return l10n.t("Roadmap: {0}", title);
    case "board": return l10n.t("Board: {0}", title);
    case "resources": return l10n.t("Resources: {0}", title);
    case "riskMatrix": return l10n.t("Risk matrix: {0}", title);
    case "dependencies": return l10n.t("Dependencies: {0}", title);
    case "sprints": return l10n.t("Sprints: {0}", title);
    case "priorities": return l10n.t("Priorities: {0}", title);
    case "health": return l10n.t("Health: {0}", title);
    case "report": return l10n.t("Report: {0}", title);
    case "metrics": return l10n.t("Metrics: {0}", title);
    case "forecast": return l10n.t("Forecast: {0}", title);
  }
}
