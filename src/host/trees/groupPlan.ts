import { l10n, window, type QuickPickItem } from "vscode";
import type { Grouping } from "./planLook";
import type { PlanTree } from "./planTree";

/** Asks how the Plan tree orders tasks. */
export async function chooseGrouping(tree: PlanTree): Promise<void> {
  const choice = (label: string, grouping: Grouping, detail: string): QuickPickItem & { readonly grouping: Grouping } => ({
    label, detail, grouping, ...(tree.grouping === grouping ? { description: l10n.t("now") } : {}),
  });
  const chosen = await window.showQuickPick(
    [
      choice(l10n.t("Structure"), "structure", l10n.t("As tasks nest in the text")),
      choice(l10n.t("Person"), "person", l10n.t("Who works on what; drag a task to give it to someone else")),
      choice(l10n.t("Release"), "release", l10n.t("What each release carries")),
      choice(l10n.t("Status"), "status", l10n.t("To do, doing, done, or the columns of the plan's board")),
      choice(l10n.t("Due date"), "due", l10n.t("Overdue, today, this week, next week, later")),
    ],
    { placeHolder: l10n.t("Group the Plan view by") },
  );
  if (chosen !== undefined) tree.setGrouping(chosen.grouping);
}
