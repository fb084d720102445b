import { TextEdit, type DocumentFormattingEditProvider, type DocumentRangeFormattingEditProvider, type OnTypeFormattingEditProvider, type TextDocument } from "vscode";
import type { Replacement } from "../../language/edits/replacement";
import { formatDocument, formatOnType, formatRange } from "../../language/features/formatting";
import { documentRange } from "../convert";

/** What may stand for a line break or closes a bracket: after these a line is put in order. */
export const FORMAT_TRIGGERS = ["\n", "}", "]"] as const;

/** White space in order, of a file, a range, and while typing; told from the text alone. */
export function formatProvider(): DocumentFormattingEditProvider & DocumentRangeFormattingEditProvider & OnTypeFormattingEditProvider {
  return {
    provideDocumentFormattingEdits: (document, { tabSize }) => edits(document, formatDocument(document.getText(), { tabSize })),
    provideDocumentRangeFormattingEdits: (document, range, { tabSize }) =>
      edits(document, formatRange(document.getText(), document.offsetAt(range.start), document.offsetAt(range.end), { tabSize })),
    provideOnTypeFormattingEdits: (document, position, typed) => edits(document, formatOnType(document.getText(), document.offsetAt(position), typed)),
  };
}

function edits(document: TextDocument, replacements: readonly Replacement[]): TextEdit[] {
  return replacements.map(({ start, end, newText }) => new TextEdit(documentRange(document, start, end), newText));
}
