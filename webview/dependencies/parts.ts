import type { PicturePorts } from "../shared/pictureView";
import type { Stage } from "./stage";
import type { GraphState, SavedDependencies, Scene } from "./state";

/** What the open view is made of. */
export interface Parts {
  readonly view: HTMLElement;
  readonly root: HTMLElement;
  readonly state: GraphState;
  readonly stage: Stage;
  readonly ports: PicturePorts<SavedDependencies>;
  /** What is drawn now. */
  readonly scene: () => Scene;
  /** Draws anew; the card of `keep` stays where it is in the window. */
  readonly draw: (keep: number) => void;
  /** Shows the same graph with what is selected now. */
  readonly paint: () => void;
}

/** Gives the keys to the selected card. */
export function focusSelected({ stage }: Pick<Parts, "stage">): void {
  stage.world.querySelector<HTMLElement>(".item.selected")?.focus({ preventScroll: true });
}
