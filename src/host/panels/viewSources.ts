import { commands, ViewColumn, window, workspace, type TextDocument, type WebviewPanel } from "vscode";
import { COMMANDS } from "../ids";
import type { PlanService } from "../planService";

/** Shows an item's text beside the view. A mere selection does not open a file that nobody sees. */
export async function revealBeside(plans: PlanService, panel: WebviewPanel, plan: string, id: string, focus: boolean): Promise<void> {
  const { snapshot } = plans.analysis;
  const item = snapshot.planById(plan)?.byId.get(id);
  if (item === undefined) return;
  const uri = plans.uriOf(snapshot.fileOf(item).path);
  const visible = window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri.toString());
  if (!visible && !focus) return;
  if (!visible) await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: besides(panel) });
  await plans.reveal(plan, id, { preserveFocus: !focus });
}

/** Opens the file of the plan; offers to make one when there is none. */
export async function openPlanBeside(plans: PlanService, panel: WebviewPanel, plan: string): Promise<void> {
  const { snapshot } = plans.analysis;
  const file = snapshot.planById(plan)?.file ?? snapshot.plans[0]?.file;
  if (file === undefined) await commands.executeCommand(COMMANDS.newPlan);
  else await window.showTextDocument(await workspace.openTextDocument(plans.uriOf(file)), { viewColumn: besides(panel) });
}

/** Takes back (or makes again) what was last written into a document, as its editor's own keys do, and gives the keys back to the view. */
export async function undoBeside(panel: WebviewPanel, document: TextDocument, command: "undo" | "redo"): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? besides(panel) });
  await commands.executeCommand(command);
  panel.reveal(panel.viewColumn, false);
}

/** A column of the editor that does not cover the view. */
function besides(panel: WebviewPanel): ViewColumn {
  return panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
}
