import { ok } from "node:assert/strict";
import { extensions, languages, Uri, window, workspace, type Diagnostic, type TextDocument, type TextEditor } from "vscode";
import type { GantryApi } from "../../../src/host/extension";

/** The running extension. */
export async function gantry(): Promise<GantryApi> {
  const extension = extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === "gantry");
  ok(extension, "Gantry is not among the extensions");
  const api = (await extension.activate()) as GantryApi;
  await api.plans.ready();
  return api;
}

/** A file of the workspace that the tests own. */
export function fileAt(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  ok(folder, "No folder is open");
  return Uri.joinPath(folder.uri, name);
}

/** Writes a file behind the editor's back, as another program would. */
export async function write(name: string, text: string): Promise<Uri> {
  const uri = fileAt(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Removes a file or folder, if it is there. */
export async function remove(name: string): Promise<void> {
  await workspace.fs.delete(fileAt(name), { recursive: true }).then(undefined, () => undefined);
}

/** Opens a file in an editor. */
export async function open(uri: Uri): Promise<{ document: TextDocument; editor: TextEditor }> {
  const document = await workspace.openTextDocument(uri);
  return { document, editor: await window.showTextDocument(document) };
}

/** Waits until something holds; says what did not when it never does. */
export async function until<T>(what: string, look: () => T | undefined | false, patience = 25000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It never came to: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 3));
  }
}

/** The code of a diagnostic as text. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The codes that stand at a file now, sorted. */
export function codesAt(uri: Uri): string[] {
  return languages.getDiagnostics(uri).map(codeOf).sort();
}

/** Waits for a problem with a code and gives it. */
export function problemAt(uri: Uri, code: string): Promise<Diagnostic> {
  return until(`${code} at ${uri.path}, not ${codesAt(uri).join(", ")}`, () => languages.getDiagnostics(uri).find(one => codeOf(one) === code));
}

/** Writes a plan, runs the test with it, and takes it away again. */
export async function withPlan(name: string, text: string, tried: (uri: Uri, api: GantryApi) => Promise<void>): Promise<void> {
  const api = await gantry();
  const uri = await write(name, text);
  try {
    await until(`${name} is read`, () => api.plans.analysis.snapshot.files.has(api.plans.fileOf(uri)));
    // A document of the same name that was closed a moment ago may still be in memory with its old text.
    const kept = (): TextDocument | undefined => workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
    await until(`${name} in memory is as on disk`, () => (kept()?.getText() ?? text) === text);
    await tried(uri, api);
  } finally {
    await closeEditors(uri);
    await remove(name);
    await until(`${name} is forgotten`, () => !api.plans.analysis.snapshot.files.has(api.plans.fileOf(uri)));
  }
}

async function closeEditors(uri: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(group => group.tabs).filter(tab => (tab.input as { uri?: Uri } | undefined)?.uri?.toString() === uri.toString());
  const document = workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
  if (document?.isDirty === true) await document.save();
  if (tabs.length > 0) await window.tabGroups.close(tabs);
}
