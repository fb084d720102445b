import type { GanttState } from "../state";
import { isMarked } from "../state";
import { reasonAgainst } from "./dragMath";

/** The rows that move when a row is moved: itself, and when it is selected with others, those of them that can. */
export function movedTogether(state: GanttState, row: number): readonly number[] {
  if (!isMarked(state, row)) return [row];
  const all = new Set([...state.marked, state.selected]);
  return [...all].filter((one) => one === row || reasonAgainst(state.model, one, "move") === undefined).sort((a, b) => a - b);
}
