import type { BacklogItem, Risk, Task } from "../../core/model/items";
import { riskScales } from "../../core/risk/riskScales";
import type { Schedule } from "../../core/schedule/result";
import type { EditableField } from "../../core/view/fields";
import type { ScoreKey } from "../../core/view/prioritiesData";
import { isRiskChange } from "../../protocol/riskChanges";
import type { ViewChange } from "../../protocol/viewMessages";

/** A link or a figure of progress does not depend on dates; a move and a new length do, and another lane on who is in the one it is taken from. */
export function sameDates(seen: Schedule, current: Schedule, change: ViewChange, id: string): boolean {
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

/** The task of a schedule with this id. */
export function taskIn(schedule: Schedule, id: string): Schedule["tasks"][number] | undefined {
  return schedule.tasks[schedule.plan.taskIndex.get(id) ?? -1];
}
