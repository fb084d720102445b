import { workspace, type TextDocument, type Uri } from "vscode";
import { guardedAsync, type Log } from "./log";
import { isUnchanged, onDisk, oneLookAtATime, type OnDisk } from "./onDisk";
import { isInWorkspace } from "./openPlans";
import type { PlanModel } from "./planModel";
import { decodePlan, LARGEST_READ, textOfHugeFile } from "./planText";

/** Which plan files are known, from where, and in which state of the disk they were read. */
export interface PlanIndex {
  /** The text of an open document counts more than the disk. */
  overlay(document: TextDocument): void;
  /** The document is closed: the disk counts again. */
  uncover(document: TextDocument): void;
  /** Reads a file, unless it is open; one that cannot be read is forgotten. */
  read(uri: Uri): Promise<void>;
  forget(uri: Uri): void;
  /** The same, where the disk says that the file is not as it was read. */
  readChanged(uri: Uri): Promise<void>;
  /** The files that were read from the disk, and those of the workspace that are open: they may have gone from the disk. */
  known(): readonly Uri[];
  uriOf(file: string): Uri | undefined;
  fileOf(uri: Uri): string;
}

/** Keeps the model's texts equal to the open documents and, below them, the disk. */
export function createPlanIndex(model: PlanModel, log: Log): PlanIndex {
  const uris = new Map<string, Uri>();
  const disk = new Map<string, OnDisk>();
  const open = new Map<string, TextDocument>();
  const forget = (file: string): void => {
    uris.delete(file);
    disk.delete(file);
    model.remove(file);
  };
  const overlay = (document: TextDocument): void => {
    const file = fileOf(document.uri);
    uris.set(file, document.uri);
    open.set(file, document);
    model.update(file, () => document.getText());
  };
  const read = async (uri: Uri, known?: OnDisk): Promise<void> => {
    const file = fileOf(uri);
    const stat = await onDisk(uri);
    if (stat !== undefined && isUnchanged(known, stat)) return;
    if (stat === undefined) {
      disk.delete(file);
      // What was typed into a file that has gone is still there to be seen and saved.
      if (open.get(file)?.isDirty !== true) forget(file);
      return;
    }
    const text = open.has(file) ? "" : await textOf(stat);
    const document = open.get(file);
    if (document === undefined) {
      uris.set(file, uri);
      model.update(file, () => text);
    } else {
      overlay(document);
    }
    disk.set(file, stat);
  };
  const look = oneLookAtATime((uri, changed) => guardedAsync(log, `Reading ${fileOf(uri)}`, undefined, () => read(uri, changed ? disk.get(fileOf(uri)) : undefined)));
  return {
    overlay,
    uncover: (document) => { open.delete(fileOf(document.uri)); },
    read: (uri) => look(uri, false),
    forget: (uri) => { forget(fileOf(uri)); },
    readChanged: (uri) => look(uri, true),
    known: () => [...new Map([...disk.values(), ...[...open.values()].filter(({ uri }) => isInWorkspace(uri))].map(({ uri }) => [fileOf(uri), uri])).values()],
    uriOf: (file) => uris.get(file),
    fileOf,
  };
}

/** Files are named by their address as people write it, so that paths of includes can be joined to it. */
function fileOf(uri: Uri): string {
  return uri.toString(true);
}

async function textOf({ uri, size }: OnDisk): Promise<string> {
  return size > LARGEST_READ ? textOfHugeFile() : decodePlan(await workspace.fs.readFile(uri));
}
