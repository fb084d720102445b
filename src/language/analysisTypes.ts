import type { Schedule, ScheduleContext } from "../core/schedule/result";
import type { LocatedProblem, Snapshot } from "./snapshotTypes";

/** A snapshot with its dates and problems: what every face reads. A pure function of snapshot and context, cached by identity. */
export interface Analysis {
  readonly snapshot: Snapshot;
  readonly context: ScheduleContext;
  /** By plan id. */
  readonly schedules: ReadonlyMap<string, Schedule>;
  /** By file path, sorted by place; a file without problems has an empty list. */
  readonly problems: ReadonlyMap<string, readonly LocatedProblem[]>;
}
