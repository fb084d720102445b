import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";

/** The lasting elements of the Gantt; everything else is drawn into them. */
export interface Stage {
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly inner: HTMLElement;
  readonly stage: HTMLElement;
  /** The treegrid: heads and rows of the outline. */
  readonly tree: HTMLElement;
  readonly outline: HTMLElement;
  readonly outlineHead: HTMLElement;
  readonly rows: HTMLElement;
  readonly time: HTMLElement;
  readonly axis: HTMLElement;
  readonly axisTicks: HTMLElement;
  /** What stands behind all rows and moves sideways alone: bands, and the marked days over them. */
  readonly days: HTMLElement;
  readonly bands: SVGSVGElement;
  readonly lines: HTMLElement;
  /** What moves with the rows, in one layer of the page: links, bars over them, and what a gesture shows on top. */
  readonly plan: SVGSVGElement;
  readonly links: SVGGElement;
  readonly bars: SVGGElement;
  readonly gestures: SVGGElement;
  readonly lights: Readonly<Record<"hovered" | "selected", readonly [outline: HTMLElement, time: HTMLElement]>>;
  readonly splitter: HTMLElement;
  readonly minimap: HTMLElement;
  readonly minimapCanvas: HTMLCanvasElement;
  readonly minimapFrame: HTMLElement;
  readonly counts: HTMLElement;
}

/** Heights in pixels. */
export const HEAD_HEIGHT = 44;
export const MINIMAP_HEIGHT = 40;
/** Below this height of the view the minimap gives its room to the rows. */
const MINIMAP_FROM = 240;

export function minimapHeight(viewHeight: number): number {
  return viewHeight >= MINIMAP_FROM ? MINIMAP_HEIGHT : 0;
}

function layer(className: string): HTMLElement {
  return element("div", { class: `layer ${className}` });
}

/** A pattern that the bars of blocked work are hatched with. */
function hatchPattern(): SVGElement {
  const stroke = svgElement("path", { attributes: { d: "M-1 5L5 -1M2 8L8 2" } });
  const pattern = svgElement("pattern", { attributes: { id: "hatch", width: "6", height: "6", patternUnits: "userSpaceOnUse" }, children: [stroke] });
  return svgElement("defs", { children: [pattern] });
}

export function createStage(): Stage {
  const light = (kind: string): HTMLElement => element("div", { class: `row-light ${kind}` });
  const lights = {
    hovered: [light("hovered"), light("hovered")],
    selected: [light("selected"), light("selected")],
  } as const;
  const rows = layer("rows");
  const outlineHead = element("div", { class: "outline-head", attributes: { role: "row", "aria-rowindex": "1" } });
  const outline = element("div", { class: "outline", attributes: { role: "presentation" }, children: [lights.selected[0], lights.hovered[0], rows] });
  const tree = element("div", {
    class: "tree",
    attributes: { role: "treegrid", "aria-label": t("Tasks"), "aria-multiselectable": "true" },
    children: [outlineHead, outline],
  });
  const bands = svgElement("svg", { class: "bands", attributes: { "aria-hidden": "true" } });
  const lines = element("div", { class: "lines" });
  const days = element("div", { class: "layer days", children: [bands, lines] });
  const links = svgElement("g", { class: "links" });
  const bars = svgElement("g", { class: "bars" });
  const gestures = svgElement("g", { class: "gestures" });
  const plan = svgElement("svg", { class: "layer plan", attributes: { "aria-hidden": "true" }, children: [hatchPattern(), links, bars, gestures] });
  const time = element("div", {
    class: "time",
    attributes: { role: "presentation" },
    children: [days, lights.selected[1], lights.hovered[1], plan],
  });
  const axisTicks = element("div", { class: "ticks" });
  const axis = element("div", { class: "axis", attributes: { "aria-hidden": "true" }, children: [axisTicks] });
  const splitter = element("div", {
    class: "splitter",
    attributes: { role: "separator", "aria-orientation": "vertical", "aria-label": t("Width of the outline"), tabindex: "0" },
  });
  const minimapCanvas = element("canvas");
  const minimapFrame = element("div", { class: "frame" });
  const minimap = element("div", { class: "minimap", attributes: { "aria-hidden": "true" }, children: [minimapCanvas, minimapFrame] });
  const counts = element("div", { class: "counts" });
  const stage = element("div", { class: "stage", children: [time, axis, tree, splitter, minimap, counts] });
  const inner = element("div", { class: "inner", children: [stage] });
  const scroller = element("div", { class: "scroller", attributes: { tabindex: "-1" }, children: [inner] });
  const root = element("div", { class: "gantt", children: [scroller] });
  return {
    root, scroller, inner, stage, tree, outline, outlineHead, rows, time, axis, axisTicks, days, bands, lines, plan, links, bars, gestures, lights, splitter,
    minimap, minimapCanvas, minimapFrame, counts,
  };
}
