import { ROW_HEIGHT } from "./barLayout";
import type { Measure } from "./barLayout";
import { clampPlace, layOut, minimapSize, move, paneSize, resizeContent } from "./geometry";
import type { Size } from "./geometry";
import { linkLayer, minimapLayer, timeLayer } from "./layers";
import type { RowWindow } from "./layers";
import { createRowPool } from "./rowPool";
import type { RowPool } from "./rowPool";
import type { Stage } from "./stage";
import type { GanttState } from "./state";

/** What changed since the last picture: from a mere scroll to everything. */
export type Change = "scroll" | "lights" | "outline" | "zoom" | "rows" | "size" | "theme";

export interface Renderer {
  /** Draws before the next frame. */
  invalidate(...changes: readonly Change[]): void;
  /** Draws now what was invalidated. */
  flush(): void;
  readonly pool: RowPool;
  /** Size of the pane of bars. */
  pane(): Size;
  minimapSize(): Size;
}

/** Rows drawn above and below the window, so that a scroll shows no gap. */
const OVERSCAN = 4;
/** Bars are placed from a base near the window: fractions of a pixel stay exact far from the origin. */
const BASE_REACH = 50_000;

export function createRenderer(stage: Stage, state: GanttState, measure: Measure, onDrawn: () => void): Renderer {
  const pool = createRowPool(stage.rows, stage.bars, measure);
  const showLinks = linkLayer(stage, state);
  const showTime = timeLayer(stage, state, measure);
  const minimap = minimapLayer(stage, state);
  const pending = new Set<Change>();
  let base = 0;
  let frame = 0;

  function draw(): void {
    frame = 0;
    if (pending.has("size")) layOut(stage, state);
    if (pending.has("theme")) minimap.forgetColours();
    const resized = pending.has("zoom") || pending.has("rows") || pending.has("size");
    if (resized) clampPlace(state);
    const rebased = pending.has("zoom") || Math.abs(state.left - base) > BASE_REACH;
    if (rebased) base = Math.round(state.left);
    const window = rowWindow(state);
    const outline = pending.has("rows") || pending.has("outline") || pending.has("size");
    pool.show(state, window, base, { outline, bars: resized || rebased });
    state.changed = new Set();
    showLinks(window, base, resized || rebased);
    moveLayers(stage, state, base, showTime(resized));
    showLights(stage, state);
    if (pending.has("rows") || pending.has("size") || pending.has("theme")) minimap.draw();
    minimap.moveFrame();
    if (resized) {
      resizeContent(stage, state);
      stage.root.dataset["pxPerDay"] = String(state.scale.pxPerDay);
    }
    pending.clear();
    onDrawn();
  }

  return {
    invalidate: (...changes) => {
      for (const change of changes) pending.add(change);
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
    flush: () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      draw();
    },
    pool,
    pane: () => paneSize(state),
    minimapSize: () => minimapSize(state),
  };
}

function rowWindow(state: GanttState): RowWindow {
  return {
    first: Math.max(0, Math.floor(state.top / ROW_HEIGHT) - OVERSCAN),
    last: Math.min(state.visible.rows.length - 1, Math.ceil((state.top + paneSize(state).height) / ROW_HEIGHT) + OVERSCAN),
  };
}

function moveLayers(stage: Stage, { left, top }: GanttState, base: number, timeBase: number): void {
  move(stage.rows, 0, -top);
  move(stage.bars, base - left, -top);
  move(stage.links, base - left, -top);
  move(stage.gestures, -left, -top);
  move(stage.bands, timeBase - left, 0);
  move(stage.lines, timeBase - left, 0);
  move(stage.axisTicks, timeBase - left, 0);
}

/** The light of the hovered and of the selected row, in both panes. */
function showLights(stage: Stage, state: GanttState): void {
  for (const kind of ["hovered", "selected"] as const) {
    const row = state[kind];
    const position = row < 0 ? -1 : (state.visible.positions[row] ?? -1);
    for (const light of stage.lights[kind]) {
      light.style.display = position < 0 ? "none" : "";
      if (position >= 0) move(light, 0, position * ROW_HEIGHT - state.top);
    }
  }
}
