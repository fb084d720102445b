import type { PicturePorts } from "../shared/pictureView";
import type { Camera } from "./camera";
import type { Renderer } from "./renderer";
import type { Stage } from "./stage";
import type { Arrangement } from "./arrange";
import { baselineWord } from "./baseline";
import type { CellEditor } from "./cellEditor";
import { clampOutline, hasOtherYears, isColumn, roomFor, usualOutline } from "./columns";
import type { ColumnName } from "./columns";
import { columnName } from "./draw/outlineRow";
import { drivingPath } from "./drivingPath";
import { linkName } from "./gestures/lag";
import { isGroupRow, linkOf } from "./model";
import type { Change } from "./renderer";
import { arrange, nearestShown, refreshRows } from "./state";
import type { GanttState, SavedState } from "./state";
import type { Toolbar } from "./toolbar";
import { collapsibleIds } from "./visibleRows";
import { t } from "../shared/l10n";

/** What the view needs from outside. */
export type ViewPorts = PicturePorts<SavedState>;

/** What the open view is made of. */
export interface Parts {
  readonly stage: Stage;
  readonly state: GanttState;
  readonly renderer: Renderer;
  readonly camera: Camera;
  readonly toolbar: Toolbar;
  readonly editor: CellEditor;
  readonly ports: ViewPorts;
}

/** A selection by keys shows its source when the keys rest. */
const REVEAL_AFTER = 150;
/** Pixels per day of the usual zoom. */
const USUAL_ZOOM = 24;

/** What toolbar, pointer and keys share. */
export interface ViewActions {
  /** Selects a row; with `keep` those that are selected with it stay so. */
  select(row: number, options: { readonly open: boolean; readonly keep?: boolean }): void;
  mark(row: number, how: "toggle" | "range"): void;
  markAll(): void;
  chooseLink(link: number): void;
  edit(row: number, column: string): void;
  focusRow(row: number): void;
  open(row: number): void;
  toggle(row: number): void;
  collapseAll(): void;
  expandAll(): void;
  today(): void;
  usualZoom(): void;
  filter(): void;
  setFilter(filter: GanttState["filter"]): void;
  leaveFilter(): void;
  arrange(arrangement: Arrangement): void;
  /** By a column, then the other way round, then as the text has it. */
  sortBy(column: ColumnName | "title"): void;
  setColumns(columns: readonly ColumnName[] | undefined): void;
  chooseBaseline(name: string): void;
  setPath(on: boolean): void;
  setChances(on: boolean): void;
}

/** How many tasks there are, or match. */
export function showCounts({ state, stage }: Parts): void {
  const { count } = state.source;
  const shown = state.visible.matches;
  stage.counts.textContent = shown !== undefined && shown !== count ? t("{0} of {1} tasks match", shown, count) : count === 1 ? t("1 task") : t("{0} tasks", count);
}

/** Rows were opened, closed or filtered. */
function rowsChanged({ state, renderer }: Parts): void {
  refreshRows(state);
  if ((state.visible.positions[state.selected] ?? -1) < 0) state.selected = nearestShown(state);
  state.hovered = -1;
  renderer.invalidate("rows");
}

function collapse(parts: Parts, ids: ReadonlySet<string>): void {
  parts.state.collapsed = ids;
  rowsChanged(parts);
}

function focusSelected({ state, renderer }: Parts): void {
  renderer.pool.outlineOf(state.selected)?.focus({ preventScroll: true });
}

export function viewActions(parts: () => Parts): ViewActions {
  let revealTimer = 0;

  const select = (row: number, { open, soon = false, keep = false }: { readonly open: boolean; readonly soon?: boolean; readonly keep?: boolean }): void => {
    const { state, renderer, ports } = parts();
    if (!keep) unmark(parts());
    state.selected = row;
    if (state.path !== undefined) {
      state.path = drivingPath(state.model, row);
      renderer.invalidate("rows");
    }
    renderer.invalidate("outline", "lights");
    renderer.flush();
    focusSelected(parts());
    clearTimeout(revealTimer);
    if (isGroupRow(state.model, row)) return;
    const id = state.model.ids[row] ?? "";
    if (open || !soon) ports.reveal(id, open);
    else revealTimer = window.setTimeout(() => { ports.reveal(id, false); }, REVEAL_AFTER);
  };

  return {
    select,
    ...markActions(parts, select),
    edit: (row, column) => { if (!(isColumn(column) && parts().editor.open(row, column))) select(row, { open: true }); },
    focusRow: (row: number): void => {
      parts().camera.revealRow(row, true);
      select(row, { open: false, soon: true });
    },
    open: (row: number): void => { select(row, { open: true }); },
    toggle: (row: number): void => {
      const { state } = parts();
      const id = state.model.ids[row] ?? "";
      const next = new Set(state.collapsed);
      if (!next.delete(id)) next.add(id);
      collapse(parts(), next);
    },
    collapseAll: (): void => { collapse(parts(), new Set(collapsibleIds(parts().state.model))); },
    expandAll: (): void => { collapse(parts(), new Set()); },
    today: (): void => { parts().camera.centre(parts().state.model.data.now); },
    usualZoom: (): void => {
      const { camera, renderer } = parts();
      camera.glideTo(USUAL_ZOOM, renderer.pane().width / 2);
    },
    filter: (): void => { parts().toolbar.filterField.focus(); },
    setFilter: (filter: GanttState["filter"]): void => {
      const { state, ports, toolbar } = parts();
      state.filter = filter;
      rowsChanged(parts());
      toolbar.show(state);
      showCounts(parts());
      const matches = state.visible.matches ?? state.source.count;
      ports.announcer.say(matches === 1 ? t("1 task matches") : t("{0} tasks match", matches));
    },
    leaveFilter: (): void => { focusSelected(parts()); },
    ...arrangeActions(parts),
  };
}

