import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { GanttData } from "../../src/core/view/ganttData";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { Announcer } from "../shared/announce";
import type { DateWords } from "../shared/dates";
import { smallFont, textMeasure } from "../shared/measure";
import { createCamera } from "./camera";
import type { Camera } from "./camera";
import { clampOutline, usualOutline } from "./columns";
import { listenToKeys } from "./gestures/keyboard";
import { listenToMinimap, listenToSplitter } from "./gestures/panes";
import { listenToPointer } from "./gestures/pointer";
import type { GestureTools } from "./gestures/session";
import { createTip } from "./gestures/tip";
import { listenToWheel } from "./gestures/wheel";
import { createHoverCard } from "./hoverCard";
import { createRenderer } from "./renderer";
import type { Renderer } from "./renderer";
import { savedOf } from "./savedState";
import { createStage } from "./stage";
import { fitted, newState, refreshRows, takeData } from "./state";
import type { GanttState, SavedState } from "./state";
import { createToolbar } from "./toolbar";
import type { Toolbar } from "./toolbar";
import { collapsibleIds } from "./visibleRows";

/** What the view needs from outside. */
export interface ViewPorts {
  readonly words: DateWords;
  readonly announcer: Announcer;
  readonly save: (state: SavedState) => void;
  readonly reveal: (id: string, focus: boolean) => void;
  readonly ask: (sequence: number, change: ViewChange) => Promise<void>;
  readonly drawn: (sequence: number) => void;
}

/** The Gantt of one plan. */
export interface GanttView {
  readonly root: HTMLElement;
  readonly toolbar: HTMLElement;
  show(data: GanttData, sequence: number): void;
  /** The text cursor stands in this item. */
  followCursor(id: string): void;
  themeChanged(): void;
}

/** Pixels per day of the usual zoom, and the least that a first picture has. */
const USUAL_ZOOM = 24;
const LEAST_FIRST_ZOOM = 1.6;
const FIRST_ZOOM = 5;
const SAVE_AFTER = 250;
const REVEAL_AFTER = 150;

interface Parts {
  readonly state: GanttState;
  readonly renderer: Renderer;
  readonly camera: Camera;
  readonly toolbar: Toolbar;
  readonly ports: ViewPorts;
}

export function createGanttView(view: HTMLElement, data: GanttData, sequence: number, saved: SavedState | undefined, ports: ViewPorts): GanttView {
  const stage = createStage();
  const state = newState(data, sequence, ports.words);
  const measure = textMeasure(() => smallFont(stage.root));
  let saveTimer = 0;
  const saveSoon = (): void => {
    clearTimeout(saveTimer);
    saveTimer = window.setTimeout(() => { ports.save(savedOf(state)); }, SAVE_AFTER);
  };
  const renderer = createRenderer(stage, state, measure, () => {
    ports.drawn(state.sequence);
    saveSoon();
  });
  const camera = createCamera(stage, state, renderer);
  const actions = viewActions(() => parts);
  const toolbar = createToolbar({ ...actions, zoomStep: camera.zoomStep, fit: camera.fit });
  const parts: Parts = { state, renderer, camera, toolbar, ports };
  const tools: GestureTools = { stage, state, renderer, camera, tip: createTip(view), announcer: ports.announcer, ask: ports.ask };
  listenToPointer(tools, createHoverCard(view), actions);
  listenToKeys(tools, { ...actions, fit: camera.fit });
  listenToWheel(stage, state, camera);
  listenToSplitter(stage, state, renderer, saveSoon);
  listenToMinimap(stage, state, renderer, camera);
  stage.scroller.addEventListener("scroll", () => {
    state.left = stage.scroller.scrollLeft;
    state.top = stage.scroller.scrollTop;
    renderer.invalidate("scroll");
  }, { passive: true });
  view.append(toolbar.node, stage.root);
  new ResizeObserver(() => { fitToWindow(parts, stage.scroller); }).observe(stage.root);
  fitToWindow(parts, stage.scroller);
  if (saved !== undefined && saved.plan === data.plan) restore(parts, saved);
  else firstLook(parts);
  renderer.invalidate("size", "zoom", "rows");
  renderer.flush();
  showCounts(parts, stage.counts);
  toolbar.show(state);
  return {
    root: stage.root,
    toolbar: toolbar.node,
    show: (next, number) => {
      if (number <= state.sequence) return;
      state.left += takeData(state, next, number, ports.words);
      toolbar.show(state);
      showCounts(parts, stage.counts);
      renderer.invalidate("zoom", "rows");
    },
    followCursor: (id) => { followCursor(parts, id); },
    themeChanged: () => { renderer.invalidate("theme"); },
  };
}

