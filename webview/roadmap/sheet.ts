import type { RoadmapLane } from "../../src/core/view/roadmapData";
import type { RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import { cardsOf } from "../../src/core/view/picture/roadmapLayout";
import { element } from "../shared/dom";
import { columnsHeight, columnsOf, MOST_IN_CELL } from "./columns";
import { columnSpots, drawCells, drawColumnHeads } from "./drawColumns";
import { drawTrack, placeOnSheet, spotsOf } from "./drawDated";
import type { Spot } from "./drawDated";
import { drawHeading, headingHeight } from "./heading";
import { headingWidth, lanesOf } from "./scene";
import type { RoadmapScene } from "./scene";
import { drawAxis, drawGrid, sheetTime } from "./timeAxis";
import type { SheetTime } from "./timeAxis";
import { laneTitle } from "./words";

/** A lane of the sheet: how high it is, and how to draw what is in it. */
interface LaneBox {
  readonly id: string;
  readonly node: HTMLElement;
  readonly top: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly draw: () => readonly HTMLElement[];
  filled: boolean;
}

/** A drawn sheet: lanes have elements in them only while they are near the window. */
export interface Sheet {
  readonly node: HTMLElement;
  /** The time of a dated sheet. */
  readonly time: SheetTime | undefined;
  /** Everything that the keys can reach, lane by lane. */
  readonly spots: readonly (readonly Spot[])[];
  /** Draws the lanes between two heights of the sheet, and takes away what is far from them. */
  fill(top: number, bottom: number): void;
  /** Draws the lane, wherever it is; gives where it begins and ends. */
  reach(lane: string): { readonly top: number; readonly bottom: number } | undefined;
}

/** Lanes so many pixels above and below the window are drawn as well. */
const MARGIN = 400;

/** How many cards of a cell are drawn where more were asked for, by lane and column. */
export type MoreInCells = ReadonlyMap<string, number>;

export function moreKey(lane: string, column: string): string {
  return JSON.stringify([lane, column]);
}

/** Lays a sheet out; nothing in its lanes is drawn before `fill`. */
export function createSheet(scene: RoadmapScene, form: "dated" | "columns", more: MoreInCells): Sheet {
  const heading = headingWidth(scene.width);
  const time = form === "dated" ? sheetTime(scene) : undefined;
  const corner = element("div", { class: "corner" });
  corner.style.width = `${heading}px`;
  // Ideas have no dates: a lane of nothing else is no lane along dates, but for one that can be promised.
  const lanes = lanesOf(scene).filter((lane) => time === undefined || lane.id !== "" || cardsOf(scene.data, lane).some(({ start }) => start !== undefined));
  const columns = time === undefined ? lanes.map((lane) => columnsOf(scene, lane)) : [];
  const done = columns.reduce((sum, { cells }) => sum + (cells[3]?.length ?? 0), 0);
  const heads = time === undefined
    ? element("div", { class: "heads", children: [corner, drawColumnHeads(scene, done)] })
    : element("div", { class: `heads${time.releases.length > 0 ? " with-releases" : ""}`, attributes: { "aria-hidden": "true" }, children: [corner, drawAxis(time, scene.measure)] });
  let top = 0;
  const boxes = lanes.map((lane, place): LaneBox => {
    const parts = time === undefined ? columnParts(scene, columns[place], more) : datedParts(scene, lane, time);
    const height = Math.max(parts.height, headingHeight(lane, scene));
    const node = element("section", { class: "lane", attributes: { "aria-label": laneTitle(lane, scene.by), "data-lane": lane.id } });
    node.style.height = `${height + 1}px`;
    top += height + 1;
    return { id: lane.id, node, top: top - height - 1, height, spots: parts.spots, filled: false, draw: () => [drawHeading(lane, scene), parts.draw()] };
  });
  const body = element("div", { class: "lanes", children: [...(time === undefined ? [] : [drawGrid(time, heading)]), ...boxes.map(({ node }) => node)] });
  const sheet = element("div", { class: `sheet ${form}${scene.showDone ? " with-done" : ""}`, children: [element("div", { class: "vision", text: scene.data.vision }), heads, body] });
  if (time !== undefined) sheet.style.width = `${heading + time.width}px`;
  return { node: sheet, time, spots: boxes.map(({ spots }) => spots), ...filling(boxes, body) };
}

interface LaneParts {
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly draw: () => HTMLElement;
}

function datedParts(scene: RoadmapScene, lane: RoadmapLane, time: SheetTime): LaneParts {
  const placed = placeOnSheet(lane, scene, time);
  return { height: placed.height, spots: spotsOf(placed, scene.by === "release"), draw: () => drawTrack(placed, scene, time) };
}

function columnParts(scene: RoadmapScene, columns: ReturnType<typeof columnsOf> | undefined, more: MoreInCells): LaneParts {
  if (columns === undefined) return { height: 0, spots: [], draw: () => element("div") };
  const most = (column: RoadmapHorizon): number => more.get(moreKey(columns.lane.id, column)) ?? MOST_IN_CELL;
  return { height: columnsHeight(columns, most, scene.showDone), spots: columnSpots(columns, scene, most), draw: () => drawCells(columns, scene, most) };
}

function filling(boxes: readonly LaneBox[], body: HTMLElement): Pick<Sheet, "fill" | "reach"> {
  const set = (box: LaneBox, filled: boolean): void => {
    if (box.filled === filled || (!filled && box.node.contains(document.activeElement))) return;
    box.filled = filled;
    box.node.replaceChildren(...(filled ? box.draw() : []));
  };
  return {
    fill: (top, bottom) => {
      const above = body.offsetTop;
      for (const box of boxes) {
        const [from, to] = [above + box.top, above + box.top + box.height];
        set(box, to >= top - MARGIN && from <= bottom + MARGIN);
      }
    },
    reach: (lane) => {
      const box = boxes.find(({ id }) => id === lane);
      if (box === undefined) return undefined;
      set(box, true);
      return { top: body.offsetTop + box.top, bottom: body.offsetTop + box.top + box.height };
    },
  };
}
