import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";
import { cornerBox, LEAST_NUMBERED, type Disc, type Matrix } from "./layout";
import { marksPath, nameOf, type Mark } from "./marks";
import type { PriorityState } from "./state";
import { cornerWords, ideaWords, markWords } from "./words";

/** Draws the matrix: axes and quadrants behind, discs with their names before. */
export function drawMatrix(matrix: Matrix, state: PriorityState & { readonly spot: string }, measure: (text: string) => number, size: { readonly width: number; readonly height: number }): readonly Element[] {
  const mark = matrix.marks.find((one) => nameOf(one) === state.spot && one.rows.length > 1) ?? matrix.marks.find(({ rows }) => rows.some(({ item }) => item.id === state.selected));
  const chosen = mark !== undefined ? "" : matrix.discs.some(({ row }) => row.item.id === state.selected) ? state.selected : (matrix.discs[0]?.row.item.id ?? "");
  return [
    drawAxes(matrix, measure, size),
    ...matrix.discs.flatMap((disc): Element[] => (disc.label === undefined ? [] : [drawLabel(disc, state.selected)])),
    ...matrix.discs.map((disc, at) => drawDisc(disc, state, chosen, matrix.discs.length - at)),
    ...(mark === undefined ? [] : [drawMark(mark, state)]),
  ];
}

function drawAxes({ plot, efforts, values, split, frontier, marks }: Matrix, measure: (text: string) => number, { width, height }: { readonly width: number; readonly height: number }): SVGElement {
  const { x, y, width: across, height: up } = plot;
  const line = (x1: number, y1: number, x2: number, y2: number, name: string): SVGElement => svgElement("line", { class: name, attributes: { x1: String(x1), y1: String(y1), x2: String(x2), y2: String(y2) } });
  const text = (words: string, at: { readonly x: number; readonly y: number }, name: string, more: Readonly<Record<string, string>> = {}): SVGElement => svgElement("text", { class: name, text: words, attributes: { x: String(at.x), y: String(at.y), ...more } });
  const steps = frontier.map(({ x: left, y: top }, index) => (index === 0 ? `M ${String(left)} ${String(top)}` : `H ${String(left)} V ${String(top)}`)).join(" ");
  return svgElement("svg", {
    class: "axes",
    attributes: { width: String(width), height: String(height), "aria-hidden": "true" },
    children: [
      svgElement("rect", { class: "wins", attributes: { x: String(x), y: String(y), width: String(Math.max(0, split.x - x)), height: String(Math.max(0, split.y - y)) } }),
      ...values.map(({ at }) => line(x, at, x + across, at, "grid")),
      ...efforts.map(({ at }) => line(at, y, at, y + up, "grid")),
      line(split.x, y, split.x, y + up, "split"), line(x, split.y, x + across, split.y, "split"),
      svgElement("path", { class: "marks", attributes: { d: marksPath(marks) } }),
      ...(frontier.length > 1 ? [svgElement("path", { class: "frontier", attributes: { d: steps } })] : []),
      ...values.map(({ at, text: words }) => text(words, { x: x - 6, y: at + 4 }, "tick", { "text-anchor": "end" })),
      ...efforts.map(({ at, text: words }) => text(words, { x: at, y: y + up + 15 }, "tick", { "text-anchor": "middle" })),
      text(t("Effort →"), { x: x + across, y: y + up + 32 }, "axis", { "text-anchor": "end" }),
      text(t("Value →"), { x: 0, y: 0 }, "axis", { "text-anchor": "end", transform: `translate(11 ${String(y)}) rotate(-90)` }),
      ...cornerWords().map((words, corner) => {
        const box = cornerBox(plot, corner, measure(words) + 4);
        return text(words, { x: corner % 2 === 0 ? box.x : box.x + box.width, y: box.y + 12 }, "corner", corner % 2 === 0 ? {} : { "text-anchor": "end" });
      }),
    ],
  });
}

function drawLabel({ row, label }: Disc, selected: string): HTMLElement {
  const node = element("span", { class: `disc-name${row.fits ? "" : " below"}${row.item.id === selected ? " selected" : ""}`, text: label?.text ?? "", attributes: { "aria-hidden": "true" } });
  node.style.left = `${String(label?.x ?? 0)}px`;
  node.style.top = `${String(label?.y ?? 0)}px`;
  return node;
}

function drawDisc({ row, x, y, radius }: Disc, state: PriorityState, chosen: string, height: number): HTMLElement {
  const { item, place } = row;
  const words = ideaWords(row, state);
  const node = element("button", {
    class: `disc${row.fits ? "" : " below"}${item.planned ? " planned" : ""}${item.id === state.selected ? " selected" : ""}`,
    text: radius < LEAST_NUMBERED ? "" : place.rank === 0 ? "?" : String(place.rank),
    attributes: { type: "button", "data-id": item.id, "aria-label": words, title: words, tabindex: item.id === chosen ? "0" : "-1", ...(item.id === state.selected ? { "aria-current": "true" } : {}) },
  });
  placeDisc(node, x, y, radius);
  // The higher rank lies above.
  node.style.setProperty("--height", String(height));
  return node;
}

/** A dot that has the keys or is chosen: the others are one path. */
export function drawMark(mark: Mark, state: PriorityState): HTMLElement {
  const node = element("button", { class: "dot selected", attributes: { type: "button", "data-mark": nameOf(mark), "aria-label": markWords(mark.rows, state), ...(mark.rows.length > 1 ? { "aria-haspopup": "menu" } : {}) } });
  placeDisc(node, mark.x, mark.y, 6);
  return node;
}

/** Puts a disc with its middle at a place. */
export function placeDisc(node: HTMLElement, x: number, y: number, radius: number): void {
  node.style.width = `${String(2 * radius)}px`;
  node.style.height = `${String(2 * radius)}px`;
  node.style.left = `${String(x - radius)}px`;
  node.style.top = `${String(y - radius)}px`;
}
