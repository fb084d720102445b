import { l10n, window, type QuickPickItem } from "vscode";
import type { PlanTree } from "../trees/planTree";
import { SHOW_ALL, type PlanFilter } from "../trees/planFilter";

/** Asks which tasks the Plan tree shows. */
export async function filterPlan(tree: PlanTree): Promise<void> {
  const choice = (label: string, kind: PlanFilter["kind"], detail: string): QuickPickItem & { readonly filter: PlanFilter["kind"] } => ({
    label,
    detail,
    filter: kind,
    ...(tree.filter.kind === kind ? { description: l10n.t("now") } : {}),
  });
  const chosen = await window.showQuickPick(
    [
      choice(l10n.t("All tasks"), "all", l10n.t("The whole structure")),
      choice(l10n.t("Late"), "late", l10n.t("Forecast beyond their deadline or release")),
      choice(l10n.t("Critical"), "critical", l10n.t("A day lost there is a day lost at the end")),
      choice(l10n.t("Unfinished"), "unfinished", l10n.t("Everything that is still to be done")),
      choice(l10n.t("By text…"), "text", l10n.t("Id, title, person or tag")),
    ],
    { placeHolder: l10n.t("Show in the Plan view") },
  );
  if (chosen === undefined) return;
  if (chosen.filter !== "text") {
    tree.setFilter({ kind: chosen.filter });
    return;
  }
  const text = await window.showInputBox({
    prompt: l10n.t("Part of an id, a title, a person or a tag"),
    value: tree.filter.kind === "text" ? tree.filter.text : "",
  });
  if (text !== undefined) tree.setFilter(text.trim() === "" ? SHOW_ALL : { kind: "text", text: text.trim() });
}
