import { l10n, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import { createDisposal } from "../disposal";
import { PANELS } from "../ids";
import { guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import type { ViewName } from "./planPictures";
import { fillPanel } from "./viewPanel";
import type { PanelSurroundings, ViewPanel } from "./viewPanel";
import { viewRoot } from "./viewHtml";

/** Opens the views that are panels, and fills them again after a reload of the window. */
export interface Panels extends Disposable {
  /** Shows a view of the plan that is named (`{ plan }`, a file's URI), else of the one in the editor, else of the only or chosen one. */
  show(view: ViewName, argument?: unknown): Promise<void>;
}

/** What the panels need from the extension. */
export interface PanelContext {
  readonly extensionUri: Uri;
  /** Where pages for printing are kept. */
  readonly globalStorageUri: Uri;
}

export function registerPanels(context: PanelContext, { plans, forecasts, engineFor }: Pick<PanelSurroundings, "plans" | "forecasts" | "engineFor">, log: Log): Panels {
  const all = createDisposal(log);
  const open = new Map<string, ViewPanel>();
  const surroundings = { extension: context.extensionUri, storage: context.globalStorageUri, plans, forecasts, engineFor, log };

  function fill(panel: WebviewPanel, view: ViewName, plan: string): void {
    const filled = fillPanel(panel, view, plan, surroundings);
    const key = keyOf(view, plan);
    open.set(key, filled);
    panel.onDidDispose(() => {
      filled.dispose();
      if (open.get(key) === filled) open.delete(key);
    });
  }

  async function show(view: ViewName, argument?: unknown): Promise<void> {
    await plans.ready();
    const plan = planNamed(plans, argument) ?? planInEditor(plans) ?? (await choosePlan(plans));
    if (plan === undefined) return;
    const there = open.get(keyOf(view, plan));
    if (there !== undefined) {
      there.panel.reveal(undefined, false);
      return;
    }
    const panel = window.createWebviewPanel(
      PANELS[view],
      plans.analysis.snapshot.planById(plan)?.title ?? plan,
      { viewColumn: ViewColumn.Beside, preserveFocus: false },
      { enableScripts: true, localResourceRoots: [viewRoot(context.extensionUri)] },
    );
    fill(panel, view, plan);
  }

  for (const view of Object.keys(PANELS) as ViewName[]) {
    all.add(
      window.registerWebviewPanelSerializer(PANELS[view], {
        deserializeWebviewPanel: (panel: WebviewPanel, state: unknown) =>
          guardedAsync(log, `Restoring the ${view} view`, undefined, async () => {
            await plans.ready();
            fill(panel, view, planNamed(plans, state) ?? plans.analysis.snapshot.plans[0]?.id ?? "");
          }),
      }),
    );
  }
  // The panels themselves outlive the extension: VS Code hands them to the next one, which fills them again.
  all.add({ dispose: () => { for (const filled of [...open.values()]) filled.dispose(); } });
  return { show, dispose: () => { all.dispose(); } };
}

function keyOf(view: ViewName, plan: string): string {
  return `${view} ${plan}`;
}

/** A plan named by its id, by its file, or by a place in it. */
function planNamed(plans: PlanService, argument: unknown): string | undefined {
  const { snapshot } = plans.analysis;
  if (argument instanceof Uri) return snapshot.planOfFile(plans.fileOf(argument))?.id;
  if (typeof argument !== "object" || argument === null || !("plan" in argument)) return undefined;
  return typeof argument.plan === "string" ? snapshot.planById(argument.plan)?.id : undefined;
}

function planInEditor(plans: PlanService): string | undefined {
  const editor = window.activeTextEditor;
  return editor === undefined ? undefined : plans.analysis.snapshot.planOfFile(plans.fileOf(editor.document.uri))?.id;
}

async function choosePlan(plans: PlanService): Promise<string | undefined> {
  const all = plans.analysis.snapshot.plans;
  if (all.length === 0) {
    void window.showInformationMessage(l10n.t("There is no plan yet: create one with the command \"Gantry: New Plan\"."));
    return undefined;
  }
  if (all.length === 1) return all[0]?.id;
  const items = all.map((plan) => ({ label: plan.title, description: plan.file.slice(plan.file.lastIndexOf("/") + 1), id: plan.id }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t("Which plan?") }))?.id;
}
