import { l10n, TextEditorRevealType, window, workspace, Uri, type ExtensionContext } from "vscode";
import type { PlanChange } from "../core/model/planChange";
import { changeToEdits } from "../language/edits/applyChange";
import type { Analysis } from "../language/analysisTypes";
import type { Snapshot } from "../language/snapshotTypes";
import type { Clock } from "./clock";
import { rangeOf, selectionOf } from "./convert";
import { followCursor } from "./cursor";
import { createDisposal } from "./disposal";
import { createEditQueue, type Edits } from "./editing";
import { levelInBackground } from "./levelling";
import type { Log } from "./log";
import { createPlanFiles } from "./planFiles";
import { createPlanModel, type PlanModel } from "./planModel";
import type { Platform } from "./platform";
import type { ApplyResult, PlanService } from "./planService";

/** The plan service, with what only the host's own parts need. */
export interface LivePlans extends PlanService {
  /** The analysis of the texts as they are at this moment. */
  current(): Analysis;
  /** The texts as they are at this moment; of a large plan dates and problems may be those of a moment ago. */
  typed(): Analysis;
  /** Edits that are computed in their turn on the texts as they are then, all or none; also of files that are no plans. */
  edit(compute: (snapshot: Snapshot) => Edits): Promise<ApplyResult>;
  /** Takes what was read of baselines. */
  takeBaselines: PlanModel["takeBaselines"];
  /** Takes what was read of the tables of metrics. */
  takeMetrics: PlanModel["takeMetrics"];
  /** Takes what is simulated. */
  takeForecasts: PlanModel["takeForecasts"];
  /** Looks at the disk again. */
  refresh(): Promise<void>;
}

/** How often to look whether another day has begun. */
const DAY_CHECK_MS = 60_000;

/** Reads the plans of the workspace and keeps everything about them up to date. */
export function openPlans(context: Pick<ExtensionContext, "subscriptions" | "extensionUri">, platform: Platform, clock: Clock, log: Log): LivePlans {
  const all = createDisposal(log);
  context.subscriptions.push(all);
  const model = all.add(createPlanModel(clock.today(), log));
  const files = all.add(createPlanFiles(model, log));
  all.add(levelInBackground(model, platform, context.extensionUri, log));
  const uriOf = (file: string): Uri => files.uriOf(file) ?? Uri.parse(file);
  const queue = createEditQueue({ current: () => model.flush().snapshot, uriOf }, log);
  const watched = { get analysis() { return model.analysis; }, onDidAnalyse: model.onDidAnalyse, fileOf: (uri: Uri) => files.fileOf(uri) };
  const cursor = all.add(followCursor(watched, log));
  const dayTimer = setInterval(() => { model.setToday(clock.today()); }, DAY_CHECK_MS);
  all.add({ dispose: () => { clearInterval(dayTimer); } });
  return {
    get analysis() {
      return model.analysis;
    },
    onDidAnalyse: model.onDidAnalyse,
    ready: () => files.ready(),
    uriOf,
    fileOf: (uri) => files.fileOf(uri),
    apply: (change: PlanChange) => queue.run((snapshot) => changeToEdits(snapshot, change, model.analysis.context)),
    reveal: (plan, id, options) => reveal(model.flush(), uriOf, { plan, id }, options?.preserveFocus ?? false),
    get cursor() {
      return cursor.task;
    },
    onDidMoveCursor: cursor.onDidMove,
    current: () => model.flush(),
    edit: (compute) => queue.run(compute),
    typed: () => model.peek(),
    takeBaselines: (baselines) => { model.takeBaselines(baselines); },
    takeMetrics: (metrics) => { model.takeMetrics(metrics); },
    takeForecasts: (forecastOf) => { model.takeForecasts(forecastOf); },
    refresh: () => files.reconcile(),
  };
}

async function reveal(
  analysis: Analysis,
  uriOf: (file: string) => Uri,
  name: { readonly plan: string; readonly id: string },
  preserveFocus: boolean,
): Promise<void> {
  const { snapshot } = analysis;
  const plan = snapshot.planById(name.plan);
  const item = name.id === "" ? plan?.settings : plan?.byId.get(name.id);
  if (item === undefined) {
    void window.showInformationMessage(l10n.t("{0} is no longer in the plan.", name.id));
    return;
  }
  const place = snapshot.locate({ item, span: item.idSpan });
  const range = rangeOf(snapshot, place);
  const document = await workspace.openTextDocument(uriOf(place.file));
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, {
    preserveFocus,
    ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
  });
  if (range === undefined) return;
  editor.selection = selectionOf(range);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
