import { NEVER_CANCELLED } from "../core/model/cancellation";
import type { ReportOptions } from "../core/view/report/reportOptions";
import { reportTrials, triedOut, WORK_BEHIND } from "../language/options/reportOptions";
import { createAllScheduler } from "../language/scheduleAll";
import { createWorkspace } from "../language/workspace";
import type { WaysSource } from "../protocol/engineMessages";
import { contextOf } from "./forecastPlan";

/** Tries out what could be done about the lines of a report that is shown already. Nobody waits for it: whoever no longer wants it ends the thread. */
export function findWays(source: WaysSource): ReportOptions {
  const workspace = createWorkspace();
  for (const { path, text } of source.files) workspace.update(path, text);
  const snapshot = workspace.snapshot();
  const context = contextOf(source);
  const plan = snapshot.planById(source.plan);
  const schedule = plan === undefined ? undefined : createAllScheduler().scheduleAll(snapshot, context, NEVER_CANCELLED).schedules.get(plan);
  return schedule === undefined ? new Map() : triedOut(reportTrials(snapshot, source.lines, schedule, context, WORK_BEHIND, NEVER_CANCELLED));
}
