import type { Uri} from "vscode";
import { l10n, window, workspace } from "vscode";
import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import { firstPlanText, planFileName } from "../../language/write/firstPlan";
import { isoDay } from "../dates";
import { chooseFolder, freeName } from "./writeNewFile";

const BETA_AFTER_DAYS = 42;
const RELEASE_AFTER_DAYS = 84;

/** Asks for a name and writes a first plan, which opens in the editor. */
export async function newPlan(today: Instant): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  const title = await window.showInputBox({
    title: l10n.t("Create a plan"),
    prompt: l10n.t("What is the plan for?"),
    placeHolder: l10n.t("Checkout rewrite"),
    value: folder === undefined ? "" : l10n.t("{0} plan", folder.name),
    validateInput: (value) => (value.trim() === "" ? l10n.t("A plan needs a name.") : undefined),
  });
  if (title === undefined) return undefined;
  const text = firstPlan(title.trim(), today);
  if (folder === undefined) return await showUnsaved(text);
  const file = await freeName(folder.uri, planFileName(title.trim()));
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(await workspace.openTextDocument(file), { preview: false });
  return file;
}

function firstPlan(title: string, today: Instant): string {
  const day = (later: number): string => isoDay(today + later * MINUTES_PER_DAY);
  return firstPlanText({ title, start: day(0), betaDate: day(BETA_AFTER_DAYS), releaseDate: day(RELEASE_AFTER_DAYS) });
}

/** Without a folder the plan is an unsaved document: where it goes is the person's to say. */
async function showUnsaved(text: string): Promise<Uri> {
  const document = await workspace.openTextDocument({ language: "plan", content: text });
  await window.showTextDocument(document);
  return document.uri;
}
