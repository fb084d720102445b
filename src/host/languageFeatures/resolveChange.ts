import { window, type CodeAction } from "vscode";
import type { Analysis } from "../../language/analysisTypes";
import type { EditResult } from "../../language/edits/applyChange";
import type { LivePlans } from "../livePlans";
import { workspaceEditOf } from "./place";

/** Gives a chosen action its edits on the text of this moment; a refusal is told to the person who chose it. */
export function resolveChange(plans: LivePlans, action: CodeAction, compute: (analysis: Analysis) => EditResult): void {
  const analysis = plans.current();
  const result = compute(analysis);
  if (result.kind === "edits") {
    action.edit = workspaceEditOf(plans, analysis, result.edits);
    return;
  }
  action.disabled = { reason: result.message };
  void window.showInformationMessage(result.message);
}
