import { FilePermission, l10n, languages, RelativePattern, workspace, type Uri } from "vscode";

/** Why files cannot be edited from views and trees, in one sentence; undefined when they can. */
export async function whyReadOnly(files: readonly Uri[]): Promise<string | undefined> {
  if (!workspace.isTrusted) return l10n.t("This folder is open in Restricted Mode: trust it to change its plans from here, or type into them.");
  for (const uri of files) {
    if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return l10n.t("{0} is in a folder that can only be read.", uri.path);
    if (await isSetReadOnly(uri)) return l10n.t("{0} can only be read: the setting files.readonlyInclude says so.", uri.path);
    if (uri.scheme !== "untitled" && (await isReadOnly(uri))) return l10n.t("{0} can only be read: allow writing to it first.", uri.path);
  }
  return undefined;
}

/** True for a file that the settings of the editor keep from being changed. */
async function isSetReadOnly(uri: Uri): Promise<boolean> {
  const settings = workspace.getConfiguration("files", uri);
  const folder = workspace.getWorkspaceFolder(uri);
  const patterns = (key: string): string[] => Object.entries(settings.get<Readonly<Record<string, unknown>>>(key) ?? {}).flatMap(([glob, on]) => (on === true ? [glob] : []));
  const [included, excluded] = [patterns("readonlyInclude"), patterns("readonlyExclude")];
  if (included.length === 0) return false;
  const document = await workspace.openTextDocument(uri);
  const matches = (glob: string): boolean => languages.match({ pattern: folder === undefined ? glob : new RelativePattern(folder, glob) }, document) > 0;
  return included.some(matches) && !excluded.some(matches);
}

async function isReadOnly(uri: Uri): Promise<boolean> {
  try {
    const { permissions } = await workspace.fs.stat(uri);
    return permissions !== undefined && (permissions & FilePermission.Readonly) !== 0;
  } catch {
    // What has gone from the disk may still be open, and can be saved again.
    return false;
  }
}
