import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { Instant } from "../../src/core/model/instant";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import type { GanttData } from "../../src/core/view/ganttData";
import { dateFormat, startOfDay } from "../shared/dates";
import type { DateFormat, DateWords } from "../shared/dates";
import { arranged } from "./arrange";
import type { Arrangement } from "./arrange";
import type { ColumnName } from "./columns";
import { drivingPath } from "./drivingPath";
import { linkIndex } from "./linkIndex";
import type { LinkIndex } from "./linkIndex";
import { ganttModel, linkOf, linksAt } from "./model";
import type { GanttModel } from "./model";
import type { TimeScale } from "../shared/timeScale";
import { xOf, zoomToFit } from "../shared/timeScale";
import { NO_FILTER, visibleRows } from "./visibleRows";
import type { RowFilter, VisibleRows } from "./visibleRows";
import type { WorkTime } from "./workTime";

/** All that the Gantt knows while it is open; gestures change it, the renderer draws it. */
export interface GanttState {
  model: GanttModel;
  visible: VisibleRows;
  index: LinkIndex;
  time: WorkTime;
  dates: DateFormat;
  scale: TimeScale;
  /** Number of the data that is shown. */
  sequence: number;
  /** x at the left edge of the time pane, y at the top of both panes. */
  left: number;
  top: number;
  /** Where the scroller was put by the last drawing: news of that place is no scroll of a person's. */
  put: { readonly left: number; readonly top: number };
  /** Width of the outline, of the whole view, and height of the whole view. */
  outline: number;
  width: number;
  height: number;
  collapsed: ReadonlySet<string>;
  filter: RowFilter;
  /** The rows as they came, before they were put in an order. */
  source: GanttModel;
  arrangement: Arrangement;
  /** The columns that a person chose; the usual ones where nobody did. */
  columns: readonly ColumnName[] | undefined;
  /** What a simulation says is drawn on the bars. */
  chances: boolean;
  /** The rows that drive the selected one, when they are to be seen. */
  path: ReadonlySet<number> | undefined;
  /** Further rows that are selected with the selected one. */
  marked: ReadonlySet<number>;
  /** Number of the chosen link, or -1. */
  link: number;
  /** Rows, or -1. */
  selected: number;
  hovered: number;
  /** Rows whose dates the newest data changed. */
  changed: ReadonlySet<number>;
}

/** What survives a reload: where a person was, nothing of the plan itself. */
export interface SavedState {
  readonly plan: string;
  readonly pxPerDay: number;
  readonly leftInstant: Instant;
  readonly top: number;
  readonly collapsed: readonly string[];
  readonly selected: string;
  readonly outline: number;
  readonly filter: RowFilter;
  readonly arrangement: Arrangement;
  readonly columns?: readonly ColumnName[];
  /** Name of the baseline that was compared with; empty for none. */
  readonly baseline?: string;
  /** Absent: drawn. */
  readonly chances?: boolean;
}

/** Days before the plan's first and after its last date that can be scrolled to. */
const PAD_DAYS = 14;

/** The longest content that pages lay out reliably. */
const LONGEST = 12_000_000;

/** The part of time that can be scrolled over: the plan, and today where it is near. */
export function timeRange(data: GanttData): { readonly from: Instant; readonly to: Instant } {
  const near = 120 * MINUTES_PER_DAY;
  const isNear = data.now > data.start - near && data.now < data.finish + near;
  const dates = [data.start, data.finish, ...(isNear ? [data.now] : []), ...(data.target === NO_INSTANT ? [] : [data.target])];
  const from = Math.min(...dates);
  const to = Math.max(...dates);
  const pad = PAD_DAYS * MINUTES_PER_DAY + (to - from) * 0.05;
  return { from: startOfDay(from - pad), to: startOfDay(to + pad) + MINUTES_PER_DAY };
}

/** The most pixels a day can have so that the whole plan can still be laid out. */
export function mostZoom(data: GanttData): number {
  const { from, to } = timeRange(data);
  return LONGEST / ((to - from) / MINUTES_PER_DAY);
}

/** The state of a plan that is opened for the first time. */
export function newState(data: GanttData, sequence: number, words: DateWords): GanttState {
  const model = ganttModel(data);
  const visible = visibleRows(model, new Set(), NO_FILTER);
  return {
    model,
    source: model,
    arrangement: {},
    path: undefined,
    marked: new Set(),
    link: -1,
    columns: undefined,
    chances: true,
    visible,
    index: linkIndex(model, visible),
    time: { work: data.work, opens: data.dayOpens, closes: data.dayCloses },
    dates: dateFormat(words, data.now),
    scale: { origin: timeRange(data).from, pxPerDay: 24, opens: data.dayOpens, closes: data.dayCloses },
    sequence,
    left: 0,
    top: 0,
    put: { left: 0, top: 0 },
    outline: 0,
    width: 0,
    height: 0,
    collapsed: new Set(),
    filter: NO_FILTER,
    selected: model.count > 0 ? 0 : -1,
    hovered: -1,
    changed: new Set(),
  };
}

