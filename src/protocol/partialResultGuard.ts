import type { Outcomes, PartialResult, RunDates, SampledDates } from "../core/risk/partialResult";
import type { Guard } from "./guards";
import { hasFields, isCount, isIntegers, isListOf, isNumbers } from "./guards";

const isOutcomes: Guard<Outcomes> = hasFields<Outcomes>({ finish: isNumbers, cost: isNumbers });

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

const isDates: Guard<SampledDates> = hasFields<SampledDates>({
  runs: isListOf(hasFields<RunDates>({ count: isCount, start: isIntegers, finish: isIntegers })), tallies: isListOf(isBytes),
});

/** Checks the shape of what some runs of a simulation came to. */
export const isPartialResult: Guard<PartialResult> = hasFields<PartialResult>({
  from: isCount, to: isCount, count: isCount, finish: isNumbers, cost: isNumbers, dates: isDates, critical: isNumbers, correlation: isNumbers, hits: isNumbers, decided: isNumbers, swung: isNumbers, swungCost: isNumbers,
  changed: isListOf(isBytes), responses: isListOf(isOutcomes),
});
