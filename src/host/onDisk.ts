import { FileType, workspace, type Uri } from "vscode";

/** A file as the disk had it when it was looked at. */
export interface OnDisk {
  readonly uri: Uri;
  readonly modified: number;
  /** In bytes. */
  readonly size: number;
}

/** A file as the disk has it; undefined when there is none. */
export async function onDisk(uri: Uri): Promise<OnDisk | undefined> {
  try {
    const stat = await workspace.fs.stat(uri);
    return (stat.type & FileType.Directory) !== 0 ? undefined : { uri, modified: stat.mtime, size: stat.size };
  } catch {
    return undefined;
  }
}

/** True when nothing tells that a file is another than before. */
export function isUnchanged(before: OnDisk | undefined, now: OnDisk): boolean {
  return before !== undefined && before.modified === now.modified && before.size === now.size;
}
