import { parseDate } from "../parse/values/dates";
import { betterDuration, parseDuration } from "../parse/values/durations";
/** A row with its cells. */
export type Row = readonly string[];

/** What a column of a table becomes; undefined keys are kept as notes under the column's name. */
export interface Column {
  readonly key: string | undefined;
  readonly name: string;
}

/** What spreadsheets and trackers call the keys of a task. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  title: ["title", "name", "task", "task name", "summary", "subject", "activity", "what"],
  id: ["id", "#", "no", "nr", "number", "unique id"],
  wbs: ["wbs", "outline number"],
  level: ["level", "outline level"],
  effort: ["effort", "work", "estimate", "est", "estimated effort", "original estimate"],
  duration: ["duration", "length"],
  points: ["points", "story points", "sp"],
  who: ["who", "assignee", "assigned to", "resource", "resources", "resource names", "person", "responsible"],
  after: ["after", "predecessor", "predecessors", "depends on", "dependencies", "blocked by"],
  "not-before": ["not before", "not-before", "start", "start date", "begin", "from"],
  due: ["due", "due date", "deadline", "finish", "finish date", "end", "end date", "until"],
  done: ["done", "progress", "% complete", "percent complete", "complete", "% done"],
  milestone: ["milestone"],
  priority: ["priority"],
  status: ["status", "state"],
  cost: ["cost", "fixed cost"],
  release: ["release", "version", "fix version"],
  tags: ["tags", "labels"],
  notes: ["notes", "note", "description", "comment", "comments"],
};

const KEY_OF: ReadonlyMap<string, string> = new Map(Object.entries(NAMES).flatMap(([key, names]) => names.map(name => [name, key] as const)));

/** The columns that a first row names; undefined when it names no title, and so is a task itself. */
export function columnsOf(row: Row): readonly Column[] | undefined {
  const columns = row.map((cell): Column => ({ key: KEY_OF.get(cell.trim().toLowerCase().replace(/[_\s]+/g, " ")), name: cell.trim() }));
  const known = columns.filter(({ key }) => key !== undefined).length;
  return columns.some(({ key }) => key === "title") && known >= 2 ? columns : undefined;
}

/** The columns of a table without names, told by the values of most rows: the first text is the title. */
export function guessedColumns(rows: readonly Row[]): readonly Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index): Column => {
    const cells = rows.map(row => row[index]?.trim() ?? "").filter(cell => cell !== "");
    const key = guess(cells, taken);
    if (key !== undefined) taken.add(key);
    return { key, name: "" };
  });
}

function guess(cells: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const most = (holds: (cell: string) => boolean): boolean => cells.length > 0 && cells.filter(holds).length * 2 > cells.length;
  const free = (...keys: string[]): string | undefined => keys.find(key => !taken.has(key));
  if (most(isDate)) return free("not-before", "due");
  if (most(cell => /^\d{1,3}(?:\.\d+)? ?%$/.test(cell))) return free("done");
  if (most(isDuration)) return free("effort");
  if (!taken.has("title") && most(cell => /^\d+(?:\.\d+)+$/.test(cell))) return free("wbs");
  if (!taken.has("title") && most(cell => /^\d{1,6}$/.test(cell))) return free("id");
  if (!taken.has("title")) return "title";
  return free("who", "notes");
}

function isDate(cell: string): boolean {
  const parsed = parseDate(cell);
  return "value" in parsed || parsed.better !== undefined;
}

function isDuration(cell: string): boolean {
  return parseDuration(cell) !== undefined || (/[a-z]/i.test(cell) && betterDuration(cell) !== undefined);
}
