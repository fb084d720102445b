import { HEAD_HEIGHT, minimapHeight } from "./stage";
import type { Stage } from "./stage";
import { columnClass, columnsFor, hasOtherYears } from "./columns";
import type { ColumnName } from "./columns";
import { columnName } from "./draw/outlineRow";
import { element, setAttribute } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
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
  layOutHead(stage, state);
}

/** The heads of the columns: buttons that sort. */
function layOutHead({ outlineHead }: Stage, state: GanttState): void {
  const { sort } = state.arrangement;
  const focused = document.activeElement instanceof HTMLElement && outlineHead.contains(document.activeElement) ? document.activeElement.dataset["column"] : undefined;
  const columns: readonly { readonly name: ColumnName | "title"; readonly width?: number }[] = [{ name: "title" }, ...columnsFor(state.outline, hasOtherYears(state.model.data), state.columns)];
  outlineHead.replaceChildren(...columns.map(({ name, width }) => headCell(name, width, sort?.by === name ? sort.down : undefined)));
  if (focused !== undefined) outlineHead.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
}

function headCell(name: ColumnName | "title", width: number | undefined, down: boolean | undefined): HTMLElement {
  const words = element("span", { text: columnName(name) });
  const button = element("button", { attributes: { type: "button", "data-column": name, title: t("Sort by {0}", columnName(name)) }, children: [words, ...(down === undefined ? [] : [icon(down ? "arrow-down" : "arrow-up")])] });
  const cell = element("div", {
    class: name === "title" ? "title" : columnClass(name),
    attributes: { role: "columnheader", "aria-sort": down === undefined ? "none" : down ? "descending" : "ascending" },
    children: [button],
  });
  if (width !== undefined) cell.style.width = `${width}px`;
  return cell;
}

/** Keeps the place within what there is to see. Done by arithmetic: asking the page would lay it out once more. */
export function clampPlace(state: GanttState): void {
  const pane = paneSize(state);
  state.left = Math.max(0, Math.min(state.left, contentWidth(state) - pane.width));
  state.top = Math.max(0, Math.min(state.top, contentHeight(state) - pane.height));
}

/** All rows, and one row of air below them. */
function contentHeight(state: GanttState): number {
  return (state.visible.rows.length + 1) * ROW_HEIGHT;
}

/** Gives the scroller the size of everything and the place that is shown; last of all, because it lays the page out. */
export function resizeContent(stage: Stage, state: GanttState): void {
  place(stage.inner, { width: state.outline + contentWidth(state), height: contentHeight(state) + state.height - paneSize(state).height });
  setAttribute(stage.tree, "aria-rowcount", String(state.visible.rows.length + 1));
  stage.scroller.scrollLeft = state.left;
  stage.scroller.scrollTop = state.top;
  state.put = { left: stage.scroller.scrollLeft, top: stage.scroller.scrollTop };
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
