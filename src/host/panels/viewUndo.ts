import { l10n, window, workspace, type TextDocument, type Uri, type WebviewPanel } from "vscode";
import { undoBeside } from "./viewSources";

/** What a view has written, to be taken back and made again from the view, one change after the other. */
export interface ViewUndo {
  /** The view has just written files, which are other versions of their texts now. */
  wrote(files: readonly Uri[]): Promise<void>;
  run(command: "undo" | "redo"): Promise<void>;
  /** The view says that the keys did not come back to it. */
  giveKeys(): void;
}

/** How often the keys are given to a view again: an editor that is busy may take them back a moment later. */
const MOST_GIVEN = 3;

/**
 * Nothing but what this view wrote, and only while nobody has typed into the file since: what was typed is taken back where it was typed.
 *
 * @param given - called when the keys should be in the view again
 */
export function createViewUndo(panel: WebviewPanel, given: () => void): ViewUndo {
  const stacks: Readonly<Record<"undo" | "redo", (readonly Uri[])[]>> = { undo: [], redo: [] };
  /** By file, its version after what the view did to it last. */
  const versions = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();
  let left = 0;
  const remember = async (files: readonly Uri[]): Promise<void> => {
    for (const file of files) versions.set(file.toString(), (await workspace.openTextDocument(file)).version);
  };
  const step = async (command: "undo" | "redo"): Promise<void> => {
    const files = stacks[command].at(-1) ?? [];
    const documents = await Promise.all(files.map((file) => workspace.openTextDocument(file)));
    const [first] = documents;
    if (first === undefined) return;
    const changed = documents.find((document) => document.version !== versions.get(document.uri.toString()));
    if (changed !== undefined) {
      void window.showInformationMessage(l10n.t("{0} was changed in the text meanwhile: undo it there.", workspace.asRelativePath(changed.uri)));
      return;
    }
    const before = first.version;
    // What was written as one is taken back as one, in whichever of its files the keys are.
    await undoBeside(panel, first, command);
    left = MOST_GIVEN;
    given();
    await newVersion(first, before);
    await remember(files);
    stacks[command].pop();
    stacks[command === "undo" ? "redo" : "undo"].push(files);
  };
  return {
    async wrote(files) {
      await remember(files);
      stacks.undo.push(files);
      stacks.redo.length = 0;
    },
    run(command) {
      // One that failed keeps none after it from being made.
      last = last.catch(() => undefined).then(() => step(command));
      return last;
    },
    giveKeys() {
      if (left === 0 || !panel.visible) return;
      left--;
      panel.reveal(panel.viewColumn, false);
      given();
    },
  };
}

/** How long the editor may take to tell of what it has done. */
const LONGEST_WAIT_MS = 10_000;

/** The editor tells of a change a moment after its command has ended. */
async function newVersion(document: TextDocument, before: number): Promise<void> {
  if (document.version !== before) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    const listener = workspace.onDidChangeTextDocument((change) => { if (change.document === document) end(); });
  });
}
