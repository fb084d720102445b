import type { Chart } from "../../src/core/view/picture/marks";
import type { SvgNode } from "../../src/core/view/picture/svg";
import { svgElement } from "./dom";

/** The marks as elements of the page, which its style sheet colours. */
export function drawn({ width, height, marks, says }: Chart): SVGSVGElement {
  return svgElement("svg", { class: "chart marks", attributes: { role: "img", "aria-label": says, width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` }, children: marks.map(markElement) });
}

/** One mark as an element of the page. */
export function markElement({ tag, attributes, text, children = [] }: SvgNode): Element {
  const known = Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return svgElement(tag, { attributes: known, ...(text === undefined ? { children: children.map(markElement) } : { text }) });
}
