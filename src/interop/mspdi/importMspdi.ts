import type { DurationScale } from "../../core/model/values";
import { map, section, text, word, type PlanNode } from "../../language/write/planNode";
import { writeDuration, writeNumber } from "../../language/write/writeValues";
import { writePlan } from "../../language/write/writePlan";
import { beginText, endText } from "./calendarNodes";
import { movedDates } from "./compareDates";
import type { Conversion, Row } from "./context";
import { baselines, type SideFile } from "./convertBaselines";
import { namedCalendars, planCalendarNode } from "./convertCalendars";
import { fieldDefinitions } from "./convertFields";
import { materials, people } from "./convertResources";
import { taskEntries } from "./convertTasks";
import { createIds } from "./createIds";
import { eachRow, outline } from "./outline";
import type { MspdiAssignment, MspdiProject, MspdiTask } from "./project";
import { readProject } from "./readProject";
import { reduceTimephased, TIMEPHASED } from "./timephased";
import { createCalendarTable } from "./workingTime";
import { readXml, type XmlOptions } from "./xml";

/** A plan made from a Microsoft Project file. */
export interface ImportedPlan {
  readonly kind: "imported";
  /** The plan. */
  readonly text: string;
  /** What could not be kept, a line each, named by task. */
  readonly notes: readonly string[];
  /** Files that the plan names and that belong beside it: the baselines. */
  readonly files: readonly SideFile[];
  /** Ids of the tasks by the number (`UID`) that they had in the file. */
  readonly taskIds: ReadonlyMap<number, string>;
}

/** What an import gives: a plan, or one sentence that says why there is none. */
export type ImportResult = ImportedPlan | { readonly kind: "refused"; readonly message: string };

/** Choices of an import. */
export interface ImportOptions {
  /** The plan file's name without `.plan.yaml`; names of files beside it begin with it. */
  readonly stem?: string;
}

/** No schedule file is larger; what is spread over time makes up nearly all of a large one. */
const MAX_LENGTH = 50_000_000;
const MAX_DEPTH = 64;

/** Parts that hold nothing of a plan: how the windows looked. */
const SKIPPED: ReadonlySet<string> = new Set([
  "Views", "Filters", "Groups", "Tables", "Maps", "Reports", "Drawings", "DataLinks", "VBAProjects",
]);

const REDUCED: NonNullable<XmlOptions["reduce"]> = new Map([[TIMEPHASED, reduceTimephased]]);

/**
 * Reads a Microsoft Project XML file (MSPDI) into a plan that keeps its dates: one leaf for each task that is
 * no summary, in the file's order, nothing rounded. Never throws; what cannot be read is refused in a sentence.
 */
export function importMspdi(xml: string, options: ImportOptions = {}): ImportResult {
  const read = readXml(xml, { maxLength: MAX_LENGTH, maxDepth: MAX_DEPTH, skip: SKIPPED, reduce: REDUCED });
  if (read.kind === "refused") return read;
  if (read.root.name !== "Project") {
    const message = `The file's root element is "${read.root.name}", not "Project"; save the schedule as XML from Microsoft Project.`;
    return { kind: "refused", message };
  }
  return convert(readProject(read.root), options.stem ?? "plan");
}

function convert(project: MspdiProject, stem: string): ImportedPlan {
  const notes: string[] = [];
  const conversion = createConversion(project, (line) => notes.push(line));
  if (project.timephased) notes.push("Figures spread over time (time-phased data) are left out but for interruptions; work is spread evenly.");
  if (project.statusDate !== undefined) {
    notes.push(`The status date (${endText(project.statusDate, conversion.planTime)}) is left out: the plan says "as-of: none", so that every date stays as it was.`);
  }
  const { entries, files } = baselines(conversion, stem);
  const root = section([
    ...settings(conversion),
    ...sections(conversion, entries),
    ["tasks", section(taskEntries(conversion, conversion.rows))],
  ]);
  const plan = writePlan(root);
  notes.push(...movedDates(plan, leavesById(conversion)));
  return { kind: "imported", text: plan, notes, files, taskIds: conversion.ids.tasks };
}

