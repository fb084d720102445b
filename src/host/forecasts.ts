import { EventEmitter, l10n, workspace, type Disposable, type Event, type Uri } from "vscode";
import type { Chances } from "../core/model/chances";
import type { Schedule } from "../core/schedule/result";
import { forecastShown, type ForecastKnown } from "../core/view/forecast";
import { chancesIn } from "../core/view/forecastChances";
import type { SimulatedSchedule } from "../core/view/forecastOutlook";
import { hasSpread } from "../core/view/hasSpread";
import type { ForecastAnswer, ForecastAsk } from "../protocol/simulationMessages";
import { createDisposal } from "./disposal";
import { createEngineClient } from "./engineClient";
import { createForecastRuns, type ForecastRuns } from "./forecastRuns";
import { forecastSettings, planSource, QUICK_SAMPLES } from "./forecastSource";
import type { Log } from "./log";
import { isPlanDocument } from "./openPlans";
import type { Platform } from "./platform";
import type { LivePlans } from "./livePlans";
import type { PlanService } from "./planService";

/** What simulations say about the plans that are open, made in a thread of their own whenever the plans have come to rest. */
export interface Forecasts extends Disposable {
  /** The newest simulation of a plan, which may be of the text of a moment ago. */
  of(plan: string): SimulatedSchedule | undefined;
  /** Ids of plans about which something is known. */
  plans(): Iterable<string>;
  /** How far the simulation of the plan as it is now has come. */
  known(plan: string): ForecastKnown;
  /** Another object whenever more is known about a plan. */
  beside(plan: string): unknown;
  /** Fires when more is known about a plan, with its id. */
  readonly onDidForecast: Event<string>;
  /** Somebody looks at a plan that may not be open as text. */
  want(plan: string): Disposable;
  /** What would come of something turned; nothing is written. */
  ask(plan: string, ask: ForecastAsk): Promise<ForecastAnswer>;
  /** Below this chance a promise is pointed out, 0..1. */
  leastChance(plan: string): number;
  /** How many simulations were begun, and how many of them an edit has ended. */
  readonly counts: ForecastRuns["counts"];
}

export function createForecasts(plans: PlanService & Pick<LivePlans, "takeForecasts">, platform: Platform, extension: Uri, log: Log): Forecasts {
  const all = createDisposal(log);
  const fired = all.add(new EventEmitter<string>());
  const engine = all.add(createEngineClient(platform, extension, log));
  // What is tried does not wait for what runs in the background.
  const trying = all.add(createEngineClient(platform, extension, log));
  const looked = new Map<string, number>();
  const runs = all.add(createForecastRuns({ plans, engine, log, wanted: () => openPlanIds(plans, looked), tell: (plan) => { fired.fire(plan); } }));
  const isEnabled = (plan: string): boolean => forecastSettings(plans, plan).enabled;
  all.add(plans.onDidAnalyse(() => { runs.changed(); }));
  all.add(workspace.onDidOpenTextDocument((document) => { if (isPlanDocument(document)) runs.soon(); }));
  all.add(workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration("gantry.forecast")) return;
    runs.forget();
    for (const plan of plans.analysis.schedules.keys()) fired.fire(plan);
  }));
  all.add(fired.event((plan) => { if (plans.analysis.snapshot.planById(plan)?.settings.kept.has("checks") === true) plans.takeForecasts((schedule) => wholeOf(runs, schedule)); }));
  runs.soon();
  return {
    of: (plan) => runs.of(plan)?.simulated,
    plans: runs.plans,
    known: (plan) => (isEnabled(plan) ? knownOf(plans, runs, plan) : { state: "off" }),
    beside: (plan) => runs.of(plan)?.stamp,
    onDidForecast: fired.event,
    want(plan) {
      const count = (by: number): void => { looked.set(plan, Math.max(0, (looked.get(plan) ?? 0) + by)); };
      count(1);
      runs.soon();
      return { dispose: () => { count(-1); } };
    },
    async ask(plan, { turns, of }) {
      const schedule = plans.analysis.schedules.get(plan);
      if (schedule === undefined || !isEnabled(plan)) return { kind: "refused", message: l10n.t("The plan is not simulated.") };
      const { samples, seed } = forecastSettings(plans, plan);
      const answer = await trying.forecast(planSource(plans.analysis, schedule, { samples: turns.length > 0 ? Math.min(samples, QUICK_SAMPLES) : samples, seed, turns, of }));
      return answer.kind === "refused" ? answer : { kind: "shown", shown: forecastShown(schedule, answer.figures), writes: answer.writes };
    },
    leastChance: (plan) => forecastSettings(plans, plan).leastChance,
    counts: runs.counts,
    dispose: () => { all.dispose(); },
  };
}

/** The simulation of these very dates, once it is whole: what checks ask for does not waver with the first quick figures. */
function wholeOf(runs: ForecastRuns, schedule: Schedule): Chances | undefined {
  const { simulated, done } = runs.of(schedule.plan.id) ?? {};
  return done === schedule && simulated?.schedule === schedule ? chancesIn(simulated) : undefined;
}

function knownOf(plans: PlanService, runs: ForecastRuns, plan: string): ForecastKnown {
  const schedule = plans.analysis.schedules.get(plan);
  if (schedule === undefined || !hasSpread(schedule)) return { state: "no-spread" };
  const { simulated, done, fault } = runs.of(plan) ?? {};
  if (done === schedule && fault !== undefined) return { state: "failed", reason: fault };
  const state = done === schedule ? "ready" : "working";
  // Figures of another text name tasks by their place in that text.
  return simulated?.schedule === schedule ? { state, figures: simulated.figures } : { state };
}

/** The plans that somebody looks at: of files that are open, and of views. */
function openPlanIds(plans: PlanService, looked: ReadonlyMap<string, number>): ReadonlySet<string> {
  const ids = new Set([...looked].flatMap(([plan, count]) => (count > 0 ? [plan] : [])));
  for (const document of workspace.textDocuments) {
    const plan = isPlanDocument(document) ? plans.analysis.snapshot.planOfFile(plans.fileOf(document.uri)) : undefined;
    if (plan !== undefined) ids.add(plan.id);
  }
  return ids;
}
