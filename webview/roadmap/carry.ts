import type { RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import type { ChangePreview } from "../../src/protocol/previewMessages";
import { element } from "../shared/dom";
import { listenToHold } from "../shared/hold";
import { t } from "../shared/l10n";
import type { DropTarget, Wanted } from "./moves";
import type { ChosenCard } from "./scene";

/** What carrying needs from the view. */
export interface CarryPorts {
  /** False while the roadmap is only to be looked at. */
  readonly enabled: () => boolean;
  /** Pixels a day of a dated sheet. */
  readonly pxPerDay: () => number | undefined;
  readonly wanted: (carried: ChosenCard, target: DropTarget) => Wanted | undefined;
  /** Asks what a move would write and do; undefined when it cannot be said. */
  readonly preview: (wanted: Wanted) => Promise<ChangePreview | undefined>;
  readonly drop: (carried: ChosenCard, wanted: Wanted) => void;
  /** Tells why something was not let go of there. */
  readonly refuse: (why: string) => void;
}

/** A press becomes a carry when it has moved this far; dates do not change before it went as far along them. */
const FAR_ENOUGH = 5;
const ALONG = 8;
/** So long over one place before it is asked what would be written. */
const REST_MS = 90;
/** Near an edge, in pixels, the sheet scrolls by so many a frame. */
const EDGE = 36;
const SCROLL = 14;

interface Carry {
  readonly piece: HTMLElement;
  readonly carried: ChosenCard;
  readonly pointer: number;
  /** Where the press was, in the window and in what is scrolled. */
  readonly x: number;
  readonly y: number;
  readonly left: number;
  /** Between the pointer and the corner of the piece. */
  readonly grip: { readonly x: number; readonly y: number };
  ghost: HTMLElement | undefined;
  at: { readonly x: number; readonly y: number };
  over: HTMLElement | undefined;
  wanted: Wanted | undefined;
  answer: ChangePreview | undefined;
  key: string;
}

/** Lets cards and promises be carried over the sheet; a tip says what letting go would write. Escape lets go. */
export function carryPieces(scroller: HTMLElement, ports: CarryPorts): void {
  let carry: Carry | undefined;
  const look = createLook(scroller, ports);
  const end = (): void => {
    if (carry === undefined) return;
    carry.ghost?.remove();
    carry.piece.classList.remove("lifted");
    look.end(carry);
    carry = undefined;
  };
  listenToHold(scroller, {
    get pointer() { return carry?.pointer; },
    get lifted() { return carry?.ghost !== undefined; },
    press: (event) => {
      const piece = event.target instanceof Element ? event.target.closest<HTMLElement>(".piece") : null;
      if (piece !== null && ports.enabled()) carry = carryOf(piece, event, scroller.scrollLeft);
    },
    move: (event) => {
      if (carry === undefined || (carry.ghost === undefined && Math.hypot(event.clientX - carry.x, event.clientY - carry.y) < FAR_ENOUGH)) return;
      if (carry.ghost === undefined) {
        carry.ghost = lift(carry);
        // So what ends it is no click on a card either.
        scroller.setPointerCapture(carry.pointer);
        look.begin(carry);
      }
      carry.at = { x: event.clientX, y: event.clientY };
      const { ghost, grip, piece, y } = carry;
      ghost.style.left = `${String(event.clientX - grip.x)}px`;
      ghost.style.top = `${String((piece.dataset["release"] === undefined ? event.clientY : y) - grip.y)}px`;
      look.at(carry);
    },
    letGo: () => {
      if (carry === undefined) return;
      const { ghost, carried, wanted, answer } = carry;
      end();
      if (ghost === undefined || wanted === undefined) return;
      if (wanted.change === undefined) ports.refuse(wanted.words);
      else if (answer?.kind === "refused") ports.refuse(answer.message);
      else ports.drop(carried, wanted);
    },
    end,
  });
}

function carryOf(piece: HTMLElement, event: PointerEvent, left: number): Carry {
  const box = piece.getBoundingClientRect();
  const { id, release, lane = "" } = piece.dataset;
  const [x, y] = [event.clientX, event.clientY];
  return {
    piece, carried: { id: id ?? release ?? "", lane }, pointer: event.pointerId, x, y, left, grip: { x: x - box.left, y: y - box.top },
    ghost: undefined, at: { x, y }, over: undefined, wanted: undefined, answer: undefined, key: "",
  };
}

/** Takes a piece off the sheet: what goes with the pointer is a copy. */
function lift({ piece }: Carry): HTMLElement {
  const ghost = ghostOf(piece);
  document.body.append(ghost);
  piece.classList.add("lifted");
  return ghost;
}

/** Sees what is under the pointer, and what letting go there would come to. */
interface Look {
  begin(carry: Carry): void;
  at(carry: Carry): void;
  end(carry: Carry): void;
}

function createLook(scroller: HTMLElement, ports: CarryPorts): Look {
  const tip = createTip();
  let timer = 0;
  let frame = 0;
  const ask = (carry: Carry, wanted: Wanted): void => {
    void ports.preview(wanted).then((answer) => {
      if (carry.wanted !== wanted) return;
      carry.answer = answer;
      tip.show(wanted, answer);
    });
  };
  const at = (carry: Carry): void => {
    tip.move(carry.at);
    const over = overAt(carry);
    if (over !== carry.over) {
      carry.over?.classList.remove("target");
      over?.classList.add("target");
      carry.over = over;
    }
    const target = targetAt(scroller, carry, over, ports.pxPerDay());
    const key = JSON.stringify(target);
    if (key === carry.key) return;
    carry.key = key;
    const wanted = ports.wanted(carry.carried, target);
    carry.wanted = wanted;
    carry.answer = undefined;
    tip.show(wanted, undefined);
    clearTimeout(timer);
    if (wanted?.change !== undefined) timer = window.setTimeout(() => { ask(carry, wanted); }, REST_MS);
  };
  return {
    begin: (carry) => {
      const roll = (): void => {
        if (scrollAtEdge(scroller, carry.at)) at(carry);
        frame = requestAnimationFrame(roll);
      };
      frame = requestAnimationFrame(roll);
    },
    at,
    end: (carry) => {
      carry.over?.classList.remove("target");
      carry.wanted = undefined;
      tip.hide();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}

function overAt({ at, piece }: Carry): HTMLElement | undefined {
  if (piece.dataset["release"] !== undefined) return undefined;
  const under = document.elementFromPoint(at.x, at.y);
  return under?.closest<HTMLElement>(".cell") ?? under?.closest<HTMLElement>(".lane") ?? undefined;
}

function targetAt(scroller: HTMLElement, carry: Carry, over: HTMLElement | undefined, pxPerDay: number | undefined): DropTarget {
  const along = carry.at.x - carry.x + scroller.scrollLeft - carry.left;
  return {
    lane: over?.closest<HTMLElement>(".lane")?.dataset["lane"],
    column: pxPerDay === undefined ? (over?.dataset["column"] as RoadmapHorizon | undefined) : undefined,
    days: pxPerDay === undefined || Math.abs(along) < ALONG ? 0 : Math.round(along / pxPerDay),
  };
}

/** Scrolls while something is held near an edge. */
function scrollAtEdge(scroller: HTMLElement, { x, y }: Carry["at"]): boolean {
  const box = scroller.getBoundingClientRect();
  const step = (at: number, from: number, to: number): number => (at < from + EDGE ? -SCROLL : at > to - EDGE ? SCROLL : 0);
  const before = [scroller.scrollLeft, scroller.scrollTop];
  scroller.scrollBy(step(x, box.left, box.right), step(y, box.top, box.bottom));
  return before[0] !== scroller.scrollLeft || before[1] !== scroller.scrollTop;
}

/** What goes with the pointer. */
function ghostOf(piece: HTMLElement): HTMLElement {
  const box = piece.getBoundingClientRect();
  const ghost = piece.cloneNode(true) as HTMLElement;
  for (const name of ["data-id", "data-release", "data-lane", "title"]) ghost.removeAttribute(name);
  ghost.classList.remove("before", "selected");
  ghost.classList.add("ghost");
  ghost.setAttribute("aria-hidden", "true");
  ghost.style.width = `${String(box.width)}px`;
  ghost.style.height = `${String(box.height)}px`;
  return ghost;
}

/** Promises that are named at the pointer; more are not. */
const MOST_NAMED = 2;

/** What would be written, and which promises that would break or keep again; or why it cannot be. */
function linesOf(answer: ChangePreview | undefined): readonly HTMLElement[] {
  if (answer === undefined) return [];
  if (answer.kind !== "effect") return [element("span", { text: answer.message })];
  return [
    ...(answer.writes === "" ? [] : [element("span", { class: "writes", text: t("writes {0}", answer.writes) })]),
    ...answer.broken.slice(0, MOST_NAMED).map(({ title }) => element("span", { class: "broken", text: t("Too late for {0}", title) })),
    ...answer.kept.slice(0, MOST_NAMED).map(({ title }) => element("span", { text: t("In time for {0}", title) })),
  ];
}

interface Tip {
  show(wanted: Wanted | undefined, answer: ChangePreview | undefined): void;
  move(at: { readonly x: number; readonly y: number }): void;
  hide(): void;
}

/** The words at the pointer: where to, and what would be written, or why not. */
function createTip(): Tip {
  const node = element("div", { class: "drag-tip", attributes: { role: "status" } });
  node.hidden = true;
  document.body.append(node);
  return {
    show: (wanted, answer) => {
      node.hidden = wanted === undefined;
      if (wanted === undefined) return;
      const refused = wanted.change === undefined || answer?.kind === "refused";
      node.classList.toggle("refused", refused);
      node.replaceChildren(element("strong", { text: wanted.words }), ...linesOf(answer));
    },
    move: ({ x, y }) => {
      const { clientWidth, clientHeight } = document.documentElement;
      node.style.left = `${String(Math.max(8, Math.min(x + 14, clientWidth - 300)))}px`;
      node.style.top = `${String(y + 90 > clientHeight ? y - 60 : y + 20)}px`;
    },
    hide: () => { node.hidden = true; },
  };
}
