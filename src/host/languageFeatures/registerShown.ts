import { languages, type Disposable } from "vscode";
import { createDisposal } from "../disposal";
import { LANGUAGE, SETTINGS } from "../ids";
import type { Forecasts } from "../forecasts";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { codeLensProvider } from "./codeLenses";
import { inlayHintProvider } from "./inlayHints";
import { outlookFrom } from "./outlook";
import { refreshed } from "./refreshed";
import { semanticTokenProvider, TOKEN_LEGEND } from "./semanticTokens";
import { wrapped } from "./wrapped";

/** What the editor draws into the text without being asked; again when dates have changed. */
export function registerShown(plans: LivePlans, forecasts: Forecasts, log: Log): Disposable {
  const all = createDisposal(log);
  const plan = { language: LANGUAGE };
  const { event } = all.add(refreshed(plans, forecasts, "gantry", log));
  const outlook = outlookFrom(plans, forecasts);
  const tokens = wrapped(log, "Colours", semanticTokenProvider(plans, event), SETTINGS.semanticTokens);
  all.add(languages.registerDocumentSemanticTokensProvider(plan, tokens, TOKEN_LEGEND));
  all.add(languages.registerDocumentRangeSemanticTokensProvider(plan, tokens, TOKEN_LEGEND));
  all.add(languages.registerInlayHintsProvider(plan, wrapped(log, "Inlay hints", inlayHintProvider(plans, event, outlook), SETTINGS.inlayHints)));
  all.add(languages.registerCodeLensProvider(plan, wrapped(log, "CodeLens", codeLensProvider(plans, event, outlook), SETTINGS.codeLens)));
  return all;
}
