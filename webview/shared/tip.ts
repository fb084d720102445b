import { element } from "./dom";

/** A line of a tip and how it is meant. */
export interface TipLine {
  readonly text: string;
  readonly kind?: "quiet" | "invalid";
}

/** The small card that follows the pointer in a drag. */
export interface Tip {
  show(lines: readonly TipLine[], at: { readonly x: number; readonly y: number }): void;
  hide(): void;
}

export function createTip(view: HTMLElement): Tip {
  const tip = element("div", { class: "tip" });
  tip.hidden = true;
  view.append(tip);
  return {
    show: (lines, at) => {
      tip.replaceChildren(...lines.filter((line) => line.text !== "").map((line) => element("div", { text: line.text, ...(line.kind === undefined ? {} : { class: line.kind }) })));
      tip.hidden = false;
      const { width, height } = tip.getBoundingClientRect();
      tip.style.left = `${Math.max(4, Math.min(at.x + 14, window.innerWidth - width - 8))}px`;
      tip.style.top = `${Math.max(4, Math.min(at.y + 18, window.innerHeight - height - 8))}px`;
    },
    hide: () => { tip.hidden = true; },
  };
}