/** The share of the view that the outline takes at most by itself, when columns are chosen. */
const MOST_FOR_COLUMNS = 0.6;

type Select = (row: number, options: { readonly open: boolean; readonly soon?: boolean; readonly keep?: boolean }) => void;

/** One row alone is selected again, and no link. */
function unmark({ state, renderer }: Parts): void {
  if (state.link >= 0) renderer.invalidate("lights");
  state.link = -1;
  if (state.marked.size === 0) return;
  state.marked = new Set();
  renderer.invalidate("rows");
}

function markActions(parts: () => Parts, select: Select): Pick<ViewActions, "mark" | "markAll" | "chooseLink"> {
  const put = (marked: ReadonlySet<number>, row: number): void => {
    const { state, renderer, ports } = parts();
    state.marked = marked;
    renderer.invalidate("rows");
    select(row, { open: false, soon: true, keep: true });
    ports.announcer.say(marked.size > 1 ? t("{0} tasks selected", marked.size) : t("1 task selected"));
  };
  let anchor = "";
  return {
    mark: (row, how) => {
      const { state } = parts();
      const before = state.marked.size === 0 ? [state.selected].filter((one) => one >= 0) : [...state.marked];
      if (state.marked.size === 0) anchor = state.model.ids[state.selected] ?? "";
      if (how === "range") {
        const from = state.visible.positions[state.model.rowOfId.get(anchor) ?? row] ?? 0;
        const to = state.visible.positions[row] ?? from;
        put(new Set(state.visible.rows.slice(Math.min(from, to), Math.max(from, to) + 1)), row);
        return;
      }
      const marked = new Set(before);
      if (!marked.delete(row)) marked.add(row);
      put(marked, marked.has(row) ? row : (before.find((one) => marked.has(one)) ?? row));
    },
    markAll: () => {
      const { state } = parts();
      put(new Set(state.visible.rows), state.selected);
    },
    chooseLink: (link) => {
      const { state, renderer, ports } = parts();
      state.link = link;
      renderer.invalidate("lights");
      focusSelected(parts());
      if (link >= 0) ports.announcer.say(t("{0}. Delete cuts it, Alt and arrows change its lag.", linkName(state.model, linkOf(state.model, link))));
    },
  };
}

function arrangeActions(parts: () => Parts): Pick<ViewActions, "arrange" | "sortBy" | "setColumns" | "setPath" | "chooseBaseline" | "setChances"> {
  const again = (...changes: readonly Change[]): void => {
    const { state, renderer, toolbar } = parts();
    toolbar.show(state);
    renderer.invalidate(...changes);
  };
  const put = (arrangement: Arrangement): void => {
    arrange(parts().state, arrangement);
    showCounts(parts());
    again("rows", "size");
  };
  return {
    arrange: put,
    sortBy: (by) => {
      const { group, sort } = parts().state.arrangement;
      const grouping = group === undefined ? {} : { group };
      if (sort?.by !== by) put({ ...grouping, sort: { by, down: false } });
      else put(sort.down ? grouping : { ...grouping, sort: { by, down: true } });
      const now = parts().state.arrangement.sort;
      parts().ports.announcer.say(now === undefined ? t("In the order of the text") : now.down ? t("Sorted by {0}, the last first", columnName(by)) : t("Sorted by {0}", columnName(by)));
    },
    setColumns: (columns) => {
      const { state } = parts();
      state.columns = columns;
      const wanted = columns === undefined ? usualOutline(state.width) : roomFor(columns, hasOtherYears(state.model.data));
      state.outline = clampOutline(columns === undefined ? wanted : Math.max(state.outline, Math.min(wanted, state.width * MOST_FOR_COLUMNS)), state.width);
      again("rows", "size");
    },
    chooseBaseline: (name) => {
      const { ports } = parts();
      ports.chooseBaseline(name);
      ports.announcer.say(name === "" ? t("Compared with nothing") : t("Compared with {0}", baselineWord(name)));
    },
    setChances: (on) => {
      parts().state.chances = on;
      again("rows");
    },
    setPath: (on) => {
      const { state } = parts();
      state.path = on ? drivingPath(state.model, state.selected) : undefined;
      again("rows");
    },
  };
}
