import { l10n, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from "vscode";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Instant } from "../../core/model/instant";
import type { ScheduledTask } from "../../core/schedule/result";
import { nameOf } from "../../core/view/people";
import { titleOf } from "../../core/view/titles";
import type { GroupName } from "../../language/edits/moveToGroup";
import { isolated } from "../isolated";
import { openSource } from "./openSource";
import { taskIcon, taskLine, taskTooltip } from "./taskItem";
import { stateOf } from "./taskState";
import type { TreeLine } from "./treeSource";

/** What the lines of a plan stand under. */
export interface Under {
  /** The plan's own line, when it has one. */
  readonly key: string | undefined;
  readonly today: Instant;
  readonly expanded: boolean;
}

/** Where a task's line stands. */
export interface TaskPlaceInTree {
  readonly key: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly today: Instant;
  readonly expanded: boolean;
  readonly group?: GroupName;
}

/** Key of a task's line. Where an id stands twice, the later ones are told apart by their place. */
export function taskKey(plan: Plan, node: TaskNode): string {
  const first = plan.taskIndex.get(node.item.id) === node.index;
  return first ? `${plan.id}/${node.item.id}` : `${plan.id}/${node.item.id}#${String(node.index)}`;
}

/** The line of a task. */
export function taskTreeLine(plan: Plan, node: TaskNode, task: ScheduledTask, place: TaskPlaceInTree): TreeLine {
  const { group, key, parent, children, today } = place;
  return {
    key,
    mark: taskMark(plan, node, task, place),
    parent,
    children,
    what: { kind: "task", plan: plan.id, id: node.item.id, summary: node.item.summary, ...(group === undefined ? {} : { group }) },
    item: () => taskItem(plan, node, task, place),
    resolve: (item) => {
      item.tooltip = taskTooltip(plan, node, task, today);
      return item;
    },
  };
}

/** All that the line is made from; the words themselves are made for the lines on screen only. */
function taskMark(plan: Plan, node: TaskNode, task: ScheduledTask, { today, expanded }: TaskPlaceInTree): string {
  const people = task.assignments.map(({ resource, units }) => `${nameOf(plan, resource)} ${String(units)}`);
  const dates = [task.start, task.finish, task.due?.at, task.progress, today];
  return [titleOf(node), task.kind, stateOf(task), ...dates.map(String), String(expanded), ...people].join("\t");
}

function taskItem(plan: Plan, node: TaskNode, task: ScheduledTask, { key, children, expanded, today }: TaskPlaceInTree): TreeItem {
  const line = taskLine(plan, node, task, today);
  const open = expanded || node.depth < 1 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(isolated(line.title), children.length > 0 ? open : TreeItemCollapsibleState.None);
  item.id = key;
  item.description = line.description;
  item.iconPath = taskIcon(line);
  item.contextValue = contextOf(node, task);
  item.command = openSource(plan.id, node.item.id);
  item.accessibilityInformation = { label: `${line.title}, ${line.state}, ${line.description}` };
  if (!node.item.summary && !task.dropped) item.checkboxState = checkbox(line.title, task.finished);
  return item;
}

/** Words that menus look for. */
function contextOf(node: TaskNode, task: ScheduledTask): string {
  if (node.item.summary) return "task summary";
  const begun = task.started || task.finished || task.dropped;
  return `task leaf ${task.finished ? "done" : "open"}${begun || node.risk !== undefined ? "" : " fresh"}`;
}

function checkbox(title: string, done: boolean): NonNullable<TreeItem["checkboxState"]> {
  const state = done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
  const tooltip = done ? l10n.t("Done. Click to open it again.") : l10n.t("Click when it is done.");
  return { state, tooltip, accessibilityInformation: { label: done ? l10n.t("{0}, done", title) : l10n.t("{0}, not done", title) } };
}
