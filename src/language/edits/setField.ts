import { dayOf, formatDay, formatTime } from "../../core/calendar/civil";
import { beginOf } from "../../core/calendar/dateEdges";
import { durationMinutes } from "../../core/calendar/durations";
import type { DateValue, Instant } from "../../core/model/instant";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { startWhenPutAt } from "../../core/schedule/droppedDates";
import type { Schedule } from "../../core/schedule/result";
import type { EditableField } from "../../core/view/fields";
import { readDateWords } from "../dateWords";
import { estimateFault, parseDuration } from "../parse/values/durations";
import { code, listed } from "../rules/wording";
import { quoteText } from "../write/quoteText";
import { refuse, type Refusal } from "./attempt";
import { moveToGroup, statusDay } from "./moveToGroup";
import { calendarOf, scaleOf } from "./workingDay";

/** What a person typed into a column of a task. */
export interface TypedField {
  readonly task: string;
  readonly field: EditableField;
  readonly text: string;
}

type Answer = readonly PlanChange[] | Refusal;

/** The changes that make a task say what was typed into one of its columns; or one sentence why it cannot. Empty text takes the key away. */
export function setField(schedule: Schedule, { task: id, field, text }: TypedField, today: Instant): Answer {
  const { plan } = schedule;
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  if (node === undefined) return refuse(`There is no task ${code(id)} in this plan (any more).`);
  const typed = text.trim();
  switch (field) {
    case "title":
      return typed === "" ? refuse("A task needs a title.") : [set(plan, id, "title", quoteText(typed, "flow"))];
    case "duration":
    case "effort":
      return toLength(plan, node, field, typed);
    case "start":
      return toStart(schedule, node, typed, today);
    case "due":
      return toDue(schedule, node, typed, today);
    case "people":
      return toPeople(plan, node, typed);
    case "progress":
      return toProgress(schedule, id, typed, today);
    case "priority":
      return toPriority(plan, node, typed);
    case "release":
    case "objective":
      return toNamed(plan, node, field, typed);
    case "status":
      return toStatus(schedule, node, typed, today);
  }
}

function set(plan: Plan, id: string, key: string, text: string): PlanChange {
  return { kind: "set-key", plan: plan.id, id, key, text };
}

/** Takes a key away where it is written. */
function without(plan: Plan, { item }: TaskNode, key: string): readonly PlanChange[] {
  return item.keys.has(key) ? [{ kind: "remove-key", plan: plan.id, id: item.id, key }] : [];
}

/** The length of a task that says its effort alone comes of that; it is changed in proportion. */
function lengthOfEffort(plan: Plan, { item }: TaskNode, figure: string): Answer | undefined {
  if (item.effort === undefined || item.duration !== undefined) return undefined;
  const length = parseDuration(figure);
  const minutes = length === undefined ? undefined : durationMinutes(length, scaleOf(plan));
  return minutes === undefined ? refuse(`${code(item.id)} has its length from its effort: type a single figure such as 3d.`) : [{ kind: "resize-task", plan: plan.id, task: item.id, duration: minutes }];
}

function toLength(plan: Plan, node: TaskNode, key: "duration" | "effort", typed: string): Answer {
  if (typed === "") return without(plan, node, key);
  const figure = /^\d+([.,]\d+)?$/.test(typed) ? `${typed.replace(",", ".")}d` : typed;
  const fault = estimateFault(figure);
  if (fault !== undefined) return refuse(fault);
  return (key === "duration" ? lengthOfEffort(plan, node, figure) : undefined) ?? [set(plan, node.item.id, key, figure)];
}

function toStart(schedule: Schedule, node: TaskNode, typed: string, today: Instant): Answer {
  const { plan } = schedule;
  if (typed === "") return without(plan, node, "not-before");
  const task = schedule.tasks[node.index];
  const date = dateTyped(typed, today, task?.start ?? today, "start");
  if (date === undefined || task === undefined) return refuse(notDate(typed));
  return [{ kind: "move-task", plan: plan.id, task: node.item.id, start: startWhenPutAt(plan, task, beginOf(date, calendarOf(plan, node))) }];
}

