import type { Matrix } from "./layout";
import { nameOf, type Mark, type Point } from "./marks";
import type { PriorityRow } from "./state";

/** What the keys of the matrix do. */
export interface KeyActions {
  readonly matrix: () => Matrix;
  readonly focus: (id: string) => void;
  /** Goes to a dot. */
  readonly focusMark: (mark: Mark) => void;
  /** Offers the ideas of a dot that has several. */
  readonly choose: (mark: Mark) => void;
  readonly select: (id: string) => void;
  readonly open: (id: string) => void;
  readonly promote: (id: string) => void;
  /** Edits the first figure in the table. */
  readonly edit: (id: string) => void;
  /** A step up or down in value, or right or left in effort. */
  readonly step: (row: PriorityRow, key: "value" | "effort", way: 1 | -1, finely: boolean) => void;
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrows walk from disc to disc and to dots, with Alt they give another value and effort; what a key has done goes no further. */
export function listenToKeys(stage: HTMLElement, actions: KeyActions): void {
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const { id, mark: name } = event.target.dataset;
    const { discs, marks } = actions.matrix();
    const disc = discs.find(({ row }) => row.item.id === id);
    const mark = name === undefined ? undefined : marks.find((one) => nameOf(one) === name);
    const spot = disc ?? mark;
    if (spot === undefined) return;
    const done = walkOn(event, spot, actions) || (mark !== undefined && mark.rows.length > 1 ? offer(event, mark, actions) : press(event, disc?.row ?? mark?.rows[0], actions));
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function walkOn({ key, altKey }: KeyboardEvent, from: Point, actions: KeyActions): boolean {
  const { discs, marks } = actions.matrix();
  const way = WAYS[key];
  if (altKey) return false;
  if (way === undefined) {
    const end = key === "Home" ? discs[0] : key === "End" ? discs.at(-1) : undefined;
    if (end !== undefined) actions.focus(end.row.item.id);
    return end !== undefined;
  }
  const to = neighbour([...discs, ...marks], from, ...way);
  if (to !== undefined) {
    if ("row" in to) actions.focus(to.row.item.id);
    else actions.focusMark(to);
  }
  return true;
}

function offer({ key, altKey }: KeyboardEvent, mark: Mark, actions: KeyActions): boolean {
  if (altKey || (key !== " " && key !== "Enter")) return false;
  actions.choose(mark);
  return true;
}

function press({ key, altKey, shiftKey }: KeyboardEvent, row: PriorityRow | undefined, actions: KeyActions): boolean {
  if (row === undefined) return false;
  const { id } = row.item;
  const way = WAYS[key];
  if (altKey) {
    if (way !== undefined) actions.step(row, way[0] === 0 ? "value" : "effort", way[0] === 0 ? (way[1] < 0 ? 1 : -1) : way[0] > 0 ? 1 : -1, shiftKey);
    return way !== undefined;
  }
  if (key === " ") actions.select(id);
  else if (key === "Enter") actions.open(id);
  else if (key.toLowerCase() === "p") actions.promote(id);
  else if (key === "e" || key === "F2") actions.edit(id);
  else return false;
  return true;
}

/** The nearest disc or dot in a direction; what stands aside counts twice as far. */
export function neighbour<Spot extends Point>(spots: readonly Spot[], from: Point, wx: number, wy: number): Spot | undefined {
  let best: Spot | undefined;
  let least = Infinity;
  for (const spot of spots) {
    const along = (spot.x - from.x) * wx + (spot.y - from.y) * wy;
    if (spot === from || along <= 0.5) continue;
    const aside = Math.abs((spot.x - from.x) * wy) + Math.abs((spot.y - from.y) * wx);
    if (along + 2 * aside < least) [best, least] = [spot, along + 2 * aside];
  }
  return best;
}
