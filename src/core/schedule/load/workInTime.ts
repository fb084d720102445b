import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import type { Instant } from "../../model/instant";
import type { Assignee } from "../assignees";
import { ownStretches, timeOf } from "../bookings";
import { shareAt } from "../crew";
import type { Found } from "../found";
import type { Leaf } from "../leaf";
import type { ScheduledTask } from "../result";

/** A stretch of time. */
export type Stretch = readonly [from: Instant, to: Instant];

/** The leaf behind a task, with the people that were chosen for it; undefined for a summary. */
export function leafBehind({ forecast: { network } }: Found, task: number): Leaf | undefined {
  return network.leaves[network.firstNode[task] as number];
}

/** When a task is worked on: its occurrences, the pieces that levelling cut it into, else from start to finish. */
export function stretchesOf(leaf: Leaf, task: ScheduledTask): readonly Stretch[] {
  return leaf.occurrences ?? task.segments ?? [[task.start, task.finish]];
}

/** How something falls on time: `weigh` gives the weight of [from, to), additive; never negative. */
export interface Spread {
  readonly stretches: readonly Stretch[];
  weigh(from: Instant, to: Instant): number;
  readonly total: number;
}

/** Work of an assignee: their working time without leave and pauses, while the equipment is there, times the share. */
export function spreadOfAssignee(leaf: Leaf, task: ScheduledTask, assignee: Assignee): Spread {
  const time = timeOf(leaf, assignee);
  const cuts = assignee.share === undefined ? assignee.resource.capacity.map(({ from }) => from) : [];
  return spreadOf(ownStretches(leaf, assignee, stretchesOf(leaf, task)), (from, to) => weighted(time, cuts, from, to, at => shareAt(assignee, at)));
}

/** What of some stretches lies between two instants. */
export function clipped(stretches: readonly Stretch[], from: Instant, to: Instant): readonly Stretch[] {
  return stretches.flatMap(([a, b]): readonly Stretch[] => (Math.min(b, to) > Math.max(a, from) ? [[Math.max(a, from), Math.min(b, to)]] : []));
}

/** Something that falls evenly on a task's own working time. */
export function evenSpread(leaf: Leaf, task: ScheduledTask): Spread {
  return spreadOf(stretchesOf(leaf, task), (from, to) => leaf.work.clock.between(from, to));
}

/** A spread over stretches; over the clock's time where there is no working time in them, all at once where they have no length. */
export function spreadOf(stretches: readonly Stretch[], weigh: (from: Instant, to: Instant) => number): Spread {
  const sum = (each: (from: Instant, to: Instant) => number): number => stretches.reduce((all, [from, to]) => all + each(from, to), 0);
  const total = sum(weigh);
  if (total > 0) return { stretches, weigh, total };
  const clock = (from: Instant, to: Instant): number => to - from;
  return { stretches, weigh: clock, total: sum(clock) };
}

/** Working time times a share that may change at some instants. */
export function weighted(time: SegmentedCalendar, cuts: readonly Instant[], from: Instant, to: Instant, shareOf: (at: Instant) => number): number {
  let sum = 0;
  let begin = from;
  for (const at of cuts) {
    if (at <= begin || at >= to) continue;
    sum += time.between(begin, at) * shareOf(begin);
    begin = at;
  }
  return sum + time.between(begin, to) * shareOf(begin);
}
