import type { Plan } from "../core/model/plan";
import { foundOf } from "../core/schedule/found";
import type { Leaf } from "../core/schedule/leaf";
import { leafBehind, stretchesOf } from "../core/schedule/load/workInTime";
import type { BookedSpan, Schedule, ScheduledTask } from "../core/schedule/result";
import { sharedPlan } from "./rules/sharedPlan";
import type { Snapshot } from "./snapshotTypes";

/** How many plans may lend people to each other in a row. */
const DEEPEST = 8;

/** The plan whose people a plan works with in the end: its own, or that of a file that lends them. */
function lenderOf(snapshot: Snapshot, plan: Plan): Plan {
  let lender = plan;
  for (let step = 0; step < DEEPEST; step++) {
    const next = sharedPlan(snapshot, lender);
    if (next === undefined) break;
    lender = next;
  }
  return lender;
}

/** Who works with the same people as whom, while plans are scheduled one after the other. */
export interface Sharing {
  /** The schedules made so far of other plans that work with the people of a plan. */
  readonly besides: (plan: Plan) => readonly Schedule[];
  /** Takes note of a schedule, and gives it back. */
  readonly made: (plan: Plan, schedule: Schedule) => Schedule;
}

/** Begins with no schedule made. */
export function createSharing(snapshot: Snapshot): Sharing {
  const shares = snapshot.plans.some(({ settings }) => settings.peopleFrom !== undefined);
  const byLender = new Map<Plan, Schedule[]>();
  return {
    besides: plan => (shares ? [...(byLender.get(lenderOf(snapshot, plan)) ?? [])] : []),
    made(plan, schedule) {
      if (!shares) return schedule;
      const lender = lenderOf(snapshot, plan);
      const list = byLender.get(lender);
      if (list === undefined) byLender.set(lender, [schedule]);
      else list.push(schedule);
      return schedule;
    },
  };
}

/** What people and equipment are booked on by schedules, by id. */
export function bookingsOf(schedules: readonly Schedule[]): ReadonlyMap<string, readonly BookedSpan[]> {
  const booked = new Map<string, BookedSpan[]>();
  for (const schedule of schedules) {
    const found = foundOf(schedule);
    for (const task of schedule.tasks) bookTask(booked, task, found && leafBehind(found, task.index), schedule.asOf ?? -Infinity);
  }
  return booked;
}

function bookTask(booked: Map<string, BookedSpan[]>, task: ScheduledTask, leaf: Leaf | undefined, since: number): void {
  if (task.finished || task.dropped || task.kind !== "task" || leaf === undefined || leaf.noCapacity) return;
  for (const { resource, units } of task.assignments) {
    const spans = booked.get(resource) ?? [];
    if (spans.length === 0) booked.set(resource, spans);
    for (const [start, finish] of stretchesOf(leaf, task)) {
      if (finish > Math.max(start, since)) spans.push({ from: Math.max(start, since), to: finish, units });
    }
  }
}
