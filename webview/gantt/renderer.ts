import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
import type { Measure } from "../../src/core/view/picture/barLayout";
import { baseNear, topOf } from "./base";
import type { Base } from "./base";
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

/** Rows drawn above and below the window: their texts and edges reach a little over the row. All moves together with the drawing, so no gap can show. */
const OVERSCAN = 1;

/** Measures of the two sizes of text. */
export interface Measures {
  readonly small: Measure;
  readonly usual: Measure;
}

export function createRenderer(stage: Stage, state: GanttState, measure: Measures, onDrawn: () => void): Renderer {
  const pool = createRowPool(stage.rows, stage.bars, measure.small, measure.usual);
  const showLinks = linkLayer(stage, state);
  const showTime = timeLayer(stage, state, measure.small);
  const minimap = minimapLayer(stage, state);
  const pending = new Set<Change>();
  let base: Base = { x: 0, row: 0 };
  let frame = 0;

  function draw(): void {
    frame = 0;
    if (pending.has("size")) layOut(stage, state);
    if (pending.has("theme")) minimap.forgetColours();
    const resized = pending.has("zoom") || pending.has("rows") || pending.has("size");
    if (resized) clampPlace(state);
    const before = base;
    base = baseNear(state, base, pending.has("zoom"));
    const stale = resized || base !== before;
    const window = rowWindow(state);
    const outline = pending.has("rows") || pending.has("outline") || pending.has("size");
    pool.show(state, window, base, { outline, bars: stale });
    state.changed = new Set();
    showLinks(window, base, stale);
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

/** Whole pixels: what is moved by a part of one is blurred. */
function moveLayers(stage: Stage, state: GanttState, base: Base, timeBase: number): void {
  const left = Math.round(state.left);
  const top = Math.round(state.top);
  move(stage.rows, 0, -top);
  move(stage.plan, base.x - left, topOf(0, base) * -1 - top);
  move(stage.gestures, -base.x, topOf(0, base));
  move(stage.days, timeBase - left, 0);
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
