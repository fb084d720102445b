import type { Equipment, Person, Release, Team } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import { explain } from "../../core/schedule/explain/explain";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { scaleOf } from "../edits/workingDay";
import { causeParts } from "../explanations/causeParts";
import { counted, dateInWords, distance, finishInWords, percent, shown, startInWords } from "../rules/wording";
import { writeDuration, writeElapsed } from "../write/writeValues";
import { listedParts, ours, theirs, word, type HoverLine } from "./hoverParts";

/** What to know about an item at a glance: dates, slack, what drives it, who, the deadline. */
export function itemCard(analysis: Analysis, plan: Plan, item: Item): readonly HoverLine[] {
  const schedule = analysis.schedules.get(plan.id);
  const index = plan.taskIndex.get(item.id);
  const node = index === undefined ? undefined : plan.tasks[index];
  const dates = index === undefined ? undefined : schedule?.tasks[index];
  if (node?.item === item && schedule !== undefined && dates !== undefined) return taskCard(plan, schedule, node, dates);
  if (item.section === "releases") return releaseCard(schedule, item as Release);
  if (item.section === "people" || item.section === "equipment") return workerCard(schedule, item as Person | Equipment);
  if (item.section === "teams") return [headOf(item, "team"), [ours("Members: "), ...listedParts((item as Team).members.map(({ ref }) => word(ref.id)))]];
  return [headOf(item, item.section === "tasks" ? "task" : item.section)];
}

/** Title or name, id and kind. */
function headOf(item: Item & { readonly title?: string; readonly name?: string; readonly values?: ReadonlyMap<string, unknown> }, kind: string): HoverLine {
  const kept = item.values?.get("title");
  const title = item.title ?? item.name ?? (typeof kept === "string" ? kept : undefined);
  return [...(title === undefined ? [] : [theirs(shown(title, 200)), ours(" ")]), word(item.id), ours(` · ${kind}`)];
}

function taskCard(plan: Plan, schedule: Schedule, { item }: TaskNode, dates: ScheduledTask): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(item, dates.kind), whenLine(plan, item, dates)];
  const start = dates.finished ? undefined : explain(schedule, dates.index, "start");
  const cause = start?.causes[0];
  if (start !== undefined && cause !== undefined) lines.push([ours("Starts then because "), ...causeParts(schedule, start, cause), ours(".")]);
  const slack = slackLine(plan, dates);
  if (slack !== undefined) lines.push(slack);
  if (dates.due !== undefined) lines.push(dueLine(dates.due, dates));
  if (dates.assignments.length > 0) {
    lines.push([ours("Who: "), ...listedParts(dates.assignments.map(({ resource, units }) => word(units === 1 ? resource : `${resource} ${percent(units).replace(" ", "")}`)))]);
  }
  const waiting = schedule.links.filter(link => link.from === dates.index && !link.cut).map(link => plan.tasks[link.to]?.item.id ?? "");
  if (waiting.length > 0) lines.push([ours("Waiting for it: "), ...listedParts([...new Set(waiting)].map(word))]);
  return lines;
}

function whenLine(plan: Plan, item: { readonly duration?: unknown }, dates: ScheduledTask): HoverLine {
  const parts: string[] = [];
  if (dates.kind === "milestone") parts.push(finishInWords(dates.finish));
  else parts.push(`${startInWords(dates.start)} to ${finishInWords(dates.finish)}`, lengthText(plan, item, dates.duration));
  if (dates.dropped) parts.push("dropped");
  else if (dates.finished) parts.push("finished");
  else if (dates.progress > 0) parts.push(`${percent(dates.progress)} done`);
  else if (dates.started) parts.push("started");
  return [ours(parts.join(" · "))];
}

function lengthText(plan: Plan, item: { readonly duration?: unknown }, minutes: number): string {
  const { duration } = item as { readonly duration?: { readonly likely?: { readonly elapsed: boolean } } };
  return duration?.likely?.elapsed === true ? writeElapsed(minutes) : writeDuration(minutes, scaleOf(plan));
}

function slackLine(plan: Plan, dates: ScheduledTask): HoverLine | undefined {
  if (dates.finished || dates.dropped || dates.kind === "summary") return undefined;
  if (dates.critical) return [ours("Critical: a day later here is a day later at the end.")];
  return [ours(`Slack ${dates.totalSlack < 0 ? "-" : ""}${writeDuration(Math.abs(dates.totalSlack), scaleOf(plan))}`)];
}

function dueLine(due: { readonly at: number; readonly from: "due" | "release" }, dates: ScheduledTask): HoverLine {
  const from = due.from === "release" ? "Promised with its release for" : "Due";
  const late = dates.finish > due.at ? `, ${distance(due.at, dates.finish)} late` : "";
  return [ours(`${from} ${finishInWords(due.at)}${late}`)];
}

function releaseCard(schedule: Schedule | undefined, release: Release): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(release, "release")];
  if (release.date !== undefined) lines.push([ours(`Promised for ${dateInWords(release.date)}`)]);
  if (release.released !== undefined) return [...lines, [ours(`Released on ${dateInWords(release.released)}`)]];
  const carried = (schedule?.tasks ?? []).filter(task => task.release === release.id && task.kind !== "summary" && !task.dropped);
  const finish = carried.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  if (carried.length === 0) return [...lines, [ours("No task carries it yet.")]];
  return [...lines, [ours(`Forecast ${finishInWords(finish)} · ${counted(carried.length, "task")}, ${String(carried.filter(task => task.finished).length)} finished`)]];
}

function workerCard(schedule: Schedule | undefined, worker: Person | Equipment): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(worker, worker.section === "people" ? "person" : "equipment")];
  const roles = worker.section === "people" ? (worker.role ?? []) : [];
  if (roles.length > 0) lines.push([ours("Role: "), ...listedParts(roles.map(theirs))]);
  const open = (schedule?.tasks ?? []).filter(task => !task.finished && !task.dropped && task.assignments.some(({ resource }) => resource === worker.id));
  if (open.length === 0) return [...lines, [ours("On no open task.")]];
  const last = open.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  return [...lines, [ours(`On ${counted(open.length, "open task")} until ${finishInWords(last)}: `), ...listedParts(open.map(({ id }) => word(id)), 4)]];
}
