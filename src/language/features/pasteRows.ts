import type { Analysis } from "../analysisTypes";
import { isBreak, lineEnd, lineStart, skipBlanks } from "../edits/scanText";
import { lineBreakAt } from "../edits/lineStyle";
import { startDay } from "../rules/wording";
import { writeEntryLines } from "../write/writePlan";
import { cursorContext } from "./cursorContext";
import { readRows, tasksOfRows } from "./rowTasks";
import { schemaAt } from "./schemaAt";

/** Tasks made of rows, as they are put in at the cursor. */
export interface PastedTasks {
  readonly text: string;
  readonly count: number;
}

/** More rows than this are a table to import, not to paste. */
const MOST_ROWS = 2000;

/**
 * Rows of a spreadsheet (cells apart by tabs) as tasks, where tasks may stand on a line of their own; undefined anywhere
 * else, and for text that is no table.
 */
export function pasteRows(analysis: Analysis, path: string, offset: number, pasted: string): PastedTasks | undefined {
  const text = analysis.snapshot.files.get(path)?.text;
  const plan = analysis.snapshot.planOfFile(path);
  const rows = readRows(pasted);
  if (text === undefined || plan === undefined || rows === undefined || rows.length > MOST_ROWS) return undefined;
  const column = columnFor(text, Math.max(0, Math.min(offset, text.length)));
  if (column === undefined) return undefined;
  const nodes = tasksOfRows(rows, plan, startDay(analysis.schedules.get(plan.id)?.asOf ?? analysis.context.now));
  if (nodes.length === 0) return undefined;
  const indent = " ".repeat(column);
  const lines = nodes.flatMap(([id, node]) => writeEntryLines(id, node, 0)).map(line => (line === "" ? "" : indent + line));
  const typed = offset - lineStart(text, offset);
  const rest = text.slice(offset, lineEnd(text, offset)).trim();
  const body = lines.join(lineBreakAt(text, offset)).slice(Math.min(typed, column));
  return { text: rest === "" ? body : `${body}${lineBreakAt(text, offset)}${indent}`, count: nodes.length };
}

/** The column for tasks at the cursor's line, which holds nothing before the cursor: that of the tasks around, else the cursor's own. */
function columnFor(text: string, offset: number): number | undefined {
  const line = lineStart(text, offset);
  if (skipBlanks(text, line) < offset) return undefined;
  const own = offset - line;
  const candidates = [...new Set([own, ...columnsAbove(text, line)])].filter(column => column >= own);
  return candidates.find(column => holdsTasks(text, line, offset, column));
}

/** The columns of the lines above, the nearest first, and one level deeper than the nearest. */
function columnsAbove(text: string, line: number): number[] {
  const columns: number[] = [];
  let at = line;
  for (let count = 0; at > 0 && count < 100; count += 1) {
    at = lineStart(text, at - (text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1));
    const first = skipBlanks(text, at);
    if (first >= text.length || isBreak(text[first]) || text[first] === "#") continue;
    const column = first - at;
    if (columns.length === 0) columns.push(column + 2);
    if (!columns.includes(column)) columns.push(column);
    if (column === 0) break;
  }
  return columns.sort((a, b) => b - a);
}

/** True when a key at the column of the cursor's line would be a task, standing level with its neighbours. */
function holdsTasks(text: string, line: number, offset: number, column: number): boolean {
  const probe = `${text.slice(0, line)}${" ".repeat(column)}${text.slice(offset)}`;
  const context = cursorContext(probe, line + column);
  if (context.position !== "key" || context.style !== "block") return false;
  const place = schemaAt(context.path);
  return place?.kind === "items" && place.section.name === "tasks" && siblingsFit(probe, line, column, context.siblings.length);
}

/** The tasks of a section stand at one column: with neighbours there is only theirs. */
function siblingsFit(probe: string, line: number, column: number, siblings: number): boolean {
  if (siblings > 0) return true;
  // Without neighbours at the column, nothing may stand between it and the key above it.
  let at = line;
  while (at > 0) {
    at = lineStart(probe, at - (probe[at - 1] === "\n" && probe[at - 2] === "\r" ? 2 : 1));
    const first = skipBlanks(probe, at);
    if (first >= probe.length || isBreak(probe[first]) || probe[first] === "#") continue;
    return first - at < column && /:[ \t]*(?:#.*)?$/.test(probe.slice(first, lineEnd(probe, first)));
  }
  return false;
}
