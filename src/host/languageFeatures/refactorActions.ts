import { CodeAction, CodeActionKind, type CodeActionProvider } from "vscode";
import { changeToEdits } from "../../language/edits/applyChange";
import { refactorings } from "../../language/features/refactorings";
import type { Refactoring, RefactoringKind } from "../../language/features/refactorings/refactoring";
import type { LivePlans } from "../livePlans";
import { analysisOf } from "./place";
import { resolveChange } from "./resolveChange";

const KINDS: Readonly<Record<RefactoringKind, CodeActionKind>> = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  move: CodeActionKind.RefactorMove,
  rewrite: CodeActionKind.RefactorRewrite,
};

/** The kinds that the editor may ask for. */
export const REFACTOR_KINDS = { providedCodeActionKinds: Object.values(KINDS) };

/** Refactorings of the task under the cursor or in the selection. Edits are made for the one that is chosen, on the text of that moment. */
export function refactorProvider(plans: LivePlans): CodeActionProvider<CodeAction> {
  const offered = new WeakMap<CodeAction, Refactoring>();
  return {
    async provideCodeActions(document, range, { only }, token) {
      if (only !== undefined && !Object.values(KINDS).some((kind) => only.contains(kind) || kind.contains(only))) return [];
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined || token.isCancellationRequested) return [];
      return refactorings(analysis, plans.fileOf(document.uri), document.offsetAt(range.start), document.offsetAt(range.end))
        .filter(({ kind }) => only === undefined || only.contains(KINDS[kind]))
        .map((offer) => {
          const action = new CodeAction(offer.title, KINDS[offer.kind]);
          offered.set(action, offer);
          return action;
        });
    },
    resolveCodeAction(action) {
      const offer = offered.get(action);
      if (offer === undefined) return action;
      resolveChange(plans, action, (analysis) => changeToEdits(analysis.snapshot, offer.change, analysis.context));
      return action;
    },
  };
}
