import { setAttribute } from "../../shared/dom";
import { patchChildren } from "../../shared/patch";
import type { Drawn } from "../../shared/patch";
import { barEdges, linkX, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { topOf } from "../base";
import type { Base } from "../base";
import type { LinkIndex } from "../linkIndex";
import { linkPath } from "../../../src/core/view/picture/linkRoute";
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
  readonly base: Base;
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

/** Draws the links of a window as a handful of paths, the raised ones on top. Returns what is drawn now, for the next time. */
export function drawLinks(layer: SVGGElement, before: readonly Drawn[], scene: LinkScene): readonly Drawn[] {
  const paths: Paths = { plain: "", critical: "", cut: "", raised: "", raisedCritical: "" };
  let count = 0;
  scene.index.each(scene.first, scene.last, (number) => {
    const link = linkOf(scene.model, number);
    if (count > MOST_CROSSING && (count > 2 * MOST_CROSSING || !endsWithin(scene, link))) return;
    count += 1;
    paths[pathOf(link, scene.raised)] += pathFor(scene, link);
  });
  const hasRaised = paths.raised !== "" || paths.raisedCritical !== "";
  setAttribute(layer, "class", hasRaised ? "links receding" : "links");
  const drawn = pathNames.filter(([name]) => paths[name] !== "").map(([name, className]): Drawn => ({ name, tag: "path", attributes: { class: className, d: paths[name] } }));
  patchChildren(layer, before, drawn);
  return drawn;
}

/** From the lowest to the one on top. */
const pathNames: readonly (readonly [name: keyof Paths, className: string])[] = [
  ["plain", "plain"],
  ["critical", "plain critical"],
  ["cut", "cut"],
  ["raised", "raised"],
  ["raisedCritical", "raised critical"],
];

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
  const y = (row: number): number => topOf(visible.positions[row] ?? 0, base) + ROW_HEIGHT / 2;
  return linkPath(
    { x: linkX(barEdges(model, link.from, scale), leaves) - base.x, y: y(link.from) },
    { x: linkX(barEdges(model, link.to, scale), enters) - base.x, y: y(link.to) },
    link.type,
    ROW_HEIGHT,
  );
}
