import type { BurnDay, SprintItem, SprintLane, SprintsData, SprintTarget } from "../core/view/sprintsData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** All sprints of one plan; older numbers than the newest received are ignored. */
export interface SprintsNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: SprintsData;
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isNumberOrNull = (value: unknown): value is number | null => value === null || isNumber(value);
const isDay: Guard<BurnDay> = hasFields<BurnDay>({ at: isInteger, ideal: isNumber, left: isNumberOrNull, done: isNumberOrNull });

const isLane: Guard<SprintLane> = hasFields<SprintLane>({
  number: isCount, start: isInteger, end: isInteger, state: isOneOf(["past", "current", "future"]), planned: isNumber, done: isNumberOrNull, written: isFlag, capacity: isNumber, spill: isNumber,
  burn: isListOf(isDay),
});

const isItem: Guard<SprintItem> = hasFields<SprintItem>({
  id: isText, title: isText, points: isNumber, named: isCount, lands: isInteger, spills: isFlag, finished: isFlag, finish: isInteger, column: isText, initials: isText, people: isText, release: isText,
});

const isWhen = (value: unknown): boolean => value === null || hasFields<NonNullable<SprintTarget["p50"]>>({ sprint: isCount, at: isInteger })(value);
const isTarget: Guard<SprintTarget> = hasFields<SprintTarget>({ release: isText, title: isText, points: isNumber, p50: isWhen, p80: isWhen, promise: isOptional(isInteger) });

/** All sprints. */
export const isSprintsData: Guard<SprintsData> = hasFields<SprintsData>({
  plan: isText, title: isText, now: isInteger, current: isCount, sprints: isListOf(isLane), items: isListOf(isItem),
  velocity: isOptional(hasFields<NonNullable<SprintsData["velocity"]>>({ mean: isNumber, low: isNumber, high: isNumber, count: isCount })),
  counted: isOptional(isNumber), doneBefore: isNumber, left: isNumber, targets: isListOf(isTarget),
  cone: isListOf(hasFields<SprintsData["cone"][number]>({ number: isCount, p10: isNumber, p50: isNumber, p90: isNumber })),
});

/** Sprints with their number. */
export const isSprintsNote: Guard<SprintsNote> = hasFields<SprintsNote>({ sequence: isCount, health: isPlanHealth, data: isSprintsData });
