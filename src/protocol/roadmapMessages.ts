import type { RoadmapCard, RoadmapData, RoadmapLane } from "../core/view/roadmapData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** A whole roadmap of one plan; older numbers than the newest received are ignored. */
export interface RoadmapNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: RoadmapData;
}

const isCard: Guard<RoadmapCard> = hasFields<RoadmapCard>({
  id: isText,
  title: isText,
  start: isInteger,
  finish: isInteger,
  progress: isNumber,
  state: isOneOf(["planned", "running", "done", "late", "blocked"]),
  milestone: (value) => typeof value === "boolean",
  tag: isText,
});

const isLane: Guard<RoadmapLane> = hasFields<RoadmapLane>({
  id: isText,
  title: isText,
  goal: isText,
  progress: isNumber,
  promise: isOptional(isInteger),
  forecast: isOptional(isInteger),
  released: isOptional(isInteger),
  slipDays: isOptional(isInteger),
  cards: isListOf(isCard),
});

/** A whole roadmap. */
export const isRoadmapData: Guard<RoadmapData> = hasFields<RoadmapData>({
  plan: isText,
  title: isText,
  vision: isText,
  now: isInteger,
  asOf: isOptional(isInteger),
  start: isInteger,
  finish: isInteger,
  target: isOptional(isInteger),
  byRelease: isListOf(isLane),
  byObjective: isListOf(isLane),
});

/** A roadmap with its number. */
export const isRoadmapNote: Guard<RoadmapNote> = hasFields<RoadmapNote>({ sequence: isCount, health: isPlanHealth, data: isRoadmapData });
