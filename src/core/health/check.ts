import type { Instant } from "../model/instant";
import type { Task } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { Dependency, DurationScale } from "../model/values";
import type { Found } from "../schedule/found";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { HealthLimits, LimitName } from "./limits";
import { MARK, type TaskMarks } from "./taskMarks";

/** The checks: the fourteen points of the DCMA assessment in their order, then what else puts a schedule at risk. */
export const CHECK_NAMES = [
  "open-ends", "leads", "lags", "link-types", "hard-constraints", "high-slack", "negative-slack", "long-tasks", "invalid-dates", "unassigned",
  "missed", "critical-path", "path-index", "execution-index",
  "one-person", "overload", "merges", "unestimated", "wide-estimates", "outside", "stale",
] as const;

/** A check by its name. */
export type CheckName = (typeof CHECK_NAMES)[number];

/** How many of them are points of the assessment. */
export const POINTS = 14;

/** A dependency of an open task, as it is written. */
export interface OpenLink {
  readonly task: number;
  /** Its place in the `after` list. */
  readonly place: number;
  readonly dependency: Dependency;
}

/** What the checks look at, collected once in linear time. */
export interface HealthInput {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly found: Found;
  readonly scale: DurationScale;
  readonly limits: HealthLimits;
  readonly asOf: Instant | undefined;
  /** When a task is promised: by the baseline where there is one, else by its `due` or release. */
  readonly promisedAt: (task: ScheduledTask) => Instant | undefined;
  readonly marks: TaskMarks;
  /** How many leaves are neither finished nor dropped and do not recur, and how many finished ones there are beside them. */
  readonly open: number;
  readonly done: number;
  /** Leaves that are neither finished nor dropped and do not recur. */
  readonly leaves: readonly ScheduledTask[];
  /** All leaves that are not dropped and do not recur, finished ones too. */
  readonly live: readonly ScheduledTask[];
  /** How many dependencies the tasks that are neither finished nor dropped have, as they are written. */
  readonly links: number;
  /** Those of them that have a lag or another type than finish to start, or lead to another plan: few. */
  readonly odd: readonly OpenLink[];
  /** Tasks with more of them than the limit. */
  readonly merges: readonly TaskNode[];
}

/** A place that a check found: a task, with what of it. */
export interface Hit {
  /** Index in `Plan.tasks`; -1 where it is no task. */
  readonly task: number;
  /** What a check has to say of it: the place in `after`, a key, who. */
  readonly place?: number;
  readonly key?: string;
  readonly who?: string;
  /** What lacks: `before` a predecessor, `after` a successor. */
  readonly lacks?: "before" | "after" | "both";
  /** Working minutes, a count or a ratio: what the check measures. */
  readonly amount?: number;
}

/** Why a check has no figure. */
export type Unjudged =
  | "no-tasks" | "no-links" | "no-people" | "one-person" | "no-status-date" | "no-promises" | "no-target" | "no-critical-task" | "nothing-left" | "no-schedule";

/** What a check measured. */
export type Measured =
  | { readonly unjudged: Unjudged }
  | {
      /** Share, index or count by the check's unit. */
      readonly figure: number;
      readonly count: number;
      readonly of: number;
      readonly hits: readonly Hit[];
    };

/** One check. */
export interface HealthCheck {
  readonly name: CheckName;
  /** `share`: of tasks or links; `index`: a ratio; `count`: any is one too many. */
  readonly unit: "share" | "index" | "count";
  /** A limit is the most that is kept, or the least. */
  readonly bound: "most" | "least";
  /** What the figure may be; undefined: it is counted and not judged. */
  readonly limit: (limits: HealthLimits) => number | undefined;
  /** The limits that a person can set: of the figure, and of what counts at a single task. */
  readonly settable: readonly LimitName[];
  readonly measure: (input: HealthInput) => Measured;
}

/** How a check came out. */
export interface CheckResult {
  readonly check: HealthCheck;
  readonly measured: Measured;
  readonly limit: number | undefined;
  /** `unjudged` without figure or limit. */
  readonly verdict: "kept" | "broken" | "unjudged";
}

/** What a task says, by its dates. */
export function itemOf({ plan }: HealthInput, { index }: ScheduledTask): Task {
  return (plan.tasks[index] as TaskNode).item;
}

/** The hits among tasks. */
export function hitsAmong(tasks: readonly ScheduledTask[], hitOf: (dates: ScheduledTask) => Hit | undefined): readonly Hit[] {
  const hits: Hit[] = [];
  for (const dates of tasks) {
    const hit = hitOf(dates);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** The hits among open leaves that are asked for by their index; only of these task and dates are looked at. */
export function hitsOfLeaves({ marks: { marks }, schedule }: HealthInput, counts: (index: number) => boolean, hitOf: (dates: ScheduledTask) => Hit | undefined): readonly Hit[] {
  const hits: Hit[] = [];
  for (let index = 0; index < marks.length; index++) {
    const hit = ((marks[index] as number) & MARK.open) === 0 || !counts(index) ? undefined : hitOf(schedule.tasks[index] as ScheduledTask);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** The same, of those that have all of some marks. */
export function hitsOfMarked({ marks: { marks }, schedule }: HealthInput, bits: number, hitOf: (dates: ScheduledTask) => Hit | undefined): readonly Hit[] {
  const all = bits | MARK.open;
  const hits: Hit[] = [];
  for (let index = 0; index < marks.length; index++) {
    const hit = ((marks[index] as number) & all) === all ? hitOf(schedule.tasks[index] as ScheduledTask) : undefined;
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

interface Above {
  readonly marks: Uint16Array;
  readonly limit: number;
  readonly hits: readonly Hit[];
}

const above = new WeakMap<Float64Array, Above>();

/** The same, of those of which a figure is more than a limit; the figure is the amount. Found again as long as the columns are the same. */
export function hitsAbove({ marks: { marks } }: HealthInput, figures: Float64Array, limit: number): readonly Hit[] {
  const known = above.get(figures);
  if (known?.marks === marks && known.limit === limit) return known.hits;
  const hits: Hit[] = [];
  above.set(figures, { marks, limit, hits });
  for (let index = 0; index < marks.length; index++) {
    const amount = figures[index] as number;
    if (amount > limit && ((marks[index] as number) & MARK.open) !== 0) hits.push({ task: index, amount });
  }
  return hits;
}

/** The hits among the links that are no plain ones. */
export function hitsAmongLinks({ odd }: HealthInput, hitOf: (dependency: Dependency, at: Required<Pick<Hit, "task" | "place">>) => Hit | undefined): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { dependency, task, place } of odd) {
    const hit = hitOf(dependency, { task, place });
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** A share of tasks or links, with those that count against it. */
export function shareOf(hits: readonly Hit[], of: number, none: Unjudged = "no-tasks", count = hits.length): Measured {
  return of === 0 ? { unjudged: none } : { figure: count / of, count, of, hits };
}

/** Each place that was found is one too many. */
export function countOf(hits: readonly Hit[], of: number): Measured {
  return of === 0 ? { unjudged: "no-tasks" } : { figure: hits.length, count: hits.length, of, hits };
}

