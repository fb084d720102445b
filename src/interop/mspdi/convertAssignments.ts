import { idFromTitle } from "../../language/write/idFromTitle";
import { map, oneOrMany, word, type PlanNode } from "../../language/write/planNode";
import { writeNumber, writeShare } from "../../language/write/writeValues";
import { taskLabel, type Conversion } from "./context";
import { capacityOf, nameOf } from "./convertResources";
import { durationText, formatOf } from "./formats";
import type { MspdiAssignment, MspdiResource, MspdiTask } from "./project";
import { workEnds } from "./workingTime";

type Entry = [key: string, value: PlanNode];

interface Booked {
  readonly assignment: MspdiAssignment;
  readonly resource: MspdiResource;
  readonly id: string;
}

/**
 * How long a leaf is, who works on it and what it uses: `milestone`, `duration`, `effort` where it is not simply
 * duration times shares, `who`, `materials`, `cost`.
 */
export function workEntries(conversion: Conversion, task: MspdiTask): Entry[] {
  const booked = conversion.assignmentsOf(task).flatMap((assignment) => bookedOf(conversion, task, assignment));
  const workers = mergeDoubles(conversion, task, booked.filter(({ resource }) => resource.kind === "work"));
  for (const { assignment, resource } of workers) noteLosses(conversion, task, assignment, resource);
  const shown = workers.filter(({ assignment }) => assignment.units > 0);
  const parts = needsOwnParts(conversion, task, shown);
  const entries = parts ? [effortEntry(conversion, shown)] : [...lengthEntries(conversion, task), ...effortEntries(conversion, task, shown)];
  const part = ({ assignment }: Booked): string => (parts ? ` ${hoursText(conversion, assignment.work)}` : "");
  if (shown.length > 0) entries.push(["who", oneOrMany(shown.map((one) => word(assignmentText(one) + part(one))))]);
  const materials = booked.filter(({ resource }) => resource.kind === "material");
  if (materials.length > 0) {
    const amounts = new Map<string, number>();
    for (const { id, assignment } of materials) amounts.set(id, (amounts.get(id) ?? 0) + assignment.units);
    entries.push(["materials", map([...amounts].map(([id, units]) => [id, word(writeNumber(units))]))]);
  }
  return [...entries, ...costEntries(conversion, task, booked)];
}

function bookedOf(conversion: Conversion, task: MspdiTask, assignment: MspdiAssignment): Booked[] {
  if (assignment.resourceUid < 0) return [];
  const resource = conversion.resource(assignment.resourceUid);
  if (resource === undefined) {
    conversion.note(`${taskLabel(task)}: the assignment of resource number ${String(assignment.resourceUid)}, which the file does not have, is left out.`);
    return [];
  }
  const id = conversion.ids.resources.get(resource.uid);
  return id === undefined && resource.kind !== "cost" ? [] : [{ assignment, resource, id: id ?? "" }];
}

/** The same person twice on a task becomes once with both shares. */
function mergeDoubles(conversion: Conversion, task: MspdiTask, booked: readonly Booked[]): Booked[] {
  const merged = new Map<string, Booked>();
  for (const one of booked) {
    const first = merged.get(one.id);
    if (first !== undefined) conversion.note(`${taskLabel(task)}: "${nameOf(one.resource)}" is assigned more than once; the shares are added up.`);
    const { assignment } = one;
    merged.set(one.id, first === undefined ? one : {
      ...first,
      assignment: { ...first.assignment, units: first.assignment.units + assignment.units, work: first.assignment.work + assignment.work },
    });
  }
  return [...merged.values()];
}

/** A share beyond this is no share of somebody. */
const MOST_UNITS = 1000;

function assignmentText({ id, assignment, resource }: Booked): string {
  return assignment.units === Math.min(1, capacityOf(resource)) ? id : `${id} ${writeShare(Math.min(MOST_UNITS, assignment.units))}`;
}

