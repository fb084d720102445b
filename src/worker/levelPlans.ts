import type { Schedule } from "../core/schedule/result";
import { NEVER_CANCELLED } from "../core/model/cancellation";
import { createAllScheduler } from "../language/scheduleAll";
import { createWorkspace } from "../language/workspace";
import type { FoundOrder, LevelSource } from "../protocol/engineMessages";

/** Levels all plans of a workspace with the effort `normal`, as the command line does, and says in which order. */
export function levelPlans({ files, now }: LevelSource): readonly FoundOrder[] {
  const workspace = createWorkspace();
  for (const { path, text } of files) workspace.update(path, text);
  const { schedules } = createAllScheduler().scheduleAll(workspace.snapshot(), { now, effort: "normal" }, NEVER_CANCELLED);
  return [...schedules.values()].flatMap(foundOrder);
}

function foundOrder({ plan, levelledOrder }: Schedule): readonly FoundOrder[] {
  if (levelledOrder === undefined) return [];
  const { order, schedules, lowerBound } = levelledOrder;
  return [{ plan: plan.id, order, schedules, lowerBound }];
}
