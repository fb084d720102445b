import { axisOver } from "../../src/core/view/axis";
import type { Drawn } from "../shared/patch";
import type { Measure } from "../../src/core/view/picture/barLayout";
import type { Base } from "./base";
import { createAxisView, markedDays, moveUpperLabels } from "./draw/axisView";
import type { UpperTick } from "./draw/axisView";
import { drawBands } from "./draw/bands";
import { drawLinks } from "./draw/links";
import { drawMinimap, minimapColours, minimapFrame } from "./draw/minimap";
import type { MinimapColours } from "./draw/minimap";
import { minimapSize, move, paneSize, place } from "./geometry";
import type { Stage } from "./stage";
import type { GanttState } from "./state";
import { instantAt } from "../shared/timeScale";

/** Positions of the first and last row of a window. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Links are drawn for this many rows around the window, to be kept over small scrolls; for few when a zoom draws them in every frame. */
const LINK_MARGIN = 24;
const LINK_MARGIN_STALE = 2;
/** The same for time, in widths of the pane. */
const TIME_MARGIN = 0.5;
const TIME_MARGIN_STALE = 0.1;

/** Draws links for more rows than are in sight, and only when the window leaves those or they are stale. */
export function linkLayer(stage: Stage, state: GanttState): (window: RowWindow, base: Base, stale: boolean) => void {
  let drawn: readonly Drawn[] = [];
  let first = 0;
  let last = -1;
  let raised = -1;
  let chosen = -1;
  return (window, base, stale) => {
    const wanted = state.hovered >= 0 ? state.hovered : state.selected;
    if (!stale && wanted === raised && chosen === state.link && window.first >= first && window.last <= last) return;
    const margin = stale ? LINK_MARGIN_STALE : LINK_MARGIN;
    first = Math.max(0, window.first - margin);
    last = window.last + margin;
    raised = wanted;
    chosen = state.link;
    const { model, visible, index, scale } = state;
    drawn = drawLinks(stage.links, drawn, { model, visible, index, scale, first, last, base, raised, path: state.path, chosen: state.link });
  };
}

/** Draws axis, bands and marked days for more time than is in sight. Returns the x that they count from. */
export function timeLayer(stage: Stage, state: GanttState, measure: Measure): (stale: boolean) => number {
  const view = createAxisView(stage.axisTicks, stage.lines);
  let bands: readonly Drawn[] = [];
  let from = 1;
  let to = 0;
  let base = 0;
  let uppers: readonly UpperTick[] = [];
  return (stale) => {
    const { width, height } = paneSize(state);
    if (stale || state.left < from || state.left + width > to) {
      const margin = stale ? TIME_MARGIN_STALE : TIME_MARGIN;
      from = state.left - width * margin;
      to = state.left + width * (1 + margin);
      base = Math.round(state.left);
      const { scale, model, time } = state;
      const axis = axisOver(scale.pxPerDay, instantAt(scale, from), instantAt(scale, to), state.dates.words);
      const scene = { scale, base, lines: markedDays(model, state.dates), measure };
      uppers = view.draw(axis, scene);
      bands = drawBands(stage.bands, bands, { model, time, scale, axis, from, to, base, height });
    }
    moveUpperLabels(uppers, state.left);
    return base;
  };
}

/** Draws the minimap when the picture changed, and moves its frame. */
export function minimapLayer(stage: Stage, state: GanttState): { draw(): void; moveFrame(): void; forgetColours(): void } {
  let colours: MinimapColours | undefined;
  return {
    draw: () => {
      const { width, height } = minimapSize(state);
      if (height === 0) return;
      colours ??= minimapColours(stage.root);
      drawMinimap(stage.minimapCanvas, state, width, height, colours);
    },
    moveFrame: () => {
      if (minimapSize(state).height === 0) return;
      const box = minimapFrame(state, minimapSize(state), paneSize(state));
      place(stage.minimapFrame, { width: box.width, height: box.height });
      move(stage.minimapFrame, box.x, box.y);
    },
    forgetColours: () => { colours = undefined; },
  };
}
