import type { GanttData } from "../../src/core/view/ganttData";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import { joinTexts } from "../../src/core/view/joined";
import { arranged } from "./arrange";
import { ganttModel } from "./model";
import type { SavedState } from "./state";
import { visibleRows } from "./visibleRows";

/** What a picture of the Gantt is drawn from: the rows as they are arranged, and which of them are in sight. */
export interface ExportedRows {
  readonly data: GanttData;
  readonly shown: Int32Array;
}

/** The rows that a person sees: grouped, sorted, filtered and folded as the view was last. */
export function exportedRows(data: GanttData, saved: SavedState | undefined): ExportedRows {
  const whole = ganttModel(data);
  if (saved === undefined) return { data, shown: Int32Array.from(whole.ids, (_, row) => row) };
  const model = arranged(whole, saved.arrangement);
  const none = new Int32Array(model.count).fill(NO_INSTANT);
  const chances = saved.chances === false ? { p10: none, p80: none, p90: none, chance: new Uint8Array(model.count).fill(255) } : {};
  const rows = { ...model.data.rows, ...chances, titles: joinTexts(model.titles), initials: joinTexts(model.initials) };
  return { data: { ...model.data, rows }, shown: visibleRows(model, new Set(saved.collapsed), saved.filter).rows };
}
