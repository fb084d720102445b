import { RelativePattern, window, workspace, type Disposable, type Uri } from "vscode";
import { createDisposal } from "./disposal";
import { PLAN_GLOB } from "./ids";
import { guardedAsync, type Log } from "./log";
import { isInWorkspace, isPlanName, watchOpenPlans } from "./openPlans";
import { createPlanIndex, type PlanIndex } from "./planIndex";
import type { PlanModel } from "./planModel";
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
/** Asking for a file takes the editor long, answering little: it is asked for many before the first answer is there. */
const AT_ONCE = 64;

/** Finds, reads and watches the plan files of the workspace. Events of the file system are hints; the listing decides. */
export function createPlanFiles(model: PlanModel, log: Log): PlanFiles {
  const all = createDisposal(log);
  const index = createPlanIndex(model, log);
  const hinted = new Map<string, Uri>();
  const reconcile = oneAtATime(() => guardedAsync(log, "Looking for plan files", undefined, () => compareWithDisk(index, model, log)));
  const later = all.add(quietly(500, 3000, () => { void reconcile(); }));
  const few = all.add(quietly(40, 300, () => {
    const some = [...hinted.values()];
    hinted.clear();
    void inParts(some, index.read).then(() => model.settle());
  }));
  const hint = (uri: Uri): void => {
    if (EXCLUDED_PATH.test(uri.path)) return;
    if (hinted.size < BURST) hinted.set(index.fileOf(uri), uri);
    else later.ask();
    few.ask();
  };
  // Of a file that comes with a save and goes again at once no event tells.
  const saved = new Set<Uri>();
  const afterSave = all.add(quietly(1000, 3000, () => {
    for (const uri of saved) if (isInWorkspace(uri)) hint(uri);
    saved.clear();
  }));
  all.add(watchDisk(hint, () => { later.ask(); }, log));
  all.add(watchOpenPlans({
    opened(document) {
      index.overlay(document);
      model.soon();
    },
    typed(document) {
      index.overlay(document);
      model.soon();
    },
    saved(document) {
      index.overlay(document);
      model.flush();
      saved.add(document.uri);
      afterSave.ask();
    },
    closed(document) {
      index.uncover(document);
      if (document.uri.scheme !== "untitled" && isInWorkspace(document.uri)) hint(document.uri);
      else index.forget(document.uri);
      model.soon();
    },
  }, log));
  const first = reconcile();
  return { ready: () => first, reconcile, uriOf: index.uriOf, fileOf: index.fileOf, dispose: () => { all.dispose(); } };
}

/** Reads what is new or differs, forgets what has gone. */
async function compareWithDisk(index: PlanIndex, model: PlanModel, log: Log): Promise<void> {
  const found = await findPlans(log);
  const there = new Set(found.map(index.fileOf));
  const gone = index.known().filter((uri) => !there.has(index.fileOf(uri)));
  await inParts([...found, ...gone], async (uri) => {
    // What the listing lacks has gone, was made a moment ago, or lies in a folder that is no longer part of the workspace.
    if (!there.has(index.fileOf(uri)) && !isInWorkspace(uri)) index.forget(uri);
    else await (there.has(index.fileOf(uri)) ? index.readChanged(uri) : index.read(uri));
  });
  await model.settle();
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
export async function inParts<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let thing = things[next++]; thing !== undefined; thing = things[next++]) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Never runs twice at once: who asks meanwhile waits for one more run, whatever their number. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
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

