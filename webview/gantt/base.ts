import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
import type { GanttState } from "./state";

/**
 * From where the layer of links and bars counts x, in pixels of the scale, and rows, by position: near the window, because
 * drawings lose fractions of a pixel far from their origin.
 */
export interface Base {
  readonly x: number;
  readonly row: number;
}

/** How far the window may go from its base. */
const REACH_X = 50_000;
const REACH_ROWS = 2000;

/** The base as it was while it is near the window; else, or when everything is drawn anew, one at the window. */
export function baseNear(state: GanttState, base: Base, anew: boolean): Base {
  const row = Math.floor(state.top / ROW_HEIGHT);
  const far = Math.abs(row - base.row) > REACH_ROWS;
  if (!anew && !far && Math.abs(state.left - base.x) <= REACH_X) return base;
  return { x: Math.round(state.left), row: far ? row : base.row };
}

/** y of a row's upper edge in that layer. */
export function topOf(position: number, base: Base): number {
  return (position - base.row) * ROW_HEIGHT;
}
