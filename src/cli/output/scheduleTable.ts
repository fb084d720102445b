import type { FloatPath } from "../../core/schedule/paths/rankedPaths";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { cellText, csvLine } from "./csv";
import { explanationText } from "./explanationText";
import { isoInstant, tableInstant } from "./instants";
import { printable } from "./problemText";
import { columnsOf } from "./textTable";

/** The schedule as a table for a terminal, with the tree shown by indents. */
export function scheduleTable(schedule: Schedule): string {
  const header = ["Task", "Start", "Finish", "Duration", "Slack", "Done", "Who", ""];
  const body = schedule.tasks.map((task) => rowOf(task, schedule));
  return [...columnsOf([header, ...body]), "", footer(schedule), ""].join("\n");
}

/** What is told below tables: why a task stands where it does, and the paths to a finish. */
export function tableNotes(schedule: Schedule, explained?: ScheduledTask, paths?: readonly FloatPath[]): string {
  const why = explained === undefined ? [] : ["", ...explanationText(schedule, explained.index)];
  const ways = paths === undefined ? [] : ["", ...pathLines(schedule, paths)];
  return [...why, ...ways].map((line) => `${line}\n`).join("");
}

/** The paths, the one with the least float first, each as a line of ids. */
function pathLines({ plan }: Schedule, paths: readonly FloatPath[]): string[] {
  const idOf = (index: number): string => printable(plan.tasks[index]?.item.id ?? "");
  if (paths.length === 0) return ["No work leads there."];
  return ["Paths, the one with the least float first:", ...paths.map(({ float, tasks, into }) =>
    `  ${inHours(float).padStart(8)}  ${tasks.map(idOf).join(" > ")}${into === undefined ? "" : ` > (${idOf(into)})`}`)];
}

function rowOf(task: ScheduledTask, { plan }: Schedule): string[] {
  const node = plan.tasks[task.index];
  const title = printable(node === undefined ? task.id : titleOf(node));
  return [
    `${"  ".repeat(node?.depth ?? 0)}${title.length > 48 ? `${title.slice(0, 47)}…` : title}`,
    tableInstant(task.start),
    tableInstant(task.finish),
    task.kind === "milestone" ? "" : inHours(task.duration),
    task.finished ? "" : inHours(task.totalSlack),
    `${Math.round(task.progress * 100)} %`,
    task.assignments.map((booked) => booked.resource).join(", "),
    marksOf(task),
  ];
}

/** Working time in hours and minutes: days differ between calendars, hours do not. */
export function inHours(minutes: number): string {
  const whole = Math.abs(minutes);
  const rest = whole % 60;
  return `${minutes < 0 ? "-" : ""}${Math.floor(whole / 60)}h${rest === 0 ? "" : ` ${rest}m`}`;
}

function marksOf(task: ScheduledTask): string {
  const late = task.due !== undefined && task.finish > task.due.at && !task.dropped;
  return [late ? "late" : "", task.critical ? "critical" : task.resourceCritical ? "resource-critical" : "", task.dropped ? "dropped" : ""].filter((mark) => mark !== "").join(", ");
}

function footer(schedule: Schedule): string {
  const target = schedule.target === undefined ? "" : `, target ${tableInstant(schedule.target)}`;
  const asOf = schedule.asOf === undefined ? "" : `, as of ${tableInstant(schedule.asOf)}`;
  return `${tableInstant(schedule.start)} to ${tableInstant(schedule.finish)}${target}${asOf}${levelled(schedule)}`;
}

/** How good the levelled plan is known to be; nothing where nobody had to wait. */
function levelled({ levelling }: Schedule): string {
  if (levelling === undefined || levelling.schedules === 0) return "";
  const { effort, schedules, lowerBound, optimal } = levelling;
  const best = optimal ? "no levelled plan ends earlier" : `no levelled plan ends before ${tableInstant(lowerBound)}`;
  return `; levelled (${effort}, ${String(schedules)} schedules): ${best}`;
}

const CSV_COLUMNS = ["id", "title", "kind", "parent", "start", "finish", "duration", "effort", "totalSlack", "freeSlack", "critical", "progress", "who", "cost"];

/**
 * The schedule as comma-separated values (RFC 4180, CRLF). Text that a spreadsheet would take for a formula gets a
 * leading apostrophe.
 */
export function scheduleCsv(schedule: Schedule): string {
  let text = csvLine(CSV_COLUMNS);
  for (const task of schedule.tasks) {
    const node = schedule.plan.tasks[task.index];
    const parent = node === undefined ? undefined : schedule.plan.tasks[node.parent];
    text += csvLine([
      task.id,
      cellText(node === undefined ? task.id : titleOf(node)),
      task.kind,
      parent?.item.id ?? "",
      isoInstant(task.start),
      isoInstant(task.finish),
      String(task.duration),
      String(task.effort),
      String(task.totalSlack),
      String(task.freeSlack),
      String(task.critical),
      String(task.progress),
      task.assignments.length === 1 ? (task.assignments[0]?.resource ?? "") : task.assignments.map((booked) => booked.resource).join(" "),
      String(task.cost),
    ]);
  }
  return text;
}
