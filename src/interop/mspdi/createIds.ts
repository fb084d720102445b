import { createIdMaker, idFromTitle } from "../../language/write/idFromTitle";
import type { Conversion, ConversionIds, Row } from "./context";
import { calendarsToName } from "./convertCalendars";
import { fieldsInUse } from "./convertFields";
import { nameOf } from "./convertResources";
import { eachRow } from "./outline";
import type { MspdiCalendar, MspdiProject, MspdiResource, MspdiTask } from "./project";

/** Readable ids made from the names in the file, each given once: tasks, people and materials, calendars, columns. */
export function createIds(project: MspdiProject, rows: readonly Row[], timeOf: Conversion["timeOf"]): ConversionIds {
  const make = createIdMaker();
  const tasks = new Map<number, string>();
  const ofRows = new Map<MspdiTask, string>();
  for (const { task } of eachRow(rows)) {
    const id = make(idFromTitle(task.name, "task"));
    ofRows.set(task, id);
    if (!tasks.has(task.uid)) tasks.set(task.uid, id);
  }
  const resources = new Map<number, string>();
  const assigned = new Set(project.assignments.map(({ resourceUid }) => resourceUid));
  for (const resource of project.resources) {
    if (resource.kind === "cost" || !isWanted(resource, assigned)) continue;
    resources.set(resource.uid, make(idFromTitle(nameOf(resource), "resource")));
  }
  const calendars = new Map<number, string>();
  for (const calendar of calendarsToName({ project, timeOf }, busyUnderTaskCalendar(project))) {
    calendars.set(calendar.uid, make(idFromTitle(calendarName(calendar), "calendar")));
  }
  const fields = new Map<number, string>();
  for (const { fieldId, title } of fieldsInUse(project)) fields.set(fieldId, make(idFromTitle(title, "field")));
  return { tasks, rows: ofRows, resources, calendars, fields };
}

/** Microsoft Project keeps a nameless resource 0 in every file. */
function isWanted(resource: MspdiResource, assigned: ReadonlySet<number>): boolean {
  return assigned.has(resource.uid) || resource.name !== "";
}

function calendarName({ name, isBase, uid }: MspdiCalendar): string {
  const shown = name.trim() === "" ? `calendar ${String(uid)}` : name;
  return isBase ? shown : `${shown} calendar`;
}

/** Resources on tasks with a calendar of their own, which alone decides when those tasks are worked on. */
function busyUnderTaskCalendar(project: MspdiProject): Set<number> {
  const withCalendar = new Set(project.tasks.filter((task) => task.calendarUid !== undefined).map(({ uid }) => uid));
  return new Set(project.assignments.filter(({ taskUid }) => withCalendar.has(taskUid)).map(({ resourceUid }) => resourceUid));
}
