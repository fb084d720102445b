import { CodeActionKind, languages, type Disposable } from "vscode";
import type { Clock } from "../clock";
import type { PlanAndCode } from "../code/openCode";
import { createDisposal } from "../disposal";
import type { EngineClient } from "../engineClient";
import type { Forecasts } from "../forecasts";
import { LANGUAGE, SETTINGS } from "../ids";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { completionProvider, COMPLETION_TRIGGERS } from "./completions";
import { definitionProvider } from "./definitions";
import { FIX_ALL, fixAllProvider } from "./fixAllActions";
import { foldingProvider } from "./foldings";
import { hoverProvider } from "./hovers";
import { linkProvider } from "./links";
import { optionProvider } from "./optionFixes";
import { quickFixProvider } from "./quickFixes";
import { REFACTOR_KINDS, refactorProvider } from "./refactorActions";
import { referenceProvider } from "./references";
import { registerOnRequest } from "./registerOnRequest";
import { registerShown } from "./registerShown";
import { renameProvider } from "./renames";
import { symbolProvider } from "./symbols";
import { taskOfLineProvider } from "./tasksOfLines";
import { wrapped } from "./wrapped";

const QUICK_FIXES = { providedCodeActionKinds: [CodeActionKind.QuickFix] };

/** What the features answer from. */
interface Known {
  readonly plans: LivePlans;
  readonly code: PlanAndCode;
  readonly engine: EngineClient;
  readonly forecasts: Forecasts;
  readonly clock: Clock;
}

/** Registers what the editor can ask about a plan file. */
export function registerLanguageFeatures({ plans, code, engine, forecasts, clock }: Known, log: Log): Disposable {
  const all = createDisposal(log);
  const plan = { language: LANGUAGE };
  all.add(languages.registerDefinitionProvider(plan, wrapped(log, "Definition", definitionProvider(plans))));
  all.add(languages.registerReferenceProvider(plan, wrapped(log, "References", referenceProvider(plans, code.places))));
  all.add(languages.registerRenameProvider(plan, wrapped(log, "Rename", renameProvider(plans, code.index))));
  all.add(languages.registerFoldingRangeProvider(plan, wrapped(log, "Folding", foldingProvider(), SETTINGS.folding)));
  all.add(languages.registerDocumentLinkProvider(plan, wrapped(log, "Links", linkProvider(plans), SETTINGS.links)));
  all.add(languages.registerCodeActionsProvider(plan, wrapped(log, "Quick fixes", quickFixProvider(plans)), QUICK_FIXES));
  all.add(languages.registerCodeActionsProvider(plan, wrapped(log, "Options", optionProvider(plans)), QUICK_FIXES));
  all.add(languages.registerCodeActionsProvider(plan, wrapped(log, "A task of a line", taskOfLineProvider(plans, clock))));
  all.add(languages.registerCodeActionsProvider(plan, wrapped(log, "Refactorings", refactorProvider(plans)), REFACTOR_KINDS));
  all.add(languages.registerCodeActionsProvider(plan, wrapped(log, "Fix all", fixAllProvider(plans)), { providedCodeActionKinds: [FIX_ALL] }));
  all.add(languages.registerHoverProvider(plan, wrapped(log, "Hover", hoverProvider({ plans, engine, forecasts }, log), SETTINGS.hover)));
  all.add(languages.registerDocumentSymbolProvider(plan, wrapped(log, "Outline", symbolProvider(plans), SETTINGS.outline), { label: "Gantry" }));
  const completions = wrapped(log, "Completion", completionProvider(plans), SETTINGS.completion);
  all.add(languages.registerCompletionItemProvider(plan, completions, ...COMPLETION_TRIGGERS));
  all.add(registerShown(plans, forecasts, log));
  all.add(registerOnRequest(plans, log));
  return all;
}
