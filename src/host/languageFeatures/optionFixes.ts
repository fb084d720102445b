import { CodeAction, CodeActionKind, CodeActionTriggerKind, type CancellationToken, type CodeActionProvider } from "vscode";
import { NEVER_CANCELLED } from "../../core/model/cancellation";
import { changeToEdits } from "../../language/edits/applyChange";
import type { Analysis } from "../../language/analysisTypes";
import { problemsWithOptions, type ProblemWithOptions } from "../../language/features/problemsWithOptions";
import { findOptions } from "../../language/options/findOptions";
import type { Option } from "../../language/options/rankOptions";
import type { Snapshot } from "../../language/snapshotTypes";
import type { LivePlans } from "../livePlans";
import { diagnosticsOf } from "./diagnosticsOf";
import { analysisOf } from "./place";
import { resolveChange } from "./resolveChange";

/** How long options are tried: while somebody waits for a menu, and while the light bulb alone is at stake. */
const WAITING_MS = 250;
const WAITING_LARGE_MS = 900;
const UNASKED_MS = 120;
const LARGE = 2000;
/** A turn of the host's thread. */
const SLICE_MS = 8;

/**
 * Ways out of a missed date, budget or sprint, or of an overload, each with the effect that it has. They are tried when the editor asks at
 * such a place and never while someone types; what was found is remembered as long as the plans stay as they are.
 */
export function optionProvider(plans: LivePlans): CodeActionProvider<CodeAction> {
  const offered = new WeakMap<CodeAction, Option>();
  const search = rememberingSearch();
  return {
    async provideCodeActions(document, range, { diagnostics, only, triggerKind }, token) {
      if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined || token.isCancellationRequested) return [];
      const problems = problemsWithOptions(analysis, plans.fileOf(document.uri), document.offsetAt(range.start), document.offsetAt(range.end));
      const actions: CodeAction[] = [];
      for (const problem of problems) {
        const waits = problem.schedule.tasks.length > LARGE ? WAITING_LARGE_MS : WAITING_MS;
        const options = await search(analysis, problem, triggerKind === CodeActionTriggerKind.Automatic ? UNASKED_MS : waits, token);
        for (const option of options) {
          const action = new CodeAction(option.title, CodeActionKind.QuickFix);
          action.diagnostics = diagnosticsOf(diagnostics, problem.located, document);
          offered.set(action, option);
          actions.push(action);
        }
      }
      return actions;
    },
    resolveCodeAction(action) {
      const option = offered.get(action);
      if (option === undefined) return action;
      resolveChange(plans, action, (analysis) => changeToEdits(analysis.snapshot, option.change, analysis.context));
      return action;
    },
  };
}

/** A search for one problem: what was found so far, and how it goes on. */
interface Search {
  readonly snapshot: Snapshot;
  readonly steps: Iterator<readonly Option[], void>;
  best: readonly Option[];
  done: boolean;
}

type Searching = (analysis: Analysis, problem: ProblemWithOptions, longest: number, token: CancellationToken) => Promise<readonly Option[]>;

/** Tries options in slices until time is up; whoever asks again for the same problem of the same texts goes on from there. */
function rememberingSearch(): Searching {
  const known = new WeakMap<object, Search>();
  return async ({ snapshot, context }, { located: { problem }, schedule }, longest, token) => {
    let search = known.get(problem);
    if (search?.snapshot !== snapshot) {
      search = { snapshot, steps: findOptions(snapshot, schedule, context, problem, NEVER_CANCELLED), best: [], done: false };
      known.set(problem, search);
    }
    const began = performance.now();
    let slice = began;
    while (!search.done && !token.isCancellationRequested && performance.now() - began < longest) {
      const next = search.steps.next();
      if (next.done === true) search.done = true;
      else search.best = next.value;
      if (performance.now() - slice < SLICE_MS) continue;
      await new Promise<void>((resolve) => { setTimeout(resolve, 0); });
      slice = performance.now();
    }
    return search.best;
  };
}
