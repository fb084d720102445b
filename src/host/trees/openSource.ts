import { l10n, type Command } from "vscode";
import { COMMANDS } from "../ids";

/** A click shows the source and leaves the focus in the tree. */
export function openSource(plan: string, id: string): Command {
  return { command: COMMANDS.revealInPlan, title: l10n.t("Show in the plan"), arguments: [{ plan, id, preserveFocus: true }] };
}
