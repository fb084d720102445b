import { placeOf } from "./cardDrag";
import type { DropPlace } from "./cardDrag";

/** A card: of several people it stands in several lanes. */
export interface ChosenCard {
  readonly id: string;
  readonly lane: string | undefined;
}

/** What the keys do. */
export interface WalkPorts {
  readonly select: (card: ChosenCard) => void;
  readonly reveal: (id: string, focus: boolean) => void;
  readonly move: (id: string, from: DropPlace, to: DropPlace) => void;
}

/** The cards by keyboard: one of them is in the order of Tab. */
export interface CardWalk {
  /** Marks the chosen card, or makes the first one reachable; with `focus` the keys go to it. Gives the card. */
  mark(card: ChosenCard, focus: boolean): HTMLElement | undefined;
}

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;
type Key = (typeof ARROWS)[number];

/** Arrows walk from card to card, with Alt they move the card to the next column or lane, Enter opens its text. */
export function walkCards(root: HTMLElement, { select, reveal, move }: WalkPorts): CardWalk {
  const cards = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(".task")];
  const mark = ({ id, lane }: ChosenCard, focus: boolean): HTMLElement | undefined => {
    const all = cards();
    const copies = all.filter((card) => card.dataset["id"] === id);
    const chosen = copies.find((card) => laneOf(card) === lane) ?? copies[0];
    for (const card of all) {
      card.classList.toggle("selected", card === chosen);
      card.tabIndex = card === (chosen ?? all[0]) ? 0 : -1;
    }
    if (focus) (chosen ?? all[0])?.focus({ preventScroll: true });
    return chosen;
  };
  root.addEventListener("keydown", (event) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>(".task") : null;
    const id = card?.dataset["id"];
    if (card === null || id === undefined) return;
    if (event.key === "Enter") reveal(id, true);
    else if (!isArrow(event.key)) return;
    else if (event.altKey) {
      const from = placeOf(card.closest<HTMLElement>(".cell"));
      const to = placeOf(cellBeside(root, card, event.key));
      if (from !== undefined && to !== undefined) move(id, from, to);
    } else {
      const next = cardBeside(root, card, event.key);
      const nextId = next?.dataset["id"];
      if (next === undefined || nextId === undefined) return;
      const chosen = { id: nextId, lane: laneOf(next) };
      select(chosen);
      mark(chosen, false);
      next.focus();
      reveal(nextId, false);
    }
    event.preventDefault();
    // VS Code has keys of its own, Alt with an arrow among them.
    event.stopPropagation();
  });
  return { mark };
}

/** The lane that a card stands in. */
export function laneOf(card: HTMLElement): string | undefined {
  return placeOf(card.closest<HTMLElement>(".cell"))?.lane;
}

function isArrow(key: string): key is Key {
  return (ARROWS as readonly string[]).includes(key);
}

/** The cell in the next column, or of the same column in the next lane. */
function cellBeside(root: HTMLElement, card: HTMLElement, key: Key): HTMLElement | null {
  const cell = card.closest<HTMLElement>(".cell");
  const row = cell?.parentElement ?? null;
  if (cell === null || row === null) return null;
  if (key === "ArrowLeft") return cell.previousElementSibling as HTMLElement | null;
  if (key === "ArrowRight") return cell.nextElementSibling as HTMLElement | null;
  const rows = [...root.querySelectorAll<HTMLElement>(".cells")];
  const other = rows[rows.indexOf(row) + (key === "ArrowUp" ? -1 : 1)];
  return (other?.children[[...row.children].indexOf(cell)] as HTMLElement | undefined) ?? null;
}

/** The next card in the column, or the one at about the same height in the next column that has any. */
function cardBeside(root: HTMLElement, card: HTMLElement, key: Key): HTMLElement | undefined {
  const column = card.closest<HTMLElement>(".cell")?.dataset["column"];
  const inColumn = (id: string | undefined): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(".task")].filter((one) => one.closest<HTMLElement>(".cell")?.dataset["column"] === id);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const all = inColumn(column);
    return all[all.indexOf(card) + (key === "ArrowUp" ? -1 : 1)];
  }
  const order = [...(root.querySelector(".cells")?.children ?? [])].map((cell) => (cell as HTMLElement).dataset["column"]);
  const step = key === "ArrowLeft" ? -1 : 1;
  const { top } = card.getBoundingClientRect();
  for (let at = order.indexOf(column) + step; at >= 0 && at < order.length; at += step) {
    const all = inColumn(order[at]);
    if (all.length > 0) return all.reduce((best, one) => (Math.abs(one.getBoundingClientRect().top - top) < Math.abs(best.getBoundingClientRect().top - top) ? one : best));
  }
  return undefined;
}
