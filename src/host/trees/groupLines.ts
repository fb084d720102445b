import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Schedule } from "../../core/schedule/result";
import { planGroups, type PlanGroup, type PlanGrouping } from "../../core/view/planGroups";
import { isolated } from "../isolated";
import { passes, type PlanFilter } from "./planFilter";
import { taskKey, taskTreeLine, type Under } from "./taskLines";
import { isLate } from "./taskState";
import type { TreeLine } from "./treeSource";

/** What is shown of a plan in groups. */
export interface GroupedPlan {
  readonly schedule: Schedule;
  readonly by: PlanGrouping;
  readonly weekStart: number;
  readonly filter: PlanFilter;
}

/** Adds the groups of a plan with their tasks; returns the keys of the groups. */
export function addGroups({ schedule, by, weekStart, filter }: GroupedPlan, under: Under, lines: Map<string, TreeLine>): string[] {
  const { plan, tasks } = schedule;
  const keys: string[] = [];
  for (const group of planGroups(schedule, by, { today: under.today, weekStart })) {
    const name = { by, id: group.id };
    const suffix = `@${by}:${group.id}`;
    const key = `group ${plan.file}${suffix}`;
    const children: string[] = [];
    lines.set(key, groupLine(schedule, group, { key, parent: under.key, children, expanded: under.expanded }));
    for (const index of group.tasks) {
      const node = plan.tasks[index];
      const task = tasks[index];
      if (node === undefined || task === undefined || !passes(filter, node, task)) continue;
      const own = `${taskKey(plan, node)}${suffix}`;
      children.push(own);
      lines.set(own, taskTreeLine(plan, node, task, { ...under, key: own, parent: key, children: [], group: name }));
    }
    if (filter.kind !== "all" && children.length === 0) lines.delete(key);
    else keys.push(key);
  }
  return keys;
}

interface GroupPlace {
  readonly key: string;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly expanded: boolean;
}

function groupLine({ plan, tasks }: Schedule, group: PlanGroup, { key, parent, children, expanded }: GroupPlace): TreeLine {
  const title = group.title ?? groupTitle(group.by, group.id);
  const late = group.tasks.filter((index) => tasks[index] !== undefined && isLate(tasks[index])).length;
  const over = group.id === "over" || group.id === "done" || group.id === "dropped";
  return {
    key,
    mark: [title, String(group.tasks.length), String(late), String(expanded)].join("\t"),
    parent,
    children,
    what: { kind: "group", plan: plan.id, group: { by: group.by, id: group.id } },
    item: () => {
      const open = over && !expanded ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
      const item = new TreeItem(isolated(title), children.length === 0 ? TreeItemCollapsibleState.None : open);
      item.id = key;
      item.description = children.length === 0 ? l10n.t("nothing") : `${String(children.length)}${late === 0 ? "" : ` · ${l10n.t("{0} late", late)}`}`;
      item.iconPath = late === 0 ? new ThemeIcon(ICONS[group.by]) : new ThemeIcon(ICONS[group.by], new ThemeColor("list.errorForeground"));
      item.contextValue = "group";
      item.accessibilityInformation = { label: `${title}, ${item.description}` };
      return item;
    },
  };
}

const ICONS: Readonly<Record<PlanGrouping, string>> = { person: "account", release: "package", status: "circle-large-outline", due: "calendar" };

/** The name of a group that the plan gives none. */
function groupTitle(by: PlanGrouping, id: string): string {
  if (by === "person") return l10n.t("Nobody");
  if (by === "release") return l10n.t("No release");
  return by === "status" ? (statusTitles()[id] ?? id) : (dueTitles()[id] ?? id);
}

function statusTitles(): Readonly<Record<string, string>> {
  return { todo: l10n.t("To do"), doing: l10n.t("Doing"), review: l10n.t("In review"), blocked: l10n.t("Blocked"), done: l10n.t("Done"), dropped: l10n.t("Dropped") };
}

function dueTitles(): Readonly<Record<string, string>> {
  return {
    overdue: l10n.t("Overdue"), today: l10n.t("Today"), "this-week": l10n.t("This week"), "next-week": l10n.t("Next week"),
    later: l10n.t("Later"), undated: l10n.t("No date"), over: l10n.t("Done or dropped"),
  };
}
