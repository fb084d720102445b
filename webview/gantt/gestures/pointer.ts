import { svgElement } from "../../shared/dom";
import { barEdges, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import type { GanttState } from "../state";
import type { HoverCard } from "../hoverCard";
import { barDrag } from "./barDrag";
import { linkDrag } from "./linkDrag";
import type { BarEnd } from "./linkRules";
import { placeOf, runSession } from "./session";
import type { GestureTools } from "./session";

/** What a click can cause beyond a drag. */
export interface PointerActions {
  select(row: number, options: { readonly open: boolean }): void;
  toggle(row: number): void;
}

const CARD_AFTER = 300;
const HANDLE = 3.5;
const HANDLE_GAP = 7;

/** Hover, click and drag on rows and bars. */
export function listenToPointer(tools: GestureTools, card: HoverCard, actions: PointerActions): { readonly drawn: () => void } {
  const { stage, state, renderer } = tools;
  let handlesAt = "";
  const cards = cardTimer(card, state);

  const rowAt = (event: PointerEvent | MouseEvent): number => {
    const box = stage.outline.getBoundingClientRect();
    if (event.clientY < box.top || event.clientY >= box.bottom) return -1;
    return state.visible.rows[Math.floor((event.clientY - box.top + state.top) / ROW_HEIGHT)] ?? -1;
  };
  const hover = (row: number): void => {
    if (row === state.hovered) return;
    state.hovered = row;
    renderer.invalidate("lights");
  };
  /** Handles follow their bar when the picture moves under the pointer. */
  const drawn = (): void => {
    const position = state.hovered < 0 ? -1 : (state.visible.positions[state.hovered] ?? -1);
    const edges = position < 0 ? undefined : barEdges(state.model, state.hovered, state.scale);
    const at = edges === undefined ? "" : `${position} ${edges.left} ${edges.right}`;
    if (at === handlesAt) return;
    handlesAt = at;
    for (const old of stage.gestures.querySelectorAll(".handle")) old.remove();
    if (edges !== undefined) stage.gestures.append(...handles(edges, position));
  };

  stage.root.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) return;
    const row = rowAt(event);
    hover(row);
    const part = partOf(event);
    const wanted = row >= 0 && part !== "twistie" && !part.startsWith("link") && (part !== "" || isOverTitle(event));
    cards.restart(wanted ? row : -1, event);
  });
  stage.root.addEventListener("pointerleave", () => {
    hover(-1);
    cards.stop();
  });
  stage.scroller.addEventListener("scroll", cards.stop, { passive: true });
  stage.root.addEventListener("pointerdown", (event) => {
    cards.stop();
    if (event.button !== 0) return;
    const row = rowAt(event);
    const part = partOf(event);
    if (row < 0 || event.target === stage.scroller) return;
    if (part === "twistie") {
      event.preventDefault();
      actions.toggle(row);
      return;
    }
    actions.select(row, { open: false });
    if (part !== "") begin(tools, row, part, event);
  });
  stage.root.addEventListener("dblclick", (event) => {
    const row = rowAt(event);
    if (row >= 0 && partOf(event) !== "twistie") actions.select(row, { open: true });
  });
  return { drawn };
}

/** Shows the card when the pointer rests on a row. */
function cardTimer(card: HoverCard, state: GanttState): { restart(row: number, at: PointerEvent): void; stop(): void } {
  let timer = 0;
  const stop = (): void => {
    clearTimeout(timer);
    card.hide();
  };
  return {
    stop,
    restart: (row, { clientX, clientY }) => {
      stop();
      if (row < 0) return;
      timer = window.setTimeout(() => { if (state.hovered === row) card.show(state, row, { x: clientX, y: clientY }); }, CARD_AFTER);
    },
  };
}

/** Which part of a row the pointer is on. */
function partOf(event: Event): string {
  return event.target instanceof Element ? (event.target.closest("[data-part]")?.getAttribute("data-part") ?? "") : "";
}

/** The card comes over a bar or a title, not over empty time. */
function isOverTitle(event: Event): boolean {
  return event.target instanceof Element && event.target.closest(".row") !== null;
}

function begin(tools: GestureTools, row: number, part: string, event: PointerEvent): void {
  event.preventDefault();
  const from = placeOf(tools, event);
  if (part === "link-start" || part === "link-finish") {
    const end: BarEnd = part === "link-start" ? "start" : "finish";
    runSession(tools, linkDrag(tools, row, end), event);
  } else runSession(tools, barDrag(tools, row, part === "resize" ? "resize" : "move", from), event);
}

/** A small disc at either end of the hovered bar, to pull a link from. */
function handles({ left, right }: { readonly left: number; readonly right: number }, position: number): readonly SVGElement[] {
  const y = position * ROW_HEIGHT + ROW_HEIGHT / 2;
  const disc = (x: number, part: string): SVGElement =>
    svgElement("circle", { class: "handle", attributes: { cx: String(x), cy: String(y), r: String(HANDLE), "data-part": part } });
  return [disc(left - HANDLE_GAP, "link-start"), disc(right + HANDLE_GAP, "link-finish")];
}
