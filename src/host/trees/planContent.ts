import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Command } from "vscode";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Instant } from "../../core/model/instant";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { nameOf } from "../../core/view/people";
import { titleOf } from "../../core/view/titles";
import type { Analysis } from "../../language/analysisTypes";
import { finishDayText } from "../dates";
import { COMMANDS } from "../ids";
import { isolated } from "../isolated";
import { passes, type PlanFilter } from "./planFilter";
import { taskIcon, taskLine, taskTooltip } from "./taskItem";
import { countLate, stateOf } from "./taskState";
import type { TreeContent, TreeLine } from "./treeSource";

/** The lines of the Plan tree, with how many tasks there are and how many of them pass the filter. */
export interface PlanContent extends TreeContent {
  readonly all: number;
  readonly passing: number;
}

/** Key of a task's line. Where an id stands twice, the later ones are told apart by their place. */
export function taskKey(plan: Plan, node: TaskNode): string {
  const first = plan.taskIndex.get(node.item.id) === node.index;
  return first ? `${plan.id}/${node.item.id}` : `${plan.id}/${node.item.id}#${String(node.index)}`;
}

/** All plans as a tree. One plan alone needs no line of its own. */
export function planContent(analysis: Analysis, filter: PlanFilter): PlanContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  let all = 0;
  let passing = 0;
  const { plans } = analysis.snapshot;
  for (const plan of plans) {
    const schedule = analysis.schedules.get(plan.id);
    if (schedule?.plan !== plan) continue;
    const key = plans.length > 1 ? planKey(plan) : undefined;
    const shown = shownTasks(schedule, filter);
    all += plan.tasks.length;
    passing += shown.passing;
    const top = addTasks(schedule, shown.visible, { key, today: analysis.context.now, expanded: filter.kind !== "all" }, lines);
    if (key === undefined) roots.push(...top);
    else {
      roots.push(key);
      const twin = plans.some((other) => other !== plan && other.title === plan.title);
      lines.set(key, planLine(schedule, key, top, { today: analysis.context.now, twin }));
    }
  }
  return { roots, lines, all, passing };
}

function planKey(plan: Plan): string {
  return `plan ${plan.file}`;
}

interface Shown {
  readonly visible: readonly boolean[];
  readonly passing: number;
}

/** A task is shown when it passes or when one below it does. */
function shownTasks({ plan, tasks }: Schedule, filter: PlanFilter): Shown {
  const visible = new Array<boolean>(plan.tasks.length).fill(false);
  let passing = 0;
  for (let index = plan.tasks.length - 1; index >= 0; index--) {
    const node = plan.tasks[index];
    const task = tasks[index];
    if (node === undefined || task === undefined) continue;
    if (passes(filter, node, task)) {
      passing++;
      visible[index] = true;
    }
    if (visible[index] === true && node.parent >= 0) visible[node.parent] = true;
  }
  return { visible, passing };
}

interface Under {
  readonly key: string | undefined;
  readonly today: Instant;
  readonly expanded: boolean;
}

/** Adds the visible tasks of a plan; returns the keys at its top. */
function addTasks(schedule: Schedule, visible: readonly boolean[], under: Under, lines: Map<string, TreeLine>): string[] {
  const { plan } = schedule;
  const top: string[] = [];
  const keys = plan.tasks.map((node) => taskKey(plan, node));
  const children = plan.tasks.map((): string[] => []);
  for (const node of plan.tasks) {
    const key = keys[node.index];
    const task = schedule.tasks[node.index];
    const own = children[node.index];
    if (key === undefined || task === undefined || own === undefined || visible[node.index] !== true) continue;
    (node.parent < 0 ? top : children[node.parent])?.push(key);
    lines.set(key, {
      key,
      mark: taskMark(plan, node, task, under),
      parent: node.parent < 0 ? under.key : keys[node.parent],
      children: own,
      item: () => taskItem(plan, node, key, { line: taskLine(plan, node, task, under.today), parent: own.length > 0, expanded: under.expanded || node.depth < 1 }),
      resolve: (item) => {
        item.tooltip = taskTooltip(plan, node, task, under.today);
        return item;
      },
    });
  }
  return top;
}

/** All that the line is made from; the words themselves are made for the lines on screen only. */
function taskMark(plan: Plan, node: TaskNode, task: ScheduledTask, { today, expanded }: Under): string {
  const people = task.assignments.map(({ resource, units }) => `${nameOf(plan, resource)} ${String(units)}`);
  const dates = [task.start, task.finish, task.due?.at, task.progress, today];
  return [titleOf(node), task.kind, stateOf(task), ...dates.map(String), String(expanded), ...people].join("\t");
}

interface Look {
  readonly line: ReturnType<typeof taskLine>;
  readonly parent: boolean;
  readonly expanded: boolean;
}

function taskItem(plan: Plan, node: TaskNode, key: string, { line, parent, expanded }: Look): TreeItem {
  const open = expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(isolated(line.title), parent ? open : TreeItemCollapsibleState.None);
  item.id = key;
  item.description = line.description;
  item.iconPath = taskIcon(line);
  item.contextValue = "task";
  item.command = openSource(plan.id, node.item.id);
  item.accessibilityInformation = { label: `${line.title}, ${line.state}, ${line.description}` };
  return item;
}

/** A click shows the source and leaves the focus in the tree. */
export function openSource(plan: string, id: string): Command {
  return { command: COMMANDS.revealInPlan, title: l10n.t("Show in the plan"), arguments: [{ plan, id, preserveFocus: true }] };
}

/** A plan's own line; `twin`: another plan has its title, so it says where it stands. */
function planLine(schedule: Schedule, key: string, children: readonly string[], { today, twin }: { readonly today: Instant; readonly twin: boolean }): TreeLine {
  const { plan } = schedule;
  const late = countLate(schedule);
  const where = twin ? `${plan.file.split("/").slice(-2).join("/")} · ` : "";
  const description = where + finishDayText(schedule.finish, today) + (late === 0 ? "" : ` · ${l10n.t("{0} late", late)}`);
  return {
    key,
    mark: `${plan.title}\t${description}`,
    parent: undefined,
    children,
    item: () => {
      const item = new TreeItem(isolated(plan.title), TreeItemCollapsibleState.Expanded);
      item.id = key;
      item.description = description;
      item.iconPath = late === 0 ? new ThemeIcon("project") : new ThemeIcon("project", new ThemeColor("list.errorForeground"));
      item.contextValue = "plan";
      item.command = openSource(plan.id, "");
      return item;
    },
  };
}