/** Work that is not the duration at the shares stated is said on its own; the dates come from the duration either way. */
function effortEntries(conversion: Conversion, task: MspdiTask, booked: readonly Booked[]): Entry[] {
  const format = formatOf(task.durationFormat);
  if (task.duration === 0 || booked.length === 0) return [];
  const work = workOf(booked);
  const usual = booked.reduce((sum, { assignment }) => sum + assignment.units * task.duration, 0);
  if (format.elapsed || work <= 0 || Math.abs(work - usual) < 1) return [];
  return [effortEntry(conversion, booked)];
}

function lengthEntries(conversion: Conversion, task: MspdiTask): Entry[] {
  if (task.duration === 0) return [["milestone", word("true")]];
  return [["duration", word(durationText(task.duration, formatOf(task.durationFormat), conversion.scale))]];
}

function effortEntry(conversion: Conversion, booked: readonly Booked[]): Entry {
  return ["effort", word(hoursText(conversion, workOf(booked)))];
}

function workOf(booked: readonly Booked[]): number {
  return booked.reduce((sum, { assignment }) => sum + assignment.work, 0);
}

function hoursText({ scale }: Conversion, minutes: number): string {
  return durationText(minutes, { unit: "h", elapsed: false, percent: false }, scale);
}

/**
 * True when people of different calendars share a task: its duration then counts the time that any of them works,
 * which no duration in a plan says, so each gets their own part of the effort. Only where that gives everybody's finish
 * as the file has it.
 */
function needsOwnParts(conversion: Conversion, task: MspdiTask, booked: readonly Booked[]): boolean {
  const { start, finish, actualStart, calendarUid, manual, duration } = task;
  if (start === undefined || actualStart !== undefined || calendarUid !== undefined || manual || duration === 0) return false;
  if (booked.length < 2 || formatOf(task.durationFormat).elapsed) return false;
  const times = booked.map(({ resource }) => conversion.timeOf(resource.calendarUid));
  if (new Set(times.map(({ week, overrides }) => JSON.stringify([week, overrides]))).size < 2) return false;
  const ends = booked.map(({ assignment }, index) => {
    const time = times[index];
    const plain = assignment.contour === 0 && assignment.overtimeWork === 0 && assignment.delay === 0 && assignment.work > 0;
    const end = plain && time !== undefined ? workEnds(time, start, assignment.work / assignment.units) : undefined;
    return end === assignment.finish ? end : undefined;
  });
  return finish !== undefined && ends.every((end) => end !== undefined && end <= finish) && ends.includes(finish);
}

/** Fixed cost, and what cost resources add, by their names. */
function costEntries(conversion: Conversion, task: MspdiTask, booked: readonly Booked[]): Entry[] {
  const kinds = new Map<string, number>();
  const add = (kind: string, amount: number): void => {
    if (amount > 0) kinds.set(kind, (kinds.get(kind) ?? 0) + amount);
    else if (amount < 0) conversion.note(`${taskLabel(task)}: the cost of ${writeNumber(amount)} is left out, because a plan has no negative cost.`);
  };
  for (const { assignment, resource } of booked) {
    if (resource.kind === "cost") add(idFromTitle(resource.name, "cost"), assignment.cost);
  }
  const alone = kinds.size === 0;
  add("fixed", task.fixedCost);
  if (kinds.size === 0) return [];
  return [["cost", alone ? word(writeNumber(task.fixedCost)) : map([...kinds].map(([kind, amount]) => [kind, word(writeNumber(amount))]))]];
}

function noteLosses(conversion: Conversion, task: MspdiTask, assignment: MspdiAssignment, resource: MspdiResource): void {
  const who = `${taskLabel(task)}, "${nameOf(resource)}"`;
  if (assignment.units <= 0) conversion.note(`${who}: assigned at 0 %, which is left out.`);
  if (assignment.contour > 0) conversion.note(`${who}: the contour of the work is left out; it is spread evenly.`);
  if (assignment.overtimeWork > 0) {
    conversion.note(`${who}: ${hoursText(conversion, assignment.overtimeWork)} of overtime count as usual work.`);
  }
  if (assignment.delay > 0) conversion.note(`${who}: the assignment's delay is left out; everybody begins with the task.`);
  if (assignment.levelingDelay > 0) conversion.note(`${who}: the assignment's levelling delay is left out.`);
}
