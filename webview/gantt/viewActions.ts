import type { PicturePorts } from "../shared/pictureView";
import type { Camera } from "./camera";
import type { Renderer } from "./renderer";
import type { Stage } from "./stage";
import { refreshRows } from "./state";
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
  readonly ports: ViewPorts;
}

/** A selection by keys shows its source when the keys rest. */
const REVEAL_AFTER = 150;
/** Pixels per day of the usual zoom. */
const USUAL_ZOOM = 24;

/** What toolbar, pointer and keys share. */
export interface ViewActions {
  select(row: number, options: { readonly open: boolean }): void;
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
}

/** How many tasks there are, or match. */
export function showCounts({ state, stage }: Parts): void {
  const { count } = state.model;
  const shown = state.visible.matches;
  stage.counts.textContent = shown !== count ? t("{0} of {1} tasks match", shown, count) : count === 1 ? t("1 task") : t("{0} tasks", count);
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

  const select = (row: number, { open, soon = false }: { readonly open: boolean; readonly soon?: boolean }): void => {
    const { state, renderer, ports } = parts();
    state.selected = row;
    renderer.invalidate("outline", "lights");
    renderer.flush();
    focusSelected(parts());
    clearTimeout(revealTimer);
    const id = state.model.ids[row] ?? "";
    if (open || !soon) ports.reveal(id, open);
    else revealTimer = window.setTimeout(() => { ports.reveal(id, false); }, REVEAL_AFTER);
  };

  return {
    select,
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
      const { state, ports } = parts();
      state.filter = filter;
      rowsChanged(parts());
      showCounts(parts());
      ports.announcer.say(state.visible.matches === 1 ? t("1 task matches") : t("{0} tasks match", state.visible.matches));
    },
    leaveFilter: (): void => { focusSelected(parts()); },
  };
}

/** The row that takes the selection when the selected one is hidden: what it stands in, else the first. */
function nearestShown({ model, visible, selected }: GanttState): number {
  for (let row = selected; row >= 0; row = model.data.rows.parent[row] ?? -1) if ((visible.positions[row] ?? -1) >= 0) return row;
  return visible.rows[0] ?? -1;
}
