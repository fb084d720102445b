import type { GanttData } from "../../src/core/view/ganttData";
import { isOneOf } from "../../src/protocol/guards";
import { civilOf } from "../shared/dates";

/** The columns that the outline can have beside the title, in the order in which they are shown. */
export const COLUMN_NAMES = [
  "id", "status", "progress", "duration", "effort", "start", "finish", "due", "slack", "freeSlack", "priority", "people", "release", "objective", "tags", "cost", "after",
  "baselineStart", "baselineFinish", "slip", "p10", "p80", "p90", "criticality", "chance",
] as const;

/** One of them. */
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** True for the name of a column, the title's among them. */
export const isColumn = isOneOf<ColumnName | "title">(["title", ...COLUMN_NAMES]);

/** What a date with its year needs more than one without. */
const YEAR_ROOM = 34;

/** A column and its width in pixels. */
export interface Column {
  readonly name: ColumnName;
  readonly width: number;
}

/** Columns of dates. */
const DATES: ReadonlySet<ColumnName> = new Set(["start", "finish", "due", "p10", "p80", "p90", "baselineStart", "baselineFinish"]);

const WIDTHS: Readonly<Record<ColumnName, number>> = {
  id: 96, status: 72, progress: 54, duration: 58, effort: 58, start: 64, finish: 64, due: 64, slack: 58, freeSlack: 72, priority: 58, people: 72, release: 96, objective: 120,
  tags: 96, cost: 76, after: 110, baselineStart: 92, baselineFinish: 96, slip: 58, p10: 64, p80: 64, p90: 64, criticality: 64, chance: 64,
};

/** The usual ones, in the order in which they find room. */
export const USUAL_COLUMNS: readonly ColumnName[] = ["finish", "start", "duration", "slack", "people"];

/** Columns whose text stands at the left; the others are figures and dates. */
const TEXTS: ReadonlySet<ColumnName> = new Set(["id", "status", "people", "release", "objective", "tags", "after"]);

/** The class of a column's cells and of its head. */
export function columnClass(name: ColumnName): "people" | "number" {
  return TEXTS.has(name) ? "people" : "number";
}

/** The room that the title keeps before a column is added. */
const TITLE_ROOM = 210;

/** The least and most that the outline takes of the view. */
export const LEAST_OUTLINE = 120;

/** True when some of a plan's dates are written with their year. */
export function hasOtherYears({ now, start, finish }: Pick<GanttData, "now" | "start" | "finish">): boolean {
  const year = civilOf(now).year;
  return civilOf(start).year !== year || civilOf(finish).year !== year;
}

/** The columns that an outline of a width has room for, in the order in which they are shown; dates may carry a year. */
export function columnsFor(width: number, years = false, chosen?: readonly ColumnName[]): readonly Column[] {
  let room = width - (chosen === undefined ? TITLE_ROOM : LEAST_TITLE) + (years ? YEAR_ROOM : 0);
  const fitting: Column[] = [];
  for (const name of chosen ?? USUAL_COLUMNS) {
    const column = { name, width: widthOf(name, years) };
    if (column.width > room) break;
    room -= column.width;
    fitting.push(column);
  }
  return COLUMN_NAMES.flatMap((name) => fitting.filter((column) => column.name === name));
}

function widthOf(name: ColumnName, years: boolean): number {
  return WIDTHS[name] + (years && DATES.has(name) ? YEAR_ROOM : 0);
}

/** The width of an outline that shows all of the columns. */
export function roomFor(chosen: readonly ColumnName[], years: boolean): number {
  return chosen.reduce((sum, name) => sum + widthOf(name, years), LEAST_TITLE + 40);
}

/** What the title keeps of an outline whose columns a person chose. */
const LEAST_TITLE = 120;

/** The outline's width for a view that nobody has arranged yet. */
export function usualOutline(viewWidth: number): number {
  if (viewWidth < 640) return Math.max(LEAST_OUTLINE, Math.round(viewWidth * 0.4));
  if (viewWidth < 1200) return 274;
  return viewWidth < 1500 ? 400 : 460;
}

/** An outline's width that leaves room for the bars. */
export function clampOutline(width: number, viewWidth: number): number {
  return Math.round(Math.max(LEAST_OUTLINE, Math.min(width, viewWidth - 120)));
}
