import { CodeAction, CodeActionKind, l10n, type CodeActionProvider } from "vscode";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import { taskOfLine } from "../../language/quickAdd/taskOfLine";
import type { Clock } from "../clock";
import type { LivePlans } from "../livePlans";
import { placeAt, workspaceEditOf } from "./place";

/** Makes a task of the words that were typed on a line among the tasks: "Payment API 5d after schema @ana". */
export function taskOfLineProvider(plans: LivePlans, clock: Clock): CodeActionProvider<CodeAction> {
  return {
    provideCodeActions(document, range, { only }) {
      if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
      if (document.lineAt(range.start.line).isEmptyOrWhitespace || range.start.line !== range.end.line) return [];
      const place = placeAt(plans, document, range.start, plans.typed());
      if (place === undefined) return [];
      const made = taskOfLine(place.analysis.snapshot, place.file, place.offset, Math.floor(clock.today() / MINUTES_PER_DAY));
      if (made === undefined) return [];
      if (made.kind === "refused") {
        const refused = new CodeAction(l10n.t("Make a task of this line"), CodeActionKind.QuickFix);
        refused.disabled = { reason: made.message };
        return [refused];
      }
      const { quick } = made;
      const title = quick.kind === "task" ? l10n.t("Make the task {0} of this line", quick.id) : l10n.t("Make the idea {0} of this line", quick.id);
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.edit = workspaceEditOf(plans, place.analysis, made.edits);
      action.isPreferred = true;
      return [action];
    },
  };
}
