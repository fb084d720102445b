import type { ScheduledTask } from "../schedule/result";
import type { HealthInput } from "./check";

/** Tasks with a promised finish: those promised by the status date, and those of all that are finished. */
export interface Promises {
  readonly promised: readonly ScheduledTask[];
  readonly finished: number;
}

/**
 * What was promised for the status date or before: by the baseline, as the standard has it. Where there is none, a task's `due`,
 * else the date of its release, is the promise.
 */
export function promisesOf({ live, promisedAt, asOf = -Infinity }: HealthInput): Promises {
  const dated = live.filter(task => promisedAt(task) !== undefined);
  return { promised: dated.filter(task => (promisedAt(task) ?? Infinity) <= asOf), finished: dated.filter(task => task.finished).length };
}
