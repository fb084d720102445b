import { l10n, window, workspace, type TextDocument, type WebviewPanel } from "vscode";
import type { PlanService } from "../planService";
import { undoBeside } from "./viewSources";

/** What a view has written, to be taken back and made again from the view, one change after the other. */
export interface ViewUndo {
  /** The view has just changed a task, whose file is another version of its text now. */
  wrote(task: string): Promise<void>;
  run(command: "undo" | "redo"): Promise<void>;
}

/** Nothing but what this view wrote, and only while nobody has typed into the file since: what was typed is taken back where it was typed. */
export function createViewUndo(plans: PlanService, panel: WebviewPanel, plan: string): ViewUndo {
  const stacks: Readonly<Record<"undo" | "redo", string[]>> = { undo: [], redo: [] };
  /** By file, its version after what the view did to it last. */
  const versions = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();
  const documentOf = (file: string): Thenable<TextDocument> => workspace.openTextDocument(plans.uriOf(file));
  const step = async (command: "undo" | "redo"): Promise<void> => {
    const file = stacks[command].at(-1);
    if (file === undefined) return;
    const document = await documentOf(file);
    if (document.version !== versions.get(file)) {
      void window.showInformationMessage(l10n.t("{0} was changed in the text meanwhile: undo it there.", workspace.asRelativePath(document.uri)));
      return;
    }
    const before = document.version;
    await undoBeside(panel, document, command);
    await newVersion(document, before);
    versions.set(file, document.version);
    stacks[command].pop();
    stacks[command === "undo" ? "redo" : "undo"].push(file);
  };
  return {
    async wrote(task) {
      const { snapshot } = plans.analysis;
      const item = snapshot.planById(plan)?.byId.get(task);
      if (item === undefined) return;
      const file = snapshot.fileOf(item).path;
      versions.set(file, (await documentOf(file)).version);
      stacks.undo.push(file);
      stacks.redo.length = 0;
    },
    run(command) {
      last = last.then(() => step(command));
      return last;
    },
  };
}

/** How long the editor may take to tell of what it has done. */
const LONGEST_WAIT_MS = 1000;

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
