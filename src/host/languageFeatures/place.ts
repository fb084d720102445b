import { Location, WorkspaceEdit, type Position, type TextDocument } from "vscode";
import type { TextEdit } from "../../core/model/planChange";
import type { Analysis } from "../../language/analysisTypes";
import type { FileRange } from "../../language/snapshotTypes";
import { rangeOf } from "../convert";
import type { LivePlans } from "../livePlans";

/** A document as the features know it. */
export interface Place {
  readonly analysis: Analysis;
  readonly file: string;
  readonly offset: number;
}

/** The document and position in the analysis of this moment; undefined for documents that are no plan of the workspace. */
export function placeAt(plans: LivePlans, document: TextDocument, position: Position, analysis = plans.current()): Place | undefined {
  const file = plans.fileOf(document.uri);
  // A document of history may be of the language without being known.
  if (analysis.snapshot.files.get(file)?.text !== document.getText()) return undefined;
  return { analysis, file, offset: document.offsetAt(position) };
}

/** A range of the snapshot as a location; none when its file has gone. */
export function locationOf(plans: LivePlans, analysis: Analysis, range: FileRange): Location[] {
  const at = rangeOf(analysis.snapshot, range);
  return at === undefined ? [] : [new Location(plans.uriOf(range.file), at)];
}

/** Edits of the snapshot's texts as the editor takes them. */
export function workspaceEditOf(plans: LivePlans, analysis: Analysis, edits: readonly TextEdit[]): WorkspaceEdit {
  const all = new WorkspaceEdit();
  for (const edit of edits) {
    const at = rangeOf(analysis.snapshot, edit);
    if (at !== undefined) all.replace(plans.uriOf(edit.file), at, edit.newText);
  }
  return all;
}

/** How long to wait for an analysis of what was typed just now. */
const LONGEST_WAIT_MS = 10_000;

/**
 * The analysis of a document's text once there is one, without forcing it while someone types; undefined when none
 * comes, or when the document is no plan of the workspace.
 */
export async function analysisOf(plans: LivePlans, document: TextDocument): Promise<Analysis | undefined> {
  const file = plans.fileOf(document.uri);
  const fits = (): boolean => plans.analysis.snapshot.files.get(file)?.text === document.getText();
  if (!fits() && plans.analysis.snapshot.files.has(file)) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, LONGEST_WAIT_MS);
      const listener = plans.onDidAnalyse(done);
      function done(): void {
        clearTimeout(timer);
        listener.dispose();
        resolve();
      }
    });
  }
  return fits() ? plans.analysis : undefined;
}
