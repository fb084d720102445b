import { formatInstant } from "../../../src/core/calendar/civil";
import { allTasks, dayOf, type TjHours, type TjLink, type TjProject, type TjTask } from "./tjProject";
import { weekText } from "./tjDates";

/** The plan that says the same, and the leaves that it cannot say, by path, with the construct that is in the way. */
export interface Translated {
  readonly text: string;
  readonly unsaid: ReadonlyMap<string, string>;
  /** Leaves whose place is given instead of found: planned back there, with others that begin from their late place. */
  readonly given: ReadonlySet<string>;
}

/** Where TaskJuggler puts tasks, by path. */
export type Places = ReadonlyMap<string, readonly [start: number, end: number]>;

/** The id of a task in the plan. */
export const planId = (path: string): string => `t.${path.replaceAll("_", "-")}`;
const personId = (id: string): string => `r.${id.replaceAll("_", "-")}-`.replace(/-$/, "");

const instant = (at: number): string => formatInstant(at).replace("T", " ");
const span = ([from, to]: readonly [number, number], name: string): string => `${instant(from)}..${instant(to)}: ${name}`;

/** The project as plan text; the place of tasks that are planned back and waited for is taken from `places`. */
export function translate(project: TjProject, places: Places): Translated {
  const all = allTasks(project.tasks);
  const leaves = all.filter(({ children }) => children.length === 0);
  const unsaid = new Map<string, string>();
  for (const leaf of leaves) {
    const why = whyUnsaid(project, leaf);
    if (why !== undefined) unsaid.set(leaf.path, why);
  }
  const given = new Map(leaves.filter(leaf => isAnchor(all, leaf) && !unsaid.has(leaf.path)).map(({ path }) => [path, places.get(path)?.[0] ?? 0]));
  const head = [
    "plan: Translated", `start: ${instant(project.start)}`, `as-of: ${project.now !== undefined && project.tracking === (project.scenarios[0] ?? "plan") ? instant(project.now) : "none"}`,
    "level: false", `hours-per-day: ${String(dayOf(project) / 60)}`, `hours-per-week: ${String((dayOf(project) * 5) / 60)}`,
    `calendar: {week: ${weekText(project.week)}${holidaysText(project.off)}}`,
    "calendars:", ...calendarLines(project), "people:", "  nobody: {}", ...[...project.resources.values()].filter(one => !isGroup(project, one)).map(one => personLine(one)),
    "tasks:", `  the-end: {start-on: ${instant(project.end)}, milestone: true}`,
    ...project.tasks.flatMap(task => taskLines({ project, all, given }, task, "  ")),
  ];
  return { text: head.join("\n") + "\n", unsaid, given: new Set(given.keys()) };
}

const isGroup = ({ resources }: TjProject, group: TjHours): boolean => [...resources.values()].some(({ parent }) => parent === group);
const holidaysText = (off: readonly (readonly [number, number])[]): string => (off.length === 0 ? "" : `, holidays: {${off.map(one => span(one, "Off")).join(", ")}}`);

/** Hours of each resource and each shift: a shift's days off come on top of the project's, or in their place. */
function calendarLines({ shifts, resources }: TjProject): readonly string[] {
  return [
    ...[...shifts.values()].map(({ id, week, off, replace }) => `  s.${id.replaceAll("_", "-")}: {week: ${weekText(week)}${replace ? ", based-on: none" : ""}${holidaysText(off)}}`),
    ...[...resources.values()].map(({ id, week }) => `  ${personId(id)}.hours: {week: ${weekText(week)}}`),
  ];
}

function personLine({ id, shifts, off }: TjHours): string {
  const steps = shifts.filter(({ from }) => Number.isFinite(from)).flatMap(({ shift, from, to }) => [[from, `s.${shift.replaceAll("_", "-")}`], [to, `${personId(id)}.hours`]] as const);
  const whole = shifts.find(({ from }) => !Number.isFinite(from));
  const own = whole === undefined ? `${personId(id)}.hours` : `s.${whole.shift.replaceAll("_", "-")}`;
  const dated = new Map<number, string>([[0, own], ...steps.filter(([at]) => Number.isFinite(at))]);
  const calendar = steps.length === 0 ? own : `{${[...dated].sort(([a], [b]) => a - b).map(([at, name]) => `${at === 0 ? "1970-01-01" : instant(at).slice(0, 10)}: ${name}`).join(", ")}}`;
  const leave = off.length === 0 ? "" : `, leave: {${off.map(one => span(one, "Off")).join(", ")}}`;
  return `  ${personId(id)}: {calendar: ${calendar}${leave}}`;
}

/** The people of a resource: itself, or all in a group. */
function peopleOf(project: TjProject, id: string): readonly TjHours[] {
  const resource = project.resources.get(id);
  if (resource === undefined) return [];
  if (!isGroup(project, resource)) return [resource];
  return [...project.resources.values()].filter(({ parent }) => parent === resource).flatMap(child => peopleOf(project, child.id));
}

