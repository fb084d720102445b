import type { GanttData } from "../../src/core/view/ganttData";
import { civilOf } from "../shared/dates";

/** A column of the outline beside the title. */
export type ColumnName = "duration" | "start" | "finish" | "slack" | "people";

/** What a date with its year needs more than one without. */
const YEAR_ROOM = 34;

/** A column and its width in pixels. */
export interface Column {
  readonly name: ColumnName;
  readonly width: number;
}

/** In the order in which they find room. */
const columns: readonly Column[] = [
  { name: "finish", width: 64 },
  { name: "start", width: 64 },
  { name: "duration", width: 58 },
  { name: "slack", width: 58 },
  { name: "people", width: 72 },
];

/** In the order in which they are shown. */
const shownOrder: readonly ColumnName[] = ["duration", "start", "finish", "slack", "people"];

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
export function columnsFor(width: number, years = false): readonly Column[] {
  let room = width - TITLE_ROOM + (years ? YEAR_ROOM : 0);
  const fitting: Column[] = [];
  for (const { name, width: usual } of columns) {
    const column = { name, width: years && (name === "start" || name === "finish") ? usual + YEAR_ROOM : usual };
    if (column.width > room) break;
    room -= column.width;
    fitting.push(column);
  }
  return shownOrder.flatMap((name) => fitting.filter((column) => column.name === name));
}

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
