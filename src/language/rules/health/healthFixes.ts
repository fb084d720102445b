import { limitText } from "../../../core/health/limits";
import type { CheckName, Hit } from "../../../core/health/check";
import { MARK, taskMarks } from "../../../core/health/taskMarks";
import { USUAL_SCALE } from "../../../core/calendar/durations";
import { formatDay } from "../../../core/calendar/civil";
import { foundOf } from "../../../core/schedule/found";
import { lagText } from "../../../core/schedule/lagText";
import type { Task } from "../../../core/model/items";
import type { Plan, TaskNode } from "../../../core/model/plan";
import type { PlanChange } from "../../../core/model/planChange";
import type { Fix } from "../../../core/model/problem";
import type { DateValue } from "../../../core/model/instant";
import type { Dependency } from "../../../core/model/values";
import type { Schedule, ScheduledTask } from "../../../core/schedule/result";
import { refText } from "../fixes";
import { code, nameOf } from "../wording";

/** What a machine can do about a place that a check found; the Health view offers the same as the hint. */
export function healthFixes(plan: Plan, schedule: Schedule, check: CheckName, hit: Hit): readonly Fix[] {
  const node = plan.tasks[hit.task];
  if (node === undefined) return [];
  switch (check) {
    case "open-ends": return openEndFixes(plan, schedule, node, hit);
    case "leads": return withLink(node, hit, dependency => [unlagged(plan, node.item, dependency, "lead")]);
    case "lags": return withLink(node, hit, dependency => [...waitTask(plan, node.item, dependency), unlagged(plan, node.item, dependency, "lag")]);
    case "link-types": return withLink(node, hit, dependency => [plainLink(plan, node.item, dependency)]);
    case "hard-constraints": return hit.key === undefined ? [] : softer(plan, node.item, hit.key);
    case "high-slack": return [...successor(plan, schedule, node), ...accept(plan, schedule, "high-slack", hit)];
    case "long-tasks": return accept(plan, schedule, "long-task", hit);
    case "merges": return accept(plan, schedule, "predecessors", hit);
    case "wide-estimates": return accept(plan, schedule, "estimate-spread", hit);
    case "outside": return outsideFixes(plan, node.item, hit);
    default: return [];
  }
}

function withLink({ item }: TaskNode, { place }: Hit, make: (dependency: Dependency) => readonly Fix[]): readonly Fix[] {
  const dependency = item.after?.[place ?? -1];
  return dependency === undefined ? [] : make(dependency);
}

/** The neighbours in the file that already stand before or after in time: a link to them moves nothing and closes no circle. */
function openEndFixes(plan: Plan, schedule: Schedule, node: TaskNode, { lacks }: Hit): readonly Fix[] {
  return [
    ...(lacks === "after" ? [] : predecessor(plan, schedule, node)),
    ...(lacks === "before" ? [] : [...successor(plan, schedule, node), ...lastMilestone(plan, schedule, node)]),
  ];
}

function predecessor(plan: Plan, schedule: Schedule, node: TaskNode): readonly Fix[] {
  const before = sibling(plan, node, -1);
  const dates = schedule.tasks[node.index];
  if (before === undefined || dates === undefined || (schedule.tasks[before.index]?.finish ?? Infinity) > dates.start) return [];
  return [{
    title: `Let it wait for ${nameOf(before.item)}, which stands before it`,
    change: { kind: "add-link", plan: plan.id, task: node.item.id, on: before.item.id, type: "FS" },
  }];
}

function successor(plan: Plan, schedule: Schedule, node: TaskNode): readonly Fix[] {
  const after = sibling(plan, node, 1);
  const dates = schedule.tasks[node.index];
  if (after === undefined || dates === undefined) return [];
  const { start, started } = schedule.tasks[after.index] ?? { start: -Infinity, started: true };
  if (started || start < dates.finish || waits(after.item, node.item)) return [];
  return [{
    title: `Let ${nameOf(after.item)}, which stands behind it, wait for it`,
    change: { kind: "add-link", plan: plan.id, task: after.item.id, on: node.item.id, type: "FS" },
  }];
}

/** The open milestone that stands last; looked for once in a schedule. */
function lastOf(schedule: Schedule): ScheduledTask | undefined {
  const known = lasts.get(schedule);
  if (known !== undefined) return known.task;
  const { marks } = taskMarks(schedule);
  let last: ScheduledTask | undefined;
  for (let index = 0; index < marks.length; index++) {
    const task = ((marks[index] as number) & MARK.milestone) === 0 ? undefined : schedule.tasks[index];
    if (task !== undefined && (last === undefined || task.start >= last.start)) last = task;
  }
  lasts.set(schedule, { task: last });
  return last;
}

const lasts = new WeakMap<Schedule, { readonly task: ScheduledTask | undefined }>();

