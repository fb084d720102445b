import { l10n, TestMessage, TestRunProfileKind, TestRunRequest, tests, type Disposable, type TestController, type TestItem, type TestItemCollection, type Uri } from "vscode";
import type { Plan } from "../../core/model/plan";
import type { Chances } from "../../core/model/chances";
import { USUAL_SAMPLES, USUAL_SEED } from "../../core/risk/riskResult";
import { simulate } from "../../core/risk/simulate";
import type { Schedule } from "../../core/schedule/result";
import type { Analysis } from "../../language/analysisTypes";
import { checkResults, type CheckResult } from "../../language/rules/failedCheck";
import { rangeOf } from "../convert";
import { createDisposal } from "../disposal";
import { guarded, type Log } from "../log";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";

/** The checks of all plans as tests of the editor. */
export interface CheckTests extends Disposable {
  readonly controller: TestController;
  /** Runs all of them, as the Test Explorer does. */
  run(): void;
  /** How the checks of the last run came out, by `plan/check`, for tests. */
  readonly outcomes: ReadonlyMap<string, CheckResult["outcome"]>;
}

/** A plan with more tasks than this is not simulated between two keystrokes; the command line does it. */
const MOST_SIMULATED = 300;

/** Shows each check of a plan as a test: one that does not hold fails, with the figure that broke it. */
export function createCheckTests(plans: PlanService, log: Log): CheckTests {
  const all = createDisposal(log);
  const controller = all.add(tests.createTestController("gantry.checks", l10n.t("Checks of plans")));
  const outcomes = new Map<string, CheckResult["outcome"]>();
  const refresh = (): void => { guarded(log, "Listing the checks", undefined, () => { list(controller, plans); }); };
  const soon = all.add(quietly(50, 500, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(controller.createRunProfile(l10n.t("Run"), TestRunProfileKind.Run, (request) => { guarded(log, "Running the checks", undefined, () => { runChecks(controller, plans, request, outcomes); }); }, true));
  refresh();
  return { controller, outcomes, run: () => { runChecks(controller, plans, new TestRunRequest(), outcomes); }, dispose: () => { all.dispose(); } };
}

/** Items of the same id are kept: what they said in the last run stays at them. */
function list(controller: TestController, plans: PlanService): void {
  const { analysis } = plans;
  controller.items.replace(analysis.snapshot.plans.flatMap((plan) => {
    const results = resultsOf(analysis, plan, () => undefined);
    if (results.length === 0) return [];
    const top = kept(controller, controller.items, { id: plan.id, label: plan.title, uri: plans.uriOf(plan.file) });
    top.children.replace(results.map((result) => checkItem(controller, top, plans, { plan, result })));
    return [top];
  }));
}

/** The item of an id that is there already and is of the same file, else a new one. */
function kept(controller: TestController, among: TestItemCollection, { id, label, uri }: { readonly id: string; readonly label: string; readonly uri: Uri }): TestItem {
  const there = among.get(id);
  if (there?.uri?.toString() !== uri.toString()) return controller.createTestItem(id, label, uri);
  there.label = label;
  return there;
}

function checkItem(controller: TestController, top: TestItem, plans: PlanService, { plan, result: { name, written } }: { readonly plan: Plan; readonly result: CheckResult }): TestItem {
  const { snapshot } = plans.analysis;
  const place = snapshot.locate({ item: plan.settings, span: written.at });
  const item = kept(controller, top.children, { id: `${plan.id}/${name}`, label: name, uri: plans.uriOf(place.file) });
  item.description = written.text;
  item.range = rangeOf(snapshot, place);
  return item;
}

function resultsOf({ snapshot, schedules, problems }: Analysis, plan: Plan, forecast: (schedule: Schedule) => Chances | undefined): readonly CheckResult[] {
  const schedule = schedules.get(plan.id);
  if (schedule?.plan !== plan) return [];
  const files = [...snapshot.files.values()].filter((file) => file.plan === plan.id);
  const countOf = (code: string): number => files.reduce((sum, file) => sum + (problems.get(file.path) ?? []).filter(({ problem }) => problem.code === code).length, 0);
  return checkResults({ plan, schedule, checks: { forecast: () => forecast(schedule), countOf } });
}

function runChecks(controller: TestController, plans: PlanService, request: TestRunRequest, outcomes: Map<string, CheckResult["outcome"]>): void {
  const { analysis } = plans;
  const { include, exclude } = request;
  const run = controller.createTestRun(request);
  const named = (items: readonly TestItem[] | undefined, { id, parent }: TestItem): boolean => items?.some((one) => one.id === id || one.id === parent?.id) === true;
  const wanted = (item: TestItem): boolean => (include === undefined || named(include, item)) && !named(exclude, item);
  controller.items.forEach((top) => {
    const plan = analysis.snapshot.planById(top.id);
    const items: TestItem[] = [];
    top.children.forEach((item) => { if (wanted(item)) items.push(item); });
    if (plan === undefined || items.length === 0) return;
    const results = new Map(resultsOf(analysis, plan, simulated(analysis)).map((result) => [`${plan.id}/${result.name}`, result]));
    for (const item of items) {
      const result = results.get(item.id);
      outcomes.set(item.id, result?.outcome ?? "unknown");
      if (result?.outcome === "holds") run.passed(item);
      else run.failed(item, new TestMessage(result?.finding === undefined ? l10n.t("This check needs a simulation of a large plan, or names something that is not there: run `gantry check`.") : `${result.finding.message}.`));
    }
  });
  run.end();
}

/** The forecast that is known, else a simulation of a plan that is small, with the samples and the seed of the command line. */
function simulated({ context }: Analysis): (schedule: Schedule) => Chances | undefined {
  let made: Chances | undefined;
  return (schedule) => context.forecastOf?.(schedule) ?? (made ??= schedule.tasks.length <= MOST_SIMULATED ? simulate(schedule, { samples: USUAL_SAMPLES, seed: USUAL_SEED }) : undefined);
}
