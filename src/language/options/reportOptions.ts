import type { Cancellation } from "../../core/model/cancellation";
import type { Problem } from "../../core/model/problem";
import type { Schedule, ScheduleContext } from "../../core/schedule/result";
import type { LocatedProblem, Snapshot } from "../snapshotTypes";
import { findOptions } from "./findOptions";
import type { Option } from "./rankOptions";

/** So many things that are late get options, with so many of them each. */
const MOST_LATE = 5;
const MOST_EACH = 3;
/** Task schedules that may be computed in all: a plan of 100 tasks gets 60 trials, one of 10,000 none. */
const MOST_WORK = 6000;
/** Trials for one of them at most. */
const MOST_TRIES = 15;

/**
 * What could be done about what is late, as sentences by `plan`, `release ID` or `task ID`. The number of trials falls
 * with the size of the plan, not with a clock: the same plan gives the same report everywhere.
 */
export function reportOptions(snapshot: Snapshot, schedule: Schedule, context: ScheduleContext, problems: readonly LocatedProblem[], cancellation: Cancellation, most = MOST_WORK): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let left = Math.floor(most / Math.max(1, schedule.tasks.length));
  for (const problem of lateOf(problems)) {
    if (left <= 0 || found.size >= MOST_LATE || cancellation.cancelled) break;
    let best: readonly Option[] = [];
    let tries = 0;
    for (const options of findOptions(snapshot, schedule, context, problem, cancellation)) {
      best = options;
      tries += 1;
      left -= 1;
      if (left <= 0 || tries >= MOST_TRIES) break;
    }
    found.set(keyOf(problem), best.slice(0, MOST_EACH).map(({ title }) => title.replaceAll("`", "")));
  }
  return found;
}

/** Missed promises, that of the plan first, then releases, then tasks, as they are found. */
function lateOf(problems: readonly LocatedProblem[]): readonly Problem[] {
  const late = problems.map(({ problem }) => problem).filter(({ code }) => code === "missed-deadline");
  const rank = ({ at }: Problem): number => (at.item.section === "plan" ? 0 : at.item.section === "releases" ? 1 : 2);
  return [...late].sort((a, b) => rank(a) - rank(b));
}

function keyOf({ at: { item } }: Problem): string {
  return item.section === "plan" ? "plan" : `${item.section === "releases" ? "release" : "task"} ${item.id}`;
}
