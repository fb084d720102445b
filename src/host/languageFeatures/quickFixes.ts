import { CodeAction, CodeActionKind, l10n, type CodeActionProvider } from "vscode";
import type { ProblemCode } from "../../core/model/problem";
import { codeActions, type CodeAction as Offer } from "../../language/features/codeActions";
import { fixAll, fixableTogether } from "../../language/features/fixAll";
import { fixToEdits } from "../../language/edits/applyChange";
import type { Analysis } from "../../language/analysisTypes";
import type { LivePlans } from "../livePlans";
import { diagnosticsOf } from "./diagnosticsOf";
import { analysisOf } from "./place";
import { resolveChange } from "./resolveChange";

/** What is needed to make the edit of an offered fix once it is chosen. */
interface Offered {
  readonly offer: Offer;
  readonly analysis: Analysis;
  readonly file: string;
}

/** The fixes of the problems at a range. Edits are made for the one that is chosen, on the text of that moment. */
export function quickFixProvider(plans: LivePlans): CodeActionProvider<CodeAction> {
  const offered = new WeakMap<CodeAction, Offered>();
  const wholeFile = new WeakMap<CodeAction, { readonly file: string; readonly code: ProblemCode }>();
  return {
    async provideCodeActions(document, range, { diagnostics, only }) {
      if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      const file = plans.fileOf(document.uri);
      const fixes = codeActions(analysis, file, document.offsetAt(range.start), document.offsetAt(range.end));
      const actions = fixes.map((offer) => {
        const action = new CodeAction(offer.title, CodeActionKind.QuickFix);
        action.isPreferred = offer.preferred;
        offered.set(action, { offer, analysis, file });
        action.diagnostics = diagnosticsOf(diagnostics, offer.problem, document);
        return action;
      });
      const codes = new Set(fixes.map(({ problem }) => problem.problem.code));
      const together = [...fixableTogether(analysis, file)].filter((code) => codes.has(code)).map((code) => {
        const action = new CodeAction(l10n.t("Fix all {0} problems in this file", code), CodeActionKind.QuickFix);
        wholeFile.set(action, { file, code });
        return action;
      });
      return [...actions, ...together];
    },
    resolveCodeAction(action) {
      const whole = wholeFile.get(action);
      if (whole !== undefined) resolveChange(plans, action, (analysis) => fixAll(analysis, whole.file, whole.code));
      const before = offered.get(action);
      if (before === undefined) return action;
      const analysis = plans.current();
      const offer = analysis.snapshot === before.analysis.snapshot ? before.offer : again(analysis, before.file, before.offer);
      if (offer === undefined) return action;
      resolveChange(plans, action, (now) => fixToEdits(now.snapshot, offer.fix, now.context));
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
