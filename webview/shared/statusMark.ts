import type { ItemState } from "../../src/core/view/dependenciesData";
import { svgElement } from "./dom";

/** A small disc that says how work stands: a ring that fills with progress, a check, a bar, a stroke. */
export function statusMark(status: ItemState, percent: number): SVGSVGElement {
  const mark = svgElement("svg", { class: `status ${status}`, attributes: { viewBox: "0 0 14 14", "aria-hidden": "true" } });
  if (status === "done") {
    mark.append(
      svgElement("circle", { class: "disc", attributes: { cx: "7", cy: "7", r: "6.5" } }),
      svgElement("path", { class: "sign", attributes: { d: "M4 7.2L6.2 9.4L10 5" } }),
    );
    return mark;
  }
  mark.append(svgElement("circle", { class: "ring", attributes: { cx: "7", cy: "7", r: "5.75" } }));
  if (status === "blocked") mark.append(svgElement("path", { class: "sign", attributes: { d: "M4 7H10" } }));
  else if (status === "dropped") mark.append(svgElement("path", { class: "sign", attributes: { d: "M3.2 10.8L10.8 3.2" } }));
  else if (percent > 0) mark.append(pie(percent));
  return mark;
}

/** A slice of a disc of radius 4, drawn as a thick stroke along a circle of radius 2. */
function pie(percent: number): SVGElement {
  const round = 2 * Math.PI * 2;
  return svgElement("circle", {
    class: "pie",
    attributes: { cx: "7", cy: "7", r: "2", transform: "rotate(-90 7 7)", "stroke-dasharray": `${(round * Math.min(100, percent)) / 100} ${round}` },
  });
}
