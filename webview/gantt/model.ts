import { LINK_FLAG, LINK_TYPES, ROW_FLAG } from "../../src/core/view/ganttData";
import type { GanttData } from "../../src/core/view/ganttData";
import { splitTexts } from "../../src/core/view/joined";
import type { WorkTime } from "./workTime";
import type { LinkType } from "../../src/core/model/values";

/** The data of one plan with its texts taken apart. */
export interface GanttModel {
  readonly data: GanttData;
  readonly count: number;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly people: readonly string[];
  readonly initials: readonly string[];
  readonly releases: readonly string[];
  readonly objectives: readonly string[];
  readonly statuses: readonly string[];
  readonly tags: readonly string[];
  readonly driverKeys: readonly string[];
  readonly lags: readonly string[];
  /** 0 at the top. */
  readonly depth: Uint8Array;
  readonly rowOfId: ReadonlyMap<string, number>;
  /** Links by row: those of row r are `linksOf[linkStart[r]] .. linksOf[linkStart[r + 1] - 1]`. */
  readonly linkStart: Int32Array;
  readonly linksOf: Int32Array;
}

export function ganttModel(data: GanttData): GanttModel {
  const { rows, links } = data;
  const split = (column: TextColumn): readonly string[] => splitTexts(rows[column], rows.count);
  return modelOf(data, Object.fromEntries(textColumns.map((column) => [column, split(column)])) as Texts, splitTexts(links.lags, links.count));
}

/** The columns of text, by their names. */
export const textColumns = ["ids", "titles", "people", "initials", "releases", "objectives", "statuses", "tags", "driverKeys"] as const;
type TextColumn = (typeof textColumns)[number];

/** Texts by row, column by column. */
export type Texts = Readonly<Record<TextColumn, readonly string[]>>;

/** The model of data whose texts are taken apart already. */
export function modelOf(data: GanttData, texts: Texts, lags: readonly string[]): GanttModel {
  const { count, parent } = data.rows;
  const depth = new Uint8Array(count);
  const rowOfId = new Map<string, number>();
  for (let row = 0; row < count; row += 1) {
    const above = parent[row] ?? -1;
    if (above >= 0) depth[row] = Math.min(255, (depth[above] ?? 0) + 1);
    const id = texts.ids[row] ?? "";
    if (!rowOfId.has(id)) rowOfId.set(id, row);
  }
  return { data, count, ...texts, lags, depth, rowOfId, ...linksByRow(data) };
}

function linksByRow({ rows, links }: GanttData): Pick<GanttModel, "linkStart" | "linksOf"> {
  const linkStart = new Int32Array(rows.count + 1);
  for (let link = 0; link < links.count; link += 1) {
    for (const row of [links.from[link] ?? 0, links.to[link] ?? 0]) linkStart[row + 1] = (linkStart[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < rows.count; row += 1) linkStart[row + 1] = (linkStart[row + 1] ?? 0) + (linkStart[row] ?? 0);
  const next = linkStart.slice();
  const linksOf = new Int32Array(links.count * 2);
  for (let link = 0; link < links.count; link += 1) {
    for (const row of [links.from[link] ?? 0, links.to[link] ?? 0]) {
      const at = next[row] ?? 0;
      linksOf[at] = link;
      next[row] = at + 1;
    }
  }
  return { linkStart, linksOf };
}

/** What is known of one row, taken out of the columns. */
export interface Row {
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly finish: number;
  readonly flags: number;
}

export function rowOf(model: GanttModel, row: number): Row {
  const { rows } = model.data;
  return {
    row,
    id: model.ids[row] ?? "",
    title: model.titles[row] ?? "",
    start: rows.start[row] ?? 0,
    finish: rows.finish[row] ?? 0,
    flags: rows.flags[row] ?? 0,
  };
}

export function hasFlag(model: GanttModel, row: number, flag: keyof typeof ROW_FLAG): boolean {
  return ((model.data.rows.flags[row] ?? 0) & ROW_FLAG[flag]) !== 0;
}

/** The working time that a row's length is counted on; of an elapsed one the plan's, because its dates are. */
export function timeOf({ data }: GanttModel, row: number): WorkTime {
  const clock = data.rows.clock[row] ?? 0;
  const elapsed = ((data.rows.flags[row] ?? 0) & ROW_FLAG.elapsed) !== 0;
  return { work: (elapsed ? undefined : data.clocks[clock - 1]) ?? data.work, opens: data.dayOpens, closes: data.dayCloses };
}

/** Rows of groups are no tasks: their ids begin with what no id of a plan does. */
export const GROUP_MARK = " ";

/** True for the heading of a group. */
export function isGroupRow({ ids }: GanttModel, row: number): boolean {
  return ids[row]?.startsWith(GROUP_MARK) === true;
}

/** True when there is something below a row to show or hide. */
export function hasRowsBelow(model: GanttModel, row: number): boolean {
  return (model.data.rows.end[row] ?? row + 1) > row + 1;
}

/** A link, taken out of the columns. */
export interface Link {
  readonly link: number;
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  readonly lag: string;
  readonly critical: boolean;
  readonly driving: boolean;
  readonly cut: boolean;
}

export function linkOf(model: GanttModel, link: number): Link {
  const { links } = model.data;
  const flags = links.flags[link] ?? 0;
  return {
    link,
    from: links.from[link] ?? 0,
    to: links.to[link] ?? 0,
    type: LINK_TYPES[links.type[link] ?? 0] ?? "FS",
    lag: model.lags[link] ?? "",
    critical: (flags & LINK_FLAG.critical) !== 0,
    driving: (flags & LINK_FLAG.driving) !== 0,
    cut: (flags & LINK_FLAG.cut) !== 0,
  };
}

/** The numbers of the links that begin or end at a row. */
export function linksAt(model: GanttModel, row: number): Int32Array {
  return model.linksOf.subarray(model.linkStart[row] ?? 0, model.linkStart[row + 1] ?? 0);
}
