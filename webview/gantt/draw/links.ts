import { setAttribute } from "../../shared/dom";
import { patchChildren } from "../../shared/patch";
import type { Drawn } from "../../shared/patch";
import { barEdges, linkX, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { topOf } from "../base";
import type { Base } from "../base";
import type { LinkIndex } from "../linkIndex";
import { linkPath } from "../../../src/core/view/picture/linkRoute";
import type { LinkEnd } from "../../../src/core/view/picture/linkRoute";
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
  /** The rows whose links among each other are raised in place of that, when a path is shown. */
  readonly path: ReadonlySet<number> | undefined;
  /** Number of the link that is chosen, or -1. */
  readonly chosen: number;
}

/** Beyond this number only links that end in the window are drawn, beyond twice of it none more. */
const MOST_CROSSING = 400;

interface Paths {
  plain: string;
  critical: string;
  cut: string;
  raised: string;
  raisedCritical: string;
  chosen: string;
}

/** Draws the links of a window as a handful of paths, the raised ones on top. Returns what is drawn now, for the next time. */
export function drawLinks(layer: SVGGElement, before: readonly Drawn[], scene: LinkScene): readonly Drawn[] {
  const paths: Paths = { plain: "", critical: "", cut: "", raised: "", raisedCritical: "", chosen: "" };
  let count = 0;
  scene.index.each(scene.first, scene.last, (number) => {
    const link = linkOf(scene.model, number);
    if (count > MOST_CROSSING && (count > 2 * MOST_CROSSING || !endsWithin(scene, link))) return;
    count += 1;
    paths[pathOf(link, scene)] += pathFor(scene, link);
  });
  const hasRaised = scene.path !== undefined || paths.raised !== "" || paths.raisedCritical !== "" || paths.chosen !== "";
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
  ["chosen", "chosen"],
];

function pathOf(link: Link, { raised, path, chosen }: LinkScene): keyof Paths {
  if (link.link === chosen) return "chosen";
  if (link.cut) return "cut";
  if (path !== undefined) return link.driving && path.has(link.from) && path.has(link.to) ? (link.critical ? "raisedCritical" : "raised") : "plain";
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
function pathFor(scene: LinkScene, link: Link): string {
  const { from, to } = linkEnds(scene, link);
  return linkPath(from, to, link.type, ROW_HEIGHT);
}

/** Where a link leaves and where it enters, in the layer's own coordinates. */
export function linkEnds({ model, visible, scale, base }: Pick<LinkScene, "model" | "visible" | "scale" | "base">, link: Link): { readonly from: LinkEnd; readonly to: LinkEnd } {
  const leaves = link.type === "FS" || link.type === "FF" ? "finish" : "start";
  const enters = link.type === "FS" || link.type === "SS" ? "start" : "finish";
  const y = (row: number): number => topOf(visible.positions[row] ?? 0, base) + ROW_HEIGHT / 2;
  return {
    from: { x: linkX(barEdges(model, link.from, scale), leaves) - base.x, y: y(link.from) },
    to: { x: linkX(barEdges(model, link.to, scale), enters) - base.x, y: y(link.to) },
  };
}
