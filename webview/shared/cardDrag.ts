import { listenToHold } from "./hold";

/** Where a card is dropped: a column, and a lane where there are lanes. */
export interface DropPlace {
  readonly column: string;
  readonly lane: string | undefined;
}

/** What a drag tells. */
export interface DragPorts {
  /** Dropped in another cell than the one that it was taken out of. */
  readonly drop: (id: string, from: DropPlace, to: DropPlace) => void;
}

/** A press becomes a drag when it has moved this far, in pixels. */
const FAR_ENOUGH = 5;

interface Drag {
  readonly card: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  ghost: HTMLElement | undefined;
  over: HTMLElement | undefined;
}

/** Lets cards be dragged between cells; Escape lets go. A mere click stays one. */
export function dragCards(root: HTMLElement, { drop }: DragPorts): void {
  let drag: Drag | undefined;
  const begin = (at: Drag): HTMLElement => {
    const ghost = ghostOf(at.card);
    document.body.append(ghost);
    at.card.classList.add("lifted");
    // So what ends a drag is no click on a card either.
    root.setPointerCapture(at.pointer);
    return ghost;
  };
  const end = (): void => {
    if (drag === undefined) return;
    drag.ghost?.remove();
    drag.card.classList.remove("lifted");
    drag.over?.classList.remove("target");
    drag = undefined;
  };
  listenToHold(root, {
    get pointer() { return drag?.pointer; },
    get lifted() { return drag?.ghost !== undefined; },
    press: (event) => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>(".task") : null;
      if (card !== null) drag = { card, pointer: event.pointerId, x: event.clientX, y: event.clientY, ghost: undefined, over: undefined };
    },
    move: (event) => {
      if (drag === undefined || (drag.ghost === undefined && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH)) return;
      drag.ghost ??= begin(drag);
      drag.ghost.style.left = `${String(event.clientX + 8)}px`;
      drag.ghost.style.top = `${String(event.clientY + 8)}px`;
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>(".cell") ?? undefined;
      if (over === drag.over) return;
      drag.over?.classList.remove("target");
      over?.classList.add("target");
      drag.over = over;
    },
    letGo: () => {
      if (drag === undefined) return;
      const { card, ghost, over } = drag;
      const from = placeOf(card.closest<HTMLElement>(".cell"));
      const to = placeOf(over ?? null);
      const id = card.dataset["id"];
      end();
      if (ghost === undefined) return;
      if (id !== undefined && from !== undefined && to !== undefined && (from.column !== to.column || from.lane !== to.lane)) drop(id, from, to);
    },
    end,
  });
}

/** What goes with the pointer. */
function ghostOf(card: HTMLElement): HTMLElement {
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.classList.add("ghost");
  ghost.removeAttribute("data-id");
  ghost.style.width = `${String(card.getBoundingClientRect().width)}px`;
  return ghost;
}

/** The place that a cell stands for. */
export function placeOf(cell: HTMLElement | null): DropPlace | undefined {
  const column = cell?.dataset["column"];
  return column === undefined ? undefined : { column, lane: cell?.dataset["lane"] };
}
