/** What a pointer may take along. */
export interface Hold {
  /** The pointer that holds something; undefined while nothing is held. */
  readonly pointer: number | undefined;
  /** What is held goes with the pointer: before it does, a press may still become a click. */
  readonly lifted: boolean;
  /** Takes what was pressed, if that can be taken. */
  press(event: PointerEvent): void;
  move(event: PointerEvent): void;
  letGo(): void;
  /** Everything back as it was. */
  end(): void;
}

/** Follows a pointer from press to release; Escape lets go, and so does whatever takes the pointer away. */
export function listenToHold(root: HTMLElement, hold: Hold): void {
  const end = (): void => { hold.end(); };
  root.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !event.ctrlKey && hold.pointer === undefined) hold.press(event);
  });
  root.addEventListener("pointermove", (event) => {
    if (hold.pointer !== event.pointerId) return;
    if (event.buttons === 0) end();
    else hold.move(event);
  });
  root.addEventListener("pointerup", (event) => { if (hold.pointer === event.pointerId) hold.letGo(); });
  root.addEventListener("pointercancel", end);
  root.addEventListener("lostpointercapture", end);
  // Let go outside before it was a drag.
  window.addEventListener("pointerup", end);
  window.addEventListener("blur", end);
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !hold.lifted) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }, { capture: true });
}
