import { workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import { createDisposal } from "./disposal";
import { LANGUAGE } from "./ids";
import type { Log } from "./log";

/** What happens to open plan documents. They win over the disk: what a person sees is what counts. */
export interface OpenPlanEvents {
  opened(document: TextDocument): void;
  typed(document: TextDocument): void;
  saved(document: TextDocument): void;
  closed(document: TextDocument): void;
}

const PLAN_NAME = /\.plan\.ya?ml$/i;

/** True for the name of a plan file. */
export function isPlanName(path: string): boolean {
  return PLAN_NAME.test(path);
}

/** True for documents that hold a plan a person works on: not a version of history shown beside it. */
export function isPlanDocument(document: TextDocument): boolean {
  if (document.uri.scheme === "untitled") return document.languageId === LANGUAGE;
  return isPlanName(document.uri.path) && (document.uri.scheme === "file" || isInWorkspace(document.uri));
}

/** True for what lies in a folder of the workspace. */
export function isInWorkspace(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Tells about the plan documents that are open now and about all that happens to them. */
export function watchOpenPlans(events: OpenPlanEvents, log: Log): Disposable {
  const all = createDisposal(log);
  const when = (tell: (document: TextDocument) => void) => (document: TextDocument) => {
    if (isPlanDocument(document)) tell(document);
  };
  for (const document of workspace.textDocuments) when(events.opened)(document);
  all.add(workspace.onDidOpenTextDocument(when(events.opened)));
  all.add(workspace.onDidChangeTextDocument((change) => {
    if (change.contentChanges.length > 0) when(events.typed)(change.document);
  }));
  all.add(workspace.onDidSaveTextDocument(when(events.saved)));
  all.add(workspace.onDidCloseTextDocument(when(events.closed)));
  return all;
}
