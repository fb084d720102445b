import { l10n, window } from "vscode";
import { placeOf } from "../../language/features/refactorings";
import { moveStep, type Way } from "../../language/features/refactorings/moveInTree";
import { COMMANDS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { CommandTable } from "./registerCommands";

/** The commands that move the task under the cursor. */
export function moveCommands(plans: LivePlans): CommandTable {
  return {
    [COMMANDS.moveTaskUp]: () => moveInPlan(plans, "up"),
    [COMMANDS.moveTaskDown]: () => moveInPlan(plans, "down"),
    [COMMANDS.moveTaskInto]: () => moveInPlan(plans, "into"),
    [COMMANDS.moveTaskOut]: () => moveInPlan(plans, "out"),
  };
}

/** Moves the task under the cursor one step in the tree of its plan; the cursor stays with it. */
async function moveInPlan(plans: LivePlans, way: Way): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const offset = editor.document.offsetAt(editor.selection.active);
  const place = placeOf(plans.current(), plans.fileOf(editor.document.uri), offset, offset);
  if (place?.node === undefined) {
    void window.showInformationMessage(l10n.t("Put the cursor on the task to move."));
    return;
  }
  const change = moveStep(place.plan, place.node, way);
  if (change === undefined) {
    void window.showInformationMessage(l10n.t("{0} cannot go further that way.", place.node.item.id));
    return;
  }
  const result = await plans.apply(change);
  if (result.kind === "refused") void window.showWarningMessage(result.message);
  else await plans.reveal(place.plan.id, place.node.item.id);
}
