import type { PriorityRow } from "./state";

/** A point of the matrix, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A dot of the matrix: the ideas without a disc that stand at one place, the highest rank first. */
export interface Mark extends Point {
  readonly rows: readonly PriorityRow[];
}

/** Dots are drawn so far apart at least: what falls on one place is one dot. */
const GRID = 2;
/** A pointer so near takes the dot, and the nearest of several. */
const REACH = 7;

/** What falls on one place is one mark. */
export function marksOf(rows: readonly PriorityRow[], points: readonly Point[]): readonly Mark[] {
  const marks = new Map<string, Mark & { readonly rows: PriorityRow[] }>();
  rows.forEach((row, at) => {
    const { x = 0, y = 0 } = points[at] ?? {};
    const place = { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
    const name = nameOf(place);
    const mark = marks.get(name);
    if (mark === undefined) marks.set(name, { ...place, rows: [row] });
    else mark.rows.push(row);
  });
  return [...marks.values()];
}

/** A mark's place as a word. */
export function nameOf({ x, y }: Point): string {
  return `${String(x)} ${String(y)}`;
}

/** Finds the mark under a point, or the nearest within a few pixels, without looking at those far away. */
export function markFinder(marks: readonly Mark[]): (x: number, y: number) => Mark | undefined {
  const cells = new Map<string, Mark[]>();
  const cell = (x: number, y: number): string => `${String(Math.floor(x / REACH))} ${String(Math.floor(y / REACH))}`;
  for (const mark of marks) {
    const name = cell(mark.x, mark.y);
    const list = cells.get(name);
    if (list === undefined) cells.set(name, [mark]);
    else list.push(mark);
  }
  return (x, y) => {
    const near = [-REACH, 0, REACH].flatMap((dx) => [-REACH, 0, REACH].flatMap((dy) => cells.get(cell(x + dx, y + dy)) ?? []));
    const away = (mark: Mark): number => Math.hypot(mark.x - x, mark.y - y);
    const [first] = near.filter((mark) => away(mark) <= REACH).sort((a, b) => away(a) - away(b));
    return first;
  };
}

/** The marks as one path of dots. */
export function marksPath(marks: readonly Point[]): string {
  return marks.map(({ x, y }) => `M${String(x)} ${String(y)}h0`).join("");
}
