import { commands, l10n, window, type ExtensionContext } from "vscode";
import { createClock } from "./clock";
import { openCode, type PlanAndCode } from "./code/openCode";
import { editorCommands } from "./commands/editorCommands";
import { firstPlanCommands } from "./commands/firstPlanCommands";
import { planTreeCommands } from "./commands/planTreeCommands";
import { quickAddCommands } from "./commands/quickAddCommands";
import { registerCommands } from "./commands/registerCommands";
import { releaseCommands } from "./commands/releaseCommands";
import { showDiagnostics } from "./diagnostics";
import { createDisposal } from "./disposal";
import { registerLanguageFeatures } from "./languageFeatures/registerLanguageFeatures";
import { createEngineClient, type EngineClient } from "./engineClient";
import { createForecasts, type Forecasts } from "./forecasts";
import { COMMANDS, CONTEXT_KEYS } from "./ids";
import { openReadings } from "./history/readings";
import { guardedAsync, type Log } from "./log";
import { openPlans, type LivePlans } from "./livePlans";
import { openAtStart } from "./openAtStart";
import { registerPanels } from "./panels/registerPanels";
import type { Platform } from "./platform";
import { createMarkdownPreview, type MarkdownPreview } from "./preview/markdownPreview";
import { showStatusBar } from "./statusBar";
import { openTrees, type Trees } from "./trees/openTrees";
import { createCheckTests, type CheckTests } from "./checks/checkTests";

/** What `activate` gives to tests and to other extensions; reading only, but for `apply`. */
export interface GantryApi extends Trees {
  readonly plans: LivePlans;
  readonly engine: EngineClient;
  readonly checkTests: CheckTests;
  readonly forecasts: Forecasts;
  readonly code: PlanAndCode;
  /** For VS Code's preview of Markdown: shows fenced blocks of plans as pictures. */
  readonly extendMarkdownIt: MarkdownPreview["extendMarkdownIt"];
  /** Milliseconds that activation took. */
  readonly activationTime: number;
}

/** Wires everything by hand; the lines show the order. What is heavy begins after the first turn, or on first use. */
export function start(context: ExtensionContext, platform: Platform): GantryApi {
  const began = performance.now();
  const log = window.createOutputChannel("Gantry", { log: true });
  const all = createDisposal(log);
  context.subscriptions.push(all);
  all.add(log);

  const clock = createClock(context, platform);
  const plans = openPlans(context, platform, clock, log);
  const engine = all.add(createEngineClient(platform, context.extensionUri, log));
  const readings = all.add(openReadings(plans, engine, log));
  const forecasts = all.add(createForecasts(plans, platform, context.extensionUri, log));
  all.add(showDiagnostics({
    get analysis() { return plans.analysis; },
    onDidAnalyse: plans.onDidAnalyse,
    uriOf: plans.uriOf,
    extension: context.extensionUri,
    forecasts,
  }, log));
  const trees = openTrees(plans, forecasts, clock, context, all, log);
  const { planTree } = trees;
  const checkTests = all.add(createCheckTests(plans, log));
  all.add(showStatusBar(plans, forecasts, log));
  const code = all.add(openCode(plans, log));
  all.add(registerLanguageFeatures({ plans, code, engine, forecasts, clock }, log));
  const { extendMarkdownIt } = all.add(createMarkdownPreview(plans, log));
  const panels = all.add(registerPanels(context, { plans, forecasts, engineFor: () => createEngineClient(platform, context.extensionUri, log) }, log));
  all.add(registerCommands({
    ...editorCommands(plans, panels),
    ...firstPlanCommands(clock, engine, log),
    [COMMANDS.refresh]: async () => {
      readings.forget();
      await plans.refresh();
    },
    ...planTreeCommands(plans, planTree),
    [COMMANDS.showLog]: () => Promise.resolve(log.show()),
    ...releaseCommands(plans, trees.releasesTree, panels),
    ...quickAddCommands(plans, clock),
    ...code.commands,
  }, log));
  all.add(plans.onDidAnalyse(tellContext));
  void guardedAsync(log, "Reading the plans", undefined, async () => {
    await tellReady(plans, log);
    await openAtStart(plans.analysis, (view) => panels.show(view, undefined));
  });
  return { ...trees, plans, engine, checkTests, forecasts, code, extendMarkdownIt, activationTime: performance.now() - began };
}

async function tellReady(plans: LivePlans, log: Log): Promise<void> {
  await plans.ready();
  tellContext(plans.analysis);
  await commands.executeCommand("setContext", CONTEXT_KEYS.ready, true);
  log.info(l10n.t("{0} plan files are read.", plans.analysis.snapshot.files.size));
}

function tellContext(analysis: LivePlans["analysis"]): void {
  void commands.executeCommand("setContext", CONTEXT_KEYS.hasPlans, analysis.snapshot.plans.length > 0);
}
