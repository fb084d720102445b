import { svgElement } from "../../shared/dom";
import { barEdges, BAR_HEIGHT, BAR_TOP, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { linkAt } from "../linkAt";
import { hasFlag, isGroupRow } from "../model";
import { isMarked } from "../state";
import type { GanttState } from "../state";
import type { HoverCard } from "../hoverCard";
import { barDrag } from "./barDrag";
import { lagDrag } from "./lagDrag";
import { linkDrag } from "./linkDrag";
import { progressDrag } from "./progressDrag";
import type { BarEnd } from "./linkRules";
import { placeOf, runSession } from "./session";
import type { GestureTools } from "./session";

/** What a click can cause beyond a drag. */
export interface PointerActions {
  select(row: number, options: { readonly open: boolean; readonly keep?: boolean }): void;
  /** Adds a row to those that are selected or takes it out, or selects all from the last selected to it. */
  mark(row: number, how: "toggle" | "range"): void;
  toggle(row: number): void;
  chooseLink(link: number): void;
  /** Types into a cell of a row. */
  edit(row: number, column: string): void;
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
    const edges = position < 0 || isGroupRow(state.model, state.hovered) ? undefined : barEdges(state.model, state.hovered, state.scale);
    const done = hasProgress(state, state.hovered) ? (state.model.data.rows.progress[state.hovered] ?? 0) : undefined;
    const at = edges === undefined ? "" : `${position} ${edges.left} ${edges.right} ${done ?? ""}`;
    if (at === handlesAt) return;
    handlesAt = at;
    for (const old of stage.gestures.querySelectorAll(".handle")) old.remove();
    if (edges !== undefined) stage.gestures.append(...handles(edges, position, done));
  };

  stage.root.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) return;
    const row = rowAt(event);
    hover(row);
    const part = partOf(event);
    const place = placeOf(tools, event);
    stage.time.classList.toggle("on-link", part === "" && linkAt(state, place.x, place.y) >= 0);
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
    if (event.button !== 0 || event.target === stage.scroller) return;
    press(tools, actions, { row: rowAt(event), part: partOf(event), event });
  });
  stage.root.addEventListener("dblclick", (event) => {
    const row = rowAt(event);
    const column = event.target instanceof Element ? event.target.closest("[data-column]")?.getAttribute("data-column") : undefined;
    if (row < 0 || partOf(event) === "twistie") return;
    if (typeof column === "string") actions.edit(row, column);
    else actions.select(row, { open: true });
  });
  return { drawn };
}

/** A press on a row, on a part of its bar, or on a link between. */
function press(tools: GestureTools, actions: PointerActions, { row, part, event }: { readonly row: number; readonly part: string; readonly event: PointerEvent }): void {
  const { stage, state } = tools;
  const place = placeOf(tools, event);
  const link = part === "" && event.target instanceof Element && stage.time.contains(event.target) ? linkAt(state, place.x, place.y) : -1;
  if (link >= 0) {
    event.preventDefault();
    actions.chooseLink(link);
    runSession(tools, lagDrag(tools, link, place), event);
    return;
  }
  if (row < 0) return;
  if (part === "twistie") {
    event.preventDefault();
    actions.toggle(row);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey) {
    event.preventDefault();
    actions.mark(row, event.shiftKey ? "range" : "toggle");
    return;
  }
  actions.select(row, { open: false, keep: part !== "" && isMarked(state, row) });
  if (part !== "") begin(tools, row, part, event);
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
  } else if (part === "progress") runSession(tools, progressDrag(tools, row), event);
  else runSession(tools, barDrag(tools, row, part === "resize" ? "resize" : "move", from), event);
}

/** Bars with a part that is done: what is done can be pulled. */
function hasProgress({ model }: GanttState, row: number): boolean {
  return row >= 0 && !(["summary", "milestone", "finished", "dropped"] as const).some((flag) => hasFlag(model, row, flag));
}

/** A small disc at either end of the hovered bar, to pull a link from, and a wedge under the end of what is done. */
function handles({ left, right }: { readonly left: number; readonly right: number }, position: number, done: number | undefined): readonly SVGElement[] {
  const y = position * ROW_HEIGHT + ROW_HEIGHT / 2;
  const disc = (x: number, part: string): SVGElement =>
    svgElement("circle", { class: "handle", attributes: { cx: String(x), cy: String(y), r: String(HANDLE), "data-part": part } });
  const discs = [disc(left - HANDLE_GAP, "link-start"), disc(right + HANDLE_GAP, "link-finish")];
  if (done === undefined) return discs;
  const [x, foot] = [left + ((right - left) * done) / 100, position * ROW_HEIGHT + BAR_TOP + BAR_HEIGHT];
  return [...discs, svgElement("path", { class: "handle wedge", attributes: { d: `M${x} ${foot - 5}L${x + 5} ${foot + 4}H${x - 5}Z`, "data-part": "progress" } })];
}
