import { dayOf, formatDay, startOfDay } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type DayNumber, type Instant } from "../../core/model/instant";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import type { Assignment } from "../../core/model/values";
import { inherit, statusMeaning } from "../../core/schedule/inheritance";
import type { Schedule } from "../../core/schedule/result";
import type { BoardGrouping } from "../../core/view/boardData";
import { columnOf, groupsOf, lastDayOfWeek, type GroupContext, type PlanGrouping } from "../../core/view/planGroups";
import { code } from "../rules/wording";
import { writeShare } from "../write/writeValues";
import { refuse, type Refusal } from "./attempt";
import { calendarOf } from "./workingDay";

/** A group of a grouping, by its id. */
export interface GroupName {
  readonly by: PlanGrouping;
  readonly id: string;
}

/** Where a task is moved from (the group that it was taken out of, when it was) and to. */
export interface GroupMove {
  readonly task: string;
  readonly from?: GroupName;
  readonly to: GroupName;
}

/** The changes that bring a task into a group, none when it is there; or one sentence why it cannot come there. */
export function moveToGroup(schedule: Schedule, move: GroupMove, context: GroupContext): readonly PlanChange[] | Refusal {
  const { plan } = schedule;
  const node = plan.tasks[plan.taskIndex.get(move.task) ?? -1];
  const task = node === undefined ? undefined : schedule.tasks[node.index];
  if (node === undefined || task === undefined) return refuse(`There is no task ${code(move.task)} in this plan (any more).`);
  const { by, id } = move.to;
  if (node.item.summary && by !== "release" && by !== "person") return refuse(`${code(move.task)} is what the tasks below it are: move those.`);
  if (!node.item.summary && groupsOf(plan, node, task, by, context).includes(id) && (by !== "person" || move.from?.id === id)) return [];
  switch (by) {
    case "person":
      return assign(plan, node, id, move.from?.by === "person" ? move.from.id : undefined);
    case "release":
      return setOrRemove(plan, node, "release", id, inherit(plan)[node.parent]?.release);
    case "status":
      return toColumn(schedule, node, id, context.today);
    case "due":
      return id === "over" ? doneChanges(schedule, node, context.today) : toDue(plan, node, id, context);
  }
}

/** A place on the board: a column, and a lane with the one that the task was taken out of. */
export interface BoardCell {
  readonly task: string;
  readonly column: string;
  readonly lane?: { readonly by: BoardGrouping; readonly id: string; readonly from: string };
}

/** The changes that bring a task into a cell of the board, none when it is there; or one sentence why it cannot come there. */
export function moveToCell(schedule: Schedule, { task, column, lane }: BoardCell, today: Instant): readonly PlanChange[] | Refusal {
  const context: GroupContext = { today, weekStart: 0 };
  const moved = moveToGroup(schedule, { task, to: { by: "status", id: column } }, context);
  if ("kind" in moved || lane === undefined || lane.id === lane.from) return moved;
  const across = toLane(schedule, task, lane, context);
  return "kind" in across ? across : [...moved, ...across];
}

function toLane(schedule: Schedule, task: string, { by, id, from }: NonNullable<BoardCell["lane"]>, context: GroupContext): readonly PlanChange[] | Refusal {
  const { plan } = schedule;
  const known = { person: [plan.people, plan.equipment], release: [plan.releases], objective: [plan.objectives], sprint: [] }[by];
  const isThere = id === "" || (by === "sprint" ? /^sprint-\d{1,6}$/.test(id) : known.some(ids => ids.has(id)));
  if (!isThere) return refuse(`${code(id)} is not in this plan (any more).`);
  if (by === "person") return handOver(schedule, task, from, id, context);
  if (by === "release") return moveToGroup(schedule, { task, from: { by, id: from }, to: { by, id } }, context);
  const node = plan.tasks[plan.taskIndex.get(task) ?? -1];
  return node === undefined ? refuse(`There is no task ${code(task)} in this plan (any more).`) : setOrRemove(plan, node, by, id, inherit(plan)[node.parent]?.[by]);
}