function leavesById({ rows, ids }: Conversion): Map<string, MspdiTask> {
  const leaves = new Map<string, MspdiTask>();
  for (const { task, summary } of eachRow(rows)) {
    const id = ids.rows.get(task);
    if (id !== undefined && !summary) leaves.set(id, task);
  }
  return leaves;
}

type Entry = readonly [key: string, value: PlanNode];

/** The keys that make the plan keep the dates of the file. */
function settings(conversion: Conversion): Entry[] {
  const { project, planTime, scale } = conversion;
  const entries: Entry[] = [["plan", text(planTitle(project))]];
  if (project.start !== undefined) entries.push(["start", word(beginText(project.start, planTime))]);
  if (!project.scheduleFromStart) {
    if (project.finish !== undefined) entries.push(["finish", word(endText(project.finish, planTime))]);
    entries.push(["schedule", word("alap")]);
  }
  entries.push(["as-of", word("none")], ["level", word("false")]);
  if (project.honorConstraints) entries.push(["honour-constraints", word("true")]);
  if (project.multipleCriticalPaths) entries.push(["slack-to", word("ends")]);
  if (project.criticalSlackLimit > 0) {
    entries.push(["critical-slack", word(writeDuration(project.criticalSlackLimit * project.minutesPerDay, scale))]);
  }
  if (scale !== undefined) {
    entries.push(["hours-per-day", word(writeNumber(scale.day / 60))], ["hours-per-week", word(writeNumber(scale.week / 60))]);
  }
  if (/^[A-Za-z]{3}$/.test(project.currencyCode)) entries.push(["currency", text(project.currencyCode)]);
  return entries;
}

function planTitle({ title, name }: MspdiProject): string {
  const file = name.trim().replace(/\.(xml|mpp|mpt)$/i, "");
  return title.trim() || file || "Imported plan";
}

function sections(conversion: Conversion, baselineEntries: readonly Entry[]): Entry[] {
  const all: Entry[] = [
    ["baselines", map(baselineEntries)],
    ["calendar", planCalendarNode(conversion)],
    ["calendars", section(namedCalendars(conversion))],
    ["people", section(people(conversion))],
    ["materials", section(materials(conversion))],
    ["fields", section(fieldDefinitions(conversion))],
  ];
  return all.filter(([, node]) => node.kind !== "map" || node.entries.length > 0);
}

function createConversion(project: MspdiProject, note: (line: string) => void): Conversion {
  const timeOf = createCalendarTable(project.calendars);
  const rows = outline(project.tasks);
  const byTask = new Map<number, MspdiAssignment[]>();
  for (const assignment of project.assignments) {
    const known = byTask.get(assignment.taskUid);
    if (known === undefined) byTask.set(assignment.taskUid, [assignment]);
    else known.push(assignment);
  }
  const resources = new Map(project.resources.map((resource) => [resource.uid, resource]));
  const tasks = new Map<number, Row>();
  for (const row of eachRow(rows)) if (!tasks.has(row.task.uid)) tasks.set(row.task.uid, row);
  return {
    project,
    scale: exactScale(project),
    planTime: timeOf(project.calendarUid),
    timeOf,
    ids: createIds(project, rows, timeOf),
    rows,
    assignmentsOf: (task) => byTask.get(task.uid) ?? [],
    resource: (uid) => resources.get(uid),
    task: (uid) => tasks.get(uid),
    note,
  };
}

/** The file's day and week, where hours with two decimals say them exactly. */
function exactScale({ minutesPerDay, minutesPerWeek }: MspdiProject): DurationScale | undefined {
  const exact = (minutes: number, most: number): boolean => minutes >= 15 && minutes <= most && Number.isInteger((minutes * 100) / 60);
  return exact(minutesPerDay, 1440) && exact(minutesPerWeek, 10_080) ? { day: minutesPerDay, week: minutesPerWeek } : undefined;
}
