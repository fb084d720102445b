import type { ChangePreview } from "../../../src/protocol/previewMessages";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import type { Announcer } from "../../shared/announce";
import type { Camera } from "../camera";
import type { Renderer } from "../renderer";
import type { Stage } from "../stage";
import type { GanttState } from "../state";
import type { Tip } from "../../shared/tip";
import { MINUTES_PER_DAY } from "../../../src/core/model/instant";
import type { TimeScale } from "../../shared/timeScale";
import { t } from "../../shared/l10n";

/** What every gesture works with. */
export interface GestureTools {
  readonly stage: Stage;
  readonly state: GanttState;
  readonly renderer: Renderer;
  readonly camera: Camera;
  readonly tip: Tip;
  readonly announcer: Announcer;
  /** Asks the host for a change computed on the data with this number; resolves when the picture may show the truth again. */
  readonly ask: (sequence: number, change: ViewChange) => Promise<void>;
  /** Asks what a change would do; nothing is written. */
  readonly preview: (change: ViewChange, sequence: number) => Promise<ChangePreview>;
}

/** Where the pointer is: on the page, and in the content of the time pane. */
export interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
}

/** How far the pointer has come on the time axis, in pixels of the scale as it is now: newer data and zooming may have moved the axis under it. */
export function pulledBy({ state }: GestureTools): (place: PointerPlace) => number {
  const { scale } = state;
  const at = (x: number, { origin, pxPerDay }: TimeScale): number => origin + (x / pxPerDay) * MINUTES_PER_DAY;
  let from: number | undefined;
  return ({ x }) => {
    from ??= at(x, scale);
    return ((at(x, state.scale) - from) / MINUTES_PER_DAY) * state.scale.pxPerDay;
  };
}

/** A drag under way. */
export interface Session {
  readonly className: string;
  move(place: PointerPlace): void;
  /** The pointer was let go; the ghost stays until the host has answered. */
  drop(place: PointerPlace): void;
  /** Everything back as it was. */
  cancel(): void;
}

const EDGE = 6;
const EDGE_STEP = 14;

export function placeOf({ stage, state }: GestureTools, event: { clientX: number; clientY: number; altKey: boolean }): PointerPlace {
  const box = stage.time.getBoundingClientRect();
  return {
    clientX: event.clientX,
    clientY: event.clientY,
    x: event.clientX - box.left + state.left,
    y: event.clientY - box.top + state.top,
    alt: event.altKey,
  };
}

/** Follows the pointer until it is let go or Escape is pressed; scrolls at the edges of the pane. */
export function runSession(tools: GestureTools, session: Session, down: PointerEvent): void {
  const { stage, camera, tip } = tools;
  let last: { clientX: number; clientY: number; altKey: boolean } = down;
  let frame = 0;
  const listeners = new AbortController();
  const options = { signal: listeners.signal, capture: true };

  const end = (): void => {
    listeners.abort();
    cancelAnimationFrame(frame);
    stage.root.classList.remove(session.className);
    tip.hide();
  };
  const edgeScroll = (): void => {
    const box = stage.time.getBoundingClientRect();
    const x = last.clientX > box.right - EDGE ? EDGE_STEP : last.clientX < box.left + EDGE ? -EDGE_STEP : 0;
    const y = last.clientY > box.bottom - EDGE ? EDGE_STEP : last.clientY < box.top + EDGE ? -EDGE_STEP : 0;
    if (x !== 0 || y !== 0) {
      camera.scrollBy(x, y);
      session.move(placeOf(tools, last));
    }
    frame = requestAnimationFrame(edgeScroll);
  };
  stage.root.classList.add(session.className);
  window.addEventListener("pointermove", (event) => {
    last = event;
    session.move(placeOf(tools, event));
  }, options);
  window.addEventListener("pointerup", (event) => {
    end();
    session.drop(placeOf(tools, event));
  }, options);
  const cancel = (): void => {
    end();
    session.cancel();
    tools.announcer.say(t("Cancelled. Nothing was changed."));
  };
  window.addEventListener("pointercancel", cancel, options);
  window.addEventListener("blur", cancel, options);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    } else if (event.key === "Alt") {
      event.preventDefault();
      session.move({ ...placeOf(tools, last), alt: true });
    }
  }, options);
  session.move(placeOf(tools, down));
  frame = requestAnimationFrame(edgeScroll);
}
