import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Plan } from "../../core/model/plan";
import type { Instant } from "../../core/model/instant";
import type { Schedule } from "../../core/schedule/result";
import type { Analysis } from "../../language/analysisTypes";
import { finishDayText } from "../dates";
import { isolated } from "../isolated";
import { addGroups } from "./groupLines";
import { openSource } from "./openSource";
import { passes, type PlanFilter } from "./planFilter";
import type { PlanLook } from "./planLook";
import { taskKey, taskTreeLine, type Under } from "./taskLines";
import { countLate } from "./taskState";
import type { TreeContent, TreeLine } from "./treeSource";

/** The lines of the Plan tree, with how many tasks there are and how many of them pass the filter. */
export interface PlanContent extends TreeContent {
  readonly all: number;
  readonly passing: number;
  /** The first line of a task, by plan and id. */
  lineOf(plan: string, id: string): string | undefined;
}

/** All plans as a tree, by structure or in groups. One plan alone needs no line of its own. */
export function planContent(analysis: Analysis, filter: PlanFilter, look: PlanLook): PlanContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  let all = 0;
  let passing = 0;
  const { plans } = analysis.snapshot;
  const titles = titlesOf(plans);
  for (const plan of plans) {
    const schedule = analysis.schedules.get(plan.id);
    if (schedule?.plan !== plan) continue;
    const key = plans.length > 1 ? planKey(plan) : undefined;
    const shown = shownTasks(schedule, filter);
    all += plan.tasks.length;
    passing += shown.passing;
    const under = { key, today: analysis.context.now, expanded: filter.kind !== "all" };
    const top = look.grouping === "structure"
      ? addTasks(schedule, shown.visible, under, lines)
      : addGroups({ schedule, by: look.grouping, weekStart: look.weekStart, filter }, under, lines);
    if (key === undefined) roots.push(...top);
    else {
      roots.push(key);
      const twin = (titles.get(plan.title) ?? 0) > 1;
      lines.set(key, planLine(schedule, key, top, { today: analysis.context.now, twin, open: plans.length <= MOST_OPEN }));
    }
  }
  return { roots, lines, all, passing, lineOf: lineFinder(lines) };
}

/** How many plans have a title. */
function titlesOf(plans: readonly Plan[]): ReadonlyMap<string, number> {
  const titles = new Map<string, number>();
  for (const { title } of plans) titles.set(title, (titles.get(title) ?? 0) + 1);
  return titles;
}

/** Looks a task's line up; the table is made when it is first asked for. */
function lineFinder(lines: ReadonlyMap<string, TreeLine>): PlanContent["lineOf"] {
  let known: Map<string, string> | undefined;
  return (plan, id) => {
    if (known === undefined) {
      known = new Map();
      for (const [key, { what }] of lines) {
        if (what?.kind === "task" && !known.has(`${what.plan}/${what.id}`)) known.set(`${what.plan}/${what.id}`, key);
      }
    }
    return known.get(`${plan}/${id}`);
  };
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
    const parent = node.parent < 0 ? under.key : keys[node.parent];
    lines.set(key, taskTreeLine(plan, node, task, { ...under, key, parent, children: own }));
  }
  return top;
}

/** With more plans than this each begins closed: the editor asks for the lines below each open one at every change. */
const MOST_OPEN = 50;

/** A plan's own line; `twin`: another plan has its title, so it says where it stands. */
function planLine(schedule: Schedule, key: string, children: readonly string[], { today, twin, open }: { readonly today: Instant; readonly twin: boolean; readonly open: boolean }): TreeLine {
  const { plan } = schedule;
  const late = countLate(schedule);
  const where = twin ? `${plan.file.split("/").slice(-2).join("/")} · ` : "";
  const description = where + finishDayText(schedule.finish, today) + (late === 0 ? "" : ` · ${l10n.t("{0} late", late)}`);
  return {
    key,
    mark: `${plan.title}\t${description}`,
    parent: undefined,
    children,
    what: { kind: "plan", plan: plan.id },
    item: () => {
      const item = new TreeItem(isolated(plan.title), open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
      item.id = key;
      item.description = description;
      item.iconPath = late === 0 ? new ThemeIcon("project") : new ThemeIcon("project", new ThemeColor("list.errorForeground"));
      item.contextValue = "plan";
      item.command = openSource(plan.id, "");
      return item;
    },
  };
}
