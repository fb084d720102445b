import type { GanttData } from "../../src/core/view/ganttData";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import { joinTexts } from "../../src/core/view/joined";
import type { ShownOptions } from "../../src/core/view/picture/shownPicture";
import { arranged } from "./arrange";
import { ganttModel, textColumns } from "./model";
import type { SavedState } from "./state";
import { visibleRows } from "./visibleRows";

/** The rows that a person sees: grouped, sorted, filtered and folded as the view was last; with the data, where they are not the host's as they are. */
export function exportedRows(data: GanttData, saved: SavedState | undefined): ShownOptions["gantt"] {
  const whole = ganttModel(data);
  if (saved === undefined) return { rows: Int32Array.from(whole.ids.keys()) };
  const model = arranged(whole, saved.arrangement);
  const { rows } = visibleRows(model, new Set(saved.collapsed), saved.filter);
  if (model === whole && saved.chances !== false) return { rows };
  const none = new Int32Array(model.count).fill(NO_INSTANT);
  const chances = saved.chances === false ? { p10: none, p80: none, p90: none, chance: new Uint8Array(model.count).fill(255) } : {};
  return { rows, data: { ...model.data, rows: { ...model.data.rows, ...chances, ...Object.fromEntries(textColumns.map((column) => [column, joinTexts(model[column])])) } } };
}
