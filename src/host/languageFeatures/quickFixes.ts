import { CodeAction, CodeActionKind, type CodeActionProvider } from "vscode";
import { codeActions, type CodeAction as Offer } from "../../language/features/codeActions";
import { fixToEdits } from "../../language/edits/applyChange";
import type { Analysis } from "../../language/analysisTypes";
import type { LivePlans } from "../livePlans";
import { diagnosticsOf } from "./diagnosticsOf";
import { analysisOf, workspaceEditOf } from "./place";

/** What is needed to make the edit of an offered fix once it is chosen. */
interface Offered {
  readonly offer: Offer;
  readonly analysis: Analysis;
  readonly file: string;
}

/** The fixes of the problems at a range. Edits are made for the one that is chosen, on the text of that moment. */
export function quickFixProvider(plans: LivePlans): CodeActionProvider<CodeAction> {
  const offered = new WeakMap<CodeAction, Offered>();
  return {
    async provideCodeActions(document, range, { diagnostics, only }) {
      if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      const file = plans.fileOf(document.uri);
      return codeActions(analysis, file, document.offsetAt(range.start), document.offsetAt(range.end)).map((offer) => {
        const action = new CodeAction(offer.title, CodeActionKind.QuickFix);
        action.isPreferred = offer.preferred;
        offered.set(action, { offer, analysis, file });
        action.diagnostics = diagnosticsOf(diagnostics, offer.problem, document);
        return action;
      });
    },
    resolveCodeAction(action) {
      const before = offered.get(action);
      if (before === undefined) return action;
      const analysis = plans.current();
      const offer = analysis.snapshot === before.analysis.snapshot ? before.offer : again(analysis, before.file, before.offer);
      if (offer === undefined) return action;
      const result = fixToEdits(analysis.snapshot, offer.fix, analysis.context);
      if (result.kind === "edits") action.edit = workspaceEditOf(plans, analysis, result.edits);
      else action.disabled = { reason: result.message };
      return action;
    },
  };
}

/** The same fix in a newer analysis, if its problem is still there. */
function again(analysis: Analysis, file: string, offer: Offer): Offer | undefined {
  const length = analysis.snapshot.files.get(file)?.text.length ?? 0;
  return codeActions(analysis, file, 0, length).find(
    (one) => one.title === offer.title && one.problem.problem.message === offer.problem.problem.message,
  );
}
