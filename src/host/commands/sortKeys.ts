import { l10n, window } from "vscode";
import type { LivePlans } from "../livePlans";

/** Puts the keys of the item that the text cursor stands in into their usual order; those of the plan where it stands in none. */
export async function sortKeys(plans: LivePlans): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { snapshot } = plans.current();
  const file = plans.fileOf(editor.document.uri);
  const plan = snapshot.planOfFile(file);
  if (plan === undefined) return;
  const item = snapshot.itemAt(file, editor.document.offsetAt(editor.selection.active));
  const result = await plans.apply({ kind: "sort-keys", plan: plan.id, id: item?.id ?? "" });
  if (result.kind === "refused") void window.showWarningMessage(result.message);
  else if (result.kind === "unchanged") window.setStatusBarMessage(l10n.t("The keys are in order."), 3000);
}