/** Takes newer data of the same plan: everything that a person has arranged stays. Returns the shift of x. */
export function takeData(state: GanttState, data: GanttData, sequence: number, words: DateWords): number {
  const before = state.model;
  const selectedId = before.ids[state.selected];
  const markedIds = [...state.marked].map((row) => before.ids[row] ?? "");
  state.source = ganttModel(data);
  const model = arranged(state.source, state.arrangement);
  state.model = model;
  state.sequence = sequence;
  state.time = { work: data.work, opens: data.dayOpens, closes: data.dayCloses };
  state.dates = dateFormat(words, data.now);
  const origin = timeRange(data).from;
  const shift = ((state.scale.origin - origin) / MINUTES_PER_DAY) * state.scale.pxPerDay;
  state.scale = { ...state.scale, origin, opens: data.dayOpens, closes: data.dayCloses };
  state.selected = model.rowOfId.get(selectedId ?? "") ?? Math.min(state.selected, model.count - 1);
  if (state.selected < 0 && model.count > 0) state.selected = 0;
  state.hovered = model.rowOfId.get(before.ids[state.hovered] ?? "") ?? -1;
  state.marked = rowsOf(model, markedIds);
  state.link = linkThere(before, model, state.link);
  state.changed = changedRows(before, model);
  refreshRows(state);
  if ((state.visible.positions[state.selected] ?? -1) < 0) state.selected = nearestShown(state);
  if (state.path !== undefined) state.path = drivingPath(model, state.selected);
  return shift;
}

/** Finds the shown rows anew after a collapse, a filter or newer data. */
export function refreshRows(state: GanttState): void {
  state.visible = visibleRows(state.model, state.collapsed, state.filter);
  state.index = linkIndex(state.model, state.visible);
}

/** Puts the rows into another order; selection and collapsed summaries stay. */
export function arrange(state: GanttState, arrangement: Arrangement): void {
  const selectedId = state.model.ids[state.selected] ?? "";
  const markedIds = [...state.marked].map((row) => state.model.ids[row] ?? "");
  state.arrangement = arrangement;
  state.model = arranged(state.source, arrangement);
  state.selected = state.model.rowOfId.get(selectedId) ?? (state.model.count > 0 ? 0 : -1);
  state.marked = rowsOf(state.model, markedIds);
  state.link = -1;
  state.hovered = -1;
  if (state.path !== undefined) state.path = drivingPath(state.model, state.selected);
  refreshRows(state);
}

/** The number that a link has in newer data, or -1. */
function linkThere(before: GanttModel, model: GanttModel, number: number): number {
  if (number < 0) return -1;
  const old = linkOf(before, number);
  const [from, to] = [model.rowOfId.get(before.ids[old.from] ?? "") ?? -1, model.rowOfId.get(before.ids[old.to] ?? "") ?? -1];
  if (from < 0 || to < 0) return -1;
  const between = [...linksAt(model, to)].filter((link) => linkOf(model, link).from === from && linkOf(model, link).to === to);
  return between.find((link) => linkOf(model, link).type === old.type) ?? between[0] ?? -1;
}

/** True for a row that is selected with others. */
export function isMarked({ marked, selected }: GanttState, row: number): boolean {
  return marked.size > 0 && (marked.has(row) || row === selected);
}

/** The row that takes the selection when the selected one is hidden: what it stands in, else the first. */
export function nearestShown({ model, visible, selected }: GanttState): number {
  for (let row = selected; row >= 0; row = model.data.rows.parent[row] ?? -1) if ((visible.positions[row] ?? -1) >= 0) return row;
  return visible.rows[0] ?? -1;
}

function rowsOf({ rowOfId }: GanttModel, ids: readonly string[]): ReadonlySet<number> {
  return new Set(ids.map((id) => rowOfId.get(id) ?? -1).filter((row) => row >= 0));
}

/** Rows whose dates or progress differ from before. */
function changedRows(before: GanttModel, after: GanttModel): ReadonlySet<number> {
  const changed = new Set<number>();
  const [old, now] = [before.data.rows, after.data.rows];
  for (let row = 0; row < after.count; row += 1) {
    const was = before.ids[row] === after.ids[row] ? row : before.rowOfId.get(after.ids[row] ?? "");
    const differs = was !== undefined && (old.start[was] !== now.start[row] || old.finish[was] !== now.finish[row] || old.progress[was] !== now.progress[row]);
    if (differs) changed.add(row);
  }
  return changed;
}

/** Pixels before the first bar of a fitted plan: half the label of a day that is marked there. */
const LEFT_ROOM = 40;

/** The zoom and left edge that show the whole plan; a small plan is not blown up. */
export function fitted(state: GanttState, room: number): { readonly pxPerDay: number; readonly leftAt: Instant } {
  const { start, finish } = state.model.data;
  const pxPerDay = Math.min(64, zoomToFit(start, Math.max(finish, start + MINUTES_PER_DAY), Math.max(80, room - LEFT_ROOM - Math.min(160, room * 0.25))));
  return { pxPerDay, leftAt: start - (LEFT_ROOM / pxPerDay) * MINUTES_PER_DAY };
}

/** How wide the whole time is, with room for the titles beside the last bars. */
export function contentWidth(state: GanttState): number {
  return Math.ceil(xOf(state.scale, timeRange(state.model.data).to)) + 160;
}
