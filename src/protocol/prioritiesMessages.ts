import type { PrioritiesData, PriorityFigure, PriorityItem, PriorityMethod, PriorityPlace } from "../core/view/prioritiesData";
import type { Guard } from "./guards";
import { hasFields, isCount, isFields, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The backlog of one plan; older numbers than the newest received are ignored. */
export interface PrioritiesNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: PrioritiesData;
}

const isFigure = hasFields<PriorityFigure>({ key: isText, amount: isNumber, text: isText, from: isOneOf(["written", "tasks", "evidence", "cost-of-delay"]) });
const isPlace = hasFields<PriorityPlace>({ rank: isCount, score: isNumber, lacks: isListOf(isText) });
const isFlip = hasFields<NonNullable<PriorityItem["flip"]>>({ key: isText, by: isNumber, below: isText });
const isItem = hasFields<PriorityItem>({
  id: isText, title: isText, release: isText, objective: isText, owner: isText, tags: isListOf(isText), notes: isText, figures: isListOf(isFigure), places: isListOf(isPlace),
  planned: (value) => typeof value === "boolean", flip: isOptional(isFlip),
});
const isMethod = hasFields<PriorityMethod>({ id: isText, formula: isText, keys: isListOf(isText), fits: (value) => isInteger(value) && value >= -1 });
const isCapacity = hasFields<NonNullable<PrioritiesData["capacity"]>>({ kind: isOneOf(["release", "sprint", "plan"]), title: isText, at: isInteger, all: isNumber, planned: isNumber, free: isNumber });

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

const isFrame = hasFields<Omit<PrioritiesData, "items">>({
  plan: isText, title: isText, now: isInteger, dayMinutes: (value) => isInteger(value) && value > 0, method: isText, methods: isListOf(isMethod), releases: isListOf(isPair),
  objectives: isListOf(isPair), tags: isListOf(isText), capacity: isOptional(isCapacity),
});

/** The whole backlog, with a place of each idea by every method. */
export const isPrioritiesData: Guard<PrioritiesData> = (value): value is PrioritiesData => {
  if (!isFields(value) || !isFrame(value)) return false;
  const { items } = value as { items?: unknown };
  return isListOf(isItem)(items) && items.every(({ places }) => places.length === value.methods.length);
};

/** A picture with its number. */
export const isPrioritiesNote: Guard<PrioritiesNote> = hasFields<PrioritiesNote>({ sequence: isCount, health: isPlanHealth, data: isPrioritiesData });
