import { NEVER_CANCELLED } from "../../core/model/cancellation";
import type { Instant } from "../../core/model/instant";
import type { Baseline } from "../../core/model/baseline";
import { baselineOf } from "../../core/tracking/baseline";
import { createAllScheduler } from "../scheduleAll";
import { createWorkspace } from "../workspace";

/** A revision of a plan: its files as they stood, and the day of the revision. */
export interface PlanRevision {
  /** The file that holds the plan. */
  readonly file: string;
  readonly day: Instant;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A revision scheduled on its own day, as well as its plan is now, and kept as a baseline; undefined where the file holds no plan there. */
export function revisionBaseline({ file, day, files }: PlanRevision, name: string): Baseline | undefined {
  const workspace = createWorkspace();
  for (const { path, text } of files) workspace.update(path, text);
  const snapshot = workspace.snapshot();
  const plan = snapshot.planOfFile(file);
  if (plan === undefined || plan.file !== file) return undefined;
  const schedule = createAllScheduler().scheduleAll(snapshot, { now: day, effort: "normal" }, NEVER_CANCELLED, [plan]).schedules.get(plan);
  return schedule === undefined ? undefined : baselineOf(schedule, name, "revision", day);
}
