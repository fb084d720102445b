import { bracesOf, expanded, listOf, piecesOf, statementsOf, textOf, type Piece, type Statement } from "./statements";
import { changedHours, dateOf, intervalOf, minutesOf, movedBy } from "./tjDates";

/** A resource or a shift: hours, days off, and for resources when which shift holds. */
export interface TjHours {
  readonly id: string;
  readonly parent: TjHours | undefined;
  week: readonly string[];
  readonly off: (readonly [from: number, to: number])[];
  readonly shifts: { readonly shift: string; readonly from: number; readonly to: number }[];
  /** A shift whose days off stand in place of all others. */
  replace: boolean;
  readonly unsaid: string[];
}

/** A link as written. */
export interface TjLink {
  readonly to: string;
  readonly onend: boolean | undefined;
  readonly gap: { readonly elapsed: boolean; readonly text: string } | undefined;
}

/** A task as written, for the first scenario. */
export interface TjTask {
  readonly path: string;
  readonly parent: TjTask | undefined;
  readonly children: TjTask[];
  readonly depends: TjLink[];
  readonly precedes: TjLink[];
  /** Each a choice among resources; one is no choice. */
  allocations: (readonly string[])[];
  effort?: string;
  length?: string;
  duration?: string;
  start?: number;
  end?: number;
  priority?: number;
  milestone: boolean;
  backwards: boolean | undefined;
  readonly unsaid: string[];
}

/** A project for its first scenario, and what of it has no words in a plan. */
export interface TjProject {
  start: number;
  end: number;
  week: readonly string[];
  dailyHours: number | undefined;
  now: number | undefined;
  tracking: string | undefined;
  readonly scenarios: string[];
  readonly off: (readonly [number, number])[];
  readonly shifts: Map<string, TjHours>;
  readonly resources: Map<string, TjHours>;
  readonly tasks: TjTask[];
  count: number;
}

const OFFICE = ["09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", ""];
/** What says nothing about dates, or repeats what is expected of them. */
const QUIET = new Set(["minstart", "maxstart", "minend", "maxend", "fail", "warn", "note", "flags", "responsible", "charge", "chargeset", "journalentry", "managers", "email", "rate", "complete", "timezone",
  "timeformat", "numberformat", "currencyformat", "currency", "extend", "copyright", "account", "balance", "taskreport", "resourcereport", "textreport", "navigator", "export", "accountreport", "nikureport", "projectids",
  "projectid", "purge", "tagfile", "icalreport", "tracereport", "statussheetreport", "timesheetreport", "shorttimeformat", "active", "scheduled", "statussheet", "csv", "responsible", "weekstartsmonday"]);

/** Reads a project. */
export function readProject(source: string, include: (file: string) => string): TjProject {
  const known = expanded(source, include);
  const head = /\bproject\s[\s\S]*?(\d{4}-\d{1,2}-\d{1,2}(?:-\d{1,2}:\d\d)?)\S*\s*(\+?\s*[\d.]+[a-z]+|-\s*\d{4}-\d{1,2}-\d{1,2}(?:-\d{1,2}:\d\d)?)/.exec(known);
  const begins = head?.[1] ?? "";
  const start = dateOf(begins);
  const length = (head?.[2] ?? "").replace(/\s/g, "");
  const end = length.startsWith("-") ? dateOf(length.slice(1)) : movedBy(start, length);
  const written = (at: number): string => new Date(at * 60_000).toISOString().slice(0, 16).replace("T", "-");
  const text = expanded(known, include, { projectstart: written(start), projectend: written(end) });
  const project: TjProject = {
    start, end, week: OFFICE, dailyHours: undefined, now: undefined, tracking: undefined, scenarios: [], off: [], shifts: new Map(), resources: new Map(), tasks: [], count: 0,
  };
  for (const statement of statementsOf(piecesOf(text))) readGlobal(project, statement);
  return project;
}

function readGlobal(project: TjProject, statement: Statement): void {
  const { keyword, words } = statement;
  if (keyword === "project") for (const inner of statementsOf(bracesOf(words))) readHead(project, inner);
  else if (keyword === "vacation" || keyword === "leaves") project.off.push(...leavesOf(words));
  else if (keyword === "shift") readHours(project, project.shifts, undefined, words);
  else if (keyword === "resource") readHours(project, project.resources, undefined, words);
  else if (keyword === "task") readTask(project, undefined, words);
  else if (keyword === "supplement" && textOf(words[0]) === "task") {
    const task = allTasks(project.tasks).find(({ path }) => path === textOf(words[1]));
    if (task !== undefined) for (const inner of statementsOf(bracesOf(words))) readAttribute(project, task, inner);
  } else if (keyword === "supplement") {
    for (const inner of statementsOf(bracesOf(words))) {
      if (inner.keyword === "booking") allTasks(project.tasks).find(({ path }) => path === textOf(inner.words[0]))?.unsaid.push("booking");
      else if (inner.keyword === "vacation" || inner.keyword === "leaves") project.resources.get(textOf(words[1]))?.off.push(...leavesOf(inner.words));
    }
  }
}

function readHead(project: TjProject, { keyword, words }: Statement): void {
  if (keyword === "workinghours") project.week = changedHours(project.week, words);
  if (keyword === "dailyworkinghours") project.dailyHours = Number(textOf(words[0]));
  if (keyword === "now") project.now = dateOf(textOf(words[0]));
  if (keyword === "trackingscenario") project.tracking = textOf(words[0]);
  if (keyword === "scenario") {
    project.scenarios.push(textOf(words[0]));
    for (const inner of statementsOf(bracesOf(words))) readHead(project, inner);
  }
}

