import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import { list, map, oneOrMany, section, text, word, type MapNode, type PlanNode } from "../../language/write/planNode";
import { writeDependency, writeInstant, writeNumber } from "../../language/write/writeValues";
import { beginText, endText } from "./calendarNodes";
import { taskLabel, type Conversion, type Row } from "./context";
import { workEntries } from "./convertAssignments";
import { fieldEntries } from "./convertFields";
import { progressEntries } from "./convertProgress";
import { formatOf, lagText } from "./formats";
import type { MspdiLink, MspdiTask } from "./project";
import { workEnds, type WorkingTime } from "./workingTime";

type Entry = [key: string, value: PlanNode];

/** The task tree: a summary holds its own keys and its tasks, everything else is a leaf. */
export function taskEntries(conversion: Conversion, rows: readonly Row[]): Entry[] {
  return rows.flatMap((row) => {
    const id = conversion.ids.rows.get(row.task);
    return id === undefined ? [] : [[id, row.summary ? summaryNode(conversion, row) : leafNode(conversion, row)] as Entry];
  });
}

function titleOf(task: MspdiTask): string {
  if (task.name.trim() !== "") return task.name;
  return task.id < 0 ? "Task without a name" : `Task ${String(task.id)}`;
}

function summaryNode(conversion: Conversion, row: Row): MapNode {
  const { task } = row;
  const entries: Entry[] = [["title", text(titleOf(task))], ...afterEntries(conversion, row)];
  const { planTime } = conversion;
  if (task.constraintType === 4 && task.constraintDate !== undefined) {
    entries.push(["not-before", word(beginText(task.constraintDate, planTime))]);
  } else if (task.constraintType === 7 && task.constraintDate !== undefined) {
    entries.push(["finish-by", word(endText(task.constraintDate, planTime))]);
  } else if (task.constraintType > 1 && task.constraintDate !== undefined) {
    conversion.note(`${taskLabel(task)}: its constraint is left out, because a summary is dated by the tasks below it.`);
  }
  if (task.deadline !== undefined) entries.push(["due", word(endText(task.deadline, planTime))]);
  noteSummaryLosses(conversion, task);
  entries.push(...commonEntries(conversion, task));
  entries.push(["tasks", section(taskEntries(conversion, row.children))]);
  return section(entries);
}

function noteSummaryLosses(conversion: Conversion, task: MspdiTask): void {
  const label = taskLabel(task);
  if (task.manual) conversion.note(`${label}: it was scheduled by hand; a summary is dated by the tasks below it.`);
  if (conversion.assignmentsOf(task).some(({ resourceUid }) => conversion.resource(resourceUid) !== undefined)) {
    conversion.note(`${label}: its own assignments are left out, because work belongs to the tasks below a summary.`);
  }
  if (task.subproject) conversion.note(`${label}: the project inserted here is another file; import it on its own.`);
}

function leafNode(conversion: Conversion, row: Row): MapNode {
  const { task } = row;
  const time = conversion.timeOf(task.calendarUid ?? conversion.project.calendarUid);
  const entries: Entry[] = [["title", text(titleOf(task))]];
  entries.push(...workEntries(conversion, task));
  entries.push(...afterEntries(conversion, row));
  const calendar = task.calendarUid === undefined ? undefined : conversion.ids.calendars.get(task.calendarUid);
  if (calendar !== undefined) entries.push(["calendar", word(calendar)]);
  entries.push(...constraintEntries(conversion, task, time));
  if (task.deadline !== undefined) entries.push(["due", word(endText(task.deadline, time))]);
  if (task.priority !== 500) entries.push(["priority", word(writeNumber(Math.min(1000, Math.max(0, Math.round(task.priority)))))]);
  entries.push(...progressEntries(conversion, task, time));
  if (!task.active) entries.push(["status", word("dropped")]);
  entries.push(...commonEntries(conversion, task));
  if (task.external) conversion.note(`${taskLabel(task)}: it stands for a task of another project; its dates are kept as they were.`);
  return map(entries);
}

/** What summaries and leaves share. */
function commonEntries(conversion: Conversion, task: MspdiTask): Entry[] {
  const entries: Entry[] = [];
  if (task.hyperlink !== "") entries.push(["links", list([text(task.hyperlink)])]);
  const notes = task.notes.replace(/\r\n?/g, "\n").trimEnd();
  if (notes !== "") entries.push(["notes", text(notes)]);
  return [...entries, ...fieldEntries(conversion, task)];
}

