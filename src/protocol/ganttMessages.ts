import type { GanttData, GanttLinks, GanttRows } from "../core/view/ganttData";
import type { Guard } from "./guards";
import { hasFields, isCount, isFields, isInteger, isInts, isListOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** A whole picture of one plan; older numbers than the newest received are ignored. */
export interface GanttNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: GanttData;
}

/** No view shows more rows than this. */
const MOST_ROWS = 1_000_000;

const textColumns = ["ids", "titles", "people", "initials", "releases", "objectives", "statuses", "tags", "driverKeys"] as const;
const intColumns = [
  "parent", "end", "start", "finish", "slackEnd", "due", "lateBy", "duration", "totalSlack", "freeSlack", "effort", "priority", "constraintAt", "baselineStart",
  "baselineFinish", "driverRow", "p10", "p80", "p90",
] as const;

function isRows(value: unknown): value is GanttRows {
  if (!isFields(value) || !isCount(value["count"]) || value["count"] > MOST_ROWS) return false;
  const count = value["count"];
  return (
    textColumns.every((name) => isText(value[name])) &&
    intColumns.every((name) => isInts(value[name], count)) &&
    isBytes(value["progress"], count) &&
    isBytes(value["driver"], count) &&
    isBytes(value["chance"], count) &&
    isBytes(value["criticality"], count) &&
    isBytes(value["constraint"], count) &&
    isFigures(value["cost"], count) &&
    isWords(value["flags"], count) &&
    isWords(value["clock"], count) &&
    everyWithin(value["parent"] as Int32Array, (parent, row) => parent >= -1 && parent < row) &&
    everyWithin(value["end"] as Int32Array, (end, row) => end > row && end <= count) &&
    everyWithin(value["driverRow"] as Int32Array, (row) => row >= -1 && row < count)
  );
}

function isLinks(value: unknown, rows: number): value is GanttLinks {
  if (!isFields(value) || !isCount(value["count"])) return false;
  const count = value["count"];
  return (
    isInts(value["from"], count) &&
    isInts(value["to"], count) &&
    isBytes(value["type"], count) &&
    isBytes(value["flags"], count) &&
    isText(value["lags"]) &&
    everyWithin(value["from"], (row) => row >= 0 && row < rows) &&
    everyWithin(value["to"], (row) => row >= 0 && row < rows) &&
    value["type"].every((type) => type < 4)
  );
}

function isBytes(value: unknown, count: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === count;
}

function isFigures(value: unknown, count: number): value is Float64Array {
  return value instanceof Float64Array && value.length === count && value.every((figure) => Number.isFinite(figure));
}

function isWords(value: unknown, count: number): value is Uint16Array {
  return value instanceof Uint16Array && value.length === count;
}

function everyWithin(column: Int32Array, fits: (value: number, row: number) => boolean): boolean {
  for (let row = 0; row < column.length; row += 1) if (!fits(column[row] ?? -2, row)) return false;
  return true;
}

function isPairs(value: unknown): value is Int32Array {
  return value instanceof Int32Array && value.length % 2 === 0;
}

const areBaselines: Guard<NonNullable<GanttData["baselines"]>> = hasFields<NonNullable<GanttData["baselines"]>>({ count: isCount, names: isText, chosen: (value) => isInteger(value) && value >= -1 });

const isGanttFrame = hasFields<Omit<GanttData, "rows" | "links">>({
  plan: isText,
  title: isText,
  now: isInteger,
  asOf: isInteger,
  start: isInteger,
  finish: isInteger,
  target: isInteger,
  dayMinutes: (value) => isInteger(value) && value > 0,
  dayOpens: isCount,
  dayCloses: isCount,
  work: isPairs,
  clocks: isListOf(isPairs),
  holidays: isPairs,
  holidayNames: isText,
  baselines: isOptional(areBaselines),
});

/** The whole picture, every column checked against the number of rows. */
export const isGanttData: Guard<GanttData> = (value): value is GanttData => {
  if (!isFields(value) || !isGanttFrame(value)) return false;
  const { rows, links } = value as { rows?: unknown; links?: unknown };
  return isRows(rows) && rows.clock.every((clock) => clock <= value.clocks.length) && isLinks(links, rows.count);
};

/** A picture with its number. */
export const isGanttNote: Guard<GanttNote> = hasFields<GanttNote>({ sequence: isCount, health: isPlanHealth, data: isGanttData });
