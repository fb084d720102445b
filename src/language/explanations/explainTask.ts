import type { Cause, DateName, Explanation } from "../../core/schedule/explain/cause";
import { chainOf, explain } from "../../core/schedule/explain/explain";
import type { Schedule } from "../../core/schedule/result";
import { causeParts, explanationParts, partsText } from "./causeParts";

/** A date with its sentence and its causes, each with its clause, the strongest first. */
export interface ExplainedDate {
  readonly explanation: Explanation;
  readonly text: string;
  readonly causes: readonly { readonly cause: Cause; readonly text: string }[];
}

/** Everything that is to be said about why a task stands where it does. */
export interface ExplainedTask {
  readonly start: ExplainedDate;
  readonly finish: ExplainedDate;
  /** Why it may not finish later. */
  readonly lateFinish: ExplainedDate;
  /** From its finish back to what begins it. */
  readonly chain: readonly ExplainedDate[];
}

/** Explains a task in words; undefined for a summary that holds nothing. */
export function explainTask(schedule: Schedule, index: number): ExplainedTask | undefined {
  const [start, finish, lateFinish] = (["start", "finish", "late-finish"] as const).map(date => explainedDate(schedule, index, date));
  if (start === undefined || finish === undefined || lateFinish === undefined) return undefined;
  return { start, finish, lateFinish, chain: chainOf(schedule, index, "finish").map(step => inWords(schedule, step)) };
}

/** One date of a task with its causes in words. */
export function explainedDate(schedule: Schedule, index: number, date: DateName): ExplainedDate | undefined {
  const explanation = explain(schedule, index, date);
  return explanation === undefined ? undefined : inWords(schedule, explanation);
}

function inWords(schedule: Schedule, explanation: Explanation): ExplainedDate {
  return {
    explanation,
    text: partsText(explanationParts(schedule, explanation)),
    causes: explanation.causes.map(cause => ({ cause, text: partsText(causeParts(schedule, explanation, cause)) })),
  };
}
