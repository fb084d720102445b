import { NEVER_CANCELLED } from "../core/model/cancellation";
import { createAllScheduler } from "../language/scheduleAll";
import { createWorkspace } from "../language/workspace";
import type { FinishesThen, PastSource } from "../protocol/engineMessages";

/** What versions of a plan forecast, each seen on its own day, without a search. */
export function pastFinishes({ file, versions }: PastSource): readonly FinishesThen[] {
  const workspace = createWorkspace();
  const scheduler = createAllScheduler();
  let known: readonly string[] = [];
  return versions.map(({ day, files }) => {
    for (const path of known) if (!files.some((one) => one.path === path)) workspace.remove(path);
    for (const { path, text } of files) workspace.update(path, text);
    known = files.map(({ path }) => path);
    const snapshot = workspace.snapshot();
    const plan = snapshot.planOfFile(file);
    const { schedules } = scheduler.scheduleAll(snapshot, { now: day }, NEVER_CANCELLED);
    const tasks = plan === undefined ? [] : (schedules.get(plan)?.tasks ?? []).filter(({ dropped }) => !dropped);
    return { day, ids: tasks.map(({ id }) => id), finishes: Float64Array.from(tasks, ({ finish }) => finish) };
  });
}
