import { formatInstant, formatTime } from "../../../src/core/calendar/civil";
import { formatDay } from "../../../src/core/calendar/civil";
import { allTasks, FIRST_DAY, type Amount, type SharedCalendar, type SharedLink, type SharedProject, type SharedTask } from "./sharedProject";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The name of a task in a plan, where ids are not nested. */
export const idOf = (path: readonly string[]): string => path[path.length - 1] ?? "";

const instant = (at: number): string => formatInstant(at).replace("T", " ");

/** The project as plan text; where people are scarce it is levelled, and work may be interrupted as TaskJuggler does. */
export function gantryText(project: SharedProject, calendar: SharedCalendar): string {
  const calendars = [...project.people].flatMap(([id, own]) => (own === undefined ? [] : [`  ${id}_hours: ${calendarText({ ...own, off: [] })}`]));
  const people = [...project.people].map(([id, own]) => {
    const leave = (own?.off ?? []).map(day => `${formatDay(day)}: Off`);
    const keys = [...(own === undefined ? [] : [`calendar: ${id}_hours`]), ...(leave.length === 0 ? [] : [`leave: {${leave.join(", ")}}`])];
    return `  ${id}: {${keys.join(", ")}}`;
  });
  return [
    `plan: ${project.id}`, `start: ${formatDay(FIRST_DAY)} 00:00`, "as-of: none", `level: ${String(project.crowded)}`,
    `calendar: ${calendarText(calendar)}`,
    ...(calendars.length === 0 ? [] : ["calendars:", ...calendars]),
    ...(people.length === 0 ? [] : ["people:", ...people]),
    "tasks:",
    ...project.tasks.flatMap(task => taskLines(project, task, "  ")),
  ].join("\n") + "\n";
}

function calendarText({ week, off }: SharedCalendar): string {
  const days = week.flatMap((hours, i) =>
    hours.length === 0 ? [] : [`${DAYS[i] ?? ""}: ${hours.map(([from, to]) => `${formatTime(from)}-${formatTime(to)}`).join(" ")}`]);
  const holidays = off.length === 0 ? "" : `, holidays: {${off.map(day => `${formatDay(day)}: Off`).join(", ")}}`;
  return `{week: {${days.join(", ")}}${holidays}}`;
}

const amountText = ({ figure, unit }: Amount, elapsed: boolean): string => `${String(figure)}${elapsed ? "e" : ""}${unit}`;

function taskLines(project: SharedProject, task: SharedTask, indent: string): readonly string[] {
  const { work } = task;
  const keys: string[] = [];
  if (project.crowded && work !== undefined) keys.push("split: true");
  const after = afterOf(project, task);
  if (after.length > 0) keys.push(`after: [${after.join(", ")}]`);
  if (work?.kind === "milestone") keys.push("milestone: true");
  if (work?.kind === "length" || work?.kind === "elapsed") keys.push(`duration: ${amountText(work.amount, work.kind === "elapsed")}`);
  if (work?.kind === "effort") keys.push(`effort: ${amountText(work.amount, false)}`, `who: [${work.people.join(", ")}]`);
  if (task.from !== undefined) keys.push(`start-on: ${instant(task.from)}`);
  if (task.startBy !== undefined) keys.push(`start-by: ${instant(task.startBy)}`);
  if (task.finishBy !== undefined) keys.push(`finish-by: ${instant(task.finishBy)}`);
  if (project.backwards && work !== undefined && task.from === undefined) keys.push("schedule: alap");
  const lines = [`${indent}${idOf(task.path)}:`, ...keys.map(key => `${indent}  ${key}`)];
  if (task.children.length > 0) lines.push(`${indent}  tasks:`, ...task.children.flatMap(child => taskLines(project, child, `${indent}    `)));
  return lines;
}

/** What a task waits for: its own links, or, planned back, those of all tasks that come before it. */
function afterOf(project: SharedProject, task: SharedTask): readonly string[] {
  if (!project.backwards) return task.links.map(link => dependency(link.to, link, link.side === "start" ? "SS" : "FS"));
  return allTasks(project.tasks).flatMap(other =>
    other.links.filter(({ to }) => to.join(".") === task.path.join(".")).map(link => dependency(other.path, link, link.side === "finish" ? "FF" : "FS")));
}

function dependency(path: readonly string[], { gap }: SharedLink, type: string): string {
  const lag = gap === undefined ? "" : `+${String(gap.hours)}${gap.clock === "elapsed" ? "eh" : "h"}`;
  return `${idOf(path)} ${type}${lag}`;
}
