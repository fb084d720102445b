import type { Instant } from "../../model/instant";
import type { LinkType } from "../../model/values";
import type { Driver } from "../result";

/** The dates of a task that can be explained. */
export type DateName = "start" | "finish" | "early-start" | "early-finish" | "late-start" | "late-finish";

/** A date of a task, by its place in `Plan.tasks`. */
export interface TaskDate {
  readonly task: number;
  readonly date: DateName;
}

/**
 * What decides a date. Beside the kinds of `Driver`: `work`, the task's own length from its start (or back from its
 * late finish); `plan-finish`, the end from which late dates are counted.
 */
export interface Cause {
  readonly kind: Driver["kind"] | "work" | "plan-finish";
  /** Id of the other task or release; for late dates the one that waits. */
  readonly of?: string;
  /** Who or what is waited for. */
  readonly resource?: string;
  readonly link?: LinkType;
  /** Lag of the link as written; absent without one. */
  readonly lag?: string;
  /** The key that holds it, when a constraint decides. */
  readonly key?: string;
  readonly until: Instant;
  /** The date that this one follows from, one step further back; absent where it begins. */
  readonly from?: TaskDate;
}

/** Why a date is what it is: the causes, the strongest first. Of a summary `task` is the leaf that decides. */
export interface Explanation extends TaskDate {
  readonly at: Instant;
  readonly causes: readonly Cause[];
}
