import type { Instant } from "../../src/core/model/instant";
import { reducedMotion } from "../shared/dom";
import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
import { clampPlace } from "./geometry";
import type { Renderer } from "./renderer";
import type { Stage } from "./stage";
import { fitted, mostZoom } from "./state";
import type { GanttState } from "./state";
import { clampZoom, instantAt, xOf } from "../shared/timeScale";

/** Moves what is seen: scroll and zoom, never the data. */
export interface Camera {
  scrollTo(left: number, top: number): void;
  scrollBy(x: number, y: number): void;
  /** Zooms so that the instant at `x` of the time pane stays there. */
  zoomAt(pxPerDay: number, x: number): void;
  /** The same, over a few frames. */
  glideTo(pxPerDay: number, x: number): void;
  zoomStep(direction: 1 | -1): void;
  fit(): void;
  /** Zooms to a scale with an instant at the left edge. */
  look(pxPerDay: number, leftAt: Instant): void;
  /** Brings an instant to the middle of the pane. */
  centre(at: Instant): void;
  /** Brings a row into sight, and its bar when it is nowhere in sight. */
  revealRow(row: number, withBar: boolean): void;
}

const GLIDE_MS = 120;
const STEP = 1.6;

export function createCamera(stage: Stage, state: GanttState, renderer: Renderer): Camera {
  function setScale(pxPerDay: number, at: Instant, x: number): void {
    const zoom = Math.min(clampZoom(pxPerDay), mostZoom(state.model.data));
    state.scale = { ...state.scale, pxPerDay: zoom };
    state.left = Math.max(0, xOf(state.scale, at) - x);
    renderer.invalidate("zoom");
  }

  function zoomAt(pxPerDay: number, x: number): void {
    setScale(pxPerDay, instantAt(state.scale, state.left + x), x);
  }

  const gliding = createGlide();
  const glideTo = (pxPerDay: number, x: number): void => {
    const at = instantAt(state.scale, state.left + x);
    gliding.run(state.scale.pxPerDay, pxPerDay, (zoom) => { setScale(zoom, at, x); });
  };

  function scrollTo(left: number, top: number): void {
    state.left = left;
    state.top = top;
    clampPlace(state);
    stage.scroller.scrollTo({ left: state.left, top: state.top, behavior: "instant" });
    renderer.invalidate("scroll");
  }

  function look(pxPerDay: number, leftAt: Instant): void {
    gliding.stop();
    setScale(pxPerDay, leftAt, 0);
  }

  return {
    scrollTo,
    scrollBy: (x, y) => { scrollTo(state.left + x, state.top + y); },
    zoomAt: (pxPerDay, x) => {
      gliding.stop();
      zoomAt(pxPerDay, x);
    },
    glideTo,
    zoomStep: (direction) => {
      const anchor = renderer.pane().width / 2;
      glideTo(clampZoom(state.scale.pxPerDay * STEP ** direction), anchor);
    },
    fit: () => {
      const { pxPerDay, leftAt } = fitted(state, renderer.pane().width);
      look(pxPerDay, leftAt);
    },
    look,
    centre: (at) => { scrollTo(xOf(state.scale, at) - renderer.pane().width / 2, state.top); },
    revealRow: (row, withBar) => {
      const position = state.visible.positions[row] ?? -1;
      if (position < 0) return;
      const { width, height } = renderer.pane();
      const y = position * ROW_HEIGHT;
      const top = y < state.top ? y : y + ROW_HEIGHT > state.top + height ? y + ROW_HEIGHT - height : state.top;
      scrollTo(withBar ? leftFor(state, row, width) : state.left, top);
    },
  };
}

/** A change of scale over a few frames; at once where motion is not wanted. */
interface Glide {
  run(from: number, to: number, step: (zoom: number) => void): void;
  stop(): void;
}

function createGlide(): Glide {
  let frame = 0;
  const stop = (): void => { cancelAnimationFrame(frame); };
  return {
    stop,
    run: (from, to, step) => {
      stop();
      if (reducedMotion()) {
        step(to);
        return;
      }
      const began = performance.now();
      const next = (now: number): void => {
        const share = Math.min(1, Math.max(0, (now - began) / GLIDE_MS));
        step(from * (to / from) ** (1 - (1 - share) ** 3));
        if (share < 1) frame = requestAnimationFrame(next);
      };
      frame = requestAnimationFrame(next);
    },
  };
}

/** The left edge that shows a bar's start when the bar is nowhere in sight; else the edge as it is. */
function leftFor(state: GanttState, row: number, width: number): number {
  const { rows } = state.model.data;
  const from = xOf(state.scale, rows.start[row] ?? 0);
  const to = xOf(state.scale, rows.finish[row] ?? 0);
  if (to >= state.left && from <= state.left + width - 40) return state.left;
  return Math.max(0, from - width * 0.25);
}
