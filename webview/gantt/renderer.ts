import { ROW_HEIGHT } from "./barLayout";
import type { Measure } from "./barLayout";
import { axisOver } from "./axis";
import type { Axis } from "./axis";
import { columnsFor } from "./columns";
import { drawAxis, drawLines, markedDays, moveUpperLabels } from "./draw/axisView";
import type { UpperTick } from "./draw/axisView";
import { drawBands } from "./draw/bands";
import { drawLinks } from "./draw/links";
import { drawMinimap, minimapColours, minimapFrame } from "./draw/minimap";
import type { MinimapColours } from "./draw/minimap";
import { columnNames } from "./draw/outlineRow";
import { element, setAttribute } from "../shared/dom";
import { createRowPool } from "./rowPool";
import type { RowPool } from "./rowPool";
import { HEAD_HEIGHT, minimapHeight } from "./stage";
import type { Stage } from "./stage";
import { contentWidth } from "./state";
import type { GanttState } from "./state";
import { instantAt } from "./timeScale";

/** What changed since the last picture: from a mere scroll to everything. */
export type Change = "scroll" | "lights" | "outline" | "zoom" | "rows" | "size" | "theme";

export interface Renderer {
  /** Draws before the next frame. */
  invalidate(...changes: readonly Change[]): void;
  /** Draws now what was invalidated. */
  flush(): void;
  readonly pool: RowPool;
  /** Size of the pane of bars. */
  pane(): { readonly width: number; readonly height: number };
  minimapSize(): { readonly width: number; readonly height: number };
}

/** Rows drawn above and below the window, so that a scroll shows no gap. */
const OVERSCAN = 4;
/** Links are drawn for this many rows around the window, to be kept over small scrolls. */
const LINK_MARGIN = 24;
/** Bars are placed from a base near the window: fractions of a pixel stay exact far from the origin. */
const BASE_REACH = 50_000;

interface Drawn {
  base: number;
  linkFirst: number;
  linkLast: number;
  raised: number;
  axisFrom: number;
  axisTo: number;
  axisBase: number;
  uppers: readonly UpperTick[];
  colours: MinimapColours | undefined;
}

