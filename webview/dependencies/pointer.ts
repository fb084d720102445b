import type { ChangePreview } from "../../src/protocol/previewMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import { svgElement } from "../shared/dom";
import { createEffects, knownLines } from "../shared/effects";
import type { Effects } from "../shared/effects";
import { t } from "../shared/l10n";
import type { Tip, TipLine } from "../shared/tip";
import { linkRules } from "./circle";
import type { LinkRules } from "./circle";
import type { GraphModel } from "./model";
import type { Stage } from "./stage";
import { CARD, middleOf } from "./state";
import type { GraphState, Scene } from "./state";

/** What the pointer does. */
export interface PointerActions {
  /** What a change would do. */
  readonly preview: (change: ViewChange) => Promise<ChangePreview>;
  readonly add: (change: ViewChange) => void;
  readonly refuse: (reason: string) => void;
}

/** A press becomes a drag when it has moved this far, in pixels. */
const FAR_ENOUGH = 5;
/** So near to the right edge of a card a drag draws a link. */
const EDGE = 18;

interface Drag {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number };
  /** Id of the card from which a link is drawn; undefined where the picture is moved. */
  readonly source: string | undefined;
  moved: boolean;
  /** The rules for its links in the model that they were made for: newer data may come while a link is drawn. */
  rules: { readonly model: GraphModel; readonly against: LinkRules } | undefined;
  thread: SVGPathElement | undefined;
  /** Id of the card under the pointer. */
  target: string | undefined;
  effects: Effects | undefined;
  /** Where the pointer is now. */
  at: { readonly x: number; readonly y: number };
}

/** Drags: on the ground they move the picture, from the right edge of a card they draw a link. Wheel: moves, with Control zooms. */
export function listenToPointer(stage: Stage, scene: () => Scene, tip: Tip, actions: PointerActions): void {
  const { root } = stage;
  let drag: Drag | undefined;
  const end = (): void => {
    if (drag === undefined) return;
    drag.thread?.remove();
    drag.effects?.clear();
    tip.hide();
    root.classList.remove("panning", "linking");
    for (const card of root.querySelectorAll(".item.dimmed, .item.target")) card.classList.remove("dimmed", "target");
    drag = undefined;
  };
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.ctrlKey || drag !== undefined) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest(".more") !== null && target !== undefined) return;
    const { state } = scene();
    const card = target?.closest<HTMLElement>(".item") ?? null;
    const source = card !== null && event.clientX > card.getBoundingClientRect().right - EDGE * state.zoom ? card.dataset["id"] : undefined;
    if (card !== null && source === undefined) return;
    drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from: { x: state.x, y: state.y }, source, moved: false, rules: undefined, thread: undefined, target: undefined, effects: undefined, at: { x: event.clientX, y: event.clientY } };
  });
  root.addEventListener("pointermove", (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (event.buttons === 0) {
      end();
      return;
    }
    if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
    if (!drag.moved) begin(stage, scene(), drag);
    if (drag.source === undefined) pan(stage, scene().state, drag, event);
    else {
      const held = drag;
      held.effects ??= createEffects(actions.preview, () => { if (drag === held) tell(scene(), held, tip); });
      drawThread(stage, scene(), held, event);
      tell(scene(), held, tip);
    }
  });
  root.addEventListener("pointerup", (event) => {
    if (drag?.pointer !== event.pointerId) return;
    const { source, target, moved } = drag;
    const against = reasonAgainst(scene(), drag);
    end();
    if (!moved || source === undefined || target === undefined) return;
    if (against !== undefined) actions.refuse(against);
    else actions.add(linkOf(scene().state.model, target, source));
  });
  for (const name of ["pointercancel", "lostpointercapture"] as const) root.addEventListener(name, end);
  window.addEventListener("blur", end);
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || drag?.moved !== true) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }, { capture: true });
  listenToWheel(stage, () => scene().state);
}

function begin({ root }: Stage, scene: Scene, drag: Drag): void {
  drag.moved = true;
  // So what ends a drag is no click either.
  root.setPointerCapture(drag.pointer);
  root.classList.add(drag.source === undefined ? "panning" : "linking");
  if (drag.source !== undefined) dim(root, scene, drag);
}

