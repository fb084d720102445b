import { ROW_FLAG } from "../../src/core/view/ganttData";
import { withoutShares } from "./arrange";
import { isGroupRow } from "./model";
import type { GanttModel } from "./model";

/** What a person has typed and switched on to see less. */
export interface RowFilter {
  readonly text: string;
  readonly late: boolean;
  readonly critical: boolean;
  /** Name of somebody who works on it, title of its release; empty for all. */
  readonly person: string;
  readonly release: string;
}

export const NO_FILTER: RowFilter = { text: "", late: false, critical: false, person: "", release: "" };

/** The rows that are shown, in order, and where each row stands. */
export interface VisibleRows {
  /** Row by position. */
  readonly rows: Int32Array;
  /** Position by row, -1 when it is not shown. */
  readonly positions: Int32Array;
  /** How many rows match the filter themselves (the others are there for their place in the tree); undefined without one. */
  readonly matches: number | undefined;
}

/** Rows that are neither below a collapsed one nor kept out by the filter. A match shows what it stands in, too. */
export function visibleRows(model: GanttModel, collapsed: ReadonlySet<string>, filter: RowFilter): VisibleRows {
  const wanted = wantedRows(model, filter);
  const rows = new Int32Array(model.count);
  const positions = new Int32Array(model.count).fill(-1);
  const { end } = model.data.rows;
  let shown = 0;
  for (let row = 0; row < model.count; ) {
    const out = wanted !== undefined && wanted.shown[row] === 0;
    if (!out) {
      rows[shown] = row;
      positions[row] = shown;
      shown += 1;
    }
    const closed = out || collapsed.has(model.ids[row] ?? "");
    row = closed ? (end[row] ?? row + 1) : row + 1;
  }
  return { rows: rows.slice(0, shown), positions, matches: wanted?.matches };
}

function wantedRows(model: GanttModel, filter: RowFilter): { readonly shown: Uint8Array; readonly matches: number } | undefined {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0 && !filter.late && !filter.critical && filter.person === "" && filter.release === "") return undefined;
  const { parent, flags } = model.data.rows;
  const needed = (filter.late ? ROW_FLAG.late : 0) | (filter.critical ? ROW_FLAG.critical : 0);
  const shown = new Uint8Array(model.count);
  let matches = 0;
  for (let row = 0; row < model.count; row += 1) {
    if (isGroupRow(model, row) || ((flags[row] ?? 0) & needed) !== needed || !isWith(model, row, filter) || !hasWords(model, row, words)) continue;
    matches += 1;
    for (let at = row; at >= 0 && shown[at] === 0; at = parent[at] ?? -1) shown[at] = 1;
  }
  return { shown, matches };
}

function isWith({ people, releases }: GanttModel, row: number, { person, release }: RowFilter): boolean {
  return (person === "" || withoutShares(people[row] ?? "").split(", ").includes(person)) && (release === "" || releases[row] === release);
}

function hasWords(model: GanttModel, row: number, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${model.titles[row] ?? ""} ${model.ids[row] ?? ""} ${model.people[row] ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The ids of everything that can be collapsed. */
export function collapsibleIds(model: GanttModel): string[] {
  const { end } = model.data.rows;
  return model.ids.filter((_, row) => (end[row] ?? row + 1) > row + 1);
}
