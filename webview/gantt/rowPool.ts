import { svgElement } from "../shared/dom";
import { patchChildren } from "../shared/patch";
import type { Drawn } from "../shared/patch";
import { barMarks } from "../../src/core/view/picture/barLayout";
import type { Measure } from "../../src/core/view/picture/barLayout";
import { topOf } from "./base";
import type { Base } from "./base";
import { columnsFor, hasOtherYears } from "./columns";
import { drawBar } from "../../src/core/view/picture/drawBar";
import { createOutlineRow } from "./draw/outlineRow";
import type { OutlineRow, OutlineScene } from "./draw/outlineRow";
import { isMarked } from "./state";
import type { GanttState } from "./state";

/** The two elements of a row on screen, and what was last drawn into them. */
interface PooledRow {
  readonly outline: OutlineRow;
  readonly bar: SVGGElement;
  barClass: string;
  drawn: readonly Drawn[];
  row: number;
  position: number;
  /** The position at which the bar is drawn; -1 when it is not. */
  barPosition: number;
  hidden: boolean;
}

/** What has to be drawn anew even in rows that stay on screen. */
export interface Stale {
  readonly outline: boolean;
  readonly bars: boolean;
}

/** Keeps elements for the rows on screen alone, and uses those of rows that left again for rows that come. */
export interface RowPool {
  /** Shows the rows at positions first..last, and the selected row wherever it is, so that it can keep the focus. */
  show(state: GanttState, window: { readonly first: number; readonly last: number }, base: Base, stale: Stale): void;
  outlineOf(row: number): HTMLElement | undefined;
  barOf(row: number): SVGGElement | undefined;
  /** How many rows have elements now. */
  readonly size: number;
}

export function createRowPool(rowsLayer: HTMLElement, barsLayer: SVGGElement, measure: Measure, measureCell: Measure): RowPool {
  const shown = new Map<number, PooledRow>();
  const free: PooledRow[] = [];

  function releaseOthers(state: GanttState, first: number, last: number): void {
    for (const [row, pooled] of shown) {
      const position = state.visible.positions[row] ?? -1;
      const stays = position >= 0 && ((position >= first && position <= last) || row === state.selected);
      if (stays) continue;
      shown.delete(row);
      pooled.row = -1;
      free.push(pooled);
    }
  }

  /** The elements of a row, taken from those that are free when it comes into sight. */
  function elementsOf(row: number): PooledRow {
    const known = shown.get(row);
    if (known !== undefined) return known;
    const pooled = free.pop() ?? newRow(rowsLayer, barsLayer);
    shown.set(row, pooled);
    setHidden(pooled, false);
    return pooled;
  }

  function place(state: GanttState, position: number, scene: OutlineScene, stale: Stale): PooledRow | undefined {
    const row = state.visible.rows[position];
    if (row === undefined) return undefined;
    const pooled = elementsOf(row);
    const fresh = pooled.row !== row || pooled.position !== position;
    if (pooled.row !== row) pooled.barPosition = -1;
    pooled.row = row;
    pooled.position = position;
    if (fresh || stale.outline) pooled.outline.draw(scene, row, position);
    return pooled;
  }

  return {
    show: (state, window, base, stale) => {
      const { first, last } = window;
      releaseOthers(state, first, last);
      const scene = outlineScene(state, measureCell);
      for (let position = first; position <= last; position += 1) {
        const pooled = place(state, position, scene, stale);
        if (pooled !== undefined && (stale.bars || pooled.barPosition !== position)) drawBarRow(pooled, state, base, measure);
      }
      const selected = state.selected < 0 ? -1 : (state.visible.positions[state.selected] ?? -1);
      if (selected >= 0 && (selected < first || selected > last)) clearBar(place(state, selected, scene, stale));
      for (const pooled of free) setHidden(pooled, true);
    },
    outlineOf: (row) => shown.get(row)?.outline.node,
    barOf: (row) => shown.get(row)?.bar,
    get size() {
      return shown.size;
    },
  };
}

function newRow(rowsLayer: HTMLElement, barsLayer: SVGGElement): PooledRow {
  const outline = createOutlineRow();
  const bar = svgElement("g");
  rowsLayer.append(outline.node);
  barsLayer.append(bar);
  return { outline, bar, barClass: "", drawn: [], row: -1, position: -1, barPosition: -1, hidden: false };
}

/** Rows that are free at the end of a frame are hidden; those that are used again at once never change. */
function setHidden(pooled: PooledRow, hidden: boolean): void {
  if (pooled.hidden === hidden) return;
  pooled.hidden = hidden;
  pooled.outline.node.style.display = hidden ? "none" : "";
  pooled.bar.style.display = hidden ? "none" : "";
}

function drawBarRow(pooled: PooledRow, state: GanttState, base: Base, measure: Measure): void {
  const { bar, row, position } = pooled;
  const changed = state.changed.has(row);
  const barClass = `bar-row${changed ? " changed" : ""}${state.path?.has(row) === false ? " off-path" : ""}${isMarked(state, row) ? " marked" : ""}`;
  const fresh = pooled.barPosition !== position;
  if (fresh || barClass !== pooled.barClass) bar.setAttribute("class", barClass);
  if (fresh) {
    bar.setAttribute("data-row", String(row));
    bar.setAttribute("data-id", state.model.ids[row] ?? "");
  }
  pooled.barClass = barClass;
  pooled.barPosition = position;
  // A new element begins its fade anew.
  if (changed) drawInto(pooled, []);
  drawInto(pooled, [drawBar(barMarks(state.model, row, state.scale, measure, state.chances), base.x, topOf(position, base))]);
}

function drawInto(pooled: PooledRow, drawn: readonly Drawn[]): void {
  patchChildren(pooled.bar, pooled.drawn, drawn);
  pooled.drawn = drawn;
}

/** A row out of sight has no bar: it would stretch the layer to where it is. */
function clearBar(pooled: PooledRow | undefined): void {
  if (pooled === undefined || pooled.barPosition < 0) return;
  pooled.barPosition = -1;
  drawInto(pooled, []);
}

function outlineScene(state: GanttState, measure: Measure): OutlineScene {
  const columns = columnsFor(state.outline, hasOtherYears(state.model.data), state.columns);
  return {
    model: state.model,
    dates: state.dates,
    columns,
    collapsed: state.collapsed,
    selected: state.selected,
    marked: state.marked,
    width: state.outline,
    layout: [state.outline, ...columns.map(({ name, width }) => `${name} ${width}`)].join(),
    measure,
  };
}
