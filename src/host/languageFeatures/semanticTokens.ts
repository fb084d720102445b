import {
  SemanticTokensBuilder, SemanticTokensLegend, type DocumentRangeSemanticTokensProvider, type DocumentSemanticTokensProvider, type Event,
  type SemanticTokens, type TextDocument,
} from "vscode";
import { semanticTokens, TOKEN_KINDS, TOKEN_MODIFIERS, type SemanticToken } from "../../language/features/semanticTokens";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { analysisOf } from "./place";

/** How the tokens are numbered; the manifest says what each is for themes. */
export const TOKEN_LEGEND = new SemanticTokensLegend([...TOKEN_KINDS], [...TOKEN_MODIFIERS]);

/** Colours of ids by what they stand for; again whenever dates have changed. */
export function semanticTokenProvider(
  plans: LivePlans, changed: Event<void>,
): DocumentSemanticTokensProvider & DocumentRangeSemanticTokensProvider {
  return {
    onDidChangeSemanticTokens: changed,
    async provideDocumentSemanticTokens(document) {
      const analysis = await analysisOf(plans, document);
      return analysis === undefined ? undefined : built(document, semanticTokens(analysis, plans.fileOf(document.uri)));
    },
    async provideDocumentRangeSemanticTokens(document, range) {
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return undefined;
      return built(document, semanticTokens(analysis, plans.fileOf(document.uri), document.offsetAt(range.start), document.offsetAt(range.end)));
    },
  };
}

function built(document: TextDocument, tokens: readonly SemanticToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder(TOKEN_LEGEND);
  for (const { start, end, kind, modifiers } of tokens) builder.push(documentRange(document, start, end), kind, [...modifiers]);
  return builder.build();
}
