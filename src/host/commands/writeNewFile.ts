import { l10n, Uri, window, workspace, type WorkspaceFolder } from "vscode";

/** The folder to write into: the only one, else the one that the person chooses. */
export async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  return await window.showWorkspaceFolderPick({ placeHolder: l10n.t("In which folder?") });
}

/** True when something has that name already. */
export async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

const MOST_NAMES = 1000;

/** The name in the folder, with a number when it is taken: `checkout-2.plan.yaml`. Nothing is ever overwritten. */
export async function freeName(folder: Uri, name: string): Promise<Uri> {
  for (let number = 1; number < MOST_NAMES; number++) {
    const file = Uri.joinPath(folder, number === 1 ? name : name.replace(/\.plan\.yaml$/, `-${String(number)}.plan.yaml`));
    if (!(await exists(file))) return file;
  }
  throw new Error(`There are too many files named like ${name}.`);
}
