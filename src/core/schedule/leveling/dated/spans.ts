import type { Instant, Minutes } from "../../../model/instant";
import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";

/**
 * Where the work of leaves lies that begins from an instant on, or ends by one: four figures a cell, which are what was asked, the
 * start and the finish. A search asks for the same thousands of times.
 */
export interface Spans {
  /** Of a power of two cells; one is enough where nothing is asked twice. */
  from: Float64Array;
  by: Float64Array;
}

const FIGURES = 4;
const MANY = 1 << 14;

/** Spans that remember the last one alone. */
export function createSpans(): Spans {
  return { from: new Float64Array(FIGURES), by: new Float64Array(FIGURES) };
}

/** From now on many are remembered. */
export function rememberSpans(spans: Spans): void {
  spans.from = new Float64Array(FIGURES * MANY);
  spans.by = new Float64Array(FIGURES * MANY);
}

function cellOf(cells: Float64Array, node: number, at: Instant): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) + at, 0x85ebca6b);
  return FIGURES * ((mixed ^ (mixed >>> 15)) & (cells.length / FIGURES - 1));
}

/** The cell that holds start and finish, behind it, of a leaf that works for an amount of its calendar from an instant on. */
export function spanFrom(cells: Float64Array, calendar: SegmentedCalendar, node: number, at: Instant, amount: Minutes): number {
  const cell = cellOf(cells, node, at);
  if (cells[cell] !== at || cells[cell + 3] !== node + 1) {
    const work = calendar.workAt(at);
    cells[cell] = at;
    cells[cell + 1] = calendar.startOfWork(work);
    cells[cell + 2] = calendar.endOfWork(work + amount);
    cells[cell + 3] = node + 1;
  }
  return cell;
}

/** The same of a leaf that has worked for an amount by an instant. */
export function spanBy(cells: Float64Array, calendar: SegmentedCalendar, node: number, at: Instant, amount: Minutes): number {
  const cell = cellOf(cells, node, at);
  if (cells[cell] !== at || cells[cell + 3] !== node + 1) {
    const work = calendar.workAt(at);
    cells[cell] = at;
    cells[cell + 1] = calendar.startOfWork(work - amount);
    cells[cell + 2] = calendar.endOfWork(work);
    cells[cell + 3] = node + 1;
  }
  return cell;
}
