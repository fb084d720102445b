import type { RoadmapAudience } from "../../src/core/view/roadmapAudience";
import type { RoadmapData, RoadmapGrouping, RoadmapLane } from "../../src/core/view/roadmapData";
import type { RoadmapPeriod } from "../../src/core/view/roadmapHorizon";
import type { DateFormat } from "../shared/dates";

/** How a roadmap is drawn: along dates, in three columns, or as a table. */
export type RoadmapForm = "dated" | "columns" | "table";

/** Everything that a drawing of the roadmap depends on. */
export interface RoadmapScene {
  /** As its audience may see it. */
  readonly data: RoadmapData;
  readonly audience: RoadmapAudience;
  readonly by: RoadmapGrouping;
  readonly period: RoadmapPeriod;
  /** True when the column of what is done shows its cards. */
  readonly showDone: boolean;
  /** Pixels a day, or the whole roadmap in the window. */
  readonly zoom: number | "fit";
  readonly dates: DateFormat;
  /** Of the window, in pixels. */
  readonly width: number;
  readonly measure: (text: string) => number;
}

/** A card in one of the lanes that it stands in. */
export interface ChosenCard {
  readonly id: string;
  readonly lane: string;
}

export function lanesOf({ data, by }: Pick<RoadmapScene, "data" | "by">): readonly RoadmapLane[] {
  return data.lanes[by];
}

/** The day from which a roadmap looks ahead. */
export function todayOf({ asOf, now }: RoadmapData): number {
  return asOf ?? now;
}

/** How wide the headings of lanes are in a window of a width. */
export function headingWidth(width: number): number {
  return width < 640 ? Math.max(132, Math.round(width * 0.36)) : 272;
}
