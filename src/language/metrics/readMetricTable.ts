import type { DayNumber } from "../../core/model/instant";
import type { MetricPoint, MetricReading } from "../../core/model/metric";
import { tableRows } from "../baselines/tableRows";
import { parseDate } from "../parse/values/dates";
import { measure, parseNumber } from "../parse/values/plain";

/** A table longer than this, in UTF-16 units, is not read. */
export const MOST_METRIC_TABLE = 2_000_000;
/** So many figures at most. */
const MOST_FIGURES = 20_000;

class Fault extends Error {}

/** A figure as it stands in a table, with the words for its place. */
interface Row {
  readonly where: string;
  readonly date: string;
  readonly value: string;
}

/** Why a table of a metric was not found, and the way out. */
export function noMetricTable(file: string): string {
  return `The table ${shown(file)} cannot be found or read; name a file inside the workspace, with the path from the plan's own file`;
}

/** Why a table of a metric is not read. */
export function longMetricTable(file: string): string {
  return `The table ${shown(file)} is longer than 2 million letters and is not read; keep the figures of one metric in it`;
}

/**
 * Reads the figures of a metric: comma-separated values with the columns date and value, in any order among others, or
 * JSON, a list of `{"date": …, "value": …}` or a map from dates to numbers. `file` is how the plan names the table.
 */
export function readMetricTable(text: string, file: string, metric: string): MetricReading {
  if (text.length > MOST_METRIC_TABLE) return { kind: "missing", metric, message: longMetricTable(file) };
  try {
    const rows = /\.json$/i.test(file) ? jsonRows(text) : csvRows(text);
    return { kind: "read", metric, ...figuresOf(rows, file) };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { kind: "missing", metric, message: `${shown(file)}: ${fault.message}` };
  }
}

function figuresOf(rows: readonly Row[], file: string): { readonly points: readonly MetricPoint[]; readonly doubt?: string } {
  if (rows.length > MOST_FIGURES) throw new Fault(`there are more than ${String(MOST_FIGURES)} figures; keep those that matter.`);
  const seen = new Map<DayNumber, number>();
  let doubt: string | undefined;
  let before = -Infinity;
  for (const { where, date, value } of rows) {
    const parsed = parseDate(date);
    if (!("value" in parsed)) throw new Fault(`${where} has the date ${shown(date)}; write a date such as 2026-03-05.`);
    const figure = parseNumber(value.endsWith("%") ? value.slice(0, -1) : value);
    if (figure === undefined) throw new Fault(`${where} has the value ${shown(value)}; write ${measure.accepts}.`);
    const { day } = parsed.value;
    if (seen.has(day)) throw new Fault(`${where} has the date ${shown(date)} once more; keep one figure a day.`);
    if (day < before) doubt ??= `${shown(file)}: ${where} is earlier than what stands before it; put the figures in the order of their dates`;
    before = day;
    seen.set(day, figure);
  }
  const points = [...seen].map(([day, value]) => ({ day, value })).sort((a, b) => a.day - b.day);
  return { points, ...(doubt === undefined ? {} : { doubt }) };
}

function csvRows(text: string): readonly Row[] {
  const [head, ...rows] = tableRows(text, MOST_FIGURES + 2);
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const [date, value] = [names.indexOf("date"), names.indexOf("value")];
  if (date === -1 || value === -1) throw new Fault("line 1 does not name the columns; begin with `date,value`.");
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ line, cells }) => ({ where: `line ${String(line)}`, date: (cells[date] ?? "").trim(), value: (cells[value] ?? "").trim() }));
}

function jsonRows(text: string): readonly Row[] {
  const read = parsedJson(text);
  if (Array.isArray(read)) return (read as readonly unknown[]).map((one, place) => jsonRow(one, `entry ${String(place + 1)}`));
  if (typeof read !== "object" || read === null) throw new Fault("write a list such as [{\"date\": \"2026-01-01\", \"value\": 62.5}], or a map from dates to numbers.");
  return Object.entries(read).map(([date, value]) => ({ where: `\`${date.slice(0, 20)}\``, date, value: wordOf(value) }));
}

function jsonRow(one: unknown, where: string): Row {
  if (typeof one !== "object" || one === null) throw new Fault(`${where} is no map; write {"date": "2026-01-01", "value": 62.5}.`);
  const { date, value } = one as { readonly date?: unknown; readonly value?: unknown };
  return { where, date: wordOf(date), value: wordOf(value) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch {
    throw new Fault("this is no JSON; check its quotes, commas and brackets.");
  }
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? plainNumber(value) : "";
}

/** Without an exponent, which figures are not written with. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes("e") && Math.abs(value) < 1 ? value.toFixed(12) : text;
}

/** What stands in a cell, short and on one line. */
function shown(text: string): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, " ").replaceAll("`", "'");
  return `\`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``;
}
