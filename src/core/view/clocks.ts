import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant } from "../model/instant";
import type { ScheduledTask } from "../schedule/result";
import { workIntervals } from "./workingTime";

/** The most intervals of all working times beside the plan's that are sent to a view; tasks beyond go by the plan's. */
const MOST_INTERVALS = 60_000;

/** The working times that tasks go by, and which of them each task does. */
export interface TaskClocks {
  /** Those beside the plan's own, as pairs of from, to. */
  readonly clocks: readonly Int32Array[];
  /** One number a task: 0 the plan's own, n that of `clocks[n - 1]`. */
  readonly clock: Uint16Array;
}

/** Finds the distinct working times of tasks in [from, to); finished work and summaries go by the plan's. */
export function taskClocks(tasks: readonly ScheduledTask[], plan: WorkCalendar, from: Instant, to: Instant): TaskClocks {
  const clocks: Int32Array[] = [];
  const known = new Map<WorkCalendar, number>([[plan, 0]]);
  const numbers = new Map<string, number>([[keyOf(workIntervals(plan, from, to)), 0]]);
  let left = MOST_INTERVALS * 2;
  const numberOf = (calendar: WorkCalendar): number => {
    const before = known.get(calendar);
    if (before !== undefined) return before;
    const work = left <= 0 ? new Int32Array() : workIntervals(calendar, from, to);
    const key = keyOf(work);
    // Nothing worked, or no room left: the plan's own time is the best that can be shown.
    const number = work.length === 0 ? 0 : (numbers.get(key) ?? clocks.push(work));
    left -= work.length;
    numbers.set(key, number);
    known.set(calendar, number);
    return number;
  };
  const clock = Uint16Array.from(tasks, (task) => (task.kind === "summary" || task.finished || task.dropped ? 0 : numberOf(task.clock)));
  return { clocks, clock };
}

/** Equal working times have equal keys; their ends, number and sum tell all but contrived ones apart. */
function keyOf(work: Int32Array): string {
  let sum = 0;
  for (const at of work) sum = (Math.imul(sum, 31) + at) | 0;
  return `${work.length} ${work[0] ?? 0} ${sum}`;
}