function whyUnsaid(project: TjProject, task: TjTask): string | undefined {
  if (task.unsaid.length > 0) return task.unsaid[0];
  const people = task.effort === undefined ? [] : task.allocations.flat().flatMap(id => peopleOf(project, id));
  const limited = people.find(({ unsaid }) => unsaid.length > 0);
  if (limited !== undefined) return `${limited.unsaid[0] ?? ""} of a resource`;
  if (people.some(one => one.off.length > 0 && one.shifts.some(({ shift }) => project.shifts.get(shift)?.replace === true))) return "a shift that replaces somebody's leave";
  if (task.effort !== undefined && people.length === 0) return "effort without a resource";
  if (kindOf(task) === "hammock") return "a task between what it waits for and what waits for it, without a length (hammock)";
  return undefined;
}

/** A task that is planned back and that others wait for: a plan moves it late only as far as they let it. */
function isAnchor(all: readonly TjTask[], task: TjTask): boolean {
  return isBackwards(task) && all.some(({ depends }) => depends.some(({ to }) => to === task.path));
}

/** What a leaf is, where it does not say so: between two dates, a milestone, or as long as what is around it leaves. */
function kindOf(task: TjTask): "work" | "fixed" | "milestone" | "hammock" {
  if (task.effort !== undefined || task.length !== undefined || task.duration !== undefined) return "work";
  if (task.start !== undefined && task.end !== undefined) return "fixed";
  if (task.milestone) return "milestone";
  const chain: TjTask[] = [];
  for (let at: TjTask | undefined = task; at !== undefined; at = at.parent) chain.push(at);
  const begins = task.start !== undefined || chain.some(one => one.depends.length > 0);
  const ends = task.end !== undefined || chain.some(one => one.precedes.length > 0);
  return begins && ends ? "hammock" : "milestone";
}

const amount = (text: string): string => text.replace(/\.0(?=[a-z])/, "").replace("min", "m");
/** Clock time: TaskJuggler's week has 7 days, its month 30.4167 and its year 365. */
const elapsed = (text: string): string => {
  const [, figure = "0", unit = "d"] = /^([\d.]+)(min|h|d|w|m|y)/.exec(text) ?? [];
  const minutes = Number(figure) * ({ min: 1, h: 60, d: 1440, w: 10_080, m: 43_800, y: 525_600 }[unit] ?? 0);
  return `${String(minutes)}em`;
};

interface Writing {
  readonly project: TjProject;
  readonly all: readonly TjTask[];
  readonly given: ReadonlyMap<string, number>;
}

function taskLines(writing: Writing, task: TjTask, indent: string): readonly string[] {
  const { project, all, given } = writing;
  const place = given.get(task.path);
  const keys: string[] = [];
  const leaf = task.children.length === 0;
  const kind = leaf ? kindOf(task) : "work";
  if (task.effort !== undefined && leaf) {
    const who = task.allocations.map(ids => (ids.length === 1 ? peopleOf(project, ids[0] ?? "").map(({ id }) => personId(id)).join(", ") : `any of ${ids.map(personId).join(" ")}`));
    keys.push(`effort: ${amount(task.effort)}`, `who: [${who.filter(text => text !== "").join(", ")}]`);
  }
  if (task.length !== undefined) keys.push(`duration: ${amount(task.length)}`);
  if (task.duration !== undefined) keys.push(`duration: ${elapsed(task.duration)}`);
  if (leaf && kind === "milestone") keys.push("milestone: true");
  if (leaf && kind === "hammock") keys.push("duration: 1h");
  if (kind === "fixed") keys.push("schedule: fixed", `start-on: ${instant(task.start ?? 0)}`, `finish-on: ${instant(task.end ?? 0)}`, "duration: 1h");
  else if (place !== undefined) keys.push(`start-on: ${instant(place)}`);
  else if (task.start !== undefined) keys.push(`not-before: ${instant(task.start)}`);
  else if (task.end !== undefined) keys.push(`finish-by: ${instant(task.end)}`);
  if (leaf && kind !== "fixed" && place === undefined && isBackwards(task)) keys.push("schedule: alap");
  if (task.priority !== undefined) keys.push(`priority: ${String(task.priority)}`);
  const after = [...task.depends.map(link => dependency(link, link.to, link.onend === false ? "SS" : "FS")), ...preceding(all, task)];
  if (after.length > 0) keys.push(`after: [${after.join(", ")}]`);
  const lines = [`${indent}${planId(task.path)}:`, ...keys.map(key => `${indent}  ${key}`)];
  if (!leaf) lines.push(`${indent}  tasks:`, ...task.children.flatMap(child => taskLines(writing, child, `${indent}    `)));
  return lines;
}

/** What a task says of its direction, or a task above it. */
function isBackwards(task: TjTask): boolean {
  for (let at: TjTask | undefined = task; at !== undefined; at = at.parent) if (at.backwards !== undefined) return at.backwards;
  return false;
}

/** The tasks that say that they come before this one. */
function preceding(all: readonly TjTask[], task: TjTask): readonly string[] {
  return all.flatMap(other => other.precedes.filter(({ to }) => to === task.path).map(link => dependency(link, other.path, link.onend === true ? "FF" : "FS")));
}

function dependency({ gap }: TjLink, path: string, type: string): string {
  return `${planId(path)} ${type}${gap === undefined ? "" : `+${gap.elapsed ? elapsed(gap.text) : amount(gap.text)}`}`;
}