/** Gives a task to a person (to nobody with an empty id) in the place of another, unless others have a say in who does it. */
export function handOver(schedule: Schedule, task: string, from: string, to: string, context: GroupContext): readonly PlanChange[] | Refusal {
  const dates = schedule.tasks[schedule.plan.taskIndex.get(task) ?? -1];
  const own = schedule.plan.tasks[dates?.index ?? -1]?.item.who ?? [];
  const isNamed = own.some(({ choose, of }) => choose === "all" && of.length === 1 && of[0]?.id === from);
  if (from !== "" && !isNamed && (dates?.assignments.length ?? 0) > 1) return refuse(`${code(task)} is given to a team, a choice, or by the summary above it: write who does it in the plan.`);
  return moveToGroup(schedule, { task, from: { by: "person", id: from }, to: { by: "person", id: to } }, context);
}

/** The day on which something that happens now happened: the plan's status date where it states one, else today. */
export function statusDay(schedule: Schedule, today: Instant): Instant {
  const stated = schedule.plan.settings.asOf;
  return startOfDay(stated === undefined || stated === "none" ? dayOf(today) : stated.day);
}

function setKey(plan: Plan, id: string, key: string, text: string): PlanChange {
  return { kind: "set-key", plan: plan.id, id, key, text };
}

function removeKey(plan: Plan, id: string, key: string): PlanChange {
  return { kind: "remove-key", plan: plan.id, id, key };
}

/** Writes a key, or takes it away where the empty id asks for nothing and no summary above would give it again. */
function setOrRemove(plan: Plan, { item }: TaskNode, key: string, id: string, above: string | undefined): readonly PlanChange[] | Refusal {
  if (id !== "") return [setKey(plan, item.id, key, id)];
  return above === undefined ? [removeKey(plan, item.id, key)] : refuse(`${code(item.id)} has its ${key} from the summary above it: change it there.`);
}

/** Gives a task to a person, in the place of another where it is taken from one. */
function assign(plan: Plan, node: TaskNode, to: string, from: string | undefined): readonly PlanChange[] | Refusal {
  const { item } = node;
  const own = item.who ?? [];
  const named = own.every(({ choose, of }) => choose === "all" && of.length === 1);
  const replaced = named && from !== undefined ? own.find(({ of }) => of[0]?.id === from) : undefined;
  const rest = own.filter(entry => entry !== replaced);
  const others = replaced === undefined ? [] : rest;
  if (to === "") {
    if (others.length > 0) return [setKey(plan, item.id, "who", listText(others.map(entry => entryText(entry))))];
    return setOrRemove(plan, node, "who", "", inherit(plan)[node.parent]?.who?.[0]?.of[0]?.id);
  }
  if (replaced === undefined) return [setKey(plan, item.id, "who", to)];
  const alone = others.some(({ of }) => of[0]?.id === to);
  const entries = alone ? others.map(entry => entryText(entry)) : own.map(entry => entryText(entry, entry === replaced ? to : undefined));
  return [setKey(plan, item.id, "who", listText(entries))];
}

function listText(entries: readonly string[]): string {
  return entries.length === 1 ? (entries[0] ?? "") : `[${entries.join(", ")}]`;
}

/** One named person with the share; an own part of the effort goes to whoever takes it over. */
function entryText({ of, share, part }: Assignment, name?: string): string {
  const id = name ?? of[0]?.id ?? "";
  if (part !== undefined) return `${id} ${partText(part)}`;
  return share === undefined ? id : `${id} ${writeShare(share)}`;
}

function partText({ minutes, days, weeks, months }: NonNullable<Assignment["part"]>): string {
  const figures: [number, string][] = [[months, "mo"], [weeks, "w"], [days, "d"], [minutes, "m"]];
  return figures.filter(([figure]) => figure > 0).map(([figure, unit]) => `${String(figure)}${unit}`).join(" ");
}

