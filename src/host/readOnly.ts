import { FilePermission, l10n, workspace, type Uri } from "vscode";

/** Why files cannot be edited from views and trees, in one sentence; undefined when they can. */
export async function whyReadOnly(files: readonly Uri[]): Promise<string | undefined> {
  if (!workspace.isTrusted) return l10n.t("This folder is open in Restricted Mode: trust it to change its plans from here, or type into them.");
  for (const uri of files) {
    if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return l10n.t("{0} is in a folder that can only be read.", uri.path);
    if (uri.scheme !== "untitled" && (await isReadOnly(uri))) return l10n.t("{0} can only be read: allow writing to it first.", uri.path);
  }
  return undefined;
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
