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
  /** Shows everything where it can be read; else the centre, with as much of the rest as there is room for. */
  home(): void;
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
/** The zoom below which a picture cannot be read well, and the one that a few cards may go down to when all of them fit then. */
const LEAST_HOME = 0.75;
const LEAST_FEW = 0.5;
const FEW = 24;

export function createStage(state: GraphState, scene: () => Scene, placed: () => void): Stage {
  const world = element("div", { class: "world" });
  const root = element("div", { class: "stage", children: [world] });
  const place = (softly: boolean): void => {
    world.classList.toggle("softly", softly && !reducedMotion());
    const { width, height } = size();
    world.style.transform = `translate(${String(width / 2 + state.x)}px, ${String(height / 2 + state.y)}px) scale(${String(state.zoom)})`;
    placed();
  };
  const size = (): Size => ({ width: root.clientWidth, height: root.clientHeight });
  const clamp = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
  // Whoever gets the focus may be scrolled to by the browser: the place is ours alone.
  root.addEventListener("scroll", () => { root.scrollTo(0, 0); });
  return {
    root,
    world,
    place,
    zoom: (by, at) => {
      const { width, height } = size();
      zoomTo(state, clamp(state.zoom * by), { x: (at?.x ?? width / 2) - width / 2, y: (at?.y ?? height / 2) - height / 2 });
      place(false);
    },
    fit: () => {
      putAll(state, scene(), size(), LEAST_ZOOM);
      place(true);
    },
    home: () => {
      const { layout, hood } = scene();
      const whole = wholeZoom(layout.bounds, size());
      putAll(state, scene(), size(), hood.items.length <= FEW && whole >= LEAST_FEW ? Math.min(LEAST_HOME, whole) : LEAST_HOME);
      place(false);
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

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Zooms around a point, counted from the middle of the stage. */
function zoomTo(state: GraphState, zoom: number, around: { readonly x: number; readonly y: number }): void {
  state.x = around.x - ((around.x - state.x) * zoom) / state.zoom;
  state.y = around.y - ((around.y - state.y) * zoom) / state.zoom;
  state.zoom = zoom;
}

/** The zoom at which the whole picture has room. */
function wholeZoom({ left, top, right, bottom }: Scene["layout"]["bounds"], { width, height }: Size): number {
  return Math.min(1, (width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top));
}

/** Puts the whole picture into the stage, unless it would be smaller than `least`: then as much of it as there is room for. */
function putAll(state: GraphState, { layout }: Scene, { width, height }: Size, least: number): void {
  const { left, top, right, bottom } = layout.bounds;
  state.zoom = Math.max(least, wholeZoom(layout.bounds, { width, height }));
  state.x = shared(left * state.zoom, right * state.zoom, width);
  state.y = shared(top * state.zoom, bottom * state.zoom, height);
}

/** Where 0 of a picture stands, from the middle of a length: all of it in the middle where it has room, else 0 as near to it as leaves no room unused. */
function shared(from: number, to: number, length: number): number {
  const room = length - 2 * MARGIN;
  if (to - from <= room) return -(from + to) / 2;
  return Math.max(room / 2 - to, Math.min(-room / 2 - from, 0));
}

/** The nearest place to `at`, counted from the middle of a length, at which so much on both sides is in sight. */
function within(at: number, half: number, length: number): number {
  const room = Math.max(0, length / 2 - half);
  return Math.min(room, Math.max(-room, at));
}
