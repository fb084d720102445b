import { CodeAction, CodeActionKind, l10n, type CodeActionProvider } from "vscode";
import { fixAll } from "../../language/features/fixAll";
import type { LivePlans } from "../livePlans";
import { analysisOf, workspaceEditOf } from "./place";

/** Puts right what is safe in a whole file: on demand, or on save where the person has set that. */
export const FIX_ALL = CodeActionKind.SourceFixAll.append("plan");

/** Offers `source.fixAll.plan` where there is something that is safe to put right. */
export function fixAllProvider(plans: LivePlans): CodeActionProvider<CodeAction> {
  return {
    async provideCodeActions(document, _range, { only }, token) {
      if (only?.contains(FIX_ALL) !== true) return [];
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined || token.isCancellationRequested) return [];
      const result = fixAll(analysis, plans.fileOf(document.uri));
      if (result.kind === "refused" || result.edits.length === 0) return [];
      const action = new CodeAction(l10n.t("Fix all that is certain in this plan file"), FIX_ALL);
      action.edit = workspaceEditOf(plans, analysis, result.edits);
      return [action];
    },
  };
}
