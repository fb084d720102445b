import { Range, workspace, type TextDocument, type Uri } from "vscode";
import { renameInCode } from "../../language/code/renameInCode";
import { styleNameOf } from "../../language/code/commentStyles";
import { lineStartsOf, positionAt } from "../../language/positions";
import type { Snapshot } from "../../language/snapshotTypes";
import { decodePlan } from "../planText";
import { codeSettings } from "./codeSettings";
import type { CodeIndex } from "./codeIndex";

/** A replacement in a source file, for a rename that began in a plan. */
export interface SourceEdit {
  readonly uri: Uri;
  readonly range: Range;
  readonly newText: string;
}

/**
 * The edits of source files that follow the rename of an id, on their texts of this moment: an open document's, else the
 * disk's. `snapshot` is of before the rename. Files whose comments do not name the id are not read.
 */
export async function renameInSources(index: CodeIndex, snapshot: Snapshot, rename: { readonly plan: string; readonly id: string; readonly newId: string }): Promise<readonly SourceEdit[]> {
  const names = new Set([rename.id, `${rename.plan}/${rename.id}`]);
  const edits: SourceEdit[] = [];
  for (const { uri, marks } of index.files.values()) {
    if (!marks.some((mark) => mark.names.some(({ text }) => names.has(text)))) continue;
    const text = await textNow(uri);
    if (text === undefined) continue;
    const starts = lineStartsOf(text);
    for (const { start, end, newText } of renameInCode(snapshot, rename, text, styleNameOf(uri.path) ?? "unknown", codeSettings(uri).words)) {
      const from = positionAt(starts, start);
      const to = positionAt(starts, end);
      edits.push({ uri, range: new Range(from.line, from.character, to.line, to.character), newText });
    }
  }
  return edits;
}

async function textNow(uri: Uri): Promise<string | undefined> {
  const open: TextDocument | undefined = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  return await workspace.fs.readFile(uri).then(decodePlan, () => undefined);
}
