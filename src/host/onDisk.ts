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

/**
 * Looks at files, at each by one look at a time: who asks meanwhile waits for one more look, whatever their number, so that
 * what a look finds is there when it ends, and of two looks the later one counts.
 *
 * @param look - with `changed`, a file that is as it was read before may be passed over; never rejected
 */
export function oneLookAtATime<T>(look: (uri: Uri, changed: boolean) => Promise<T>): (uri: Uri, changed: boolean) => Promise<T> {
  const going = new Map<string, Look<T>>();
  const begin = (uri: Uri, changed: boolean): Promise<T> => {
    const file = uri.toString();
    const mine: Look<T> = {
      changed: true,
      now: look(uri, changed).finally(() => { if (mine.next === undefined) going.delete(file); }),
    };
    going.set(file, mine);
    return mine.now;
  };
  return (uri, changed) => {
    const mine = going.get(uri.toString());
    if (mine === undefined) return begin(uri, changed);
    mine.changed &&= changed;
    return mine.next ??= mine.now.then(() => begin(uri, mine.changed));
  };
}

interface Look<T> {
  readonly now: Promise<T>;
  next?: Promise<T>;
  /** What the next look is. */
  changed: boolean;
}
