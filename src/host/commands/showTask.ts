import { window } from "vscode";
import { taskAt } from "../cursor";
import type { LivePlans } from "../livePlans";
import type { Panels } from "../panels/registerPanels";

/** Shows a task in the Gantt, selected: the one that is named, else the one that the text cursor stands in. */
export async function showTask(plans: LivePlans, panels: Panels, argument: unknown): Promise<void> {
  const named = taskNamed(argument) ?? taskAtCursor(plans);
  if (named !== undefined) await plans.reveal(named.plan, named.id);
  await panels.show("gantt", named);
}

interface Named {
  readonly plan: string;
  readonly id: string;
}

function taskNamed(argument: unknown): Named | undefined {
  if (typeof argument !== "object" || argument === null || !("plan" in argument) || !("id" in argument)) return undefined;
  const { plan, id } = argument;
  return typeof plan === "string" && typeof id === "string" ? { plan, id } : undefined;
}

function taskAtCursor(plans: LivePlans): Named | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  return taskAt(plans.current(), plans.fileOf(editor.document.uri), editor.document.offsetAt(editor.selection.active));
}
