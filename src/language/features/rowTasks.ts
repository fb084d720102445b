import type { DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { createIdMaker, idFromTitle } from "../write/idFromTitle";
import { map, text, type MapNode, type PlanNode } from "../write/planNode";
import { columnsOf, guessedColumns, type Column, type Row } from "./rowColumns";
import { cellValue, type CellContext } from "./rowValues";

/** The rows of a text whose cells stand apart by tabs; undefined when it is no table of two cells or more. Quoted cells may hold breaks. */
export function readRows(pasted: string): readonly Row[] | undefined {
  if (!pasted.includes("\t") || pasted.length > 2_000_000) return undefined;
  const rows = splitRows(pasted).map(row => row.map(cell => cell.replace(/\s+$/, ""))).filter(row => row.some(cell => cell.trim() !== ""));
  return rows.length > 0 && rows.every(row => row.length > 1) ? rows : undefined;
}

function splitRows(pasted: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= pasted.length) {
    const row = rows.at(-1) ?? [];
    const quoted = pasted[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\r?\n|$)/.exec(pasted.slice(at, at + 20_000)) : null;
    const end = quoted === null ? nextEnd(pasted, at) : at + quoted[0].length;
    row.push(quoted === null ? pasted.slice(at, end) : (quoted[1] ?? "").replace(/""/g, '"'));
    if (pasted[end] === "\t") at = end + 1;
    else {
      at = pasted.startsWith("\r\n", end) ? end + 2 : end + 1;
      if (at < pasted.length) rows.push([]);
      else break;
    }
  }
  return rows;
}

function nextEnd(pasted: string, from: number): number {
  let at = from;
  while (at < pasted.length && !"\t\r\n".includes(pasted[at] ?? "")) at += 1;
  return at;
}

interface Made {
  readonly id: string;
  readonly level: number;
  readonly entries: (readonly [key: string, value: PlanNode])[];
  readonly children: Made[];
}

/** The rows as tasks with ids that are free in the plan; the first row may name the columns, else they are told by their values. */
export function tasksOfRows(rows: readonly Row[], plan: Plan, today: DayNumber): readonly (readonly [id: string, task: MapNode])[] {
  const named = columnsOf(rows[0] ?? []);
  const body = named === undefined ? rows : rows.slice(1);
  const columns = named ?? guessedColumns(body);
  const titleAt = Math.max(0, columns.findIndex(({ key }) => key === "title"));
  const filled = body.filter(row => (row[titleAt] ?? "").trim() !== "");
  const makeId = createIdMaker([...plan.byId.keys(), "plan", "none", "any", "of", "role"]);
  const ids = filled.map(row => makeId(wantedId(row, columns, titleAt)));
  const context: CellContext = { plan, today, rows: filled.map((row, index) => ({ id: ids[index] ?? "", title: row[titleAt]?.trim() ?? "", number: numberOf(row, columns) })) };
  const made = filled.map((row, index): Made => ({
    id: ids[index] ?? "", level: levelOf(row, columns, titleAt), children: [], entries: entriesOf(row, columns, titleAt, { ...context, own: ids[index] ?? "" }),
  }));
  return nested(made).map(one => [one.id, nodeOf(one)]);
}

function wantedId(row: Row, columns: readonly Column[], titleAt: number): string {
  const own = row[columns.findIndex(({ key }) => key === "id")]?.trim() ?? "";
  return /^[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(own) ? own : idFromTitle(row[titleAt]?.trim() ?? "", "task");
}

/** The number that other rows name this one by. */
function numberOf(row: Row, columns: readonly Column[]): number | undefined {
  const own = row[columns.findIndex(({ key }) => key === "id")]?.trim() ?? "";
  return /^\d{1,6}$/.test(own) ? Number(own) : undefined;
}

/** How deep a row stands: by its level, its number (1.2.1), or the spaces before its title. */
function levelOf(row: Row, columns: readonly Column[], titleAt: number): number {
  const level = row[columns.findIndex(({ key }) => key === "level")]?.trim() ?? "";
  if (/^\d{1,2}$/.test(level)) return Number(level);
  const wbs = row[columns.findIndex(({ key }) => key === "wbs")]?.trim() ?? "";
  if (/^\d+(?:\.\d+)*\.?$/.test(wbs)) return wbs.split(".").filter(part => part !== "").length;
  return Math.floor((/^ */.exec(row[titleAt] ?? "")?.[0].length ?? 0) / 2);
}

function entriesOf(row: Row, columns: readonly Column[], titleAt: number, context: CellContext): (readonly [key: string, value: PlanNode])[] {
  const entries: (readonly [key: string, value: PlanNode])[] = [["title", text(row[titleAt]?.trim() ?? "")]];
  const rest: string[] = [];
  for (const [index, { key, name }] of columns.entries()) {
    const cell = row[index]?.trim() ?? "";
    if (cell === "" || key === "title" || key === "id" || key === "level" || key === "wbs") continue;
    const value = key === undefined || entries.some(([known]) => known === key) ? undefined : cellValue(key, cell, context);
    if (value === "nothing") continue;
    if (key === undefined || value === undefined) rest.push(name === "" ? cell : `${name}: ${cell}`);
    else entries.push([key, value]);
  }
  if (rest.length > 0 && !entries.some(([key]) => key === "notes")) entries.push(["notes", text(rest.join("; "))]);
  return sortedByUse(entries);
}

const ORDER = ["title", "effort", "duration", "points", "milestone", "who", "after", "not-before", "due", "priority", "done", "status", "cost", "release", "tags", "notes"];

function sortedByUse(entries: (readonly [key: string, value: PlanNode])[]): (readonly [key: string, value: PlanNode])[] {
  const milestone = entries.some(([key]) => key === "milestone");
  return entries.filter(([key]) => !milestone || (key !== "effort" && key !== "duration" && key !== "points")).sort((a, b) => ORDER.indexOf(a[0]) - ORDER.indexOf(b[0]));
}

/** Rows below the row that they stand deeper than. */
function nested(rows: readonly Made[]): readonly Made[] {
  const top: Made[] = [];
  const open: Made[] = [];
  for (const row of rows) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= row.level) open.pop();
    (open.at(-1)?.children ?? top).push(row);
    open.push(row);
  }
  return top;
}

/** What has no effect on a task that has tasks of its own. */
const OF_LEAVES: ReadonlySet<string> = new Set(["effort", "duration", "points", "milestone", "done"]);

function nodeOf({ entries, children }: Made): MapNode {
  if (children.length === 0) return map(entries);
  const own = entries.filter(([key]) => !OF_LEAVES.has(key));
  return { kind: "map", layout: "block", entries: [...own, ["tasks", { kind: "map", layout: "block", entries: children.map(child => [child.id, nodeOf(child)] as const) }]] };
}

