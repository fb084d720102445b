import { formatDay, formatInstant, formatTime } from "../../../src/core/calendar/civil";
import { FIRST_DAY, type Amount, type SharedCalendar, type SharedLink, type SharedProject, type SharedTask } from "./sharedProject";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Minutes of a slot, TaskJuggler's unit of time. */
export const SLOT = 30;
const WEEKS_OF_A_YEAR = 52.142857;

const instant = (at: number): string => formatInstant(at).replace("T", "-");

/** Projects of one calendar as one file of TaskJuggler's, each in a task of its own, with their dates as CSV. */
export function taskjugglerText(projects: readonly SharedProject[], calendar: SharedCalendar): string {
  const days = calendar.week.filter(hours => hours.length > 0).length;
  const total = calendar.week.flat().reduce((sum, [from, to]) => sum + to - from, 0);
  return [
    `project shared "Shared" ${formatDay(FIRST_DAY)} +9m {`,
    '  timezone "UTC"', `  timingresolution ${String(SLOT)}min`,
    `  dailyworkinghours ${String(total / days / 60)}`, `  yearlyworkingdays ${String(days * WEEKS_OF_A_YEAR)}`,
    ...hoursLines(calendar), "}",
    ...calendar.off.map(day => `leaves holiday "Off" ${formatDay(day)}`),
    ...projects.flatMap(({ people }) => [...people].flatMap(([id, own]) => [
      `resource ${id} "${id}" {`, ...(own === undefined ? [] : hoursLines(own)), ...(own?.off ?? []).map(day => `  leaves annual ${formatDay(day)}`), "}",
    ])),
    ...projects.flatMap(project => [`task ${project.id} "${project.id}" {`, ...project.tasks.flatMap(task => taskLines(project, task)), "}"]),
    'taskreport "dates" { formats csv columns id, start, end timeformat "%Y-%m-%dT%H:%M" }',
  ].join("\n") + "\n";
}

function hoursLines({ week }: SharedCalendar): readonly string[] {
  return week.map((hours, i) =>
    `  workinghours ${DAYS[i] ?? ""} ${hours.length === 0 ? "off" : hours.map(([from, to]) => `${formatTime(from)} - ${formatTime(to)}`).join(", ")}`);
}

const amountText = ({ figure, unit }: Amount): string => `${String(figure)}${unit}`;

function taskLines(project: SharedProject, task: SharedTask): readonly string[] {
  const { work } = task;
  const lines = [`task ${task.path[task.path.length - 1] ?? ""} "${task.path.join(" ")}" {`];
  if (work?.kind === "milestone") lines.push("milestone");
  if (work?.kind === "length") lines.push(`length ${amountText(work.amount)}`);
  if (work?.kind === "elapsed") lines.push(`duration ${amountText(work.amount)}`);
  if (work?.kind === "effort") lines.push(`effort ${amountText(work.amount)}`, `allocate ${work.people.join(", ")}`);
  if (task.from !== undefined) lines.push(`start ${instant(task.from)}`);
  if (project.backwards && work !== undefined && task.from === undefined) lines.push("scheduling alap");
  lines.push(...task.links.map(link => linkText(link, project.backwards)));
  if (task.startBy !== undefined) lines.push(`maxstart ${instant(task.startBy)}`);
  if (task.finishBy !== undefined) lines.push(`maxend ${instant(task.finishBy)}`);
  lines.push(...task.children.flatMap(child => taskLines(project, child)), "}");
  return lines;
}

function linkText({ to, side, gap }: SharedLink, backwards: boolean): string {
  const time = gap === undefined ? "" : ` ${gap.clock === "elapsed" ? "gapduration" : "gaplength"} ${String(gap.hours)}h`;
  return `${backwards ? "precedes" : "depends"} ${to.join(".")} { on${side === "start" ? "start" : "end"}${time} }`;
}