export function createRenderer(stage: Stage, state: GanttState, measure: Measure, onDrawn: () => void): Renderer {
  const pool = createRowPool(stage.rows, stage.bars, measure);
  const pending = new Set<Change>();
  const drawn: Drawn = { base: 0, linkFirst: 0, linkLast: -1, raised: -1, axisFrom: 1, axisTo: 0, axisBase: 0, uppers: [], colours: undefined };
  let frame = 0;

  const pane = (): { width: number; height: number } => ({
    width: Math.max(1, state.width - state.outline),
    height: Math.max(1, state.height - HEAD_HEIGHT - minimapHeight(state.height)),
  });
  const minimapSize = (): { width: number; height: number } => ({ width: pane().width, height: Math.max(0, minimapHeight(state.height) - 1) });

  function draw(): void {
    frame = 0;
    if (pending.has("size")) layOut();
    if (pending.has("theme")) drawn.colours = undefined;
    const zoomed = pending.has("zoom") || pending.has("rows") || pending.has("size");
    if (pending.has("zoom") || pending.has("rows")) resizeContent();
    const rebased = pending.has("zoom") || Math.abs(state.left - drawn.base) > BASE_REACH;
    if (rebased) drawn.base = Math.round(state.left);
    showRows(zoomed || rebased);
    showLinks(zoomed || rebased);
    showTime(zoomed);
    moveLayers();
    showLights();
    if (zoomed || pending.has("theme")) showMinimap();
    moveMinimapFrame();
    pending.clear();
    onDrawn();
  }

  function layOut(): void {
    const { width, height } = pane();
    const bottom = minimapHeight(state.height);
    place(stage.stage, { width: state.width, height: state.height });
    place(stage.outline, { width: state.outline, height });
    place(stage.outlineHead, { width: state.outline });
    place(stage.time, { left: state.outline, width, height });
    place(stage.axis, { left: state.outline, width });
    place(stage.splitter, { left: state.outline, height: state.height });
    place(stage.minimap, { left: state.outline, width, height: bottom });
    place(stage.counts, { width: state.outline, height: bottom });
    stage.minimap.hidden = bottom === 0;
    stage.counts.hidden = bottom === 0;
    for (const light of [stage.lights.hovered, stage.lights.selected]) {
      place(light[0], { width: state.outline });
      place(light[1], { width });
    }
    place(stage.lines, { height });
    stage.splitter.setAttribute("aria-valuenow", String(state.outline));
    stage.outlineHead.replaceChildren(
      headCell("title", columnNames.title),
      ...columnsFor(state.outline).map((column) => headCell(column.name === "people" ? "people" : "number", columnNames[column.name], column.width)),
    );
    resizeContent();
  }

  function headCell(className: string, text: string, width?: number): HTMLElement {
    const cell = element("div", { class: className, text, attributes: { role: "columnheader" } });
    if (width !== undefined) cell.style.width = `${width}px`;
    return cell;
  }

  /** Gives the scroller the size of everything, and keeps the place. */
  function resizeContent(): void {
    const rows = state.visible.rows.length * ROW_HEIGHT + ROW_HEIGHT;
    place(stage.inner, { width: state.outline + contentWidth(state), height: rows + state.height - pane().height });
    if (Math.abs(stage.scroller.scrollLeft - state.left) >= 1) stage.scroller.scrollLeft = state.left;
    if (Math.abs(stage.scroller.scrollTop - state.top) >= 1) stage.scroller.scrollTop = state.top;
    state.left = stage.scroller.scrollLeft;
    state.top = stage.scroller.scrollTop;
    setAttribute(stage.outline.parentElement ?? stage.outline, "aria-rowcount", String(state.visible.rows.length + 1));
  }

  function window(): { first: number; last: number } {
    const first = Math.max(0, Math.floor(state.top / ROW_HEIGHT) - OVERSCAN);
    const last = Math.min(state.visible.rows.length - 1, Math.ceil((state.top + pane().height) / ROW_HEIGHT) + OVERSCAN);
    return { first, last };
  }

  function showRows(bars: boolean): void {
    const outline = pending.has("rows") || pending.has("outline") || pending.has("size");
    pool.show(state, window(), drawn.base, { outline, bars });
    state.changed = new Set();
  }

  function showLinks(stale: boolean): void {
    const { first, last } = window();
    const raised = state.hovered >= 0 ? state.hovered : state.selected;
    if (!stale && raised === drawn.raised && first >= drawn.linkFirst && last <= drawn.linkLast) return;
    drawn.linkFirst = Math.max(0, first - LINK_MARGIN);
    drawn.linkLast = last + LINK_MARGIN;
    drawn.raised = raised;
    const { model, visible, index, scale } = state;
    drawLinks(stage.links, { model, visible, index, scale, first: drawn.linkFirst, last: drawn.linkLast, base: drawn.base, raised });
  }

  function showTime(stale: boolean): void {
    const { width, height } = pane();
    if (stale || state.left < drawn.axisFrom || state.left + width > drawn.axisTo) {
      drawn.axisFrom = state.left - width * 0.5;
      drawn.axisTo = state.left + width * 1.5;
      drawn.axisBase = Math.round(state.left);
      const { scale, model, time } = state;
      const axis: Axis = axisOver(scale.pxPerDay, instantAt(scale, drawn.axisFrom), instantAt(scale, drawn.axisTo), state.dates.words);
      const scene = { scale, base: drawn.axisBase, lines: markedDays(model, state.dates), measure };
      drawn.uppers = drawAxis(stage.axisTicks, axis, scene);
      drawLines(stage.lines, stage.axisTicks, scene);
      drawBands(stage.bands, { model, time, scale, axis, from: drawn.axisFrom, to: drawn.axisTo, base: drawn.axisBase, height });
    }
    moveUpperLabels(drawn.uppers, state.left);
  }

  function moveLayers(): void {
    const { left, top } = state;
    move(stage.rows, 0, -top);
    move(stage.bars, drawn.base - left, -top);
    move(stage.links, drawn.base - left, -top);
    move(stage.gestures, -left, -top);
    move(stage.bands, drawn.axisBase - left, 0);
    move(stage.lines, drawn.axisBase - left, 0);
    move(stage.axisTicks, drawn.axisBase - left, 0);
  }

  function showLights(): void {
    for (const kind of ["hovered", "selected"] as const) {
      const row = state[kind];
      const position = row < 0 ? -1 : (state.visible.positions[row] ?? -1);
      for (const light of stage.lights[kind]) {
        light.style.display = position < 0 ? "none" : "";
        if (position >= 0) move(light, 0, position * ROW_HEIGHT - state.top);
      }
    }
  }

  function showMinimap(): void {
    const { width, height } = minimapSize();
    if (height === 0) return;
    drawn.colours ??= minimapColours(stage.root);
    drawMinimap(stage.minimapCanvas, state, width, height, drawn.colours);
  }

  function moveMinimapFrame(): void {
    if (minimapSize().height === 0) return;
    const box = minimapFrame(state, minimapSize(), pane());
    place(stage.minimapFrame, { width: box.width, height: box.height });
    move(stage.minimapFrame, box.x, box.y);
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
    pane,
    minimapSize,
  };
}

type Box = Partial<Record<"left" | "width" | "height", number>>;

function place(target: HTMLElement, box: Box): void {
  for (const [side, value] of Object.entries(box) as [keyof Box, number][]) {
    const text = `${value}px`;
    if (target.style[side] !== text) target.style[side] = text;
  }
}

function move(target: HTMLElement | SVGElement, x: number, y: number): void {
  const text = `translate3d(${x}px, ${y}px, 0)`;
  if (target.style.transform !== text) target.style.transform = text;
}
