import { EventEmitter, l10n, RelativePattern, workspace, type Disposable, type Event, type TextDocument, type Uri, type WorkspaceFolder } from "vscode";
import { CODE_ENDINGS, CODE_NAMES, styleNameOf } from "../../language/code/commentStyles";
import { matchesPattern } from "../../language/code/matchPattern";
import { createDisposal } from "../disposal";
import { guardedAsync, type Log } from "../log";
import { isInWorkspace, isPlanName } from "../openPlans";
import { inParts, oneAtATime } from "../planFiles";
import { quietly } from "../quietly";
import { codeSettings, type CodeSettings } from "./codeSettings";
import { createCodeStore, nameOf, type CodeFile, type CodeStore } from "./codeStore";
import { watchCode } from "./watchCode";

/** What the source files of the workspace say about plans: the disk, with what is open laid over it. */
export interface CodeIndex extends Disposable {
  /** The files that say something, by name. */
  readonly files: ReadonlyMap<string, CodeFile>;
  readonly onDidChange: Event<void>;
  /** Begins to read, if it has not begun yet; resolves when every file has been read once. */
  begin(): Promise<void>;
  /** Compares with the disk and reads what differs. */
  reconcile(): Promise<void>;
}

const SOURCES = `**/*.{${CODE_ENDINGS.join(",")}}`;
const NAMED = `**/{${CODE_NAMES.join(",")}}`;
/** More events than this in one burst: some were lost, so look at the disk instead. */
const BURST = 20;
/** How much of all files together is read at one look at the disk. */
const MOST_BYTES = 400 * 1024 * 1024;

/** Finds, reads and watches source files once it is asked to; without child processes, and never more than the settings allow. */
export function createCodeIndex(log: Log): CodeIndex {
  const all = createDisposal(log);
  const changed = all.add(new EventEmitter<void>());
  const tell = all.add(quietly(60, 400, () => { changed.fire(); }));
  const store = createCodeStore(() => { tell.ask(); }, log);
  const hinted = new Map<string, Uri>();
  let begun: Promise<void> | undefined;
  const reconcile = oneAtATime(() => guardedAsync(log, "Looking for source files", undefined, () => compareWithDisk(store, log)));
  const later = all.add(quietly(500, 3000, () => { void reconcile(); }));
  const few = all.add(quietly(60, 400, () => {
    const some = [...hinted.values()];
    hinted.clear();
    void inParts(some, async (uri) => { await store.read(uri); });
  }));
  const hint = (uri: Uri): void => {
    if (!isSource(uri)) return;
    if (hinted.size < BURST) hinted.set(nameOf(uri), uri);
    else later.ask();
    few.ask();
  };
  const typed = new Set<TextDocument>();
  const rescan = all.add(quietly(150, 1000, () => {
    for (const document of typed) if (!document.isClosed) store.overlay(document);
    typed.clear();
  }));
  const begin = (): Promise<void> => begun ??= guardedAsync(log, "Reading the code", undefined, async () => {
    all.add(watchCode({
      hint, look: () => { later.ask(); }, isSource,
      opened: store.overlay,
      typed(document) {
        typed.add(document);
        rescan.ask();
      },
      closed(document) {
        store.uncover(document);
        hint(document.uri);
      },
      reset() {
        store.clear();
        for (const document of workspace.textDocuments) if (isSource(document.uri)) store.overlay(document);
        later.ask();
      },
    }, log));
    await reconcile();
  });
  return { files: store.files, onDidChange: changed.event, begin, reconcile: () => begin().then(reconcile), dispose: () => { all.dispose(); } };
}

/** True for a file whose comments are read: its language is known, and no setting leaves it out. */
function isSource(uri: Uri): boolean {
  if (isPlanName(uri.path) || styleNameOf(uri.path) === undefined || !isInWorkspace(uri)) return false;
  const folder = workspace.getWorkspaceFolder(uri);
  return folder !== undefined && isWanted(folder, uri, codeSettings(folder.uri));
}

function isWanted(folder: WorkspaceFolder, uri: Uri, { enabled, excluded }: CodeSettings): boolean {
  const root = folder.uri.path.endsWith("/") ? folder.uri.path : `${folder.uri.path}/`;
  const path = uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path;
  return enabled && !excluded.some((pattern) => matchesPattern(pattern, path));
}

/** Reads what is new or differs, forgets what has gone. */
async function compareWithDisk(store: CodeStore, log: Log): Promise<void> {
  const found = await findSources(log);
  const there = new Set(found.map(nameOf));
  await inParts(store.known().filter((uri) => !there.has(nameOf(uri))), async (uri) => {
    await store.read(uri);
    if (!isSource(uri)) store.forget(uri);
  });
  let bytes = 0;
  await inParts(found, async (uri) => {
    if (bytes <= MOST_BYTES) bytes += await store.readChanged(uri);
  });
  log.debug(`${String(store.size)} source files are known.`);
}

async function findSources(log: Log): Promise<readonly Uri[]> {
  const found = new Map<string, Uri>();
  for (const folder of workspace.workspaceFolders ?? []) {
    const settings = codeSettings(folder.uri);
    const { enabled, excluded, mostFiles } = settings;
    if (!enabled) continue;
    // What the search does not understand is left out afterwards.
    const plain = excluded.filter((pattern) => !/[{},]/.test(pattern));
    const rest = { ...settings, excluded: excluded.filter((pattern) => !plain.includes(pattern)) };
    const exclude = `{${plain.join(",")}}`;
    for (const pattern of [SOURCES, NAMED]) {
      const uris = await workspace.findFiles(new RelativePattern(folder, pattern), exclude, mostFiles + 1);
      for (const uri of uris) if (found.size < mostFiles && !isPlanName(uri.path) && isWanted(folder, uri, rest)) found.set(nameOf(uri), uri);
      if (uris.length > mostFiles) log.warn(l10n.t("There are more than {0} source files in {1}; the rest is left out.", mostFiles, folder.name));
    }
  }
  return [...found.values()];
}
