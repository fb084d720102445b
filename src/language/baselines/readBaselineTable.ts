import { createCalendarBook } from "../../core/calendar/calendarBook";
import { beginOf, endOf } from "../../core/calendar/dateEdges";
import { durationMinutes } from "../../core/calendar/durations";
import type { Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Baseline, BaselineTask } from "../../core/model/baseline";
import { scaleOfPlan } from "../../core/view/roadmapPromise";
import { parseDate } from "../parse/values/dates";
import { parseDuration } from "../parse/values/durations";
import { tableRows } from "./tableRows";

/** A table longer than this, in UTF-16 units, is not read. */
export const MOST_TABLE = 8_000_000;
/** So many rows at most. */
const MOST_ROWS = 100_000;

/** A baseline, or a sentence that says what is wrong with its table, with the line. */
export type TableReading = { readonly kind: "read"; readonly baseline: Baseline } | { readonly kind: "faulty"; readonly message: string };

const COLUMNS = ["id", "start", "finish", "effort", "cost"] as const;
type Column = (typeof COLUMNS)[number];

class Fault extends Error {}

/**
 * Reads a table with the columns id, start, finish, effort and cost, in any order; others are left alone, empty cells say
 * nothing. Dates and durations are written as in a plan, a cost is a number. `file` is how the table is named to a person.
 */
export function readBaselineTable(text: string, file: string, name: string, plan: Plan): TableReading {
  try {
    return { kind: "read", baseline: readTable(text, name, plan) };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { kind: "faulty", message: `${file}: ${fault.message}` };
  }
}

function readTable(text: string, name: string, plan: Plan): Baseline {
  if (text.length > MOST_TABLE) throw new Fault("the table is longer than 8 million letters and is not read; keep the columns id, start, finish, effort and cost.");
  const [head, ...rows] = tableRows(text, MOST_ROWS + 2);
  if (rows.length > MOST_ROWS) throw new Fault(`the table has more than ${String(MOST_ROWS)} rows and is not read.`);
  const places = placesOf(head?.cells ?? []);
  const tasks: BaselineTask[] = [];
  const seen = new Set<string>();
  const calendar = createCalendarBook(plan).plan;
  const scale = scaleOfPlan(plan);
  for (const { line, cells } of rows) {
    const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? "").trim();
    if (cells.every((one) => one.trim() === "")) continue;
    const at = `line ${String(line)}`;
    const id = cell("id");
    if (id === "") throw new Fault(`${at} has no id; write the id of a task in its first column.`);
    if (seen.has(id)) throw new Fault(`${at} has the id ${shown(id)} once more; keep one row for a task.`);
    seen.add(id);
    const date = (column: "start" | "finish"): Instant | undefined => {
      if (cell(column) === "") return undefined;
      const parsed = parseDate(cell(column));
      if (!("value" in parsed)) throw new Fault(`${at} has the ${column} ${shown(cell(column))}; write a date such as 2026-03-05 or 2026-03-05 14:30.`);
      return column === "start" ? beginOf(parsed.value, calendar) : endOf(parsed.value, calendar);
    };
    const start = date("start");
    const finish = date("finish");
    if (start !== undefined && finish !== undefined && finish < start) throw new Fault(`${at} finishes before it starts; swap the two dates.`);
    const effort = effortOf(cell("effort"), at, scale);
    const cost = costOf(cell("cost"), at);
    tasks.push({
      id, ...(start === undefined ? {} : { start }), ...(finish === undefined ? {} : { finish }),
      ...(effort === undefined ? {} : { effort, estimate: effort }), ...(cost === undefined ? {} : { cost, planned: cost }),
    });
  }
  return { name, source: "table", ...edges(tasks), tasks, releases: [] };
}

function placesOf(head: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  head.forEach((cell, place) => {
    const column = COLUMNS.find((one) => one === cell.trim().toLowerCase());
    if (column !== undefined && !places.has(column)) places.set(column, place);
  });
  if (!places.has("id") || (!places.has("start") && !places.has("finish"))) {
    throw new Fault("line 1 does not name the columns; begin with `id,start,finish,effort,cost`.");
  }
  return places;
}

function effortOf(text: string, at: string, scale: ReturnType<typeof scaleOfPlan>): number | undefined {
  if (text === "") return undefined;
  const duration = parseDuration(text);
  if (duration === undefined || duration.elapsed) throw new Fault(`${at} has the effort ${shown(text)}; write a working duration such as 3d or 12h.`);
  return durationMinutes(duration, scale);
}

function costOf(text: string, at: string): number | undefined {
  if (text === "") return undefined;
  const cost = /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(cost)) throw new Fault(`${at} has the cost ${shown(text)}; write a number such as 8000 or 1250.50.`);
  return cost;
}

function edges(tasks: readonly BaselineTask[]): { readonly start?: Instant; readonly finish?: Instant } {
  let [start, finish] = [Infinity, -Infinity];
  for (const task of tasks) {
    start = Math.min(start, task.start ?? task.finish ?? Infinity);
    finish = Math.max(finish, task.finish ?? task.start ?? -Infinity);
  }
  return start > finish ? {} : { start, finish };
}

/** What stands in a cell, short and on one line. */
function shown(text: string): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, " ");
  return `\`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``;
}