/** Days off: a name, a kind, and intervals. */
function leavesOf(words: readonly Piece[]): (readonly [number, number])[] {
  return listOf(words).map(list => list.filter(word => /^(\d{4}-|-$|\+|\d)/.test(textOf(word)) && !(word as { string?: boolean }).string)).filter(list => list.length > 0).map(intervalOf);
}

function readHours(project: TjProject, all: Map<string, TjHours>, parent: TjHours | undefined, words: readonly Piece[]): void {
  const hours: TjHours = {
    id: textOf(words[0]), parent, week: parent?.week ?? project.week, off: [...(parent?.off ?? [])], shifts: [...(parent?.shifts ?? [])], replace: parent?.replace ?? false, unsaid: [...(parent?.unsaid ?? [])],
  };
  all.set(hours.id, hours);
  for (const { keyword, words: inner, scenario } of statementsOf(bracesOf(words))) {
    if (scenario !== undefined && scenario !== project.scenarios[0]) continue;
    if (keyword === "workinghours") hours.week = changedHours(hours.week, inner);
    else if (keyword === "vacation" || keyword === "leaves") hours.off.push(...leavesOf(inner));
    else if (keyword === "replace") hours.replace = true;
    else if (keyword === "shifts") for (const list of listOf(inner)) {
      const [from, to] = list.length > 1 ? intervalOf(list.slice(1)) : [-Infinity, Infinity];
      hours.shifts.push({ shift: textOf(list[0]), from, to });
    } else if (keyword === "resource" || keyword === "shift") readHours(project, all, hours, inner);
    else if (keyword === "efficiency" && Number(textOf(inner[0])) !== 1) hours.unsaid.push("efficiency");
    else if (["limits", "booking"].includes(keyword)) hours.unsaid.push(keyword);
  }
}

function readTask(project: TjProject, parent: TjTask | undefined, words: readonly Piece[]): void {
  project.count++;
  const first = words[0];
  const named = first !== undefined && !(first instanceof Array) && !(first as { string: boolean }).string;
  const id = named ? textOf(first) : `_Task_${String(project.count)}`;
  const task: TjTask = {
    path: parent === undefined ? id : `${parent.path}.${id}`, parent, children: [], depends: [], precedes: [],
    allocations: [...(parent?.allocations ?? [])], milestone: false, backwards: undefined, unsaid: [...(parent?.unsaid ?? [])],
  };
  (parent?.children ?? project.tasks).push(task);
  for (const statement of statementsOf(bracesOf(words))) readAttribute(project, task, statement);
}

function readAttribute(project: TjProject, task: TjTask, { keyword, words, scenario }: Statement): void {
  if (scenario !== undefined && scenario !== (project.scenarios[0] ?? "plan")) return;
  const first = textOf(words[0]);
  if (keyword === "task") readTask(project, task, words);
  else if (keyword === "effort" || keyword === "length" || keyword === "duration") task[keyword] = first;
  else if (keyword === "milestone") task.milestone = true;
  else if (keyword === "priority") task.priority = Number(first);
  else if (keyword === "start" || keyword === "end") setDate(task, keyword, dateOf(first));
  else if (keyword === "period") {
    const [from, to] = intervalOf(words);
    setDate(task, "end", to);
    setDate(task, "start", from);
  } else if (keyword === "scheduling") task.backwards = first === "alap";
  else if (keyword === "depends" || keyword === "precedes") {
    task[keyword].push(...listOf(words).map(list => linkOf(task, list)));
    task.backwards = keyword === "precedes";
  } else if (keyword === "allocate") for (const list of listOf(words)) readAllocation(task, list);
  else if (!QUIET.has(keyword) && !/^[A-Z]/.test(keyword)) task.unsaid.push(keyword);
}

function setDate(task: TjTask, side: "start" | "end", at: number): void {
  task[side] = at;
  task.backwards = side === "end";
}

/** `!a`, `!!b.c` or `a.b`, with `{ onstart gaplength 1w }`. */
function linkOf(task: TjTask, list: readonly Piece[]): TjLink {
  const text = textOf(list[0]);
  const ups = /^!*/.exec(text)?.[0].length ?? 0;
  let base: TjTask | undefined = task;
  for (let i = 0; i < ups; i++) base = base?.parent;
  const rest = text.slice(ups);
  const options = bracesOf(list).map(textOf);
  const gapAt = options.findIndex(word => word === "gapduration" || word === "gaplength");
  const gap = gapAt < 0 ? undefined : { elapsed: options[gapAt] === "gapduration", text: options[gapAt + 1] ?? "" };
  return {
    to: ups === 0 || base === undefined ? rest : `${base.path}.${rest}`, gap,
    onend: options.includes("onend") ? true : options.includes("onstart") ? false : undefined,
  };
}

function readAllocation(task: TjTask, list: readonly Piece[]): void {
  const options = bracesOf(list);
  const words = options.map(textOf);
  for (const word of ["mandatory", "shifts", "select"]) if (words.includes(word)) task.unsaid.push(`allocate ${word}`);
  const others = words.includes("alternative") ? words.slice(words.indexOf("alternative") + 1).filter(word => !["persistent", "mandatory", ","].includes(word)) : [];
  if (others.length > 0 && !words.includes("persistent")) task.unsaid.push("alternative that changes from slot to slot");
  task.allocations.push([textOf(list[0]), ...others]);
}

/** All tasks, outer ones first. */
export function allTasks(tasks: readonly TjTask[]): readonly TjTask[] {
  return tasks.flatMap(task => [task, ...allTasks(task.children)]);
}

/** Minutes of the mean working day. */
export function dayOf({ week, dailyHours }: TjProject): number {
  return dailyHours === undefined ? 480 : dailyHours * 60 || minutesOf(week);
}
