import { l10n, MarkdownString, ThemeColor, ThemeIcon } from "vscode";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Instant } from "../../core/model/instant";
import type { ScheduledTask } from "../../core/schedule/result";
import { peopleText } from "../../core/view/people";
import { titleOf } from "../../core/view/titles";
import { dayText, daysBetween, finishDayText } from "../dates";
import { appendWords } from "../markdown";
import { stateOf, type TaskState } from "./taskState";

/** How a task stands in a tree, in words; made for every task at each refresh, so kept plain. */
export interface TaskLine {
  readonly title: string;
  readonly description: string;
  readonly state: TaskState;
  readonly icon: string;
}

const ICONS: Readonly<Record<TaskState, string>> = {
  done: "pass-filled",
  dropped: "circle-slash",
  late: "warning",
  blocked: "stop-circle",
  review: "eye",
  running: "play-circle",
  critical: "circle-filled",
  open: "circle-outline",
};

const COLOURS: Readonly<Record<TaskState, string | undefined>> = {
  done: "charts.green",
  dropped: "disabledForeground",
  late: "list.errorForeground",
  blocked: "charts.yellow",
  review: "charts.purple",
  running: "charts.blue",
  critical: "charts.orange",
  open: undefined,
};

/** What stands in the line of a task. */
export function taskLine(plan: Plan, node: TaskNode, task: ScheduledTask, today: Instant): TaskLine {
  const state = stateOf(task);
  return { title: titleOf(node), description: descriptionOf(plan, task, state, today), state, icon: iconOf(task, state) };
}

function iconOf(task: ScheduledTask, state: TaskState): string {
  if (task.kind === "milestone" && state !== "done" && state !== "dropped") return "milestone";
  if (task.kind === "summary" && (state === "open" || state === "critical" || state === "running")) return "list-tree";
  return ICONS[state];
}

/** The icon in the colour of the state. */
export function taskIcon({ icon, state }: TaskLine): ThemeIcon {
  const colour = COLOURS[state];
  return colour === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(colour));
}

function descriptionOf(plan: Plan, task: ScheduledTask, state: TaskState, today: Instant): string {
  const parts: string[] = [];
  if (state === "late" && task.due !== undefined) parts.push(lateText(task.due.at, task.finish));
  parts.push(datesText(task, today));
  if (task.progress > 0 && task.progress < 1) parts.push(`${String(Math.round(task.progress * 100))}%`);
  if (state === "blocked") parts.push(l10n.t("blocked"));
  if (state === "dropped") parts.push(l10n.t("dropped"));
  const people = task.kind === "summary" ? "" : peopleText(plan, task.assignments);
  if (people !== "") parts.push(people);
  return parts.join(" · ");
}

function datesText(task: ScheduledTask, today: Instant): string {
  const finish = finishDayText(task.finish, today);
  if (task.kind === "milestone") return dayText(task.finish, today);
  const start = dayText(task.start, today);
  return start === finish ? start : `${start} – ${finish}`;
}

/** How far beyond its promise: `+3d`, or the same day. */
export function lateText(due: Instant, finish: Instant): string {
  const days = daysBetween(due, finish);
  return days === 0 ? l10n.t("late by hours") : l10n.t("{0}d late", days);
}

/** The card behind a line. What comes from the file is appended as text, so it can never act as Markdown. */
export function taskTooltip(plan: Plan, node: TaskNode, task: ScheduledTask, today: Instant): MarkdownString {
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), titleOf(node)).appendMarkdown("** ").appendText(node.item.id);
  const line = (name: string, value: string): void => {
    if (value !== "") appendWords(card.appendMarkdown(`\n\n${name}: `), value);
  };
  line(l10n.t("Dates"), datesText(task, today));
  line(l10n.t("Who"), peopleText(plan, task.assignments));
  if (task.progress > 0) line(l10n.t("Progress"), `${String(Math.round(task.progress * 100))}%`);
  if (task.due !== undefined) line(l10n.t("Deadline"), finishDayText(task.due.at, today));
  if (task.release !== undefined) line(l10n.t("Release"), plan.releases.get(task.release)?.title ?? task.release);
  if (task.critical && !task.finished) line(l10n.t("Critical"), l10n.t("a day lost here is a day lost at the end"));
  return card;
}
