import { ROW_FLAG } from "../../../src/core/view/ganttData";
import type { GanttState } from "../state";
import { timeRange } from "../state";
import { ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { instantAt, xOf } from "../../shared/timeScale";

/** Colours of the theme as the canvas understands them. */
export interface MinimapColours {
  readonly bar: string;
  readonly summary: string;
  readonly critical: string;
  readonly late: string;
  readonly done: string;
}

/** Reads what the theme's variables come to, from elements that use them. */
export function minimapColours(host: HTMLElement): MinimapColours {
  const probe = document.createElement("span");
  host.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = { bar: read("--bar-edge"), summary: read("--summary"), critical: read("--critical"), late: read("--late"), done: read("--done") };
  probe.remove();
  return colours;
}

const PAD = 3;

/** Draws every shown row as a line: the whole plan at one glance. */
export function drawMinimap(canvas: HTMLCanvasElement, state: GanttState, width: number, height: number, colours: MinimapColours): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(ratio, ratio);
  const { visible, model } = state;
  const step = rowStep(state, height);
  const thick = Math.max(1, step - 1);
  // Plain time, whatever the zoom: a zoom moves the frame alone.
  const { from, to } = timeRange(model.data);
  const shrink = width / (to - from);
  const { flags, start, finish } = model.data.rows;
  const layers: readonly (readonly [colour: string, mask: number, wanted: number])[] = [
    [colours.summary, ROW_FLAG.summary, ROW_FLAG.summary],
    [colours.bar, ROW_FLAG.summary | ROW_FLAG.finished | ROW_FLAG.critical | ROW_FLAG.late, 0],
    [colours.done, ROW_FLAG.summary | ROW_FLAG.finished, ROW_FLAG.finished],
    [colours.critical, ROW_FLAG.summary | ROW_FLAG.critical | ROW_FLAG.late, ROW_FLAG.critical],
    [colours.late, ROW_FLAG.summary | ROW_FLAG.late, ROW_FLAG.late],
  ];
  for (const [colour, mask, wanted] of layers) {
    context.fillStyle = colour;
    context.beginPath();
    for (let position = 0; position < visible.rows.length; position += 1) {
      const row = visible.rows[position] ?? 0;
      if (((flags[row] ?? 0) & mask) !== wanted) continue;
      const begins = start[row] ?? 0;
      context.rect((begins - from) * shrink, PAD + position * step, Math.max(1, ((finish[row] ?? 0) - begins) * shrink), thick);
    }
    context.fill();
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of the minimap for a row. */
function rowStep(state: GanttState, height: number): number {
  return Math.min(4, (height - 2 * PAD) / Math.max(1, state.visible.rows.length));
}

/** Where the view's own frame stands in the minimap. */
export function minimapFrame(state: GanttState, size: Size, pane: Size): Size & { readonly x: number; readonly y: number } {
  const step = rowStep(state, size.height);
  const { from, to } = timeRange(state.model.data);
  const xAt = (left: number): number => Math.max(0, Math.min(size.width, ((instantAt(state.scale, left) - from) / (to - from)) * size.width));
  const y = Math.max(0, Math.min(PAD + (state.top / ROW_HEIGHT) * step, size.height - 6));
  const x = xAt(state.left);
  return { x, y, width: xAt(state.left + pane.width) - x, height: Math.max(6, Math.min(size.height - y, (pane.height / ROW_HEIGHT) * step)) };
}

/** The left and top that put the middle of the view at a point of the minimap. */
export function minimapTarget(state: GanttState, size: Size, pane: Size, at: { readonly x: number; readonly y: number }): { readonly left: number; readonly top: number } {
  const { from, to } = timeRange(state.model.data);
  return {
    left: xOf(state.scale, from + (at.x / size.width) * (to - from)) - pane.width / 2,
    top: ((at.y - PAD) / rowStep(state, size.height)) * ROW_HEIGHT - pane.height / 2,
  };
}