/** Brings a task into a column: what it says of its progress comes to agree, and the word is written where it is needed. */
function toColumn(schedule: Schedule, node: TaskNode, column: string, today: Instant): readonly PlanChange[] | Refusal {
  const { plan } = schedule;
  const { item } = node;
  const meaning = statusMeaning(plan, column);
  if (meaning === undefined) return refuse(`${code(column)} is no status of this plan.`);
  const word = (): PlanChange => setKey(plan, item.id, "status", column);
  const plain = columnOf(plan, undefined, meaning) === column;
  if (meaning === "done") {
    const done = doneChanges(schedule, node, today);
    return plain ? [...done, ...(item.status === undefined ? [] : [removeKey(plan, item.id, "status")])] : [...done, word()];
  }
  if (meaning === "todo") {
    const open = ["finished", "started", "done", "remaining"].filter(key => item.keys.has(key)).map(key => removeKey(plan, item.id, key));
    return plain ? [...open, ...(item.status === undefined ? [] : [removeKey(plan, item.id, "status")])] : [...open, word()];
  }
  const reopened = reopen(plan, item);
  if (meaning === "blocked" || meaning === "dropped") return [...reopened, word()];
  const started = item.started === undefined ? [setKey(plan, item.id, "started", formatDay(Math.min(dayOf(statusDay(schedule, today)), item.finished?.day ?? Infinity)))] : [];
  const bare = plain && meaning === "doing";
  return [...reopened, ...started, ...(bare ? (item.status === undefined ? [] : [removeKey(plan, item.id, "status")]) : [word()])];
}

/** A task is done: it finished on the status date (today without one), and started where the schedule puts it. */
export function doneChanges(schedule: Schedule, { item, index }: TaskNode, today: Instant): readonly PlanChange[] {
  const { plan } = schedule;
  const on = statusDay(schedule, today);
  const task = schedule.tasks[index];
  const began = task === undefined ? dayOf(on) : Math.min(dayOf(task.start), dayOf(on));
  const started = item.started !== undefined || task?.kind === "milestone" ? [] : [setKey(plan, item.id, "started", formatDay(began))];
  return [...started, { kind: "set-progress", plan: plan.id, task: item.id, done: 1, on }];
}

/** A task is open again: what says that it is over goes, what says that it began stays. */
export function reopenChanges({ plan }: Schedule, { item }: TaskNode): readonly PlanChange[] {
  const over = statusMeaning(plan, item.status) === "done" ? [removeKey(plan, item.id, "status")] : [];
  return [...reopen(plan, item), ...over];
}

/** Takes away what says that a task is over. */
function reopen(plan: Plan, item: TaskNode["item"]): readonly PlanChange[] {
  const over = [
    ...(item.finished === undefined ? [] : ["finished"]),
    ...((item.done ?? 0) < 1 ? [] : ["done"]),
    ...(item.remaining !== undefined && item.remaining.minutes + item.remaining.days + item.remaining.weeks + item.remaining.months === 0 ? ["remaining"] : []),
  ];
  return over.map(key => removeKey(plan, item.id, key));
}

function toDue(plan: Plan, node: TaskNode, group: string, { today, weekStart }: GroupContext): readonly PlanChange[] | Refusal {
  const { item } = node;
  const now = dayOf(today);
  const due = (day: DayNumber): readonly PlanChange[] => [setKey(plan, item.id, "due", formatDay(day))];
  const week = lastDayOfWeek(now, weekStart);
  switch (group) {
    case "today":
      return due(now);
    case "this-week":
      return due(workingDayBefore(plan, node, week, now + 1));
    case "next-week":
      return due(workingDayBefore(plan, node, week + 7, week + 1));
    case "undated":
      if (item.due === undefined) return refuse(`${code(item.id)} has its date from its release: take it out of that.`);
      return [removeKey(plan, item.id, "due")];
    default:
      return refuse(`Which day ${code(item.id)} is due is for you to say: write it in the plan.`);
  }
}

/** The last day of a week on which the task can be worked on; the last day itself when there is none. */
function workingDayBefore(plan: Plan, node: TaskNode, last: DayNumber, first: DayNumber): DayNumber {
  const calendar = calendarOf(plan, node);
  for (let day = last; day >= first; day--) {
    if (calendar.between(startOfDay(day), startOfDay(day) + MINUTES_PER_DAY) > 0) return day;
  }
  return last;
}
