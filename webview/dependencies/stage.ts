import { element, reducedMotion } from "../shared/dom";
import { CARD, middleOf } from "./state";
import type { GraphState, Scene } from "./state";

/** The part of the page that shows the graph, with its own place and zoom. */
export interface Stage {
  readonly root: HTMLElement;
  /** What is moved and zoomed. */
  readonly world: HTMLElement;
  /** Puts the world where the state says; softly when a person caused it. */
  place(softly: boolean): void;
  /** Zooms, keeping a point of the stage where it is (in pixels from its left upper corner). */
  zoom(by: number, at?: { readonly x: number; readonly y: number }): void;
  /** Shows everything, as large as it can be. */
  fit(): void;
  /** Puts an item's card into the middle. */
  centerOn(row: number): void;
  /** Moves as little as needed to show an item's card whole. */
  reveal(row: number, softly: boolean): void;
  /** A point of the window in the picture's own coordinates. */
  pointAt(clientX: number, clientY: number): { readonly x: number; readonly y: number };
}

export const LEAST_ZOOM = 0.2;
export const MOST_ZOOM = 2;
const MARGIN = 24;

export function createStage(state: GraphState, scene: () => Scene, placed: () => void): Stage {
  const world = element("div", { class: "world" });
  const root = element("div", { class: "stage", children: [world] });
  const place = (softly: boolean): void => {
    world.classList.toggle("softly", softly && !reducedMotion());
    const { width, height } = size();
    world.style.transform = `translate(${String(width / 2 + state.x)}px, ${String(height / 2 + state.y)}px) scale(${String(state.zoom)})`;
    placed();
  };
  const size = (): { readonly width: number; readonly height: number } => ({ width: root.clientWidth, height: root.clientHeight });
  const clamp = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
  // Whoever gets the focus may be scrolled to by the browser: the place is ours alone.
  root.addEventListener("scroll", () => { root.scrollTo(0, 0); });
  return {
    root,
    world,
    place,
    zoom: (by, at) => {
      const { width, height } = size();
      const from = { x: (at?.x ?? width / 2) - width / 2, y: (at?.y ?? height / 2) - height / 2 };
      const zoom = clamp(state.zoom * by);
      state.x = from.x - ((from.x - state.x) * zoom) / state.zoom;
      state.y = from.y - ((from.y - state.y) * zoom) / state.zoom;
      state.zoom = zoom;
      place(false);
    },
    fit: () => {
      const { width, height } = size();
      const { left, top, right, bottom } = scene().layout.bounds;
      state.zoom = clamp(Math.min(1, (width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top)));
      state.x = (-(left + right) / 2) * state.zoom;
      state.y = (-(top + bottom) / 2) * state.zoom;
      place(true);
    },
    centerOn: (row) => {
      const middle = middleOf(scene(), row);
      if (middle === undefined) return;
      state.x = -middle.x * state.zoom;
      state.y = -middle.y * state.zoom;
      place(true);
    },
    reveal: (row, softly) => {
      const middle = middleOf(scene(), row);
      if (middle === undefined) return;
      const { width, height } = size();
      const [halfWidth, halfHeight] = [(CARD.width / 2) * state.zoom + MARGIN, (CARD.height / 2) * state.zoom + MARGIN];
      const at = { x: middle.x * state.zoom + state.x, y: middle.y * state.zoom + state.y };
      state.x += within(at.x, halfWidth, width) - at.x;
      state.y += within(at.y, halfHeight, height) - at.y;
      place(softly);
    },
    pointAt: (clientX, clientY) => {
      const box = root.getBoundingClientRect();
      const { width, height } = size();
      return { x: (clientX - box.left - width / 2 - state.x) / state.zoom, y: (clientY - box.top - height / 2 - state.y) / state.zoom };
    },
  };
}

/** The nearest place to `at`, counted from the middle of a length, at which so much on both sides is in sight. */
function within(at: number, half: number, length: number): number {
  const room = Math.max(0, length / 2 - half);
  return Math.min(room, Math.max(-room, at));
}
