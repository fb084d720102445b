import type { PrioritiesData, PriorityFigure, PriorityItem } from "../core/view/prioritiesData";
import type { PackedMethod, PackedPriorities, PriorityTraits } from "../core/view/prioritiesPacked";
import type { Guard } from "./guards";
import { hasFields, isCount, isFields, isFlag, isInteger, isIntegers, isInts, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The backlog of one plan; older numbers than the newest received are ignored. */
export interface PrioritiesNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: PackedPriorities;
}

const isFigure = hasFields<PriorityFigure>({ key: isText, amount: isNumber, text: isText, from: isOneOf(["written", "tasks", "evidence", "cost-of-delay"]) });
const isFlip = hasFields<NonNullable<PriorityItem["flip"]>>({ key: isText, by: isNumber, below: isText });
const isTraits = hasFields<PriorityTraits>({ release: isText, objective: isText, owner: isText, tags: isListOf(isText), planned: isFlag, done: isFlag });
const isMethod = hasFields<PackedMethod>({
  id: isText, formula: isText, keys: isListOf(isText), fits: (value) => isInteger(value) && value >= -1, ranks: isIntegers, scores: isNumbers, lacking: isIntegers,
});
const isCapacity = hasFields<NonNullable<PrioritiesData["capacity"]>>({ kind: isOneOf(["release", "sprint", "plan"]), title: isText, at: isInteger, all: isNumber, planned: isNumber, free: isNumber });

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isPlaced(value: unknown): value is PackedPriorities["flips"][number] {
  return Array.isArray(value) && value.length === 2 && isCount(value[0]) && isFlip(value[1]);
}

const isFrame = hasFields<PackedPriorities>({
  plan: isText, title: isText, now: isInteger, dayMinutes: (value) => isInteger(value) && value > 0, method: isText, methods: isListOf(isMethod), releases: isListOf(isPair),
  objectives: isListOf(isPair), tags: isListOf(isText), capacity: isOptional(isCapacity), count: isCount, ids: isText, titles: isText, notes: isText, traits: isListOf(isTraits),
  traitsOf: isIntegers, lacks: isListOf(isListOf(isText)), figures: isListOf(isFigure), figuresOf: isListOf(isIntegers), flips: isListOf(isPlaced),
});

/** The whole backlog, with a place of each idea by every method: every column as long as the backlog, every number one of its list. */
export const isPackedPriorities: Guard<PackedPriorities> = (value): value is PackedPriorities => {
  if (!isFields(value) || !isFrame(value)) return false;
  const { count, methods, traits, traitsOf, lacks, figures, figuresOf } = value;
  const within = (column: Int32Array, least: number, most: number): boolean => isInts(column, count) && column.every((one) => one >= least && one < most);
  return within(traitsOf, 0, traits.length) && figuresOf.every((column) => within(column, -1, figures.length))
    && methods.every(({ ranks, scores, lacking }) => within(ranks, 0, Infinity) && scores.length === count && scores.every(isNumber) && within(lacking, 0, lacks.length));
};

/** A picture with its number. */
export const isPrioritiesNote: Guard<PrioritiesNote> = hasFields<PrioritiesNote>({ sequence: isCount, health: isPlanHealth, data: isPackedPriorities });
