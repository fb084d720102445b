import { SelectionRange, type SelectionRangeProvider } from "vscode";
import { selectionRanges } from "../../language/features/selectionRanges";
import { documentRange } from "../convert";

/** What "Expand Selection" grows to; told from the text alone, so that it holds for broken text too. */
export function selectionRangeProvider(): SelectionRangeProvider {
  return {
    provideSelectionRanges(document, positions) {
      const text = document.getText();
      return positions.map((position) => {
        const ranges = selectionRanges(text, document.offsetAt(position)).map(({ start, end }) => documentRange(document, start, end));
        const grown = ranges.reduceRight<SelectionRange | undefined>((parent, range) => new SelectionRange(range, parent), undefined);
        return grown ?? new SelectionRange(documentRange(document, document.offsetAt(position), document.offsetAt(position)));
      });
    },
  };
}
