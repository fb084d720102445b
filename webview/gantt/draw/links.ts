import { svgElement } from "../../shared/dom";
import { barEdges, linkX, ROW_HEIGHT } from "../barLayout";
import type { LinkIndex } from "../linkIndex";
import { linkPath } from "../linkRoute";
import { linkOf } from "../model";
import type { GanttModel, Link } from "../model";
import type { TimeScale } from "../../shared/timeScale";
import type { VisibleRows } from "../visibleRows";

/** What is needed to draw the links of a window of rows. */
export interface LinkScene {
  readonly model: GanttModel;
  readonly visible: VisibleRows;
  readonly index: LinkIndex;
  readonly scale: TimeScale;
  /** Positions of the first and last row of the window. */
  readonly first: number;
  readonly last: number;
  /** x of the layer's own zero. */
  readonly base: number;
  /** The row whose links are raised, or -1. */
  readonly raised: number;
}

/** Beyond this number only links that end in the window are drawn, beyond twice of it none more. */
const MOST_CROSSING = 400;

interface Paths {
  plain: string;
  critical: string;
  cut: string;
  raised: string;
  raisedCritical: string;
}

/** Draws the links of a window as a handful of paths, the raised ones on top. */
export function drawLinks(layer: SVGSVGElement, scene: LinkScene): void {
  const paths: Paths = { plain: "", critical: "", cut: "", raised: "", raisedCritical: "" };
  let drawn = 0;
  scene.index.each(scene.first, scene.last, (number) => {
    const link = linkOf(scene.model, number);
    if (drawn > MOST_CROSSING && (drawn > 2 * MOST_CROSSING || !endsWithin(scene, link))) return;
    drawn += 1;
    paths[pathOf(link, scene.raised)] += pathFor(scene, link);
  });
  const hasRaised = paths.raised !== "" || paths.raisedCritical !== "";
  layer.setAttribute("class", `layer links${hasRaised ? " receding" : ""}`);
  layer.replaceChildren(
    svgElement("path", { class: "plain", attributes: { d: paths.plain } }),
    svgElement("path", { class: "plain critical", attributes: { d: paths.critical } }),
    svgElement("path", { class: "cut", attributes: { d: paths.cut } }),
    svgElement("path", { class: "raised", attributes: { d: paths.raised } }),
    svgElement("path", { class: "raised critical", attributes: { d: paths.raisedCritical } }),
  );
}

function pathOf(link: Link, raised: number): keyof Paths {
  if (link.cut) return "cut";
  if (link.from === raised || link.to === raised) return link.critical ? "raisedCritical" : "raised";
  return link.critical ? "critical" : "plain";
}

function endsWithin({ visible, first, last }: LinkScene, link: Link): boolean {
  return [link.from, link.to].some((row) => {
    const position = visible.positions[row] ?? -1;
    return position >= first && position <= last;
  });
}

/** The path of one link in the layer's own coordinates. */
function pathFor({ model, visible, scale, base }: LinkScene, link: Link): string {
  const leaves = link.type === "FS" || link.type === "FF" ? "finish" : "start";
  const enters = link.type === "FS" || link.type === "SS" ? "start" : "finish";
  const y = (row: number): number => (visible.positions[row] ?? 0) * ROW_HEIGHT + ROW_HEIGHT / 2;
  return linkPath(
    { x: linkX(barEdges(model, link.from, scale), leaves) - base, y: y(link.from) },
    { x: linkX(barEdges(model, link.to, scale), enters) - base, y: y(link.to) },
    link.type,
    ROW_HEIGHT,
  );
}
