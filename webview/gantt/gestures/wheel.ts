import type { Camera } from "../camera";
import type { Stage } from "../stage";
import type { GanttState } from "../state";

/** Ctrl (or a pinch) and the wheel zoom around the pointer; everything else scrolls as the page does. */
export function listenToWheel(stage: Stage, state: GanttState, camera: Camera): void {
  stage.root.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // The view begins at the page's left edge. Asking the page for the pane's place would lay it out in every frame.
      const x = Math.max(0, event.clientX - state.outline);
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      camera.zoomAt(state.scale.pxPerDay * Math.exp(-event.deltaY * lines * 0.0022), x);
    },
    { passive: false },
  );
}
