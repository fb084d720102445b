import { clampOutline } from "../columns";
import type { Camera } from "../camera";
import { minimapTarget } from "../draw/minimap";
import type { Renderer } from "../renderer";
import type { Stage } from "../stage";
import type { GanttState } from "../state";

/** The splitter between outline and bars, by pointer and by arrow keys. */
export function listenToSplitter(stage: Stage, state: GanttState, renderer: Renderer, onMoved: () => void): void {
  const { splitter } = stage;
  const set = (width: number): void => {
    state.outline = clampOutline(width, state.width);
    renderer.invalidate("size");
    onMoved();
  };
  splitter.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    splitter.setPointerCapture(event.pointerId);
    splitter.classList.add("dragging");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) set(event.clientX - stage.root.getBoundingClientRect().left);
  });
  splitter.addEventListener("pointerup", () => { splitter.classList.remove("dragging"); });
  splitter.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? -16 : event.key === "ArrowRight" ? 16 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    set(state.outline + step);
  });
}

/** Click or drag in the minimap goes there. */
export function listenToMinimap(stage: Stage, state: GanttState, renderer: Renderer, camera: Camera): void {
  const { minimap } = stage;
  const go = (event: PointerEvent): void => {
    const box = minimap.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const { left, top } = minimapTarget(state, renderer.minimapSize(), renderer.pane(), at);
    camera.scrollTo(left, top);
  };
  minimap.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    minimap.setPointerCapture(event.pointerId);
    go(event);
  });
  minimap.addEventListener("pointermove", (event) => {
    if (minimap.hasPointerCapture(event.pointerId)) go(event);
  });
}
