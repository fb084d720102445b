import { DocumentSymbol, SymbolKind, type DocumentSymbolProvider, type TextDocument } from "vscode";
import { outline, type OutlineSymbol } from "../../language/features/outline";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { analysisOf } from "./place";

/** How the kinds of the outline are shown. */
export const SYMBOL_KINDS: Readonly<Record<OutlineSymbol["kind"], SymbolKind>> = {
  section: SymbolKind.Namespace,
  key: SymbolKind.Property,
  summary: SymbolKind.Module,
  task: SymbolKind.Event,
  milestone: SymbolKind.Constant,
  person: SymbolKind.Variable,
  item: SymbolKind.Object,
};

/** The outline of a plan, also for breadcrumbs and sticky scroll. */
export function symbolProvider(plans: LivePlans): DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document) {
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      return outline(analysis, plans.fileOf(document.uri)).map((symbol) => symbolOf(document, symbol));
    },
  };
}

function symbolOf(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  const whole = documentRange(document, symbol.start, symbol.end);
  const name = documentRange(document, symbol.selection.start, symbol.selection.end);
  // The editor refuses a symbol without a name and one whose name lies outside of it.
  const made = new DocumentSymbol(symbol.name === "" ? "?" : symbol.name, symbol.detail, SYMBOL_KINDS[symbol.kind], whole.union(name), name);
  made.children = symbol.children.map((child) => symbolOf(document, child));
  return made;
}
