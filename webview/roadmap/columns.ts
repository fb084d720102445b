import type { RoadmapCard, RoadmapLane } from "../../src/core/view/roadmapData";
import { horizonBounds, horizonOf } from "../../src/core/view/roadmapHorizon";
import type { HorizonBounds, RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import { cardsOf, LANE_PADDING } from "../../src/core/view/picture/roadmapLayout";
import { todayOf } from "./scene";
import type { RoadmapScene } from "./scene";

export const COLUMNS: readonly RoadmapHorizon[] = ["now", "next", "later", "done"];

/** So many cards of a cell are drawn until more are asked for. */
export const MOST_IN_CELL = 24;
export const NOTE_HEIGHT = 52;
export const NOTE_GAP = 8;
const MORE_HEIGHT = 28;

/** A lane with its cards by column, in the order of the columns. */
export interface LaneColumns {
  readonly lane: RoadmapLane;
  readonly cells: readonly (readonly RoadmapCard[])[];
}

export function boundsOf({ data, period }: Pick<RoadmapScene, "data" | "period">): HorizonBounds {
  return horizonBounds(todayOf(data), period);
}

/** Cards by column: soonest first, what has no dates last. */
export function columnsOf(scene: Pick<RoadmapScene, "data" | "period">, lane: RoadmapLane): LaneColumns {
  const bounds = boundsOf(scene);
  const cells: RoadmapCard[][] = COLUMNS.map(() => []);
  for (const card of cardsOf(scene.data, lane)) cells[COLUMNS.indexOf(horizonOf(card, bounds))]?.push(card);
  const far = Number.MAX_SAFE_INTEGER;
  for (const cell of cells) cell.sort((a, b) => (a.start ?? far) - (b.start ?? far) || (a.finish ?? far) - (b.finish ?? far));
  return { lane, cells };
}

/** How many cards of a cell are drawn. */
export function shownIn(cell: readonly RoadmapCard[], column: RoadmapHorizon, most: number, showDone: boolean): number {
  return column === "done" && !showDone ? 0 : Math.min(cell.length, most);
}

/** How high a lane is with so many cards in each cell. */
export function columnsHeight({ cells }: LaneColumns, most: (column: RoadmapHorizon) => number, showDone: boolean): number {
  const heights = cells.map((cell, place) => {
    const column = COLUMNS[place] ?? "now";
    const shown = shownIn(cell, column, most(column), showDone);
    const more = shown > 0 && shown < cell.length ? MORE_HEIGHT + NOTE_GAP : 0;
    return 2 * LANE_PADDING + Math.max(0, shown * (NOTE_HEIGHT + NOTE_GAP) - NOTE_GAP) + more;
  });
  return Math.max(...heights);
}
