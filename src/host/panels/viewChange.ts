import { l10n } from "vscode";
import type { Instant } from "../../core/model/instant";
import type { BacklogItem, Risk, Task } from "../../core/model/items";
import type { MoveTask, PlanChange } from "../../core/model/planChange";
import { durationUntil, startWhenPutAt } from "../../core/schedule/droppedDates";
import { riskScales } from "../../core/risk/riskScales";
import type { Schedule } from "../../core/schedule/result";
import type { EditableField } from "../../core/view/fields";
import type { ScoreKey } from "../../core/view/prioritiesData";
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

/** A link or a figure of progress does not depend on dates; a move and a new length do, and another lane on who is in the one it is taken from. */
function sameDates(seen: Schedule, current: Schedule, change: ViewChange, id: string): boolean {
  if (change.kind === "set-capacity" || change.kind === "apply-fix" || change.kind === "set-limit" || change.kind === "turn-plan") return true;
  if (isRiskChange(change)) return sameRisk(seen, current, id);
  if (change.kind === "to-roadmap" && !current.plan.taskIndex.has(id)) return sameItem(seen, current, id);
  if (change.kind === "set-scores") return sameScores(seen, current, id, change.scores.map(({ key }) => key));
  if (change.kind === "promote") return sameItem(seen, current, id);
  const before = taskIn(seen, id);
  const now = taskIn(current, id);
  if (now === undefined || before === undefined) return false;
  const samePeople = (): boolean => sameList(before.assignments.map(({ resource }) => resource), now.assignments.map(({ resource }) => resource));
  if (change.kind === "set-field") return sameField(itemIn(seen, id), itemIn(current, id), change.field);
  if (change.kind === "to-cell") return change.lane?.by !== "person" || samePeople();
  if (change.kind === "to-roadmap" && change.lane?.by === "team" && !samePeople()) return false;
  if (change.kind === "rebook" && change.person !== undefined && !samePeople()) return false;
  if (!isDated(change)) return true;
  return before.start === now.start && before.finish === now.finish && before.duration === now.duration;
}

/** A release is promised for the same day as before; an idea is still one. */
function sameItem(seen: Schedule, current: Schedule, id: string): boolean {
  const [before, now] = [seen.plan.releases.get(id), current.plan.releases.get(id)];
  if (now !== undefined) return before?.date?.day === now.date?.day && before?.date?.minute === now.date?.minute;
  return seen.plan.backlog.has(id) && current.plan.backlog.has(id);
}

/** A risk stands in the same cells of the same matrix as before. */
function sameRisk(seen: Schedule, current: Schedule, id: string): boolean {
  const [before, now] = [seen.plan.risks.get(id), current.plan.risks.get(id)];
  if (before === undefined || now === undefined) return false;
  const places = ({ probability, impact, residual }: Risk, { plan }: Schedule): string => JSON.stringify([probability, impact, residual, riskScales(plan)], withoutPlaces);
  return places(before, seen) === places(now, current);
}

/** Where a thing stands in the text does not count. */
function withoutPlaces(name: string, value: unknown): unknown {
  return name === "at" || name === "span" ? undefined : value;
}

/** An idea says the same of these figures as when somebody took hold of it. */
function sameScores(seen: Schedule, current: Schedule, id: string, keys: readonly ScoreKey[]): boolean {
  const [before, now] = [seen.plan.backlog.get(id), current.plan.backlog.get(id)];
  const property = (key: ScoreKey): keyof BacklogItem => (key === "risk-reduction" ? "riskReduction" : key === "cost-of-delay" ? "costOfDelay" : key);
  return before !== undefined && now !== undefined && keys.every((key) => JSON.stringify(before[property(key)]) === JSON.stringify(now[property(key)]));
}

/** The keys that a column of a task shows. */
const KEYS: Readonly<Partial<Record<EditableField, readonly (keyof Task)[]>>> = {
  start: ["notBefore", "startOn", "started"], people: ["who"], progress: ["done", "remaining", "started", "finished"], duration: ["duration", "effort"],
};

/** True when what a column shows is written as it was when somebody began to type there; where it stands does not count. */
function sameField(before: Task | undefined, now: Task | undefined, field: EditableField): boolean {
  const written = (item: Task | undefined): string => JSON.stringify((KEYS[field] ?? [field as keyof Task]).map((key) => item?.[key]), withoutPlaces);
  return written(before) === written(now);
}

function itemIn({ plan }: Schedule, id: string): Task | undefined {
  return plan.tasks[plan.taskIndex.get(id) ?? -1]?.item;
}

/** True for a change that says where a task is to stand in time. */
function isDated(change: ViewChange): boolean {
  if (change.kind === "rebook") return change.start !== undefined;
  if (change.kind === "to-roadmap") return change.at !== undefined;
  return change.kind === "move-task" || change.kind === "move-tasks" || change.kind === "finish-at";
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, place) => one === b[place]);
}

function taskIn(schedule: Schedule, id: string): Schedule["tasks"][number] | undefined {
  return schedule.tasks[schedule.plan.taskIndex.get(id) ?? -1];
}

function titleIn(schedule: Schedule, id: string): string {
  return schedule.plan.tasks[schedule.plan.taskIndex.get(id) ?? -1]?.item.title ?? id;
}
