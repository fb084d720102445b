import { svgElement } from "../shared/dom";
import type { Scene } from "./state";

/** With more of them only that of the chosen risk, or of the one under the pointer, is drawn. */
const MOST_ARROWS = 12;

/** Arrows from where risks stand before the response to where they stand after it, over the matrices. */
export interface Arrows {
  readonly node: SVGSVGElement;
  /** Draws them anew; `hovered`: the risk under the pointer. */
  draw(scene: Scene, hovered: string): void;
}

export function createArrows(sheets: HTMLElement): Arrows {
  const node = svgElement("svg", { class: "arrows", attributes: { "aria-hidden": "true" } });
  return {
    node,
    draw({ state }, hovered) {
      const ghosts = [...sheets.querySelectorAll<HTMLElement>(".ghost-disc")];
      const raised = new Set([state.selected, hovered]);
      const few = ghosts.length <= MOST_ARROWS;
      const frame = sheets.getBoundingClientRect();
      node.setAttribute("width", String(sheets.scrollWidth));
      node.setAttribute("height", String(sheets.scrollHeight));
      const paths: SVGElement[] = [];
      for (const ghost of ghosts) {
        const id = ghost.dataset["ghost"] ?? "";
        ghost.classList.toggle("raised", raised.has(id));
        const disc = sheets.querySelector<HTMLElement>(`.risk[data-id="${CSS.escape(id)}"] .number`);
        if (disc === null || !(few || raised.has(id))) continue;
        const [from, to] = state.side === "before" ? [disc, ghost] : [ghost, disc];
        const d = arrow(centre(from, frame), centre(to, frame));
        if (d !== "") paths.push(svgElement("path", { class: raised.has(id) ? "arrow raised" : "arrow", attributes: { d } }));
      }
      node.replaceChildren(...paths);
    },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function centre(of: HTMLElement, frame: DOMRect): Point {
  const { left, top, width, height } = of.getBoundingClientRect();
  return { x: left + width / 2 - frame.left, y: top + height / 2 - frame.top };
}

/** A line between the edges of two discs, with a head. */
function arrow(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 30) return "";
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (along: number, aside: number): string => `${(from.x + x * along - y * aside).toFixed(1)} ${(from.y + y * along + x * aside).toFixed(1)}`;
  const end = length - 11;
  return `M${at(12, 0)}L${at(end, 0)}M${at(end - 7, 4)}L${at(end, 0)}L${at(end - 7, -4)}`;
}
