import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { GanttData } from "../../src/core/view/ganttData";
import { smallFont, textMeasure, usualFont } from "../shared/measure";
import type { PictureView } from "../shared/pictureView";
import { createCamera } from "./camera";
import { createCellEditor } from "./cellEditor";
import { clampOutline, isColumn, usualOutline } from "./columns";
import { listenToKeys } from "./gestures/keyboard";
import { listenToMinimap, listenToSplitter } from "./gestures/panes";
import { listenToPointer } from "./gestures/pointer";
import type { GestureTools } from "./gestures/session";
import { createTip } from "../shared/tip";
import { listenToWheel } from "./gestures/wheel";
import { drivingPath } from "./drivingPath";
import { createHoverCard } from "./hoverCard";
import type { HoverCard } from "./hoverCard";
import { createRenderer } from "./renderer";
import { savedOf } from "./savedState";
import { createStage } from "./stage";
import type { Stage } from "./stage";
import { arrange, fitted, newState, refreshRows, takeData } from "./state";
import type { SavedState } from "./state";
import { createToolbar } from "./toolbar";
import { showCounts, viewActions } from "./viewActions";
import type { Parts, ViewActions, ViewPorts } from "./viewActions";

/** The least pixels per day of a first picture, and what it has instead. */
const LEAST_FIRST_ZOOM = 1.6;
const FIRST_ZOOM = 5;
const SAVE_AFTER = 250;


/** The Gantt of one plan. */
export function createGanttView(view: HTMLElement, data: GanttData, saved: SavedState | undefined, ports: ViewPorts): PictureView<GanttData> {
  const stage = createStage();
  const state = newState(data, ports.sequence(), ports.words);
  const measure = { small: textMeasure(() => smallFont(stage.root)), usual: textMeasure(() => usualFont(stage.root)) };
  let saveTimer = 0;
  const saveSoon = (): void => {
    clearTimeout(saveTimer);
    saveTimer = window.setTimeout(() => { ports.save(savedOf(state)); }, SAVE_AFTER);
  };
  const afterDraw: (() => void)[] = [];
  const renderer = createRenderer(stage, state, measure, () => {
    for (const run of afterDraw) run();
    saveSoon();
  });
  const camera = createCamera(stage, state, renderer);
  const actions = viewActions(() => parts);
  const toolbar = createToolbar({ ...actions, zoomStep: camera.zoomStep, fit: camera.fit }, () => state);
  const editor = createCellEditor(stage, state, {
    write: ({ id: task, field, sequence }, text) => ports.change({ kind: "set-field", plan: state.model.data.plan, task, field, text }, sequence),
    focusRow: () => { actions.leaveFilter(); },
  });
  afterDraw.push(editor.drawn);
  const parts: Parts = { stage, state, renderer, camera, toolbar, editor, ports };
  const tools: GestureTools = { stage, state, renderer, camera, tip: createTip(view), announcer: ports.announcer, ask: askOf(ports), preview: ports.preview };
  afterDraw.push(listen(tools, parts, createHoverCard(view), actions, saveSoon));
  view.append(toolbar.node, stage.root);
  let looked = false;
  let restored = saved !== undefined;
  // A page that is restored in the background has no size yet: the first look waits for it.
  const resized = (): void => {
    fitToWindow(parts, stage.scroller);
    if (looked || state.width === 0) return;
    looked = true;
    if (saved !== undefined) restore(parts, saved);
    else firstLook(parts);
    renderer.invalidate("size", "zoom", "rows");
    renderer.flush();
  };
  new ResizeObserver(resized).observe(stage.root);
  resized();
  showCounts(parts);
  toolbar.show(state);
  return {
    root: stage.root,
    toolbar: toolbar.node,
    show: (next) => { showData(parts, next); },
    followCursor: (id) => {
      // After a reload the first word of the cursor only says where the editor was: the view's own selection is newer.
      if (restored) restored = false;
      else followCursor(parts, id);
    },
    themeChanged: () => { renderer.invalidate("theme"); },
  };
}

/** Everything that a person can do in the picture. Returns what is to run after each drawing. */
function listen(tools: GestureTools, parts: Parts, card: HoverCard, actions: ViewActions, saveSoon: () => void): () => void {
  const { stage, state, renderer, camera } = parts;
  const { drawn } = listenToPointer(tools, card, actions);
  listenToKeys(tools, { ...actions, fit: camera.fit });
  listenToWheel(stage, state, camera);
  listenToSplitter(stage, state, renderer, saveSoon);
  listenToMinimap(stage, state, renderer, camera);
  listenToScroll(parts);
  listenToHead(stage, actions);
  return drawn;
}

/** Takes newer data; a row that had the keys keeps them, whatever row it is now. */
function showData(parts: Parts, data: GanttData): void {
  const { stage, state, renderer, toolbar, ports } = parts;
  const hadKeys = stage.tree.contains(document.activeElement) && document.activeElement?.closest(".row") !== null;
  state.left += takeData(state, data, ports.sequence(), ports.words);
  toolbar.show(state);
  showCounts(parts);
  renderer.invalidate("zoom", "rows");
  if (!hadKeys) return;
  renderer.flush();
  renderer.pool.outlineOf(state.selected)?.focus({ preventScroll: true });
}

/** A click on the head of a column sorts by it. */
function listenToHead({ outlineHead }: Stage, { sortBy }: Pick<ViewActions, "sortBy">): void {
  outlineHead.addEventListener("click", (event) => {
    const column = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]")?.dataset["column"] : undefined;
    if (isColumn(column)) sortBy(column);
  });
}

/** Asks for a change, and waits until the picture shows what came of it. */
function askOf(ports: ViewPorts): GestureTools["ask"] {
  return async (sequence, change) => { if (await ports.change(change, sequence)) await ports.nextPicture(); };
}

/** Follows the scroller. */
function listenToScroll({ stage, state, renderer }: Parts): void {
  const { scroller } = stage;
  scroller.addEventListener("scroll", () => {
    const { scrollLeft, scrollTop } = scroller;
    // The echo of a place that a drawing has set comes a frame late: taken as news, it would undo the next step of a zoom.
    if (scrollLeft === state.put.left && scrollTop === state.put.top) return;
    state.put = { left: scrollLeft, top: scrollTop };
    state.left = scrollLeft;
    state.top = scrollTop;
    renderer.invalidate("scroll");
  }, { passive: true });
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

function restore({ state, camera, ports }: Parts, saved: SavedState): void {
  // The host begins with the first baseline that the plan names.
  if (saved.baseline !== undefined) ports.chooseBaseline(saved.baseline);
  state.collapsed = new Set(saved.collapsed);
  state.columns = saved.columns;
  state.chances = saved.chances !== false;
  arrange(state, saved.arrangement);
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
  state.marked = new Set();
  state.link = -1;
  if (state.path !== undefined) state.path = drivingPath(state.model, row);
  renderer.invalidate("rows", "lights");
  renderer.flush();
  camera.revealRow(row, true);
}
