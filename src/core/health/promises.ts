import type { ScheduledTask } from "../schedule/result";
import type { HealthInput } from "./check";

/** Tasks with a promised finish: those promised by the status date, and those of all that are finished. */
export interface Promises {
  readonly promised: readonly ScheduledTask[];
  readonly finished: number;
}

/**
 * What was promised for the status date or before. The standard takes a baseline; here a task's `due`, else the date of its
 * release, is the promise.
 */
export function promisesOf({ live, asOf = -Infinity }: HealthInput): Promises {
  const dated = live.filter(({ due }) => due !== undefined);
  return { promised: dated.filter(({ due }) => (due?.at ?? Infinity) <= asOf), finished: dated.filter(task => task.finished).length };
}
