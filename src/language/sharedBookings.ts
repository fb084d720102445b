import type { Plan } from "../core/model/plan";
import { foundOf } from "../core/schedule/found";
import type { Leaf } from "../core/schedule/leaf";
import { leafBehind, stretchesOf } from "../core/schedule/load/workInTime";
import type { BookedSpan, Schedule, ScheduledTask } from "../core/schedule/result";
import { sharedPlan } from "./rules/sharedPlan";
import type { Snapshot } from "./snapshotTypes";

/** Who works with the same people as whom. Plans that lend to each other in a circle all work with those of the first of them. */
function lendersIn(snapshot: Snapshot): (plan: Plan) => Plan {
  const known = new Map<Plan, Plan>();
  return plan => {
    const way = new Set<Plan>();
    let end = plan;
    while (!known.has(end) && !way.has(end)) {
      way.add(end);
      end = sharedPlan(snapshot, end) ?? end;
    }
    const circle = new Set([...way].slice([...way].indexOf(end)));
    const lender = known.get(end) ?? (circle.size === 1 ? end : snapshot.plans.find(one => circle.has(one))) ?? end;
    for (const one of way) known.set(one, lender);
    return lender;
  };
}

/** Who works with the same people as whom, while plans are scheduled one after the other. */
export interface Sharing {
  /** The plan whose people a plan works with in the end: its own, or that of a file that lends them. */
  readonly lenderOf: (plan: Plan) => Plan;
  /** The schedules made so far of other plans that work with the people of a plan. */
  readonly besides: (plan: Plan) => readonly Schedule[];
  /** Takes note of a schedule, and gives it back. */
  readonly made: (plan: Plan, schedule: Schedule) => Schedule;
  /** The same people, with what is booked so far; what is noted there is not noted here. */
  readonly fork: () => Sharing;
}

/** Begins with no schedule made. */
export function createSharing(snapshot: Snapshot): Sharing {
  return sharingOf(lendersIn(snapshot), new Map());
}

function sharingOf(lenderOf: Sharing["lenderOf"], byLender: Map<Plan, readonly Schedule[]>): Sharing {
  return {
    lenderOf,
    besides: plan => byLender.get(lenderOf(plan)) ?? [],
    made(plan, schedule) {
      byLender.set(lenderOf(plan), [...(byLender.get(lenderOf(plan)) ?? []), schedule]);
      return schedule;
    },
    fork: () => sharingOf(lenderOf, new Map(byLender)),
  };
}

/** What people and equipment are booked on by schedules, by id. */
export function bookingsOf(schedules: readonly Schedule[]): ReadonlyMap<string, readonly BookedSpan[]> {
  const booked = new Map<string, BookedSpan[]>();
  for (const schedule of schedules) {
    const found = foundOf(schedule);
    for (const task of schedule.tasks) bookTask(booked, `${schedule.plan.id}/${task.id}`, task, found && leafBehind(found, task.index), schedule.asOf ?? -Infinity);
  }
  return booked;
}

function bookTask(booked: Map<string, BookedSpan[]>, of: string, task: ScheduledTask, leaf: Leaf | undefined, since: number): void {
  if (task.finished || task.dropped || task.kind !== "task" || leaf === undefined || leaf.noCapacity) return;
  for (const { resource, units } of task.assignments) {
    const spans = booked.get(resource) ?? [];
    if (spans.length === 0) booked.set(resource, spans);
    for (const [start, finish] of stretchesOf(leaf, task)) {
      if (finish > Math.max(start, since)) spans.push({ from: Math.max(start, since), to: finish, units, of });
    }
  }
}