function toDue(schedule: Schedule, node: TaskNode, typed: string, today: Instant): Answer {
  const { plan } = schedule;
  if (typed === "") return without(plan, node, "due");
  const date = dateTyped(typed, today, schedule.tasks[node.index]?.due?.at ?? today, "end");
  return date === undefined ? refuse(notDate(typed)) : [set(plan, node.item.id, "due", date.minute === undefined ? formatDay(date.day) : `${formatDay(date.day)} ${formatTime(date.minute)}`)];
}

/** A day and a month alone: `6 jan`, `jan 6`. */
const WITHOUT_YEAR = /^(\d{1,2}\.?\s+[a-z]+|[a-z]+\s+\d{1,2})$/i;

/** What was typed; without a year it is the one that comes nearest to the date that stands there. */
function dateTyped(typed: string, today: Instant, standing: Instant, edge: "start" | "end"): DateValue | undefined {
  const ahead = readDateWords(typed, dayOf(today), { edge });
  if (ahead === undefined || !WITHOUT_YEAR.test(typed)) return ahead;
  const back = readDateWords(typed, dayOf(today), { edge, direction: "back" });
  const far = (date: DateValue): number => Math.abs(date.day - dayOf(standing));
  return back !== undefined && far(back) < far(ahead) ? back : ahead;
}

function notDate(typed: string): string {
  return `${code(typed)} is no date: write one such as 2026-03-05, 12 mar, fri or in 2 weeks.`;
}

/** Ids or names, with a share where they have less than all their time: `Ana Silva 50%, ben`. */
function toPeople(plan: Plan, node: TaskNode, typed: string): Answer {
  if (typed === "") return without(plan, node, "who");
  const entries: string[] = [];
  for (const part of typed.split(",").map(each => each.trim()).filter(each => each !== "")) {
    const found = /^(.*?)(?:\s+(\d{1,3}(?:\.\d+)?)\s*%)?$/.exec(part);
    const id = resourceNamed(plan, found?.[1]?.trim() ?? part);
    if (id === undefined) return refuse(`${code(part)} is nobody of this plan: there are ${listed([...plan.people.keys()].map(each => code(each)))}.`);
    entries.push(found?.[2] === undefined ? id : `${id} ${found[2]}%`);
  }
  return [set(plan, node.item.id, "who", entries.length === 1 ? (entries[0] ?? "") : `[${entries.join(", ")}]`)];
}

function resourceNamed(plan: Plan, text: string): string | undefined {
  const all = [plan.people, plan.teams, plan.equipment];
  if (all.some(each => each.has(text))) return text;
  const wanted = text.toLowerCase();
  for (const each of all) for (const [id, item] of each) if (("name" in item && item.name !== undefined ? item.name : id).toLowerCase() === wanted) return id;
  return undefined;
}

function toProgress(schedule: Schedule, task: string, typed: string, today: Instant): Answer {
  const figure = Number((typed === "" ? "0" : typed).replace(/\s*%$/, "").replace(",", "."));
  if (!(figure >= 0 && figure <= 100)) return refuse("Progress is a share between 0 % and 100 %.");
  return [{ kind: "set-progress", plan: schedule.plan.id, task, done: figure / 100, on: statusDay(schedule, today) }];
}

function toPriority(plan: Plan, node: TaskNode, typed: string): Answer {
  if (typed === "") return without(plan, node, "priority");
  return /^\d{1,4}$/.test(typed) && Number(typed) <= 1000 ? [set(plan, node.item.id, "priority", typed)] : refuse("A priority is a whole number from 0 to 1000.");
}

function toNamed(plan: Plan, node: TaskNode, key: "release" | "objective", typed: string): Answer {
  if (typed === "") return without(plan, node, key);
  const known = key === "release" ? plan.releases : plan.objectives;
  const wanted = typed.toLowerCase();
  const id = known.has(typed) ? typed : [...known].find(([, item]) => (item.title ?? "").toLowerCase() === wanted)?.[0];
  return id === undefined ? refuse(`${code(typed)} is no ${key} of this plan: there are ${listed([...known.keys()].map(each => code(each)))}.`) : [set(plan, node.item.id, key, id)];
}

function toStatus(schedule: Schedule, node: TaskNode, typed: string, today: Instant): Answer {
  if (typed === "") return without(schedule.plan, node, "status");
  return moveToGroup(schedule, { task: node.item.id, to: { by: "status", id: typed } }, { today, weekStart: 0 });
}
