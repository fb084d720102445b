import { l10n } from "vscode";
import type { Instant } from "../../core/model/instant";
import type { MoveTask, PlanChange } from "../../core/model/planChange";
import { durationUntil, startWhenPutAt } from "../../core/schedule/droppedDates";
import type { Schedule } from "../../core/schedule/result";
import type { Refusal } from "../../language/edits/attempt";
import { addRisk } from "../../language/edits/addRisk";
import { moveOnRoadmap } from "../../language/edits/moveOnRoadmap";
import { moveToCell } from "../../language/edits/moveToGroup";
import { rebook } from "../../language/edits/rebook";
import { setCapacities } from "../../language/edits/setCapacity";
import { scoreRisk } from "../../language/edits/scoreRisk";
import { setField } from "../../language/edits/setField";
import { setRiskField } from "../../language/edits/setRiskField";
import { isRiskChange } from "../../protocol/riskChanges";
import type { RiskChange } from "../../protocol/riskChanges";
import type { Snapshot } from "../../language/snapshotTypes";
import { setScores } from "../../language/edits/setScores";
import { turnPlan } from "../../language/edits/turnPlan";
import { tasksOfChange } from "../../protocol/viewMessages";
import type { ApplyFix, ChangeRequest, ViewChange } from "../../protocol/viewMessages";
import { sameDates, taskIn } from "./sinceSeen";
import type { ApplyResult, PlanService } from "../planService";
import { fixOf } from "./healthFix";

/** How many pictures back a change may be computed on. */
const REMEMBERED = 8;

/** The schedules that a view was shown, by number. */
export interface ShownSchedules {
  add(sequence: number, schedule: Schedule | undefined): void;
  get(sequence: number): Schedule | undefined;
}

export function createShownSchedules(): ShownSchedules {
  const shown = new Map<number, Schedule>();
  return {
    add: (sequence, schedule) => {
      if (schedule !== undefined) shown.set(sequence, schedule);
      for (const old of shown.keys()) if (old <= sequence - REMEMBERED) shown.delete(old);
    },
    get: (sequence) => shown.get(sequence),
  };
}

/** Makes a change that a view asks for, unless the plan has moved on under the person's hand. */
export async function changePlan(plans: PlanService, plan: string, shown: ShownSchedules, request: ChangeRequest): Promise<ApplyResult> {
  const asked = askedChange(plans, plan, shown, request);
  return asked.kind === "refused" ? asked : plans.apply(asked);
}

/** What a view asks for as a change of the plan as it is now, or why it cannot be made. */
export function askedChange(plans: PlanService, plan: string, shown: ShownSchedules, { change, sequence }: ChangeRequest): PlanChange | Refusal {
  if (change.plan !== plan) return { kind: "refused", message: l10n.t("The change is for another plan.") };
  const seen = shown.get(sequence);
  const current = plans.analysis.schedules.get(plan);
  if (seen === undefined || current === undefined) return { kind: "refused", message: l10n.t("The plan has changed meanwhile: look at it and try again.") };
  const moved = seen === current ? undefined : tasksOfChange(change).find(task => !sameDates(seen, current, change, task));
  if (moved !== undefined) return { kind: "refused", message: l10n.t("{0} has moved meanwhile: look at it and try again.", titleIn(current, moved)) };
  if (change.kind === "apply-fix") return fixOf(plans.analysis, current, change);
  const { snapshot, context } = plans.analysis;
  return isRiskChange(change) ? riskChange(snapshot, current, change, context.now) : planChange(current, change, context.now);
}

/** What a view asks for in the plan's own terms: dates that were dropped anywhere are put where the task can work. */
function planChange(schedule: Schedule, change: Exclude<ViewChange, RiskChange | ApplyFix>, today: Instant): PlanChange | Refusal {
  const { plan } = change;
  switch (change.kind) {
    case "to-cell":
      return together(plan, moveToCell(schedule, change, today));
    case "to-roadmap":
      return together(plan, moveOnRoadmap(schedule, change));
    case "set-field":
      return together(plan, setField(schedule, change, today));
    case "rebook":
      return together(plan, rebook(schedule, change, today));
    case "set-scores":
      return together(plan, setScores(schedule.plan, change.task, change.scores));
    case "promote":
      return { kind: "backlog-to-task", plan, id: change.task, to: { into: "" } };
    case "set-method":
      return { kind: "set-key", plan, id: "", key: "prioritize", text: change.method };
    case "set-capacity":
      return together(plan, setCapacities(schedule.plan, change.of));
    case "set-limit":
      return change.text.trim() === "" ? { kind: "remove-key", plan, id: "", key: `health.${change.limit}` } : { kind: "set-key", plan, id: "", key: `health.${change.limit}`, text: change.text.trim() };
    case "turn-plan":
      return together(plan, turnPlan(schedule.plan, change.turns));
    case "move-tasks":
      return together(plan, change.tasks.map(({ task, start }) => moved(schedule, { kind: "move-task", plan, task, start })));
    case "move-task":
      return moved(schedule, change);
    case "finish-at": {
      const task = taskIn(schedule, change.task);
      return { kind: "resize-task", plan, task: change.task, duration: task === undefined ? 0 : durationUntil(task, change.finish) };
    }
    default:
      return change;
  }
}

function riskChange(snapshot: Snapshot, { plan }: Schedule, change: RiskChange, today: Instant): PlanChange | Refusal {
  if (change.kind === "add-risk") return addRisk(snapshot, plan, change);
  return together(plan.id, change.kind === "score-risk" ? scoreRisk(plan, change) : setRiskField(plan, change, today));
}

function together(plan: string, changes: readonly PlanChange[] | Refusal): PlanChange | Refusal {
  if ("kind" in changes) return changes;
  const [only] = changes;
  return changes.length === 1 && only !== undefined ? only : { kind: "all", plan, changes };
}

function moved(schedule: Schedule, change: MoveTask): MoveTask {
  const task = taskIn(schedule, change.task);
  return task === undefined ? change : { ...change, start: startWhenPutAt(schedule.plan, task, change.start) };
}

function titleIn(schedule: Schedule, id: string): string {
  return schedule.plan.tasks[schedule.plan.taskIndex.get(id) ?? -1]?.item.title ?? id;
}
