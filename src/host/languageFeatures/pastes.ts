import { DocumentDropOrPasteEditKind, DocumentPasteEdit, l10n, type DocumentPasteEditProvider } from "vscode";
import { pasteRows } from "../../language/features/pasteRows";
import type { LivePlans } from "../livePlans";
import { placeAt } from "./place";

const TEXT = "text/plain";

/** How a paste as tasks is told apart from others. */
export const PASTE_KIND = DocumentDropOrPasteEditKind.Empty.append("plan", "tasks");
export const PASTE_TYPES = [TEXT];

/** Rows of a spreadsheet become tasks; the paste as it is stays one choice away. */
export function pasteProvider(plans: LivePlans): DocumentPasteEditProvider {
  return {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      const pasted = await data.get(TEXT)?.asString();
      const [range] = ranges;
      if (pasted === undefined || range === undefined || ranges.length !== 1 || !range.isEmpty || token.isCancellationRequested) return undefined;
      const place = placeAt(plans, document, range.start);
      const found = place === undefined ? undefined : pasteRows(place.analysis, place.file, place.offset, pasted);
      if (found === undefined) return undefined;
      return [new DocumentPasteEdit(found.text, found.count === 1 ? l10n.t("Insert as 1 task") : l10n.t("Insert as {0} tasks", found.count), PASTE_KIND)];
    },
  };
}
