import { FileType, RelativePattern, window, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import { createDisposal } from "./disposal";
import { PLAN_GLOB } from "./ids";
import { guardedAsync, type Log } from "./log";
import { isInWorkspace, isPlanName, watchOpenPlans } from "./openPlans";
import type { PlanModel } from "./planModel";
import { decodePlan, LARGEST_READ, textOfHugeFile } from "./planText";
import { quietly } from "./quietly";

/** The plan files of the workspace: the disk, with what is open laid over it, kept in the model. */
export interface PlanFiles extends Disposable {
  /** Resolves when every file has been read once. */
  ready(): Promise<void>;
  /** Compares with the disk and reads what differs. */
  reconcile(): Promise<void>;
  uriOf(file: string): Uri | undefined;
  fileOf(uri: Uri): string;
}

/** Folders with other people's plans, or none. */
const EXCLUDED = "**/{node_modules,.git}/**";
const EXCLUDED_PATH = /\/(node_modules|\.git)(\/|$)/;
const MOST_FILES = 5000;
/** More events than this in one burst: some were lost, so look at the disk instead. */
const BURST = 20;
const AT_ONCE = 16;

interface OnDisk {
  readonly uri: Uri;
  readonly modified: number;
  readonly size: number;
}

/** Finds, reads and watches the plan files of the workspace. Events of the file system are hints; the listing decides. */
export function createPlanFiles(model: PlanModel, log: Log): PlanFiles {
  const all = createDisposal(log);
  const uris = new Map<string, Uri>();
  const disk = new Map<string, OnDisk>();
  const open = new Map<string, TextDocument>();
  const hinted = new Map<string, Uri>();
  const fileOf = (uri: Uri): string => uri.toString(true);
  const show = (document: TextDocument): string => {
    const file = fileOf(document.uri);
    uris.set(file, document.uri);
    open.set(file, document);
    model.update(file, () => document.getText());
    return file;
  };
  const forget = (file: string): void => {
    uris.delete(file);
    disk.delete(file);
    model.remove(file);
  };

  /** Reads one file, unless it is open; what cannot be read is gone. */
  const read = async (uri: Uri): Promise<void> => {
    const file = fileOf(uri);
    const stat = await statOf(uri);
    const document = open.get(file);
    if (stat === undefined) {
      disk.delete(file);
      if (document === undefined || !document.isDirty) forget(file);
      return;
    }
    uris.set(file, uri);
    if (document === undefined) {
      const text = stat.size > LARGEST_READ ? textOfHugeFile() : decodePlan(await workspace.fs.readFile(uri));
      if (!open.has(file)) model.update(file, () => text);
    } else {
      show(document);
    }
    disk.set(file, stat);
  };
  const readSafely = (uri: Uri): Promise<void> => guardedAsync(log, `Reading ${fileOf(uri)}`, undefined, () => read(uri));

  const list = async (): Promise<void> => {
    const found = await findPlans(log);
    const there = new Set(found.map(fileOf));
    const gone = [...disk.values()].filter((known) => !there.has(fileOf(known.uri)));
    await inParts([...found, ...gone.map(({ uri }) => uri)], async (uri) => {
      const known = disk.get(fileOf(uri));
      const stat = known === undefined || !there.has(fileOf(uri)) ? undefined : await statOf(uri);
      if (stat !== undefined && stat.modified === known?.modified && stat.size === known.size) return;
      await readSafely(uri);
    });
    await model.settle();
  };
  const reconcile = oneAtATime(() => guardedAsync(log, "Looking for plan files", undefined, list));

  const later = all.add(quietly(500, 3000, () => { void reconcile(); }));
  const few = all.add(quietly(40, 300, () => {
    const some = [...hinted.values()];
    hinted.clear();
    void inParts(some, readSafely).then(() => model.settle());
  }));
  const hint = (uri: Uri): void => {
    if (EXCLUDED_PATH.test(uri.path)) return;
    if (hinted.size < BURST) hinted.set(fileOf(uri), uri);
    else later.ask();
    few.ask();
  };
  all.add(watchDisk(hint, () => { later.ask(); }, log));
  all.add(watchOpenPlans({
    opened(document) {
      show(document);
      model.soon();
    },
    typed(document) {
      show(document);
      model.soon();
    },
    saved(document) {
      show(document);
      model.flush();
    },
    closed(document) {
      const file = fileOf(document.uri);
      open.delete(file);
      if (document.uri.scheme !== "untitled" && isInWorkspace(document.uri)) {
        hint(document.uri);
        return;
      }
      forget(file);
      model.soon();
    },
  }, log));
  const first = reconcile();
  return { ready: () => first, reconcile, uriOf: (file) => uris.get(file), fileOf, dispose: () => { all.dispose(); } };
}

async function findPlans(log: Log): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const perFolder = await Promise.all(
    folders.map((folder) => workspace.findFiles(new RelativePattern(folder, PLAN_GLOB), EXCLUDED, MOST_FILES)),
  );
  const found = new Map(perFolder.flat().map((uri) => [uri.toString(true), uri]));
  if (found.size >= MOST_FILES) log.warn(`There are more than ${String(MOST_FILES)} plan files; the rest is left out.`);
  return [...found.values()].slice(0, MOST_FILES);
}

async function statOf(uri: Uri): Promise<OnDisk | undefined> {
  try {
    const stat = await workspace.fs.stat(uri);
    return (stat.type & FileType.Directory) !== 0 ? undefined : { uri, modified: stat.mtime, size: stat.size };
  } catch {
    return undefined;
  }
}

/** Tells about plan files that may have changed, and about anything that makes a look at the disk worth it. */
function watchDisk(hint: (uri: Uri) => void, look: () => void, log: Log): Disposable {
  const all = createDisposal(log);
  const plans = all.add(workspace.createFileSystemWatcher(PLAN_GLOB));
  for (const event of [plans.onDidCreate, plans.onDidChange, plans.onDidDelete]) all.add(event(hint));
  // A folder that is renamed or removed brings no events of the files in it.
  const folders = all.add(workspace.createFileSystemWatcher("**", false, true, false));
  const folder = (uri: Uri): void => {
    if (!isPlanName(uri.path) && !EXCLUDED_PATH.test(uri.path) && !/\.\w{1,5}$/.test(uri.path)) look();
  };
  all.add(folders.onDidCreate(folder));
  all.add(folders.onDidDelete(folder));
  for (const event of [workspace.onDidRenameFiles, workspace.onDidDeleteFiles, workspace.onDidCreateFiles]) {
    all.add((event as typeof workspace.onDidRenameFiles)(look));
  }
  all.add(workspace.onDidChangeWorkspaceFolders(look));
  all.add(window.onDidChangeWindowState((state) => { if (state.focused) look(); }));
  return all;
}

/** Runs work over a list, a few at a time. */
async function inParts<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let thing = things[next++]; thing !== undefined; thing = things[next++]) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Never runs twice at once: who asks meanwhile waits for one more run, whatever their number. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = work().finally(() => { running = undefined; });
    return running;
  };
  return () => {
    if (running === undefined) return run();
    following ??= running.then(() => {
      following = undefined;
      return run();
    });
    return following;
  };
}

