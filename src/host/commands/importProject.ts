import { l10n, Uri, window, workspace, ProgressLocation } from "vscode";
import { planFileName } from "../../language/write/firstPlan";
import type { ImportedPlan } from "../../protocol/engineMessages";
import type { EngineClient } from "../engineClient";
import { faultText, type Log } from "../log";
import { isPlanName } from "../openPlans";
import { decodePlan } from "../planText";
import { exists } from "./writeNewFile";

/** Beyond this a file is not one that a person planned with. */
const LARGEST_FILE = 100 * 1024 * 1024;

/** Asks for a Microsoft Project XML file and for a place, writes the plan there and shows what could not be kept. */
export async function importProject(engine: EngineClient, log: Log, argument: unknown): Promise<Uri | undefined> {
  const source = argument instanceof Uri ? argument : await chooseSource();
  const target = source === undefined ? undefined : await chooseTarget(source);
  if (source === undefined || target === undefined) return undefined;
  try {
    const title = l10n.t("Importing {0}", nameOf(source));
    const imported = await window.withProgress({ location: ProgressLocation.Window, title }, () => readSource(engine, source, target));
    await write(target, imported);
    await window.showTextDocument(await workspace.openTextDocument(target), { preview: false });
    if (imported.notes.length > 0) tellLosses(source, imported.notes, log);
    return target;
  } catch (fault) {
    log.error(`Import of ${source.toString(true)}: ${faultText(fault)}`);
    void window.showErrorMessage(l10n.t("{0} could not be imported: {1}", nameOf(source), messageOf(fault)));
    return undefined;
  }
}

/** The plan, and the files that it names beside it. Where one has such a name already nothing is written. */
async function write(target: Uri, { text, files }: ImportedPlan): Promise<void> {
  const beside = files.map((file) => ({ uri: Uri.joinPath(target, "..", nameOf(Uri.file(file.name))), text: file.text }));
  for (const { uri } of beside) {
    if (await exists(uri)) throw new Error(l10n.t("{0} is there already; move it away or choose another name.", nameOf(uri)));
  }
  for (const file of [...beside, { uri: target, text }]) await workspace.fs.writeFile(file.uri, new TextEncoder().encode(file.text));
}

async function chooseTarget(source: Uri): Promise<Uri | undefined> {
  const target = await window.showSaveDialog({
    title: l10n.t("Save the imported plan"),
    defaultUri: Uri.joinPath(source, "..", planFileName(nameOf(source).replace(/\.[^.]*$/, ""))),
    filters: { [l10n.t("Plan")]: ["yaml", "yml"] },
  });
  if (target === undefined || isPlanName(target.path)) return target;
  return target.with({ path: `${target.path.replace(/\.ya?ml$/i, "")}.plan.yaml` });
}

async function chooseSource(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t("Import from Microsoft Project"),
    openLabel: l10n.t("Import"),
    filters: { [l10n.t("Microsoft Project XML")]: ["xml"] },
  });
  return chosen?.[0];
}

async function readSource(engine: EngineClient, source: Uri, target: Uri): Promise<ImportedPlan> {
  const { size } = await workspace.fs.stat(source);
  if (size > LARGEST_FILE) throw new Error(l10n.t("it is larger than {0} MB.", LARGEST_FILE / 1024 / 1024));
  const xml = decodePlan(await workspace.fs.readFile(source));
  return await engine.importMspdi({ xml, stem: nameOf(target).replace(/\.plan\.ya?ml$/i, "") });
}

/** One message, and the whole list in a document that is nowhere saved. */
function tellLosses(source: Uri, notes: readonly string[], log: Log): void {
  for (const note of notes) log.info(`Import of ${nameOf(source)}: ${note}`);
  const show = l10n.t("Show what");
  const message = notes.length === 1
    ? l10n.t("The plan is imported. One thing could not be kept.")
    : l10n.t("The plan is imported. {0} things could not be kept.", notes.length);
  void window.showInformationMessage(message, show).then(async (chosen) => {
    if (chosen !== show) return;
    const content = `${l10n.t("What could not be kept of {0}:", nameOf(source))}\n\n${notes.map((note) => `- ${note}`).join("\n")}\n`;
    await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
  });
}

function nameOf(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