/** The milestone that the plan ends with waits for all that nothing else waits for. */
function lastMilestone(plan: Plan, schedule: Schedule, node: TaskNode): readonly Fix[] {
  const last = lastOf(schedule);
  const item = plan.tasks[last?.index ?? -1]?.item;
  const finish = schedule.tasks[node.index]?.finish ?? Infinity;
  if (last === undefined || item === undefined || last.index === node.index || last.started || last.start < finish || waits(item, node.item)) return [];
  return [{
    title: `Let ${nameOf(item)}, the plan's last milestone, wait for it`,
    change: { kind: "add-link", plan: plan.id, task: item.id, on: node.item.id, type: "FS" },
  }];
}

function waits(task: Task, on: Task): boolean {
  return task.after?.some(dependency => dependency.on.id === on.id) === true;
}

/** The task that stands next in the file in the same summary. */
function sibling(plan: Plan, { index, parent, end, risk }: TaskNode, step: 1 | -1): TaskNode | undefined {
  let at = step > 0 ? plan.tasks[end] : plan.tasks[index - 1];
  while (step < 0 && at !== undefined && at.index !== parent && at.parent !== parent) at = plan.tasks[at.parent];
  return at === undefined || at.index === parent || at.parent !== parent || at.risk !== risk ? undefined : at;
}

function unlagged(plan: Plan, task: Task, dependency: Dependency, word: "lead" | "lag"): Fix {
  const { type, lag } = dependency;
  return {
    title: `Take the ${word} ${code(lagText(lag))} on ${code(refText(dependency))} away`,
    change: { kind: "change-link", plan: plan.id, task: task.id, on: refText(dependency), oldType: type, type },
  };
}

/** What is waited for becomes a task of its own, which can be seen, owned and late. */
function waitTask(plan: Plan, task: Task, { on, type, lag }: Dependency): readonly Fix[] {
  if (type !== "FS" || lag?.kind !== "time" || plan.taskIndex.get(on.id) === undefined || on.plan !== undefined) return [];
  const id = freeId(plan, `${on.id}-wait`);
  const changes: readonly PlanChange[] = [
    { kind: "add-task", plan: plan.id, id, afterSibling: on.id, keys: [["title", "Wait"], ["duration", lagText(lag).slice(1)], ["after", on.id]] },
    { kind: "change-link", plan: plan.id, task: task.id, on: on.id, oldType: type, newOn: id, type },
  ];
  return [{ title: `Make the wait a task of its own, ${code(id)}`, change: { kind: "all", plan: plan.id, changes } }];
}

function freeId(plan: Plan, wanted: string): string {
  let id = wanted;
  for (let number = 2; plan.byId.has(id); number += 1) id = `${wanted}-${String(number)}`;
  return id;
}

function plainLink(plan: Plan, task: Task, dependency: Dependency): Fix {
  return {
    title: `Make the link to ${code(refText(dependency))} finish to start`,
    change: { kind: "change-link", plan: plan.id, task: task.id, on: refText(dependency), oldType: dependency.type, type: "FS" },
  };
}

/** A date that only holds back, or only is promised, in place of one that must be met. */
function softer(plan: Plan, task: Task, key: string): readonly Fix[] {
  const date = { "start-on": task.startOn, "finish-on": task.finishOn, "start-by": task.startBy, "finish-by": task.finishBy }[key];
  if (date === undefined) return [];
  const instead = key === "start-on" ? "not-before" : key === "start-by" ? undefined : "due";
  const remove: PlanChange = { kind: "remove-key", plan: plan.id, id: task.id, key };
  const taken = instead === "not-before" ? task.notBefore !== undefined : task.due !== undefined;
  if (instead === undefined || taken) return [{ title: `Remove ${code(key)}`, change: remove }];
  const set: PlanChange = { kind: "set-key", plan: plan.id, id: task.id, key: instead, text: dateText(date) };
  return [{ title: `Write ${code(instead)} instead of ${code(key)}`, change: { kind: "all", plan: plan.id, changes: [remove, set] } }];
}

function dateText({ day, minute }: DateValue): string {
  if (minute === undefined) return formatDay(day);
  const two = (figure: number): string => String(figure).padStart(2, "0");
  return `${formatDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Another limit, with which this place is none any more. */
function accept(plan: Plan, schedule: Schedule, key: string, { amount }: Hit): readonly Fix[] {
  if (amount === undefined) return [];
  const isCount = key === "predecessors" || key === "estimate-spread";
  const day = foundOf(schedule)?.frame.scale.day ?? USUAL_SCALE.day;
  const text = isCount ? limitText(Math.ceil(amount), "number") : `${String(Math.ceil(amount / day))}d`;
  return [{ title: `Let the plan's ${code(key)} be ${text}`, change: { kind: "set-key", plan: plan.id, id: "", key: `health.${key}`, text } }];
}

function outsideFixes(plan: Plan, task: Task, { key }: Hit): readonly Fix[] {
  if (key !== "not-before") return [];
  return [{ title: `Remove ${code(key)}`, change: { kind: "remove-key", plan: plan.id, id: task.id, key } }];
}
