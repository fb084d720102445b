import { l10n, Uri, window, workspace, ProgressLocation } from "vscode";
import type { EngineClient } from "../engineClient";
import { faultText, type Log } from "../log";
import { decodePlan } from "../planText";

/** Beyond this a file is not one that a person planned with. */
const LARGEST_FILE = 100 * 1024 * 1024;

/** Asks for a Microsoft Project XML file and for a place, writes the plan there and shows what could not be kept. */
export async function importProject(engine: EngineClient, log: Log, argument: unknown): Promise<Uri | undefined> {
  const source = argument instanceof Uri ? argument : await chooseSource();
  if (source === undefined) return undefined;
  const imported = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t("Importing {0}", nameOf(source)) },
    () => readSource(engine, source),
  ).then((plan) => plan, (fault: unknown) => {
    log.error(`Import of ${source.toString(true)}: ${faultText(fault)}`);
    void window.showErrorMessage(l10n.t("{0} could not be imported: {1}", nameOf(source), messageOf(fault)));
    return undefined;
  });
  if (imported === undefined) return undefined;
  const target = await window.showSaveDialog({
    title: l10n.t("Save the imported plan"),
    defaultUri: Uri.joinPath(source, "..", `${stemOf(source)}.plan.yaml`),
    filters: { [l10n.t("Plan")]: ["plan.yaml"] },
  });
  if (target === undefined) return undefined;
  const file = /\.plan\.ya?ml$/i.test(target.path) ? target : target.with({ path: `${target.path.replace(/\.ya?ml$/i, "")}.plan.yaml` });
  await workspace.fs.writeFile(file, new TextEncoder().encode(imported.text));
  await window.showTextDocument(await workspace.openTextDocument(file));
  if (imported.notes.length > 0) tellLosses(source, imported.notes, log);
  return file;
}

async function chooseSource(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t("Import from Microsoft Project"),
    openLabel: l10n.t("Import"),
    filters: { [l10n.t("Microsoft Project XML")]: ["xml"] },
  });
  return chosen?.[0];
}

async function readSource(engine: EngineClient, source: Uri): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const { size } = await workspace.fs.stat(source);
  if (size > LARGEST_FILE) throw new Error(l10n.t("it is larger than {0} MB.", LARGEST_FILE / 1024 / 1024));
  return await engine.importMspdi(decodePlan(await workspace.fs.readFile(source)));
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

function stemOf(file: Uri): string {
  return nameOf(file).replace(/\.[^.]*$/, "");
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
