import type { ChangePreview } from "../../src/protocol/previewMessages";
import { element } from "../shared/dom";
import type { Effects } from "../shared/effects";
import { listenToHold } from "../shared/hold";
import type { Hold } from "../shared/hold";
import { t } from "../shared/l10n";
import type { Tip, TipLine } from "../shared/tip";
import type { Cell } from "./state";

/** What a drag needs. */
export interface DragPorts {
  readonly tip: Tip;
  /** What the host says of a change before it is made. */
  readonly effects: Effects;
  /** Asks what it would do to put a risk there; undefined where it stands there already. */
  readonly want: (id: string, cell: Cell) => void;
  /** The words for a cell. */
  readonly words: (cell: Cell) => string;
  readonly drop: (id: string, cell: Cell) => void;
  /** A drop that the host has refused before. */
  readonly refuse: (message: string) => void;
}

interface Drag {
  readonly risk: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  ghost: HTMLElement | undefined;
  over: HTMLElement | undefined;
  at: { x: number; y: number };
}

/** Less is a click. */
const FAR_ENOUGH = 4;

/** A disc in hand. */
interface Hand extends Hold {
  /** Says at the pointer what is known of the cell under it. */
  say(): void;
}

/** Lets discs be dragged between the cells of their matrix; Escape lets go. Gives what to do when the host has said more. */
export function dragRisks(root: HTMLElement, ports: DragPorts): () => void {
  const hand = createHand(root, ports);
  listenToHold(root, hand);
  return hand.say;
}

function createHand(root: HTMLElement, ports: DragPorts): Hand {
  let drag: Drag | undefined;
  const say = (): void => { if (drag !== undefined) sayAt(drag, ports); };
  const end = (): void => {
    if (drag === undefined) return;
    drag.ghost?.remove();
    drag.risk.classList.remove("lifted");
    drag.over?.classList.remove("target", "denied");
    drag = undefined;
    ports.tip.hide();
    ports.effects.clear();
  };
  return {
    get pointer() { return drag?.pointer; },
    get lifted() { return drag?.ghost !== undefined; },
    press(event) {
      const risk = event.target instanceof Element ? event.target.closest<HTMLElement>(".risk") : null;
      const at = { x: event.clientX, y: event.clientY };
      if (risk !== null) drag = { risk, pointer: event.pointerId, ...at, ghost: undefined, over: undefined, at };
    },
    move(event) {
      if (drag === undefined || (drag.ghost === undefined && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH)) return;
      drag.ghost ??= lift(root, drag);
      drag.ghost.style.left = `${String(event.clientX - 11)}px`;
      drag.ghost.style.top = `${String(event.clientY - 11)}px`;
      drag.at = { x: event.clientX, y: event.clientY };
      goOver(drag, targetAt(drag, event), ports);
      say();
    },
    letGo() {
      if (drag === undefined) return;
      const { risk, ghost, over } = drag;
      const cell = over === undefined ? undefined : cellOf(over);
      const message = refusal(ports.effects.known());
      end();
      if (ghost === undefined || cell === undefined) return;
      if (message === undefined) ports.drop(risk.dataset["id"] ?? "", cell);
      else ports.refuse(message);
    },
    end, say,
  };
}

function goOver(drag: Drag, over: HTMLElement | undefined, ports: DragPorts): void {
  if (over === drag.over) return;
  drag.over?.classList.remove("target", "denied");
  over?.classList.add("target");
  drag.over = over;
  const cell = over === undefined ? undefined : cellOf(over);
  if (cell !== undefined) ports.want(drag.risk.dataset["id"] ?? "", cell);
}

function sayAt({ over, at }: Drag, { tip, effects, words }: DragPorts): void {
  if (over === undefined) {
    tip.hide();
    return;
  }
  const cell = cellOf(over);
  const known = effects.known();
  const refused = refusal(known);
  over.classList.toggle("denied", refused !== undefined);
  tip.show([
    { text: cell === undefined ? "" : words(cell) },
    ...(refused === undefined ? [] : [{ text: refused, kind: "invalid" } satisfies TipLine]),
    ...(known?.kind === "effect" && known.writes !== "" ? [{ text: t("writes {0}", known.writes), kind: "quiet" } satisfies TipLine] : []),
  ], at);
}

function refusal(known: ChangePreview | undefined): string | undefined {
  return known?.kind === "refused" ? known.message : undefined;
}

function lift(root: HTMLElement, { risk, pointer }: Drag): HTMLElement {
  const ghost = element("span", { class: "risk disc carried", text: risk.querySelector(".number")?.textContent ?? "" });
  document.body.append(ghost);
  risk.classList.add("lifted");
  // So what ends a drag is no click on a disc either.
  root.setPointerCapture(pointer);
  return ghost;
}

/** The cell under the pointer, of the matrix that the risk belongs to. */
function targetAt({ risk }: Drag, { clientX, clientY }: PointerEvent): HTMLElement | undefined {
  const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".cell") ?? undefined;
  return over?.dataset["kind"] === risk.closest<HTMLElement>(".matrix")?.dataset["kind"] ? over : undefined;
}

/** What a cell stands for. */
export function cellOf(cell: HTMLElement): Cell | undefined {
  const { kind, row, column } = cell.dataset;
  if ((kind !== "threats" && kind !== "opportunities") || row === undefined || column === undefined) return undefined;
  return { kind, row: Number(row), column: Number(column) };
}
