import { CodeAction, CodeActionKind, l10n, languages, WorkspaceEdit, type CodeActionContext, type Disposable, type Range, type TextDocument } from "vscode";
import { isWithoutId, nearestReference, referencesOf } from "../../language/code/codeReferences";
import type { CodeMark } from "../../language/code/scanCode";
import { COMMANDS } from "../ids";
import { wrapped } from "../languageFeatures/wrapped";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { mayNamePlans, rangeIn } from "./codePlaces";
import { marksIn, nameOf } from "./codeStore";
import { DEAD_REFERENCE } from "./deadReferences";

/** Ways out of a name that leads nowhere, and the way of a TODO into the backlog, as quick fixes in any language. */
export function registerCodeFixes(plans: LivePlans, log: Log): Disposable {
  return languages.registerCodeActionsProvider("*", wrapped(log, "Fixes in code", {
    provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
      const { snapshot } = plans.analysis;
      if (!mayNamePlans(document) || snapshot.plans.length === 0) return [];
      if (context.only !== undefined && !context.only.contains(CodeActionKind.QuickFix)) return [];
      return marksIn(document).filter(({ line }) => line >= range.start.line && line <= range.end.line).flatMap((mark) => [
        ...nearestFixes(plans, document, mark, context),
        ...(isWithoutId(snapshot, mark) ? [backlogFix(document, mark)] : []),
      ]);
    },
  }), { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

function nearestFixes(plans: LivePlans, document: TextDocument, mark: CodeMark, context: CodeActionContext): CodeAction[] {
  const { snapshot } = plans.analysis;
  return referencesOf(snapshot, mark).flatMap(({ name, reference }) => {
    const nearest = reference.kind === "dead" ? nearestReference(snapshot, name.text) : undefined;
    if (nearest === undefined) return [];
    const range = rangeIn(mark, name);
    const fix = new CodeAction(l10n.t("Change to {0}", nearest), CodeActionKind.QuickFix);
    fix.edit = new WorkspaceEdit();
    fix.edit.replace(document.uri, range, nearest);
    fix.isPreferred = true;
    fix.diagnostics = context.diagnostics.filter(({ code, range: at }) => typeof code === "object" && code.value === DEAD_REFERENCE && at.isEqual(range));
    return [fix];
  });
}

function backlogFix(document: TextDocument, mark: CodeMark): CodeAction {
  const title = l10n.t("Make a backlog item of this {0}", mark.word);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { command: COMMANDS.todosToBacklog, title, arguments: [{ file: nameOf(document.uri), start: mark.start }] };
  return action;
}
