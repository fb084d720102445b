import type { Uri, WorkspaceFolder } from "vscode";
import { l10n, window, workspace, type QuickPickItem } from "vscode";
import { dayOf } from "../../core/calendar/civil";
import type { Instant } from "../../core/model/instant";
import { planFileName } from "../../language/write/firstPlan";
import { PLAN_TEMPLATES, planFromTemplate, type PlanTemplate } from "../../language/write/planTemplates";
import { newPlanSettings } from "../settings";
import { chooseFolder, freeName } from "./writeNewFile";

/** Asks for a name and a template and writes a first plan, which opens in the editor. */
export async function newPlan(today: Instant, argument?: unknown): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  const title = await askForTitle(folder);
  if (title === undefined) return undefined;
  const template = templateNamed(argument) ?? (await askForTemplate());
  if (template === undefined) return undefined;
  const text = planFromTemplate(template, { title: title.trim(), today: dayOf(today), ...newPlanSettings(folder?.uri) });
  if (folder === undefined) return await showUnsaved(text);
  const file = await freeName(folder.uri, planFileName(title.trim()));
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(await workspace.openTextDocument(file), { preview: false });
  return file;
}

async function askForTitle(folder: WorkspaceFolder | undefined): Promise<string | undefined> {
  return await window.showInputBox({
    title: l10n.t("Create a plan"),
    prompt: l10n.t("What is the plan for?"),
    placeHolder: l10n.t("Checkout rewrite"),
    value: folder === undefined ? "" : l10n.t("{0} plan", folder.name),
    validateInput: (value) => (value.trim() === "" ? l10n.t("A plan needs a name.") : undefined),
  });
}

/** A template named by whoever runs the command: a link of the welcome view or the walkthrough. */
function templateNamed(argument: unknown): PlanTemplate | undefined {
  const name: unknown = typeof argument === "object" && argument !== null && "template" in argument ? argument.template : argument;
  return PLAN_TEMPLATES.find((template) => template === name);
}

async function askForTemplate(): Promise<PlanTemplate | undefined> {
  const choice = (template: PlanTemplate, label: string, detail: string): QuickPickItem & { readonly template: PlanTemplate } => ({ label, detail, template });
  const chosen = await window.showQuickPick(
    [
      choice("release", l10n.t("Software release"), l10n.t("People, two releases, tasks with estimates and links")),
      choice("discovery", l10n.t("Product discovery"), l10n.t("Interviews, a prototype, a decision, and a backlog ranked by RICE")),
      choice("event", l10n.t("Event or move"), l10n.t("A day that does not move, and all that has to be there by then")),
      choice("blank", l10n.t("Blank"), l10n.t("A name and one task")),
    ],
    { title: l10n.t("Create a plan"), placeHolder: l10n.t("What should it begin with?") },
  );
  return chosen?.template;
}

/** Without a folder the plan is an unsaved document: where it goes is the person's to say. */
async function showUnsaved(text: string): Promise<Uri> {
  const document = await workspace.openTextDocument({ language: "plan", content: text });
  await window.showTextDocument(document);
  return document.uri;
}
