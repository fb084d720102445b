import { HEAD_HEIGHT, minimapHeight } from "./stage";
import type { Stage } from "./stage";
import { columnsFor } from "./columns";
import { columnNames } from "./draw/outlineRow";
import { element, setAttribute } from "../shared/dom";
import { ROW_HEIGHT } from "./barLayout";
import { contentWidth } from "./state";
import type { GanttState } from "./state";

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the pane of bars. */
export function paneSize(state: GanttState): Size {
  return {
    width: Math.max(1, state.width - state.outline),
    height: Math.max(1, state.height - HEAD_HEIGHT - minimapHeight(state.height)),
  };
}

/** The size of the minimap's drawing; no height when there is no room for it. */
export function minimapSize(state: GanttState): Size {
  return { width: paneSize(state).width, height: Math.max(0, minimapHeight(state.height) - 1) };
}

/** Gives the lasting elements their places. */
export function layOut(stage: Stage, state: GanttState): void {
  const { width, height } = paneSize(state);
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
  for (const [inOutline, inTime] of [stage.lights.hovered, stage.lights.selected]) {
    place(inOutline, { width: state.outline });
    place(inTime, { width });
  }
  place(stage.lines, { height });
  stage.splitter.setAttribute("aria-valuenow", String(state.outline));
  stage.outlineHead.replaceChildren(
    headCell("title", columnNames.title),
    ...columnsFor(state.outline).map((column) => headCell(column.name === "people" ? "people" : "number", columnNames[column.name], column.width)),
  );
}

function headCell(className: string, text: string, width?: number): HTMLElement {
  const cell = element("div", { class: className, text, attributes: { role: "columnheader" } });
  if (width !== undefined) cell.style.width = `${width}px`;
  return cell;
}

/** Gives the scroller the size of everything, and keeps the place as far as it still exists. */
export function resizeContent(stage: Stage, state: GanttState): void {
  const rows = state.visible.rows.length * ROW_HEIGHT + ROW_HEIGHT;
  place(stage.inner, { width: state.outline + contentWidth(state), height: rows + state.height - paneSize(state).height });
  if (Math.abs(stage.scroller.scrollLeft - state.left) >= 1) stage.scroller.scrollLeft = state.left;
  if (Math.abs(stage.scroller.scrollTop - state.top) >= 1) stage.scroller.scrollTop = state.top;
  state.left = stage.scroller.scrollLeft;
  state.top = stage.scroller.scrollTop;
  setAttribute(stage.tree, "aria-rowcount", String(state.visible.rows.length + 1));
}

type Box = Partial<Record<"left" | "width" | "height", number>>;

export function place(target: HTMLElement, box: Box): void {
  for (const [side, value] of Object.entries(box) as [keyof Box, number][]) {
    const text = `${value}px`;
    if (target.style[side] !== text) target.style[side] = text;
  }
}

export function move(target: HTMLElement | SVGElement, x: number, y: number): void {
  const text = `translate3d(${x}px, ${y}px, 0)`;
  if (target.style.transform !== text) target.style.transform = text;
}
