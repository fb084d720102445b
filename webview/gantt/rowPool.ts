import { element, svgElement } from "../shared/dom";
import { barMarks, ROW_HEIGHT } from "./barLayout";
import type { Measure } from "./barLayout";
import { columnsFor } from "./columns";
import { drawBar } from "./draw/bar";
import { drawOutlineRow } from "./draw/outlineRow";
import type { OutlineScene } from "./draw/outlineRow";
import type { GanttState } from "./state";

/** The two elements of a row on screen. */
interface PooledRow {
  readonly outline: HTMLElement;
  readonly bar: SVGSVGElement;
  position: number;
}

/** What has to be drawn anew even in rows that stay on screen. */
export interface Stale {
  readonly outline: boolean;
  readonly bars: boolean;
}

/** Keeps elements for the rows on screen alone, and uses those of rows that left again for rows that come. */
export interface RowPool {
  /** Shows the rows at positions first..last, and the selected row wherever it is, so that it can keep the focus. */
  show(state: GanttState, window: { readonly first: number; readonly last: number }, base: number, stale: Stale): void;
  outlineOf(row: number): HTMLElement | undefined;
  barOf(row: number): SVGSVGElement | undefined;
  /** How many rows have elements now. */
  readonly size: number;
}

export function createRowPool(rowsLayer: HTMLElement, barsLayer: HTMLElement, measure: Measure): RowPool {
  const shown = new Map<number, PooledRow>();
  const free: PooledRow[] = [];

  function release(row: number, pooled: PooledRow): void {
    shown.delete(row);
    pooled.position = -1;
    pooled.outline.style.display = "none";
    pooled.bar.style.display = "none";
    free.push(pooled);
  }

  function releaseOthers(state: GanttState, first: number, last: number): void {
    for (const [row, pooled] of shown) {
      const position = state.visible.positions[row] ?? -1;
      const stays = position >= 0 && ((position >= first && position <= last) || row === state.selected);
      if (!stays) release(row, pooled);
    }
  }

  /** The elements of a row, taken from those that are free when it comes into sight. */
  function elementsOf(row: number): { readonly pooled: PooledRow; readonly fresh: boolean } {
    const known = shown.get(row);
    if (known !== undefined) return { pooled: known, fresh: false };
    const pooled = free.pop() ?? newRow(rowsLayer, barsLayer);
    shown.set(row, pooled);
    pooled.outline.style.display = "";
    pooled.bar.style.display = "";
    return { pooled, fresh: true };
  }

  function place(state: GanttState, position: number, base: number, scene: OutlineScene, stale: Stale): void {
    const row = state.visible.rows[position];
    if (row === undefined) return;
    const { pooled, fresh } = elementsOf(row);
    moveTo(pooled, position);
    if (fresh || stale.outline) drawOutlineRow(pooled.outline, scene, row, position);
    if (fresh || stale.bars) drawBarRow(pooled.bar, state, row, base, measure);
  }

  return {
    show: (state, window, base, stale) => {
      const { first, last } = window;
      releaseOthers(state, first, last);
      const scene = outlineScene(state);
      for (let position = first; position <= last; position += 1) place(state, position, base, scene, stale);
      const selected = state.selected < 0 ? -1 : (state.visible.positions[state.selected] ?? -1);
      if (selected >= 0 && (selected < first || selected > last)) place(state, selected, base, scene, stale);
    },
    outlineOf: (row) => shown.get(row)?.outline,
    barOf: (row) => shown.get(row)?.bar,
    get size() {
      return shown.size;
    },
  };
}

function newRow(rowsLayer: HTMLElement, barsLayer: HTMLElement): PooledRow {
  const outline = element("div");
  const bar = svgElement("svg", { class: "bar-row", attributes: { width: "1", height: String(ROW_HEIGHT) } });
  rowsLayer.append(outline);
  barsLayer.append(bar);
  return { outline, bar, position: -1 };
}

function moveTo(pooled: PooledRow, position: number): void {
  if (pooled.position === position) return;
  pooled.position = position;
  const move = `translateY(${position * ROW_HEIGHT}px)`;
  pooled.outline.style.transform = move;
  pooled.bar.style.transform = move;
}

function drawBarRow(bar: SVGSVGElement, state: GanttState, row: number, base: number, measure: Measure): void {
  bar.setAttribute("class", `bar-row${state.changed.has(row) ? " changed" : ""}`);
  bar.setAttribute("data-row", String(row));
  bar.setAttribute("data-id", state.model.ids[row] ?? "");
  bar.replaceChildren(drawBar(barMarks(state.model, row, state.scale, measure), base));
}

function outlineScene(state: GanttState): OutlineScene {
  return {
    model: state.model,
    dates: state.dates,
    columns: columnsFor(state.outline),
    collapsed: state.collapsed,
    selected: state.selected,
    width: state.outline,
  };
}
