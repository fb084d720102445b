import type { LevelledOrder, Schedule, ScheduleContext } from "../core/schedule/result";
import { NEVER_CANCELLED } from "../core/model/cancellation";
import type { PlanChange } from "../core/model/planChange";
import { forecastFigures } from "../core/view/forecastFigures";
import { changeToEdits } from "../language/edits/applyChange";
import { sayChange } from "../language/edits/sayChange";
import { turnPlan } from "../language/edits/turnPlan";
import { readAgain } from "../language/readAgain";
import { createAllScheduler } from "../language/scheduleAll";
import type { Snapshot } from "../language/snapshotTypes";
import { createWorkspace } from "../language/workspace";
import type { ForecastOutcome, ForecastSource, PlanSource } from "../protocol/engineMessages";

/** Simulates plans; it remembers the texts, so that what did not change is not read and scheduled again. */
export function createForecaster(): (source: ForecastSource) => ForecastOutcome {
  const workspace = createWorkspace();
  const scheduler = createAllScheduler();
  const texts = new Map<string, string>();
  const take = ({ files }: ForecastSource): Snapshot => {
    const there = new Set(files.map(({ path }) => path));
    for (const path of [...texts.keys()]) if (!there.has(path) && texts.delete(path)) workspace.remove(path);
    for (const { path, text } of files) {
      if (texts.get(path) === text) continue;
      texts.set(path, text);
      workspace.update(path, text);
    }
    return workspace.snapshot();
  };
  return (source) => {
    const context = contextOf(source);
    const turned = turnedSnapshot(take(source), source, context);
    if ("kind" in turned) return turned;
    const { schedules } = scheduler.scheduleAll(turned.snapshot, context, NEVER_CANCELLED);
    const plan = turned.snapshot.planById(source.plan);
    const schedule: Schedule | undefined = plan === undefined ? undefined : schedules.get(plan);
    const figures = schedule === undefined ? undefined : forecastFigures(schedule, { samples: source.samples, seed: source.seed }, source.of);
    return figures === undefined ? { kind: "refused", message: "The plan could not be scheduled." } : { kind: "figures", figures, writes: turned.writes };
  };
}

/** The day, and the orders that levelling found: by plan one object each, so that schedules are remembered by it. */
export function contextOf({ now, orders }: PlanSource): ScheduleContext {
  const known = new Map(orders.map(({ plan, ...order }): [string, LevelledOrder] => [plan, { effort: "normal", ...order }]));
  return { now, levelled: (plan) => known.get(plan.id) };
}

/** The plans as they would be with what is turned, and what would be written. */
function turnedSnapshot(snapshot: Snapshot, { plan: id, turns }: ForecastSource, context: ScheduleContext): { readonly snapshot: Snapshot; readonly writes: string } | Extract<ForecastOutcome, { kind: "refused" }> {
  const plan = snapshot.planById(id);
  if (turns.length === 0 || plan === undefined) return { snapshot, writes: "" };
  const changes = turnPlan(plan, turns);
  if ("kind" in changes) return changes;
  const change: PlanChange = { kind: "all", plan: id, changes };
  const result = changeToEdits(snapshot, change, context);
  if (result.kind === "refused") return { kind: "refused", message: result.message };
  return { snapshot: readAgain(snapshot, result.edits), writes: sayChange(plan, change) };
}
