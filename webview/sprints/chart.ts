import { compact } from "../shared/compact";
import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";

/** Where a chart draws, in its own units: the page makes it as wide as there is room. */
export const CHART = { width: 360, height: 170, left: 34, right: 10, top: 12, bottom: 24 } as const;

/** The room between the axes. */
export const PANE = { width: CHART.width - CHART.left - CHART.right, height: CHART.height - CHART.top - CHART.bottom } as const;

/** A chart with its title, its words and what explains its marks. */
export function figure(title: string, words: string, drawn: readonly SVGElement[], legend: readonly (readonly [mark: string, word: string])[]): HTMLElement {
  const svg = svgElement("svg", {
    class: "chart", attributes: { viewBox: `0 0 ${String(CHART.width)} ${String(CHART.height)}`, role: "img", "aria-label": `${title}. ${words}` }, children: drawn,
  });
  const keys = legend.map(([mark, word]) => element("span", { class: "key", children: [element("span", { class: `swatch ${mark}`, attributes: { "aria-hidden": "true" } }), word] }));
  return element("figure", { children: [element("figcaption", { children: [element("h2", { text: title }), element("span", { class: "legend", children: keys })] }), svg, element("p", { text: words })] });
}

/** y of a figure, with the most at the top. */
export function yOf(value: number, most: number): number {
  return CHART.top + PANE.height * (1 - value / most);
}

/** x of a place from 0 to 1. */
export function xOf(share: number): number {
  return CHART.left + PANE.width * share;
}

/** A round figure that nothing goes beyond. */
export function topOf(values: readonly number[]): number {
  const most = values.reduce((top, value) => Math.max(top, value), 0);
  if (most <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((step) => step >= most) ?? most;
}

/** The axis of figures: three lines with their figures. */
export function figureAxis(most: number): readonly SVGElement[] {
  return [0, 0.5, 1].flatMap((share) => {
    const y = yOf(most * share, most);
    return [
      svgElement("path", { class: "grid", attributes: { d: `M${String(CHART.left)} ${String(y)}H${String(CHART.width - CHART.right)}` } }),
      words(compact(Math.round(most * share * 100) / 100), CHART.left - 5, y + 4, "end"),
    ];
  });
}

/** Words under the axis of time, no nearer than they can be read. */
export function timeWords(texts: readonly (readonly [share: number, text: string])[]): readonly SVGElement[] {
  const every = Math.max(1, Math.ceil(texts.length / 7));
  return texts.filter((_, at) => at % every === 0).map(([share, text]) => words(text, xOf(share), CHART.height - 7, share > 0.97 ? "end" : share < 0.03 ? "start" : "middle"));
}

/** A line of words in a chart. */
export function words(text: string, x: number, y: number, anchor: "start" | "middle" | "end" = "start", className = ""): SVGElement {
  return svgElement("text", { class: className, attributes: { x: String(Math.round(x)), y: String(Math.round(y)), "text-anchor": anchor }, text });
}

/** A line through points; nothing for fewer than two. */
export function line(className: string, points: readonly (readonly [x: number, y: number])[]): readonly SVGElement[] {
  if (points.length < 2) return [];
  return [svgElement("path", { class: className, attributes: { d: `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}` } })];
}

/** A figure of points: whole where it is, else with one place. */
export function short(points: number): string {
  return String(Math.round(points * 10) / 10);
}

/** "1 point", "13 points". */
export function pointCount(points: number): string {
  return short(points) === "1" ? t("1 point") : t("{0} points", short(points));
}
