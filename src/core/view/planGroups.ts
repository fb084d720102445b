import { dayOf, weekdayOf } from "../calendar/civil";
import type { DayNumber, Instant } from "../model/instant";
import type { Plan, TaskNode } from "../model/plan";
import type { StatusKind } from "../model/values";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { nameOf } from "./people";

/** What the tasks of a plan can be grouped by, beside their own structure. */
export type PlanGrouping = "person" | "release" | "status" | "due";

/** Groups of tasks by when they are due. */
export type DueGroup = "overdue" | "today" | "this-week" | "next-week" | "later" | "undated" | "over";

/** One group: the work of a person, for a release, in a status, due at a time. */
export interface PlanGroup {
  /** `person`, `release`, `status` or `due`, with what stands behind it: `""` is nobody, no release. */
  readonly by: PlanGrouping;
  readonly id: string;
  /** The name that the plan gives it; undefined where it has none, for whoever shows it to find words. */
  readonly title?: string;
  /** Indices of tasks in the plan's order; a task that several people do is in the group of each. */
  readonly tasks: readonly number[];
}

/** What the groups depend on beside the plan. */
export interface GroupContext {
  readonly today: Instant;
  /** The first day of a week, Monday = 0. */
  readonly weekStart: number;
}

/**
 * The leaves of a plan (tasks and milestones, actions of risks too) in groups. People, releases and states that have
 * none are there as well, so that something can be moved to them; times and what is over only when there is something.
 */
export function planGroups(schedule: Schedule, by: PlanGrouping, context: GroupContext): readonly PlanGroup[] {
  const { plan } = schedule;
  const groups = startingGroups(plan, by);
  for (const node of plan.tasks) {
    const task = schedule.tasks[node.index];
    if (task === undefined || task.kind === "summary") continue;
    for (const id of groupsOf(plan, node, task, by, context)) {
      const own = groups.get(id);
      if (own === undefined) groups.set(id, [node.index]);
      else own.push(node.index);
    }
  }
  return [...groups].filter(([id, tasks]) => tasks.length > 0 || stays(plan, by, id)).map(([id, tasks]) => {
    const title = titleOf(plan, by, id);
    return { by, id, tasks, ...(title === undefined ? {} : { title }) };
  });
}

const DUE_GROUPS: readonly DueGroup[] = ["overdue", "today", "this-week", "next-week", "later", "undated", "over"];
const STATES: readonly StatusKind[] = ["todo", "doing", "review", "blocked", "done", "dropped"];

function startingGroups(plan: Plan, by: PlanGrouping): Map<string, number[]> {
  return new Map(idsOf(plan, by).map((id): [string, number[]] => [id, []]));
}

function idsOf(plan: Plan, by: PlanGrouping): readonly string[] {
  switch (by) {
    case "person":
      return [...plan.people.keys(), ...plan.equipment.keys(), ""];
    case "release":
      return [...plan.releases.keys(), ""];
    case "status":
      return [...(plan.settings.board?.map(({ name }) => name) ?? STATES)];
    case "due":
      return DUE_GROUPS;
  }
}

/** Groups that are shown without a task in them: those that something can be moved to. */
function stays(plan: Plan, by: PlanGrouping, id: string): boolean {
  if (by === "person") return plan.people.has(id);
  if (by === "status") return id !== "dropped" || plan.settings.board !== undefined;
  return by === "release" ? id !== "" : id === "today" || id === "this-week" || id === "next-week";
}

function titleOf(plan: Plan, by: PlanGrouping, id: string): string | undefined {
  if (by === "person") return id === "" ? undefined : nameOf(plan, id);
  if (by === "release") return id === "" ? undefined : (plan.releases.get(id)?.title ?? id);
  return by === "status" && plan.settings.board !== undefined ? id : undefined;
}

/** The groups that a task stands in. */
export function groupsOf(plan: Plan, node: TaskNode, task: ScheduledTask, by: PlanGrouping, context: GroupContext): readonly string[] {
  switch (by) {
    case "person": {
      const people = [...new Set(task.assignments.map(({ resource }) => resource))];
      return people.length > 0 ? people : namedPeople(plan, node);
    }
    case "release":
      return [task.release !== undefined && plan.releases.has(task.release) ? task.release : ""];
    case "status":
      return [columnOf(plan, node.item.status, task.status)];
    case "due":
      return [dueGroup(task, context)];
  }
}

/** Finished and dropped work books nobody, but it was somebody's. */
function namedPeople(plan: Plan, node: TaskNode): readonly string[] {
  const named = (node.item.who ?? []).filter(({ choose }) => choose === "all").flatMap(({ of }) => of.map(({ id }) => id));
  const known = [...new Set(named)].filter(id => plan.people.has(id) || plan.equipment.has(id));
  return known.length > 0 ? known : [""];
}

/** The column of the plan's board (or the status) that a task stands in: the one that is written, else the first of its meaning. */
export function columnOf(plan: Plan, written: string | undefined, meaning: StatusKind): string {
  const { board } = plan.settings;
  if (board === undefined) return meaning;
  const own = board.find(({ name, is }) => name === written && is === meaning);
  return (own ?? board.find(({ is }) => is === meaning))?.name ?? meaning;
}

function dueGroup(task: ScheduledTask, { today, weekStart }: GroupContext): DueGroup {
  if (task.finished || task.dropped) return "over";
  if (task.due === undefined) return "undated";
  const due = dayOf(task.due.at - 1);
  const now = dayOf(today);
  if (due < now) return "overdue";
  if (due === now) return "today";
  const end = lastDayOfWeek(now, weekStart);
  if (due <= end) return "this-week";
  return due <= end + 7 ? "next-week" : "later";
}

/** The last day of the week that a day lies in. */
export function lastDayOfWeek(day: DayNumber, weekStart: number): DayNumber {
  return day + 6 - ((weekdayOf(day) - weekStart + 7) % 7);
}
