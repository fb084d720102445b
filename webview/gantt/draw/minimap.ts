import { ROW_FLAG } from "../../../src/core/view/ganttData";
import type { GanttState } from "../state";
import { contentWidth } from "../state";
import { barEdges, ROW_HEIGHT } from "../barLayout";

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
  const { visible, model, scale } = state;
  const step = Math.min(4, (height - 2 * PAD) / Math.max(1, visible.rows.length));
  const thick = Math.max(1, step - 1);
  const shrink = width / contentWidth(state);
  const { flags } = model.data.rows;
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
      const { left, right } = barEdges(model, row, scale);
      context.rect(left * shrink, PAD + position * step, Math.max(1, (right - left) * shrink), thick);
    }
    context.fill();
  }
}

/** Where the view's own frame stands in the minimap. */
export function minimapFrame(state: GanttState, size: { readonly width: number; readonly height: number }, pane: { readonly width: number; readonly height: number }): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const rows = Math.max(1, state.visible.rows.length);
  const step = Math.min(4, (size.height - 2 * PAD) / rows);
  const shrink = size.width / contentWidth(state);
  const y = PAD + (state.top / ROW_HEIGHT) * step;
  return {
    x: state.left * shrink,
    y: Math.max(0, Math.min(y, size.height - 6)),
    width: Math.min(size.width, pane.width * shrink),
    height: Math.max(6, Math.min(size.height - y, (pane.height / ROW_HEIGHT) * step)),
  };
}

/** The left and top that put the middle of the view at a point of the minimap. */
export function minimapTarget(state: GanttState, size: { readonly width: number; readonly height: number }, pane: { readonly width: number; readonly height: number }, at: { readonly x: number; readonly y: number }): { readonly left: number; readonly top: number } {
  const step = Math.min(4, (size.height - 2 * PAD) / Math.max(1, state.visible.rows.length));
  return {
    left: (at.x / size.width) * contentWidth(state) - pane.width / 2,
    top: ((at.y - PAD) / step) * ROW_HEIGHT - pane.height / 2,
  };
}
