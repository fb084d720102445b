import type { RoadmapCard, RoadmapConfidence, RoadmapData, RoadmapGrouping, RoadmapLane, RoadmapRisk, RoadmapScope, RoadmapScopeItem } from "../core/view/roadmapData";
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

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

const isCard: Guard<RoadmapCard> = hasFields<RoadmapCard>({
  id: isText,
  title: isText,
  kind: isOneOf(["task", "summary", "milestone", "idea"]),
  start: isOptional(isInteger),
  finish: isOptional(isInteger),
  started: isFlag,
  progress: isNumber,
  state: isOneOf(["planned", "running", "done", "late", "blocked"]),
  lateDays: isCount,
  release: isText,
  initials: isText,
  people: isText,
  critical: isFlag,
  internal: isFlag,
});

const isConfidence: Guard<RoadmapConfidence> = hasFields<RoadmapConfidence>({
  word: isOneOf(["on-track", "tight", "late", "done", "unknown"]),
  inHand: isOptional(isNumber),
  high: isOptional(isInteger),
  chance: isOptional(isNumber),
});

const isScopeItem = hasFields<RoadmapScopeItem>({ id: isText, title: isText, now: isOneOf(["here", "elsewhere", "dropped", "gone"]) });
const isScope = hasFields<RoadmapScope>({ added: isCount, dropped: isCount, named: hasFields<RoadmapScope["named"]>({ added: isListOf(isScopeItem), dropped: isListOf(isScopeItem) }) });

const isLane: Guard<RoadmapLane> = hasFields<RoadmapLane>({
  id: isText,
  title: isText,
  goal: isText,
  progress: isNumber,
  items: isCount,
  itemsDone: isCount,
  promise: isOptional(isInteger),
  forecast: isOptional(isInteger),
  band: isOptional(hasFields<NonNullable<RoadmapLane["band"]>>({ from: isInteger, to: isInteger })),
  released: isOptional(isInteger),
  slipDays: isOptional(isInteger),
  confidence: isConfidence,
  risks: isListOf(hasFields<RoadmapRisk>({ id: isText, title: isText, chance: isText })),
  scope: isOptional(isScope),
  cards: isListOf(isCount),
});

const areLanes = isListOf(isLane);

const areFields: Guard<RoadmapData> = hasFields<RoadmapData>({
  plan: isText,
  title: isText,
  vision: isText,
  now: isInteger,
  asOf: isOptional(isInteger),
  start: isInteger,
  finish: isInteger,
  target: isOptional(isInteger),
  cards: isListOf(isCard),
  above: isListOf((value: unknown): value is readonly [string, string] => Array.isArray(value) && value.length === 2 && value.every(isText)),
  lanes: hasFields<Record<RoadmapGrouping, readonly RoadmapLane[]>>({ release: areLanes, objective: areLanes, team: areLanes, theme: areLanes }),
});

/** A whole roadmap, whose lanes name no card that is not there. */
export const isRoadmapData: Guard<RoadmapData> = (value): value is RoadmapData =>
  areFields(value) && Object.values(value.lanes).every((lanes) => lanes.every(({ cards }) => cards.every((place) => place < value.cards.length)));

/** A roadmap with its number. */
export const isRoadmapNote: Guard<RoadmapNote> = hasFields<RoadmapNote>({ sequence: isCount, health: isPlanHealth, data: isRoadmapData });