function afterEntries(conversion: Conversion, row: Row): Entry[] {
  const words = row.task.links.flatMap((link) => dependency(conversion, row, link));
  return words.length === 0 ? [] : [["after", oneOrMany([...new Set(words)].map(word))]];
}

function dependency(conversion: Conversion, { task, summary }: Row, link: MspdiLink): string[] {
  const label = taskLabel(task);
  const before = conversion.task(link.predecessorUid);
  const id = conversion.ids.tasks.get(link.predecessorUid);
  if (link.crossProject || before === undefined || id === undefined) {
    const reason = link.crossProject ? "a task of another project" : `row number ${String(link.predecessorUid)}, which the file does not have`;
    conversion.note(`${label}: the link to ${reason} is left out.`);
    return [];
  }
  if (summary && (link.type === "FF" || link.type === "SF")) {
    conversion.note(`${label}: the ${link.type} link into this summary is left out; link the tasks below it instead.`);
    return [];
  }
  const format = formatOf(link.lagFormat);
  if (format.percent && format.elapsed) {
    conversion.note(`${label}: an elapsed percent lag on ${taskLabel(before.task)} is written as the time that it came to.`);
  }
  return [writeDependency(id, link.type, lagText(link.lag, format, before.task.duration, conversion.scale))];
}

/** Keys and sides of Microsoft Project's constraint types 2 to 7. */
const CONSTRAINTS: ReadonlyMap<number, readonly [key: string, side: "begin" | "end"]> = new Map([
  [2, ["start-on", "begin"]],
  [3, ["finish-on", "end"]],
  [4, ["not-before", "begin"]],
  [5, ["start-by", "begin"]],
  [6, ["not-finished-before", "end"]],
  [7, ["finish-by", "end"]],
]);

function constraintEntries(conversion: Conversion, task: MspdiTask, time: WorkingTime): Entry[] {
  if (task.manual && task.start !== undefined) return fixedEntries(task, task.start, time);
  if (task.manual) conversion.note(`${taskLabel(task)}: it was scheduled by hand but has no start; it is scheduled by its links.`);
  const fromFinish = !conversion.project.scheduleFromStart;
  const entries: Entry[] = [];
  const constraint = CONSTRAINTS.get(task.constraintType);
  if (constraint !== undefined && task.constraintDate !== undefined) {
    const [key, side] = constraint;
    entries.push([key, word(dateText(task.constraintDate, side, task, time))]);
  }
  if (task.constraintType === 1 && !fromFinish) entries.push(["schedule", word("alap")]);
  if (task.constraintType !== 1 && fromFinish) entries.push(["schedule", word("asap")]);
  return [...entries, ...levellingEntries(conversion, task, time, constraint?.[0])];
}

/** Scheduled by hand: at its start, and to its finish where that is not where the duration ends. */
function fixedEntries(task: MspdiTask, start: Instant, time: WorkingTime): Entry[] {
  const entries: Entry[] = [["start-on", word(beginText(start, time))]];
  const { duration, finish } = task;
  const ends = formatOf(task.durationFormat).elapsed || duration === 0 ? start + duration : workEnds(time, start, duration);
  if (finish !== undefined && finish > start && finish !== ends) entries.push(["finish-on", word(endText(finish, time))]);
  return [...entries, ["schedule", word("fixed")]];
}

/** A milestone stands at the very minute, so its date keeps its time unless the day says the same. */
function dateText(at: Instant, side: "begin" | "end", task: MspdiTask, time: WorkingTime): string {
  if (task.duration === 0 && at % MINUTES_PER_DAY === 0) return writeInstant(at);
  return side === "begin" ? beginText(at, time) : endText(at, time);
}

/** What levelling pushed back stays back: the plan itself does not level. */
function levellingEntries(conversion: Conversion, task: MspdiTask, time: WorkingTime, constraint: string | undefined): Entry[] {
  const { start, actualStart, levelingDelay } = task;
  if (levelingDelay <= 0 || start === undefined || actualStart !== undefined) return [];
  if (constraint !== undefined) {
    conversion.note(`${taskLabel(task)}: its levelling delay is left out, because it has a constraint of its own.`);
    return [];
  }
  conversion.note(`${taskLabel(task)}: its levelling delay is written as not-before.`);
  return [["not-before", word(beginText(start, time))]];
}
