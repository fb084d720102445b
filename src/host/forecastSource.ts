import { workspace } from "vscode";
import type { LevelledOrder, Schedule } from "../core/schedule/result";
import { USUAL_SAMPLES, USUAL_SEED } from "../core/risk/riskResult";
import type { Analysis } from "../language/analysisTypes";
import { plansReferredBy } from "../language/crossPlan";
import { MOST_SAMPLES, type FoundOrder, type PlanText, type PlanSource } from "../protocol/engineMessages";
import { SETTINGS } from "./ids";
import type { PlanService } from "./planService";
import { isOn } from "./settings";

/** Samples of the first answer, and of what is tried. */
export const QUICK_SAMPLES = 1000;
const FEWEST_SAMPLES = 100;
/** Samples times tasks that are worth the time and memory: a large plan is drawn less often. */
const MOST_PLACED = 20_000_000;

/** What the settings say about the simulation of a plan. */
export interface ForecastSettings {
  readonly enabled: boolean;
  readonly samples: number;
  readonly seed: number;
  /** Below this chance a promise is pointed out, 0..1. */
  readonly leastChance: number;
}

/** Read anew each time: the editor keeps them. What is out of bounds counts as the bound. */
export function forecastSettings(plans: Pick<PlanService, "analysis" | "uriOf">, plan: string): ForecastSettings {
  const file = plans.analysis.snapshot.planById(plan)?.file;
  const uri = file === undefined ? undefined : plans.uriOf(file);
  const settings = workspace.getConfiguration("gantry", uri ?? null);
  const figure = (key: string, usual: number, least: number, most: number): number => {
    const written = settings.get<unknown>(key);
    return typeof written === "number" && Number.isFinite(written) ? Math.min(most, Math.max(least, written)) : usual;
  };
  const tasks = plans.analysis.schedules.get(plan)?.tasks.length ?? 0;
  const affordable = Math.max(FEWEST_SAMPLES, Math.floor(MOST_PLACED / Math.max(1, tasks)));
  return {
    enabled: isOn(SETTINGS.forecast, uri),
    samples: Math.round(Math.min(affordable, figure(SETTINGS.forecastSamples, USUAL_SAMPLES, FEWEST_SAMPLES, MOST_SAMPLES))),
    seed: Math.round(figure(SETTINGS.forecastSeed, USUAL_SEED, 0, 2 ** 31 - 1)),
    leastChance: figure(SETTINGS.forecastLeastChance, 50, 0, 100) / 100,
  };
}

/** What the thread needs to schedule a plan as it stands here: its texts, the day, and the order of work that levelling found; with what is asked of it. */
export function planSource<Asked extends object>(analysis: Analysis, schedule: Schedule, asked: Asked): PlanSource & Asked {
  return { files: filesFor(analysis, schedule), now: analysis.context.now, plan: schedule.plan.id, orders: [...analysis.schedules].flatMap(([plan, { levelledOrder }]) => orderOf(plan, levelledOrder)), ...asked };
}

/** The orders that are kept whatever is tried; work that the priority rules alone have levelled is levelled anew by each trial. */
export function keptOrders({ snapshot, context }: Analysis): readonly FoundOrder[] {
  return snapshot.plans.flatMap((plan) => orderOf(plan.id, context.levelled?.(plan)));
}

function orderOf(plan: string, levelled: LevelledOrder | undefined): readonly FoundOrder[] {
  return levelled === undefined ? [] : [{ plan, order: levelled.order, schedules: levelled.schedules, lowerBound: levelled.lowerBound }];
}

/** The plan's own files; all of them where plans wait for each other or share people. */
function filesFor({ snapshot }: Analysis, { plan }: Schedule): readonly PlanText[] {
  const alone = plansReferredBy(plan).size === 0 && snapshot.plans.every(({ settings }) => settings.peopleFrom === undefined);
  return [...snapshot.files.values()].filter((file) => !alone || file.plan === plan.id).map(({ path, text }) => ({ path, text }));
}
