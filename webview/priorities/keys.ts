import type { Disc, Matrix } from "./layout";

/** What the keys of the matrix do. */
export interface KeyActions {
  readonly matrix: () => Matrix;
  readonly focus: (id: string) => void;
  readonly select: (id: string) => void;
  readonly open: (id: string) => void;
  readonly promote: (id: string) => void;
  /** Edits the first figure in the table. */
  readonly edit: (id: string) => void;
  /** A step up or down in value, or right or left in effort. */
  readonly step: (disc: Disc, key: "value" | "effort", way: 1 | -1, finely: boolean) => void;
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrows walk from disc to disc, with Alt they give another value and effort; what a key has done goes no further. */
export function listenToKeys(stage: HTMLElement, actions: KeyActions): void {
  stage.addEventListener("keydown", (event) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset["id"] : undefined;
    const disc = actions.matrix().discs.find(({ row }) => row.item.id === id);
    if (disc === undefined || event.ctrlKey || event.metaKey) return;
    if (!press(event, disc, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function press({ key, altKey, shiftKey }: KeyboardEvent, disc: Disc, actions: KeyActions): boolean {
  const { id } = disc.row.item;
  const way = WAYS[key];
  if (way !== undefined) {
    if (altKey) actions.step(disc, way[0] === 0 ? "value" : "effort", way[0] === 0 ? (way[1] < 0 ? 1 : -1) : way[0] > 0 ? 1 : -1, shiftKey);
    else walk(actions, disc, way);
    return true;
  }
  if (altKey) return false;
  if (key === "Home" || key === "End") {
    const { discs } = actions.matrix();
    const to = key === "Home" ? discs[0] : discs.at(-1);
    if (to !== undefined) actions.focus(to.row.item.id);
  } else if (key === " ") actions.select(id);
  else if (key === "Enter") actions.open(id);
  else if (key.toLowerCase() === "p") actions.promote(id);
  else if (key === "e" || key === "F2") actions.edit(id);
  else return false;
  return true;
}

function walk({ matrix, focus }: KeyActions, from: Disc, [wx, wy]: readonly [number, number]): void {
  const to = neighbour(matrix().discs, from, wx, wy);
  if (to !== undefined) focus(to.row.item.id);
}

/** The nearest disc in a direction; what stands aside counts twice as far. */
export function neighbour(discs: readonly Disc[], from: Disc, wx: number, wy: number): Disc | undefined {
  let best: Disc | undefined;
  let least = Infinity;
  for (const disc of discs) {
    const along = (disc.x - from.x) * wx + (disc.y - from.y) * wy;
    if (disc.row.item.id === from.row.item.id || along <= 0.5) continue;
    const aside = Math.abs((disc.x - from.x) * wy) + Math.abs((disc.y - from.y) * wx);
    if (along + 2 * aside < least) [best, least] = [disc, along + 2 * aside];
  }
  return best;
}
