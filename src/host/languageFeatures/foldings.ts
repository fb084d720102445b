import { FoldingRange, FoldingRangeKind, type FoldingRangeProvider } from "vscode";
import { foldingOf } from "../../language/features/folding";

/** What can be folded; told from the lines alone, so that it holds for broken text too. */
export function foldingProvider(): FoldingRangeProvider {
  return {
    provideFoldingRanges: (document) =>
      foldingOf(document.getText()).map(
        ({ startLine, endLine, kind }) => new FoldingRange(startLine, endLine, kind === "comment" ? FoldingRangeKind.Comment : undefined),
      ),
  };
}