/** Pales the cards that cannot wait for the one that a link is drawn from. */
function dim(root: HTMLElement, { state, hood }: Scene, drag: Drag): void {
  const { model } = state;
  const against = rulesIn(model, drag);
  for (const { row } of hood.items) if (model.ids[row] !== drag.source && against?.(row) !== undefined) cardOf(root, state, row)?.classList.add("dimmed");
}

/** The rules for the link that is drawn, in the model as it is; undefined where its card is gone. */
function rulesIn(model: GraphModel, drag: Drag): LinkRules | undefined {
  const row = model.rowOfId.get(drag.source ?? "");
  if (row === undefined) return undefined;
  if (drag.rules?.model !== model) drag.rules = { model, against: linkRules(model, row, "after") };
  return drag.rules.against;
}

/** Why a link cannot be let go where the pointer is; undefined where it can, or where there is no card. */
function reasonAgainst({ state: { model } }: Scene, drag: Drag): string | undefined {
  if (drag.source === undefined || drag.target === undefined) return undefined;
  const against = rulesIn(model, drag);
  const target = model.rowOfId.get(drag.target);
  return against === undefined || target === undefined ? t("The plan has changed meanwhile: look at it and try again.") : against(target);
}

function cardOf(root: HTMLElement, { model }: GraphState, row: number): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(model.ids[row] ?? "")}"]`);
}

function pan(stage: Stage, state: GraphState, { from, x, y }: Drag, event: PointerEvent): void {
  state.x = from.x + event.clientX - x;
  state.y = from.y + event.clientY - y;
  stage.place(false);
}

function linkOf({ data: { plan } }: GraphModel, target: string, source: string): ViewChange {
  return { kind: "add-link", plan, task: target, on: source, type: "FS" };
}

function drawThread(stage: Stage, scene: Scene, drag: Drag, event: PointerEvent): void {
  const { model } = scene.state;
  const { source = "" } = drag;
  if (drag.rules?.model !== model) {
    drag.effects?.clear();
    dim(stage.root, scene, drag);
  }
  const middle = middleOf(scene, model.rowOfId.get(source) ?? -1) ?? { x: 0, y: 0 };
  const at = stage.pointAt(event.clientX, event.clientY);
  const card = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>(".item") ?? null;
  const target = card?.dataset["id"];
  if (target !== drag.target) {
    for (const old of stage.root.querySelectorAll(".item.target")) old.classList.remove("target");
    if (target !== undefined && target !== source) card?.classList.add("target");
  }
  drag.target = target === source ? undefined : target;
  const against = reasonAgainst(scene, drag);
  drag.thread ??= svgElement("path", { class: "thread" });
  drag.thread.setAttribute("class", `thread${against === undefined ? "" : " invalid"}`);
  drag.thread.setAttribute("d", `M${String(middle.x + CARD.width / 2)} ${String(middle.y)}L${String(at.x)} ${String(at.y)}`);
  stage.world.querySelector(".links")?.append(drag.thread);
  drag.at = { x: event.clientX, y: event.clientY };
  drag.effects?.want(drag.target === undefined || against !== undefined ? undefined : linkOf(model, drag.target, source));
}

/** Says at the pointer what would come of letting go here. */
function tell(scene: Scene, drag: Drag, tip: Tip): void {
  const { model, dates } = scene.state;
  const { source = "", target, effects, at } = drag;
  const against = reasonAgainst(scene, drag);
  const title = (id: string): string => model.titles[model.rowOfId.get(id) ?? -1] ?? "";
  const known = effects?.known();
  const words: TipLine = target === undefined ? { text: t("Drop on the task that waits"), kind: "quiet" as const } : against === undefined ? { text: t("{0} starts after {1}", title(target), title(source)) } : { text: against, kind: "invalid" as const };
  const more: readonly TipLine[] = target === undefined || against !== undefined ? [] : knownLines(known, new Set([target]), dates);
  tip.show([words, ...more], at);
}

function listenToWheel(stage: Stage, state: () => GraphState): void {
  stage.root.addEventListener("wheel", (event) => {
    event.preventDefault();
    const by = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey) {
      const box = stage.root.getBoundingClientRect();
      stage.zoom(Math.exp(-event.deltaY * by * 0.0025), { x: event.clientX - box.left, y: event.clientY - box.top });
      return;
    }
    const { deltaX, deltaY, shiftKey } = event;
    state().x -= (shiftKey ? deltaY : deltaX) * by;
    state().y -= (shiftKey ? 0 : deltaY) * by;
    stage.place(false);
  }, { passive: false });
}
