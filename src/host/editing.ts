import { l10n, workspace, WorkspaceEdit, type TextDocument, type Uri } from "vscode";
import type { TextEdit } from "../core/model/planChange";
import { applyEdits } from "../language/edits/applyChange";
import type { Snapshot } from "../language/snapshotTypes";
import { documentRange } from "./convert";
import { faultText, type Log } from "./log";
import type { ApplyResult } from "./planService";
import { quietly } from "./quietly";
import { whyReadOnly } from "./readOnly";

/** What a change comes to on the text as it is now. */
export type Edits =
  | {
    readonly kind: "edits";
    readonly edits: readonly TextEdit[];
    /** What the edits of files that are no plans were computed on, by file. */
    readonly texts?: ReadonlyMap<string, string>;
  }
  | { readonly kind: "refused"; readonly message: string };

/** What the queue needs to know of the plans. */
export interface EditedPlans {
  /** The snapshot of the texts as they are at this moment. */
  current(): Snapshot;
  uriOf(file: string): Uri;
}

/** Writes changes into documents, one after the other. */
export interface EditQueue {
  /** `compute` is called in its turn, on the text as it is then, and again when the text changed meanwhile. */
  run(compute: (snapshot: Snapshot) => Edits): Promise<ApplyResult>;
}

const ATTEMPTS = 5;
const LONGEST_QUEUE = 100;
/** No key for this long is a pause, at first; each further attempt waits for one twice as long. */
const PAUSE_MS = 25;
const LONGEST_WAIT_MS = 2000;

/**
 * One queue for all documents, since a rename edits several at once. Edits go through the editor, so that undo, save and
 * other extensions see them; nothing is ever written behind an open document.
 */
export function createEditQueue(plans: EditedPlans, log: Log): EditQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async run(compute) {
      if (waiting >= LONGEST_QUEUE) return refused(l10n.t("Too many changes are waiting to be written; try again in a moment."));
      waiting++;
      const mine = last.then(() => edit(plans, compute, log)).catch((fault: unknown) => {
        log.error(`An edit failed: ${faultText(fault)}`);
        return refused(l10n.t("The change could not be written; the log says why."));
      });
      last = mine;
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
  };
}

async function edit(plans: EditedPlans, compute: (snapshot: Snapshot) => Edits, log: Log): Promise<ApplyResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const outcome = await attemptEdit(plans, compute, log);
    if (outcome !== undefined) return outcome;
    await pauseInTyping(PAUSE_MS * 2 ** attempt);
  }
  return refused(l10n.t("The text kept changing while the change was being written; nothing was changed."));
}

/** Waits until nobody types for a moment, but not for ever. */
async function pauseInTyping(pause: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const quiet = quietly(pause, LONGEST_WAIT_MS, () => {
      listener.dispose();
      resolve();
    });
    const listener = workspace.onDidChangeTextDocument(() => { quiet.ask(); });
    quiet.ask();
  });
}

/** One try; undefined when the text changed under it. */
async function attemptEdit(plans: EditedPlans, compute: (snapshot: Snapshot) => Edits, log: Log): Promise<ApplyResult | undefined> {
  const first = compute(plans.current());
  if (first.kind === "refused") return first;
  const documents = await openAll(plans, first.edits);
  // Opening takes time, and an opened document counts more than the disk: compute again on what is true now.
  const snapshot = plans.current();
  const result = compute(snapshot);
  if (result.kind === "refused") return result;
  const targets = targetsOf(documents, (file) => snapshot.files.get(file)?.text ?? result.texts?.get(file), result.edits);
  if (targets === undefined) return undefined;
  const changing = targets.filter(({ before, after }) => before !== after);
  if (changing.length === 0) return { kind: "unchanged" };
  const obstacle = await whyReadOnly(changing.map(({ document }) => document.uri));
  if (obstacle !== undefined) return refused(obstacle);
  if (changing.some(({ document, before }) => document.getText() !== before)) return undefined;
  const edits = new WorkspaceEdit();
  for (const { document, edits: own } of changing) {
    for (const { start, end, newText } of own) edits.replace(document.uri, documentRange(document, start, end), newText);
  }
  if (!(await workspace.applyEdit(edits))) return undefined;
  return verified(changing, log);
}

interface Target {
  readonly document: TextDocument;
  readonly edits: readonly TextEdit[];
  readonly before: string;
  readonly after: string;
}

async function openAll(plans: EditedPlans, edits: readonly TextEdit[]): Promise<ReadonlyMap<string, TextDocument>> {
  const documents = new Map<string, TextDocument>();
  for (const { file } of edits) {
    if (!documents.has(file)) documents.set(file, await workspace.openTextDocument(plans.uriOf(file)));
  }
  return documents;
}

/** The documents with their edits; undefined when one is missing or does not hold the text that was computed on. */
function targetsOf(
  documents: ReadonlyMap<string, TextDocument>,
  textOf: (file: string) => string | undefined,
  edits: readonly TextEdit[],
): readonly Target[] | undefined {
  const byFile = new Map<string, TextEdit[]>();
  for (const one of edits) {
    const own = byFile.get(one.file);
    if (own === undefined) byFile.set(one.file, [one]);
    else own.push(one);
  }
  const targets: Target[] = [];
  for (const [file, own] of byFile) {
    const document = documents.get(file);
    const before = document?.getText();
    if (document === undefined || document.isClosed || before === undefined || before !== textOf(file)) return undefined;
    targets.push({ document, edits: own, before, after: applyEdits(before, own) });
  }
  return targets;
}

/** Compares what stands there now with what should. Line ends are the document's own. */
function verified(targets: readonly Target[], log: Log): ApplyResult {
  const plain = (text: string): string => text.replace(/\r\n/g, "\n");
  const files = targets.map(({ document }) => document.uri);
  const wrong = targets.find(({ document, after }) => plain(document.getText()) !== plain(after));
  if (wrong === undefined) return { kind: "applied", files };
  log.warn(`${wrong.document.uri.toString(true)} is not as it should be after an edit: it changed at the same time.`);
  return { kind: "applied", files };
}

function refused(message: string): ApplyResult {
  return { kind: "refused", message };
}
