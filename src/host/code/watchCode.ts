import { window, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import { createDisposal } from "../disposal";
import type { Log } from "../log";

/** What happens to source files; events of the disk are hints, since many get lost. */
export interface CodeEvents {
  /** A file may have changed. */
  hint(uri: Uri): void;
  /** Something happened that makes a look at the disk worth it. */
  look(): void;
  isSource(uri: Uri): boolean;
  opened(document: TextDocument): void;
  typed(document: TextDocument): void;
  closed(document: TextDocument): void;
  /** Settings have changed: everything is to be read anew. */
  reset(): void;
}

/** Settings that decide what is read. */
const DECIDING = ["gantry.code.enabled", "gantry.code.words", "gantry.code.exclude", "gantry.code.maxFiles", "files.exclude", "search.exclude"] as const;

/** Watches documents, the disk and the settings. */
export function watchCode(events: CodeEvents, log: Log): Disposable {
  const all = createDisposal(log);
  const when = (tell: (document: TextDocument) => void) => (document: TextDocument) => {
    if (events.isSource(document.uri)) tell(document);
  };
  for (const document of workspace.textDocuments) when(events.opened)(document);
  all.add(workspace.onDidOpenTextDocument(when(events.opened)));
  all.add(workspace.onDidChangeTextDocument((change) => {
    if (change.contentChanges.length > 0) when(events.typed)(change.document);
  }));
  all.add(workspace.onDidCloseTextDocument(when(events.closed)));
  const files = all.add(workspace.createFileSystemWatcher("**"));
  const seen = (uri: Uri): void => {
    if (events.isSource(uri)) events.hint(uri);
    // A folder that is renamed or removed brings no events of the files in it.
    else if (!/\.\w{1,12}$/.test(uri.path) && !/\/(node_modules|\.git)(\/|$)/.test(uri.path)) events.look();
  };
  all.add(files.onDidCreate(seen));
  all.add(files.onDidDelete(seen));
  all.add(files.onDidChange((uri) => { if (events.isSource(uri)) events.hint(uri); }));
  for (const event of [workspace.onDidRenameFiles, workspace.onDidDeleteFiles, workspace.onDidCreateFiles]) {
    all.add((event as typeof workspace.onDidRenameFiles)(() => { events.look(); }));
  }
  all.add(workspace.onDidChangeWorkspaceFolders(() => { events.look(); }));
  all.add(window.onDidChangeWindowState((state) => { if (state.focused) events.look(); }));
  all.add(workspace.onDidChangeConfiguration((change) => {
    if (DECIDING.some((setting) => change.affectsConfiguration(setting))) events.reset();
  }));
  return all;
}
