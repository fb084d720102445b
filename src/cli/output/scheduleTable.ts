import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { explanationText } from "./explanationText";
import { isoInstant, tableInstant } from "./instants";
import { printable } from "./problemText";

/** The schedule as a table for a terminal, with the tree shown by indents. */
export function scheduleTable(schedule: Schedule, explained?: ScheduledTask): string {
  const header = ["Task", "Start", "Finish", "Duration", "Slack", "Done", "Who", ""];
  const body = schedule.tasks.map((task) => rowOf(task, schedule));
  const widths = header.map((title, column) => Math.max(title.length, ...body.map((row) => widthOf(row[column] ?? ""))));
  const lines = [header, ...body].map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join("  ").trimEnd());
  const why = explained === undefined ? [] : ["", ...explanationText(schedule, explained.index)];
  return [...lines, "", footer(schedule), ...why, ""].join("\n");
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
function inHours(minutes: number): string {
  const whole = Math.abs(minutes);
  const rest = whole % 60;
  return `${minutes < 0 ? "-" : ""}${Math.floor(whole / 60)}h${rest === 0 ? "" : ` ${rest}m`}`;
}

function marksOf(task: ScheduledTask): string {
  const late = task.due !== undefined && task.finish > task.due.at && !task.dropped;
  return [late ? "late" : "", task.critical ? "critical" : "", task.dropped ? "dropped" : ""].filter((mark) => mark !== "").join(", ");
}

function footer(schedule: Schedule): string {
  const target = schedule.target === undefined ? "" : `, target ${tableInstant(schedule.target)}`;
  const asOf = schedule.asOf === undefined ? "" : `, as of ${tableInstant(schedule.asOf)}`;
  return `${tableInstant(schedule.start)} to ${tableInstant(schedule.finish)}${target}${asOf}`;
}

/** Wide characters take two columns in a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(letter) ? 2 : 1;
  return width;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

const CSV_COLUMNS = ["id", "title", "kind", "parent", "start", "finish", "duration", "effort", "totalSlack", "freeSlack", "critical", "progress", "who", "cost"];

/**
 * The schedule as comma-separated values (RFC 4180, CRLF). Text that a spreadsheet would take for a formula gets a
 * leading apostrophe.
 */
export function scheduleCsv(schedule: Schedule): string {
  const rows = schedule.tasks.map((task) => {
    const node = schedule.plan.tasks[task.index];
    const parent = node === undefined ? undefined : schedule.plan.tasks[node.parent];
    return [
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
      task.assignments.map((booked) => booked.resource).join(" "),
      String(task.cost),
    ];
  });
  return [CSV_COLUMNS, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function cellText(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
