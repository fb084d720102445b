import type { BookedTask, ResourceRow, ResourcesData } from "../core/view/resourcesData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isIntegers, isListOf, isNumbers, isOneOf, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The whole load of one plan; older numbers than the newest received are ignored. */
export interface ResourcesNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: ResourcesData;
}

const isRow: Guard<ResourceRow> = hasFields<ResourceRow>({
  kind: isOneOf(["person", "team", "role", "equipment"]),
  id: isText,
  title: isText,
  booked: isNumbers,
  capacity: isNumbers,
  partTask: isIntegers,
  partPeriod: isIntegers,
  partMinutes: isNumbers,
});

const isTask: Guard<BookedTask> = hasFields<BookedTask>({
  id: isText, title: isText, start: isInteger, finish: isInteger, critical: (value) => typeof value === "boolean",
});

/** The whole load of a plan. */
export const isResourcesData: Guard<ResourcesData> = hasFields<ResourcesData>({
  plan: isText,
  title: isText,
  now: isInteger,
  bounds: isNumbers,
  step: isOneOf(["day", "week", "month"]),
  rows: isListOf(isRow),
  tasks: isListOf(isTask),
});

/** The same with its number. */
export const isResourcesNote: Guard<ResourcesNote> = hasFields<ResourcesNote>({ sequence: isCount, health: isPlanHealth, data: isResourcesData });