/** Takes the size of the window; the outline keeps its width where it can. */
function fitToWindow({ state, renderer }: Parts, scroller: HTMLElement): void {
  const width = scroller.clientWidth;
  const height = scroller.clientHeight;
  if (width === 0 || (width === state.width && height === state.height)) return;
  const untouched = state.width === 0 || state.outline === usualOutline(state.width);
  state.outline = clampOutline(untouched ? usualOutline(width) : state.outline, width);
  state.width = width;
  state.height = height;
  renderer.invalidate("size");
}

/** The first picture: the whole plan where it can be read, else the days around today. */
function firstLook({ state, renderer, camera }: Parts): void {
  const { width } = renderer.pane();
  const whole = fitted(state, width);
  if (whole.pxPerDay >= LEAST_FIRST_ZOOM) {
    camera.look(whole.pxPerDay, whole.leftAt);
    return;
  }
  const { start, finish, now, asOf } = state.model.data;
  const today = now > start && now < finish ? now : asOf > start && asOf < finish ? asOf : start;
  camera.look(FIRST_ZOOM, Math.max(start - 7 * MINUTES_PER_DAY, today - (width / FIRST_ZOOM / 3) * MINUTES_PER_DAY));
}

function restore({ state, camera }: Parts, saved: SavedState): void {
  state.collapsed = new Set(saved.collapsed);
  state.filter = saved.filter;
  state.outline = clampOutline(saved.outline, state.width);
  state.selected = state.model.rowOfId.get(saved.selected) ?? state.selected;
  refreshRows(state);
  state.top = saved.top;
  camera.look(saved.pxPerDay, saved.leftInstant);
}

/** Shows a row that the text cursor stands in, opening what it is hidden in. */
function followCursor({ state, renderer, camera }: Parts, id: string): void {
  const row = state.model.rowOfId.get(id);
  if (row === undefined || row === state.selected) return;
  const closed = new Set(state.collapsed);
  for (let above = state.model.data.rows.parent[row] ?? -1; above >= 0; above = state.model.data.rows.parent[above] ?? -1) closed.delete(state.model.ids[above] ?? "");
  if (closed.size !== state.collapsed.size) {
    state.collapsed = closed;
    refreshRows(state);
    renderer.invalidate("rows");
  }
  state.selected = row;
  renderer.invalidate("outline");
  renderer.flush();
  camera.revealRow(row, true);
}

function showCounts({ state }: Parts, counts: HTMLElement): void {
  const { count } = state.model;
  const shown = state.visible.matches;
  counts.textContent = shown === count ? `${count} ${count === 1 ? "task" : "tasks"}` : `${shown} of ${count} tasks match`;
}

/** What toolbar, pointer and keys share. */
function viewActions(parts: () => Parts) {
  let revealTimer = 0;

  const rowsChanged = (): void => {
    const { state, renderer } = parts();
    refreshRows(state);
    if ((state.visible.positions[state.selected] ?? -1) < 0) state.selected = nearestShown(state);
    state.hovered = -1;
    renderer.invalidate("rows");
  };
  const select = (row: number, { open, soon = false }: { readonly open: boolean; readonly soon?: boolean }): void => {
    const { state, renderer, ports } = parts();
    state.selected = row;
    renderer.invalidate("outline", "lights");
    renderer.flush();
    renderer.pool.outlineOf(row)?.focus({ preventScroll: true });
    clearTimeout(revealTimer);
    const id = state.model.ids[row] ?? "";
    if (open || !soon) ports.reveal(id, open);
    else revealTimer = window.setTimeout(() => { ports.reveal(id, false); }, REVEAL_AFTER);
  };
  const collapse = (ids: ReadonlySet<string>): void => {
    parts().state.collapsed = ids;
    rowsChanged();
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
      collapse(next);
    },
    collapseAll: (): void => { collapse(new Set(collapsibleIds(parts().state.model))); },
    expandAll: (): void => { collapse(new Set()); },
    today: (): void => { parts().camera.centre(parts().state.model.data.now); },
    usualZoom: (): void => {
      const { camera, renderer } = parts();
      camera.glideTo(USUAL_ZOOM, renderer.pane().width / 2);
    },
    filter: (): void => { parts().toolbar.filterField.focus(); },
    setFilter: (filter: GanttState["filter"]): void => {
      const { state, ports } = parts();
      state.filter = filter;
      rowsChanged();
      parts().renderer.flush();
      const counts = document.querySelector<HTMLElement>(".counts");
      if (counts !== null) showCounts(parts(), counts);
      ports.announcer.say(`${state.visible.matches} ${state.visible.matches === 1 ? "task matches" : "tasks match"}`);
    },
    leaveFilter: (): void => {
      const { state, renderer } = parts();
      renderer.pool.outlineOf(state.selected)?.focus({ preventScroll: true });
    },
  };
}

/** The row that takes the selection when the selected one is hidden: what it stands in, else the first. */
function nearestShown({ model, visible, selected }: GanttState): number {
  for (let row = selected; row >= 0; row = model.data.rows.parent[row] ?? -1) if ((visible.positions[row] ?? -1) >= 0) return row;
  return visible.rows[0] ?? -1;
}
